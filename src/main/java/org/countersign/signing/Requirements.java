package org.countersign.signing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.casefile.Revision;
import org.countersign.record.Entry;
import org.countersign.scheme.Authority;
import org.countersign.scheme.RuleTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which signatures a case needs, and which of them the record shows to stand. */
@Service
public class Requirements {

  private final CaseRecord record;
  private final Dossiers dossiers;
  private final AdviceTable adviceTable;
  private final CallIn callIn;
  private final Mandates mandates;

  public Requirements(CaseRecord record, Dossiers dossiers, AdviceTable adviceTable, CallIn callIn, Mandates mandates) {
    this.record = record;
    this.dossiers = dossiers;
    this.adviceTable = adviceTable;
    this.callIn = callIn;
    this.mandates = mandates;
  }

  /** Determines the authority by tables that leave their evaluation in the engine's history, and puts it on the record. */
  @Transactional
  public Authority determineOnRecord(String reference, RuleTable rules) {
    Dossier dossier = dossiers.lock(reference, rules);
    record.append(reference, Entry.PROGRAM, Act.AUTHORITY_DETERMINED,
        Map.of("revision", dossier.revision().number(), "authority", dossier.authority().withoutPartTwo()));
    return dossier.decidedBy();
  }

  /**
   * Weighs the advice of this round, which ends it: from now on no adviser takes a signature back.
   *
   * @return whether every adviser who is needed is satisfied; if not, the return is on the record with every reason
   */
  @Transactional
  public boolean weighAdvice(String reference) {
    Dossier dossier = dossiers.lock(reference);
    List<SignOff> unsatisfied = outstanding(dossier).stream().filter(SignOff.ADVICE::contains).toList();
    if (unsatisfied.isEmpty()) {
      record.append(reference, Entry.PROGRAM, Act.ADVICE_WEIGHED, Map.of("revision", dossier.revision().number()));
      return true;
    }
    Map<SignOff, String> reasons = new EnumMap<>(SignOff.class);
    unsatisfied.forEach(advice -> reasons.put(advice,
        dossier.history().lastAnswer(advice).map(Signature::reason).orElse("No advice was given.")));
    record.append(reference, Entry.PROGRAM, Act.RETURNED, Map.of("revision", dossier.revision().number(), "reasons", reasons));
    return false;
  }

  /** Takes a deferred decision up again. */
  @Transactional
  public void resumeDecision(String reference) {
    Dossier dossier = dossiers.lock(reference);
    record.append(reference, Entry.PROGRAM, Act.DECISION_RESUMED, Map.of("revision", dossier.revision().number()));
  }

  @Transactional(readOnly = true)
  public Set<SignOff> outstanding(String reference) {
    return outstanding(dossiers.read(reference));
  }

  /**
   * The board and the advice that have yet to be given: what still stands after a revision is not asked for again. An
   * award has been through both, with the case under which it is made.
   */
  public Set<SignOff> outstanding(Dossier dossier) {
    Set<SignOff> outstanding = EnumSet.noneOf(SignOff.class);
    if (dossier.businessCase().isAward()) {
      return outstanding;
    }
    adviceTable.requiredFor(AdviceTable.Facts.of(dossier.paper())).stream()
        .filter(needed -> !stands(needed, dossier.history(), dossier.revision())).forEach(outstanding::add);
    return outstanding;
  }

  /** Whether every adviser who was asked in this round has answered: the advice is about to be weighed. */
  boolean isAllAdviceIn(Dossier dossier) {
    return outstanding(dossier).stream().filter(SignOff.ADVICE::contains).allMatch(advice ->
        dossier.history().lastAnswer(advice).filter(answer -> answer.round() == dossier.round()).isPresent());
  }

  private static boolean stands(SignOff needed, History history, Revision revision) {
    return needed == SignOff.VOTE_AT_BOARD
        ? history.standingEndorsement(revision).isPresent()
        : history.standingAdvice(needed, revision).isPresent();
  }

  /** What a decision still lacks, a sentence each: the board and the advisers, read from the record. */
  public List<String> missingBeforeDecision(Dossier dossier) {
    int revision = dossier.revision().number();
    return outstanding(dossier).stream()
        .map(signOff -> signOff == SignOff.VOTE_AT_BOARD
            ? "The Investment Board has not endorsed revision " + revision + "."
            : "The " + signOff.capacity() + " has not signed revision " + revision + " as satisfactory.")
        .toList();
  }

  /** What an issued decision still lacks: the above, the approval of a holder of the authority, and the end of the DMPC's right. */
  public List<String> missingAfterDecision(Dossier dossier) {
    List<String> missing = new ArrayList<>(missingBeforeDecision(dossier));
    Authority authority = dossier.decidedBy();
    dossier.history().standingApproval(dossier.revision(), dossier.round()).ifPresentOrElse(
        approval -> {
          if (approval.authority() != authority || approval.signOff() != DecidingGroup.signOffOf(authority)) {
            missing.add("The approval was given under another authority than " + authority + ", which the case needs.");
          }
          mandates.objectionTo(approval, dossier).ifPresent(missing::add);
        },
        () -> missing.add("No holder of the authority (" + authority + ") has approved revision "
            + dossier.revision().number() + "."));
    callIn.openUntil(dossier).ifPresent(day -> missing.add("The DMPC may call it in until " + day + ", end of day (4.14)."));
    missing.addAll(twoCapacities(dossier.history()));
    return missing;
  }

  private static List<String> twoCapacities(History history) {
    return history.signatures().stream().map(Signature::person).distinct()
        .filter(person -> history.capacitiesOf(person).size() > 1)
        .map(person -> person + " has acted in more than one capacity: " + history.capacitiesOf(person) + ".").toList();
  }
}
