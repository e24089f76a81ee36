package org.countersign.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.Revision;
import org.countersign.people.Directory;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Determination;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.springframework.stereotype.Service;

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
    return determinations.determine(cases.currentRevision(businessCase.reference()).caseFile(),
        editions.byCode(businessCase.edition()));
  }

  /** The board and the advice that have yet to be given: what still stands after a revision is not asked for again. */
  public Set<SignOff> outstanding(BusinessCase businessCase) {
    Revision revision = cases.currentRevision(businessCase.reference());
    History history = record.history(businessCase.reference());
    Set<SignOff> outstanding = java.util.EnumSet.noneOf(SignOff.class);
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
    Authority authority = authority(businessCase).decidedBy();
    Revision revision = cases.currentRevision(businessCase.reference());
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
