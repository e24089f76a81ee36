package org.countersign.cases;

import java.util.List;
import java.util.Map;
import org.countersign.checks.Checks;
import org.countersign.checks.Finding;
import org.countersign.checks.Paper;
import org.countersign.record.Entry;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Dossier;
import org.countersign.signing.Dossiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checks, run over the stored paper of a case. */
@Service
public class PaperChecks {

  private static final String GOES_UP = "AWARD_EXCEEDS_APPROVAL";

  private final Dossiers dossiers;
  private final CaseRecord record;
  private final Checks checks;

  public PaperChecks(Dossiers dossiers, CaseRecord record, Checks checks) {
    this.dossiers = dossiers;
    this.record = record;
    this.checks = checks;
  }

  /**
   * Checks the current revision and puts the findings on the record.
   *
   * @return whether the paper may go to the board: nothing that it found blocks
   */
  @Transactional
  public boolean check(String reference) {
    Dossier dossier = dossiers.lock(reference);
    List<Finding> findings = findingsIn(dossier);
    record.append(reference, Entry.PROGRAM, Act.CHECKED, Map.of("revision", dossier.revision().number(), "findings", findings));
    return findings.stream().noneMatch(finding -> sendsBack(finding, dossier.businessCase().isAward()));
  }

  /** An award above what was approved is not sent back: it goes up, to the DMPC. */
  static boolean sendsBack(Finding finding, boolean award) {
    return finding.level() == Finding.Level.BLOCK && !(award && finding.code().name().equals(GOES_UP));
  }

  /** What is wrong with the paper of a case. */
  public List<Finding> findingsIn(Dossier dossier) {
    return checks.run(new Paper(dossier.paper(), dossier.businessCase().submittedOn(), dossier.authority()));
  }
}
