package org.countersign.cases;

import java.util.List;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.CaseFile;
import org.countersign.checks.Checks;
import org.countersign.checks.Finding;
import org.countersign.checks.Paper;
import org.countersign.record.Entry;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Edition;
import org.countersign.scheme.Editions;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checks, run over the stored paper of a case. */
@Service
public class PaperChecks {

  private final BusinessCases cases;
  private final CaseRecord record;
  private final Determinations determinations;
  private final Editions editions;
  private final Checks checks;

  public PaperChecks(BusinessCases cases, CaseRecord record, Determinations determinations, Editions editions, Checks checks) {
    this.cases = cases;
    this.record = record;
    this.determinations = determinations;
    this.editions = editions;
    this.checks = checks;
  }

  /**
   * Checks the current revision and puts the findings on the record.
   *
   * @return whether the paper may go to the board: nothing that it found blocks
   */
  @Transactional
  public boolean check(String reference) {
    BusinessCase businessCase = cases.lock(reference);
    List<Finding> findings = findingsOf(businessCase);
    record.append(reference, Entry.PROGRAM, Act.CHECKED, Map.of("revision", businessCase.revision(), "findings", findings));
    return findings.stream().noneMatch(f -> f.level() == Finding.Level.BLOCK);
  }

  public List<Finding> findingsOf(BusinessCase businessCase) {
    CaseFile paper = cases.currentRevision(businessCase.reference()).caseFile();
    Edition edition = editions.byCode(businessCase.edition());
    return checks.run(new Paper(paper, businessCase.submittedOn(), determinations.determine(paper, edition)));
  }
}
