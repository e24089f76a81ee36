package org.countersign.cases;

import java.net.URI;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases.Sort;
import org.countersign.casefile.Status;
import org.countersign.checkpoints.Checkpoints;
import org.countersign.people.WhoIsAsking;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/cases}: submit, read, revise and withdraw a case; its record. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

  private final CaseDesk desk;
  private final AwardDesk awards;
  private final CaseReading reading;
  private final CaseFileIntake intake;
  private final Checkpoints checkpoints;
  private final WhoIsAsking asking;

  CaseController(CaseDesk desk, AwardDesk awards, CaseReading reading, CaseFileIntake intake, Checkpoints checkpoints,
      WhoIsAsking asking) {
    this.desk = desk;
    this.awards = awards;
    this.reading = reading;
    this.intake = intake;
    this.checkpoints = checkpoints;
    this.asking = asking;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CaseView> submit(@RequestBody(required = false) byte[] paper) {
    BusinessCase submitted = desk.submit(asking.person(), intake.read(paper));
    return ResponseEntity.created(URI.create("/api/cases/" + submitted.reference()))
        .body(reading.view(asking.person(), submitted.reference()));
  }

  /** @param originator "me" for the reader's own */
  @GetMapping
  CaseReading.Page search(@RequestParam(required = false) String q, @RequestParam(required = false) Status status,
      @RequestParam(required = false) Stage stage, @RequestParam(required = false) String originator,
      @RequestParam(required = false) Sort sort, @RequestParam(defaultValue = "0") int page) {
    return reading.search(asking.person(), new CaseReading.Query(q, status, stage, originator, sort), Math.max(0, page));
  }

  @GetMapping("/{reference}")
  CaseView get(@PathVariable String reference) {
    return reading.view(asking.person(), reference);
  }

  /** A case is revised by a paper, an award by a contract. */
  @PutMapping(path = "/{reference}", consumes = MediaType.APPLICATION_JSON_VALUE)
  CaseView revise(@PathVariable String reference, @RequestBody(required = false) byte[] paper) {
    if (awards.isAward(reference)) {
      awards.revise(asking.person(), reference, sent(paper));
    } else {
      desk.revise(asking.person(), reference, intake.read(paper));
    }
    return reading.view(asking.person(), reference);
  }

  @PostMapping(path = "/{reference}/awards", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CaseView> raiseAward(@PathVariable String reference, @RequestBody(required = false) byte[] contract) {
    BusinessCase award = awards.raise(asking.person(), reference, sent(contract));
    return ResponseEntity.created(URI.create("/api/cases/" + award.reference()))
        .body(reading.view(asking.person(), award.reference()));
  }

  /** What may still be awarded under a case. */
  @GetMapping("/{reference}/awards")
  AwardDesk.Room room(@PathVariable String reference) {
    return awards.room(asking.person(), reference);
  }

  private static byte[] sent(byte[] body) {
    return body == null ? new byte[0] : body;
  }

  @PostMapping("/{reference}/withdrawal")
  ResponseEntity<Void> withdraw(@PathVariable String reference) {
    desk.withdraw(asking.person(), reference);
    return ResponseEntity.noContent().build();
  }

  /** The secretariat closes a quorate sitting of the board before every member has voted. */
  @PostMapping("/{reference}/sitting/closure")
  ResponseEntity<Void> closeSitting(@PathVariable String reference) {
    desk.closeSitting(asking.person(), reference);
    return ResponseEntity.noContent().build();
  }

  record Reason(String reason) {}

  /** Takes an own signature back, by the number of its entry in the record, until the next step has begun. */
  @PostMapping(path = "/{reference}/signatures/{entry}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> takeBack(@PathVariable String reference, @PathVariable int entry, @RequestBody(required = false) byte[] body) {
    desk.takeBack(asking.person(), reference, entry, StrictBody.read(body, Reason.class, "This is not a reason").reason());
    return ResponseEntity.noContent().build();
  }

  record Handover(String to, String reason) {}

  /** Gives the case to another originator. */
  @PostMapping(path = "/{reference}/handover", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> handOver(@PathVariable String reference, @RequestBody(required = false) byte[] body) {
    Handover handover = StrictBody.read(body, Handover.class, "This is not a handover");
    desk.handOver(asking.person(), reference, handover.to(), handover.reason());
    return ResponseEntity.noContent().build();
  }

  /** @param checkpoint one that the reader kept: the record then shows how it stood in it */
  @GetMapping("/{reference}/record")
  RecordView record(@PathVariable String reference, @RequestParam(required = false) Integer checkpoint) {
    reading.requireRecord(asking.person(), reference);
    return RecordView.of(checkpoints.sealed(reference, checkpoint));
  }
}
