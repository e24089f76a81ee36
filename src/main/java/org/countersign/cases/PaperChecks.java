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
import org.countersign.scheme.Determination;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Requirements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checks, run over the stored paper of a case. */
@Service
public class PaperChecks {

  private final BusinessCases cases;
  private final CaseRecord record;
  private final Requirements requirements;
  private final Checks checks;

  public PaperChecks(BusinessCases cases, CaseRecord record, Requirements requirements, Checks checks) {
    this.cases = cases;
    this.record = record;
    this.requirements = requirements;
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
    CaseFile paper = cases.currentRevision(reference).caseFile();
    List<Finding> findings = findingsIn(paper, businessCase, requirements.authority(businessCase, paper));
    record.append(reference, Entry.PROGRAM, Act.CHECKED, Map.of("revision", businessCase.revision(), "findings", findings));
    return findings.stream().noneMatch(f -> f.level() == Finding.Level.BLOCK);
  }

  /** What is wrong with this paper of the case, given the authority that it needs. */
  public List<Finding> findingsIn(CaseFile paper, BusinessCase businessCase, Determination authority) {
    return checks.run(new Paper(paper, businessCase.submittedOn(), authority));
  }
}
