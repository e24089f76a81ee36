package org.countersign.cases;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.London;
import org.countersign.casefile.Money;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.people.WhoIsAsking;
import org.countersign.scheme.Instrument;
import org.countersign.signing.InstrumentDesk;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/instruments}: onward delegations (paragraph 1.7), made and ended by their giver. */
@RestController
@RequestMapping("/api/instruments")
class InstrumentController {

  private final InstrumentDesk desk;
  private final Directory directory;
  private final WhoIsAsking asking;
  private final Clock clock;

  InstrumentController(InstrumentDesk desk, Directory directory, WhoIsAsking asking, Clock clock) {
    this.desk = desk;
    this.directory = directory;
    this.asking = asking;
    this.clock = clock;
  }

  /** What is sent to make one: see {@link Instrument}. */
  record Wish(
      @JsonAlias({"to", "person"}) String holder, @JsonAlias("fallBack") String fallback, Set<String> rules, Set<Kind> kinds,
      BigDecimal ceiling, LocalDate from, LocalDate until, @JsonAlias("why") String reason) {

    InstrumentDesk.Wish toDesk() {
      return new InstrumentDesk.Wish(holder, fallback, rules == null ? Set.of() : rules, kinds == null ? Set.of() : kinds, ceiling,
          from, until, reason);
    }
  }

  enum State { TO_COME, IN_FORCE, ENDED }

  record View(
      int id, CaseView.Who giver, CaseView.Who holder, CaseView.Who fallback, Set<String> rules, Set<Kind> kinds, Money ceiling,
      LocalDate from, LocalDate until, String reason, State state, Instant madeAt, Instant endedAt) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> make(@RequestBody(required = false) byte[] body) {
    Person giver = asking.person();
    Instrument made = desk.make(giver, StrictBody.read(body, Wish.class, "This is not an instrument of delegation").toDesk());
    return ResponseEntity.created(URI.create("/api/instruments/" + made.number())).body(viewOf(made));
  }

  @GetMapping
  List<View> list() {
    return desk.readableBy(asking.person()).stream().map(this::viewOf).toList();
  }

  @DeleteMapping("/{number}")
  ResponseEntity<Void> end(@PathVariable int number) {
    desk.end(asking.person(), number);
    return ResponseEntity.noContent().build();
  }

  private View viewOf(Instrument i) {
    return new View(i.number(), who(i.giver()), who(i.holder()), i.fallback() == null ? null : who(i.fallback()), i.rules(),
        i.kinds(), i.ceiling(), i.from(), i.until(), i.reason(), stateOf(i), i.madeAt(), i.endedAt());
  }

  private State stateOf(Instrument instrument) {
    Instant now = clock.instant();
    if (instrument.isInForceAt(now)) {
      return State.IN_FORCE;
    }
    return instrument.endedAt() == null && London.dayOf(now).isBefore(instrument.from()) ? State.TO_COME : State.ENDED;
  }

  private CaseView.Who who(String id) {
    return new CaseView.Who(id, directory.nameOf(id));
  }
}
