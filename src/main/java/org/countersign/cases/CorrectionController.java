package org.countersign.cases;

import java.net.URI;
import java.time.Instant;
import org.countersign.decisions.Correction;
import org.countersign.decisions.DecisionNumber;
import org.countersign.people.WhoIsAsking;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/decisions/{number}/corrections}: what was wrong in a published decision, said beside it. */
@RestController
@RequestMapping("/api/decisions/{number}/corrections")
class CorrectionController {

  private final CorrectionDesk desk;
  private final WhoIsAsking asking;

  CorrectionController(CorrectionDesk desk, WhoIsAsking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  record Wish(String text) {}

  /** @param number 1 for the first correction of the decision */
  record Made(int number, String text, Instant madeAt) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Made> correct(@PathVariable String number, @RequestBody(required = false) byte[] body) {
    Wish wish = StrictBody.read(body, Wish.class, "This is not a correction");
    Correction made = desk.correct(asking.person(), number, wish.text());
    return ResponseEntity.created(pageOf(number)).body(new Made(made.number(), made.text(), made.madeAt()));
  }

  /** @param number of which there is a decision */
  private static URI pageOf(String number) {
    return URI.create("/register/" + DecisionNumber.read(number).orElseThrow().inAddress());
  }
}
