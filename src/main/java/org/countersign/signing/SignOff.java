package org.countersign.signing;

import static org.countersign.signing.Outcome.APPROVE;
import static org.countersign.signing.Outcome.APPROVE_WITH_CONDITIONS;
import static org.countersign.signing.Outcome.CALL_IN;
import static org.countersign.signing.Outcome.DEFER;
import static org.countersign.signing.Outcome.DISCHARGE;
import static org.countersign.signing.Outcome.ENDORSE;
import static org.countersign.signing.Outcome.ENDORSE_WITH_CONDITIONS;
import static org.countersign.signing.Outcome.LET_PASS;
import static org.countersign.signing.Outcome.NOT_SATISFIED;
import static org.countersign.signing.Outcome.PROPOSE;
import static org.countersign.signing.Outcome.RECONVENE;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.REFUSE;
import static org.countersign.signing.Outcome.REJECT;
import static org.countersign.signing.Outcome.RESUBMIT;
import static org.countersign.signing.Outcome.RETURN;
import static org.countersign.signing.Outcome.SATISFIED;
import static org.countersign.signing.Outcome.SATISFIED_WITH_CONDITIONS;
import static org.countersign.signing.Outcome.WITHDRAW;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.Part;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;

/**
 * What a person can be asked to sign. A user task of the models names one of these in its extension
 * property {@code signOff}; a task that names none does not deploy.
 */
public enum SignOff {

  REVISE_CASE("UserTask_ReviseCase", Capacity.ORIGINATOR, null, Status.TO_BE_REVISED, Set.of(), RESUBMIT, WITHDRAW),

  VOTE_AT_BOARD("UserTask_VoteAtInvestmentBoard", Capacity.BOARD_MEMBER, Groups.INVESTMENT_BOARD, Status.AT_BOARD,
      Set.of(Part.TERMS, Part.SUMMARY), ENDORSE, ENDORSE_WITH_CONDITIONS, RETURN, REJECT, RECUSE),

  RECONVENE_BOARD("UserTask_ReconveneBoard", Capacity.SECRETARY, Groups.SECRETARIAT, Status.AT_BOARD, Set.of(), RECONVENE),

  ADVISE_FINANCE("UserTask_AdviseFinance", Capacity.FINANCE_ADVISER, Groups.FINANCE, Part.FINANCIAL),
  ADVISE_LEGAL("UserTask_AdviseLegal", Capacity.LEGAL_ADVISER, Groups.LEGAL, Part.LEGAL),
  ADVISE_COMMERCIAL("UserTask_AdviseCommercial", Capacity.COMMERCIAL_ADVISER, Groups.COMMERCIAL, Part.COMMERCIAL),
  ADVISE_DATA_PROTECTION("UserTask_AdviseDataProtection", Capacity.DATA_PROTECTION_ADVISER, Groups.DATA_PROTECTION,
      Part.DATA_PROTECTION),
  ADVISE_EQUALITY("UserTask_AdviseEquality", Capacity.EQUALITY_ADVISER, Groups.EQUALITY, Part.EQUALITY),

  DECIDE_AS_DMPC("UserTask_DecideAsDmpc", Groups.DMPC),
  /** The group is the one that the authority names. */
  DECIDE_UNDER_CONSENT("UserTask_DecideUnderConsent", null),

  /** Paragraph 4.14: whether an award that was approved under consent is called in. */
  CONSIDER_CALL_IN("UserTask_ConsiderCallIn", Capacity.DECIDER, Groups.DMPC, Status.TO_BE_DECIDED, EnumSet.allOf(Part.class),
      CALL_IN, LET_PASS, RECUSE),

  /** A condition of an approval: its owner says how it was met. */
  PROPOSE_DISCHARGE("UserTask_ProposeDischarge", Capacity.CONDITION_OWNER, null, Status.APPROVED, Set.of(), PROPOSE),
  DISCHARGE_CONDITION("UserTask_DischargeCondition", Capacity.SECRETARY, Groups.SECRETARIAT, Status.APPROVED, Set.of(), DISCHARGE, REFUSE);

  /** The sign-offs that advise, in the order of the paper's sections. */
  public static final Set<SignOff> ADVICE = Collections.unmodifiableSet(EnumSet.range(ADVISE_FINANCE, ADVISE_EQUALITY));

  private final String taskKey;
  private final Capacity capacity;
  private final String group;
  private final Status statusWhileOpen;
  private final Set<Part> vouchesFor;
  private final List<Outcome> outcomes;

  SignOff(String taskKey, Capacity capacity, String group, Status statusWhileOpen, Set<Part> vouchesFor, Outcome... outcomes) {
    this.taskKey = taskKey;
    this.capacity = capacity;
    this.group = group;
    this.statusWhileOpen = statusWhileOpen;
    this.vouchesFor = vouchesFor;
    this.outcomes = List.of(outcomes);
  }

  /** An adviser vouches for the terms and the own section. */
  SignOff(String taskKey, Capacity capacity, String group, Part section) {
    this(taskKey, capacity, group, Status.IN_ADVICE, Set.of(Part.TERMS, section),
        SATISFIED, SATISFIED_WITH_CONDITIONS, NOT_SATISFIED, RECUSE);
  }

  /** The decider vouches for everything. */
  SignOff(String taskKey, String group) {
    this(taskKey, Capacity.DECIDER, group, Status.TO_BE_DECIDED, EnumSet.allOf(Part.class),
        APPROVE, APPROVE_WITH_CONDITIONS, RETURN, REJECT, DEFER, RECUSE);
  }

  /** @throws IllegalArgumentException if no sign-off belongs to a task of this key */
  public static SignOff ofTask(String taskKey) {
    return Arrays.stream(values()).filter(s -> s.taskKey.equals(taskKey)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(taskKey + " is the task of no sign-off"));
  }

  public String taskKey() {
    return taskKey;
  }

  public Capacity capacity() {
    return capacity;
  }

  /** Whose members may sign; null where it is one person's, or depends on the authority that the case needs. */
  public String group() {
    return group;
  }

  public Status statusWhileOpen() {
    return statusWhileOpen;
  }

  /** The parts of the paper that this signature stands for: it lapses when one of them changes. */
  public Set<Part> vouchesFor() {
    return vouchesFor;
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** Whether it takes the authority of the Scheme, which an instrument of delegation can pass on. */
  public boolean needsAuthority() {
    return capacity == Capacity.DECIDER;
  }

  public boolean decides() {
    return this == DECIDE_AS_DMPC || this == DECIDE_UNDER_CONSENT;
  }

  /** Whether it is about one condition of an approval, and not about the case. */
  public boolean concernsCondition() {
    return statusWhileOpen == Status.APPROVED;
  }

  /**
   * Whether a recusal leaves the task to another holder. A recused board member's vote is instead counted
   * out, as the board's rule has it.
   */
  public boolean passesOnWhenRecused() {
    return this != VOTE_AT_BOARD && outcomes.contains(RECUSE);
  }
}
