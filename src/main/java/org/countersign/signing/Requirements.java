package org.countersign.signing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Revision;
import org.countersign.people.Directory;
import org.countersign.record.Entry;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Determination;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.countersign.scheme.RuleTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which signatures a case needs, and which of them the record shows to stand. */
@Service
public class Requirements {

  private final BusinessCases cases;
  private final CaseRecord record;
  private final Determinations determinations;
  private final Editions editions;
  private final AdviceTable adviceTable;
  private final Directory directory;

  public Requirements(BusinessCases cases, CaseRecord record, Determinations determinations, Editions editions,
      AdviceTable adviceTable, Directory directory) {
    this.cases = cases;
    this.record = record;
    this.determinations = determinations;
    this.editions = editions;
    this.adviceTable = adviceTable;
    this.directory = directory;
  }

  /** The authority that the current revision needs, computed anew from the stored paper under the case's edition. */
  public Determination authority(BusinessCase businessCase) {
    return authority(businessCase, cases.currentRevision(businessCase.reference()).caseFile());
  }

  /** The authority that this paper needs under the case's edition. */
  public Determination authority(BusinessCase businessCase, CaseFile paper) {
    return determinations.determine(paper, editions.byCode(businessCase.edition()));
  }

  /** Determines the authority by tables that leave their evaluation in the engine's history, and puts it on the record. */
  @Transactional
  public Determination determineOnRecord(String reference, RuleTable rules) {
    BusinessCase businessCase = cases.lock(reference);
    Determination determination = determinations.determine(cases.currentRevision(reference).caseFile(),
        editions.byCode(businessCase.edition()), rules);
    record.append(reference, Entry.PROGRAM, Act.AUTHORITY_DETERMINED,
        Map.of("revision", businessCase.revision(), "authority", determination.withoutPartTwo()));
    return determination;
  }

  /**
   * Weighs the advice of this round.
   *
   * @return whether every adviser who is needed is satisfied; if not, the return is on the record with every reason
   */
  @Transactional
  public boolean weighAdvice(String reference) {
    BusinessCase businessCase = cases.lock(reference);
    List<SignOff> unsatisfied = outstanding(businessCase).stream().filter(SignOff.ADVICE::contains).toList();
    if (!unsatisfied.isEmpty()) {
      History history = record.history(reference);
      Map<SignOff, String> reasons = new EnumMap<>(SignOff.class);
      unsatisfied.forEach(advice -> reasons.put(advice,
          history.lastAnswer(advice).map(Signature::reason).orElse("No advice was given.")));
      record.append(reference, Entry.PROGRAM, Act.RETURNED, Map.of("revision", businessCase.revision(), "reasons", reasons));
    }
    return unsatisfied.isEmpty();
  }

  /** Takes a deferred decision up again. */
  @Transactional
  public void resumeDecision(String reference) {
    BusinessCase businessCase = cases.lock(reference);
    record.append(reference, Entry.PROGRAM, Act.DECISION_RESUMED, Map.of("revision", businessCase.revision()));
  }

  public Set<SignOff> outstanding(String reference) {
    return outstanding(cases.get(reference));
  }

  /** The board and the advice that have yet to be given: what still stands after a revision is not asked for again. */
  public Set<SignOff> outstanding(BusinessCase businessCase) {
    Revision revision = cases.currentRevision(businessCase.reference());
    History history = record.history(businessCase.reference());
    Set<SignOff> outstanding = EnumSet.noneOf(SignOff.class);
    for (SignOff needed : adviceTable.requiredFor(AdviceTable.Facts.of(revision.caseFile()))) {
      if (!stands(needed, history, revision)) {
        outstanding.add(needed);
      }
    }
    return outstanding;
  }

  private static boolean stands(SignOff needed, History history, Revision revision) {
    return needed == SignOff.VOTE_AT_BOARD
        ? history.standingEndorsement(revision).isPresent()
        : history.standingAdvice(needed, revision).isPresent();
  }

  /** What a decision still lacks, a sentence each: the board and the advisers, read from the record. */
  public List<String> missingBeforeDecision(BusinessCase businessCase) {
    return outstanding(businessCase).stream()
        .map(signOff -> signOff == SignOff.VOTE_AT_BOARD
            ? "The Investment Board has not endorsed revision " + businessCase.revision() + "."
            : "The " + signOff.capacity() + " has not signed revision " + businessCase.revision() + " as satisfactory.")
        .toList();
  }

  /** What an issued decision still lacks: the above, and the approval of a holder of the authority. */
  public List<String> missingAfterDecision(BusinessCase businessCase) {
    List<String> missing = new ArrayList<>(missingBeforeDecision(businessCase));
    Revision revision = cases.currentRevision(businessCase.reference());
    Authority authority = authority(businessCase, revision.caseFile()).decidedBy();
    History history = record.history(businessCase.reference());
    history.standingApproval(revision, businessCase.round()).ifPresentOrElse(
        approval -> {
          if (approval.authority() != authority || approval.signOff() != DecidingGroup.signOffOf(authority)) {
            missing.add("The approval was given under another authority than " + authority + ", which the case needs.");
          }
          if (directory.find(approval.person()).filter(p -> p.isIn(DecidingGroup.of(authority))).isEmpty()) {
            missing.add(approval.name() + " no longer holds the authority of " + authority + ".");
          }
        },
        () -> missing.add("No holder of the authority (" + authority + ") has approved revision "
            + businessCase.revision() + "."));
    missing.addAll(twoCapacities(history));
    return missing;
  }

  private static List<String> twoCapacities(History history) {
    return history.signatures().stream().map(Signature::person).distinct()
        .filter(person -> history.capacitiesOf(person).size() > 1)
        .map(person -> person + " has acted in more than one capacity: " + history.capacitiesOf(person) + ".").toList();
  }
}
