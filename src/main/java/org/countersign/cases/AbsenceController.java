package org.countersign.cases;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.countersign.people.Absence;
import org.countersign.people.Person;
import org.countersign.people.WhoIsAsking;
import org.countersign.signing.AbsenceDesk;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/absences}: who is away and who stands in, entered by the person or by the secretariat. */
@RestController
@RequestMapping("/api/absences")
class AbsenceController {

  private final AbsenceDesk desk;
  private final WhoIsAsking asking;

  AbsenceController(AbsenceDesk desk, WhoIsAsking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  /** @param person who is away; null is whoever asks */
  record Wish(String person, LocalDate from, LocalDate until, String substitute) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Absence> enter(@RequestBody(required = false) byte[] body) {
    Person asker = asking.person();
    Wish wish = StrictBody.read(body, Wish.class, "This is not an absence");
    Absence entered = desk.enter(asker, wish.person() == null ? asker.id() : wish.person(), wish.from(), wish.until(), wish.substitute());
    return ResponseEntity.created(URI.create("/api/absences/" + entered.number())).body(entered);
  }

  @GetMapping
  List<Absence> list() {
    return desk.readableBy(asking.person());
  }

  /** Somebody is back before the last day. */
  @DeleteMapping("/{number}")
  ResponseEntity<Void> end(@PathVariable int number) {
    desk.end(asking.person(), number);
    return ResponseEntity.noContent().build();
  }
}
