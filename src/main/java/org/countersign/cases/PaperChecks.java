package org.countersign.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.checks.Checks;
import org.countersign.checks.Code;
import org.countersign.checks.Finding;
import org.countersign.checks.Paper;
import org.countersign.checks.Unanswered;
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
   * @return whether the paper may go on: nothing that it found blocks, or waits for an answer
   */
  @Transactional
  public boolean check(String reference) {
    Dossier dossier = dossiers.lock(reference);
    List<Finding> findings = findingsIn(dossier);
    List<Finding> unanswered = unansweredIn(dossier, findings);
    Map<String, Object> content = new LinkedHashMap<>(Map.of("revision", dossier.revision().number(), "findings", findings));
    if (!unanswered.isEmpty()) {
      content.put("unanswered", unanswered.stream().map(f -> Map.of("code", f.code(), "at", f.at())).toList());
    }
    record.append(reference, Entry.PROGRAM, Act.CHECKED, content);
    return unanswered.isEmpty() && findings.stream().noneMatch(f -> sendsBack(f, dossier.businessCase().isAward()));
  }

  /** An award above what was approved is not sent back: it goes up, to the DMPC. */
  static boolean sendsBack(Finding finding, boolean award) {
    return finding.level() == Finding.Level.BLOCK && !(award && finding.code() == Code.AWARD_EXCEEDS_APPROVAL);
  }

  /** What is wrong with the paper of a case. */
  public List<Finding> findingsIn(Dossier dossier) {
    return checks.run(
        new Paper(dossier.reference(), dossier.paper(), dossier.businessCase().submittedOn(), dossier.authority()));
  }

  /**
   * Those of the findings that wait for the originator's answer. An award's paper is the program's own writing and comes
   * before no board: what was found of it travels with it to who decides.
   */
  public List<Finding> unansweredIn(Dossier dossier, List<Finding> findings) {
    return dossier.businessCase().isAward() ? List.of() : Unanswered.of(dossier.paper(), findings);
  }
}
