package org.countersign.cases;

import java.time.LocalDate;
import org.countersign.decisions.Gate;
import org.countersign.people.WhoIsAsking;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/decisions/{number}/gates/{gate}/paper}: by which case a paper came that a decision announces. */
@RestController
class GateController {

  private final GateDesk desk;
  private final WhoIsAsking asking;

  GateController(GateDesk desk, WhoIsAsking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  record Came(String by) {}

  record Met(int gate, LocalDate due, String what, String by, LocalDate on) {}

  @PostMapping(path = "/api/decisions/{number}/gates/{gate}/paper", consumes = MediaType.APPLICATION_JSON_VALUE)
  Met meet(@PathVariable String number, @PathVariable int gate, @RequestBody(required = false) byte[] body) {
    Gate met = desk.meet(asking.person(), number, gate, StrictBody.read(body, Came.class, "This does not name a case").by());
    return new Met(met.number(), met.due(), met.what(), met.metBy(), met.metOn());
  }
}
