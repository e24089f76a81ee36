package org.countersign.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.London;
import org.countersign.cases.CaseView.AuthorityView;
import org.countersign.checks.Checks;
import org.countersign.checks.Finding;
import org.countersign.checks.Paper;
import org.countersign.checks.Unanswered;
import org.countersign.people.WhoIsAsking;
import org.countersign.scheme.Determination;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a paper would need and what is wrong with it, stored nowhere. */
@RestController
class DryRunController {

  private final CaseFileIntake intake;
  private final Determinations determinations;
  private final Editions editions;
  private final Checks checks;
  private final WhoIsAsking asking;
  private final Clock clock;

  DryRunController(CaseFileIntake intake, Determinations determinations, Editions editions, Checks checks, WhoIsAsking asking,
      Clock clock) {
    this.intake = intake;
    this.determinations = determinations;
    this.editions = editions;
    this.checks = checks;
    this.asking = asking;
    this.clock = clock;
  }

  /** @param unanswered those of the findings that wait for an answer in the paper */
  record Findings(List<Finding> findings, List<Finding> unanswered) {}

  @PostMapping(path = "/api/determinations", consumes = MediaType.APPLICATION_JSON_VALUE)
  AuthorityView determine(@RequestBody(required = false) byte[] paper, @RequestParam(required = false) LocalDate asOf) {
    return AuthorityView.of(determination(intake.read(paper), dayOf(asOf)));
  }

  @PostMapping(path = "/api/checks", consumes = MediaType.APPLICATION_JSON_VALUE)
  Findings check(@RequestBody(required = false) byte[] json, @RequestParam(required = false) LocalDate asOf) {
    CaseFile paper = intake.read(json);
    List<Finding> findings = checks.run(
        new Paper(null, paper, dayOf(asOf), determination(paper, dayOf(asOf)), asking.person().isClearedForPartTwo()));
    return new Findings(findings, Unanswered.of(paper, findings));
  }

  private Determination determination(CaseFile paper, LocalDate day) {
    return determinations.determine(paper, editions.inForceOn(day), asking.person().isClearedForPartTwo());
  }

  private LocalDate dayOf(LocalDate asOf) {
    return asOf == null ? London.today(clock) : asOf;
  }
}
