package org.countersign.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.London;
import org.countersign.casefile.Money;
import org.countersign.decisions.IssuedDecision;
import org.countersign.scheme.Authority;
import org.countersign.signing.DecidingGroup;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;

/**
 * The few words that the models' gateways read, and nothing else reads: names and closed vocabularies of
 * the process variables.
 */
public final class Routes {

  public static final String PROCESS = "BusinessCaseApproval";
  public static final String CONDITION_PROCESS = "ConditionDischarge";
  public static final String AWARD_PROCESS = "ContractAward";
  public static final String WITHDRAWN_MESSAGE = "Message_CaseWithdrawn";
  public static final String SITTING_CLOSED_MESSAGE = "Message_SittingClosed";
  /** Where a deferred decision waits, and where it is taken up again. */
  static final String DEFERRAL = "IntermediateCatchEvent_DeferredUntil";
  static final String RESUMPTION = "ServiceTask_ResumeDecision";
  /** Whom {@code UserTask_ReviseCase} asks. */
  static final String ORIGINATOR = "originator";
  /**
   * Of a task alone, to look for it by: pounds, rounded up, and in words. Nothing is ever decided by them. An Integer, since a stored
   * filter holds its limit as JSON, which comes back as one, and the engine compares like with like only.
   */
  static final String WHOLE_LIFE_VALUE = "wholeLifeValue";
  static final String VALUE_IN_WORDS = "value";
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final String AWARD = "award";
  private static final String CONDITION = "condition";
  private static final String NEEDED = "NEEDED";
  private static final String NOT_NEEDED = "NOT_NEEDED";

  private Routes() {}

  public static Map<String, Object> atStart(String originator) {
    return Map.of(ORIGINATOR, originator);
  }

  /** An award bears its case's reference as its business key, and its own beside it. */
  public static Map<String, Object> atStart(String raiser, String award) {
    return Map.of(ORIGINATOR, raiser, AWARD, award);
  }

  /** A condition's course bears its number, and beside that what the course of its case bears. */
  static Map<String, Object> atStart(BusinessCase approved, int condition) {
    return approved.isAward() ? Map.of(AWARD, approved.reference(), CONDITION, condition) : Map.of(CONDITION, condition);
  }

  /** Which condition an instance follows, as it says itself; whether it is the registered course of that, is asked. */
  static Optional<Integer> conditionOf(DelegateExecution execution) {
    return execution.getVariable(CONDITION) instanceof Integer number ? Optional.of(number) : Optional.empty();
  }

  /**
   * Which row an instance acts on: the award's, where it runs one, else the case's. Written otherwise, it leads nowhere: every
   * step and task asks whether this instance is the registered course of that row.
   */
  public static String referenceOf(DelegateExecution execution) {
    return execution.getVariable(AWARD) instanceof String award ? award : execution.getProcessBusinessKey();
  }

  /** Of a task that is opened: what its paper is worth, as far as Part 1 tells it. */
  static Map<String, Object> ofTask(Optional<Money> openValue) {
    return openValue.<Map<String, Object>>map(value -> Map.of(
        WHOLE_LIFE_VALUE, value.pounds().setScale(0, RoundingMode.CEILING).min(MOST).intValueExact(), VALUE_IN_WORDS, value.toString()))
        .orElseGet(Map::of);
  }

  public static Map<String, Object> afterChecks(boolean fit) {
    return Map.of("paper", fit ? "FIT" : "TO_BE_REVISED");
  }

  public static Map<String, Object> afterDetermination(Authority authority) {
    return Map.of("decidedUnder", authority == Authority.DMPC ? "DMPC" : "CONSENT", "decidingGroup", DecidingGroup.of(authority));
  }

  public static Map<String, Object> ofOutstanding(Set<SignOff> outstanding) {
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("board", needed(outstanding.contains(SignOff.VOTE_AT_BOARD)));
    route.put("finance", needed(outstanding.contains(SignOff.ADVISE_FINANCE)));
    route.put("legal", needed(outstanding.contains(SignOff.ADVISE_LEGAL)));
    route.put("commercial", needed(outstanding.contains(SignOff.ADVISE_COMMERCIAL)));
    route.put("dataProtection", needed(outstanding.contains(SignOff.ADVISE_DATA_PROTECTION)));
    route.put("equality", needed(outstanding.contains(SignOff.ADVISE_EQUALITY)));
    route.put("advice", needed(outstanding.stream().anyMatch(SignOff.ADVICE::contains)));
    return route;
  }

  private static String needed(boolean needed) {
    return needed ? NEEDED : NOT_NEEDED;
  }

  public static Map<String, Object> afterAdvice(boolean satisfied) {
    return Map.of("adviceOutcome", satisfied ? "SATISFIED" : "NOT_SATISFIED");
  }

  /** @param lastDay of the right of call-in (4.14); empty where there is none */
  public static Map<String, Object> ofCallIn(Optional<LocalDate> lastDay) {
    return lastDay.<Map<String, Object>>map(day -> Map.of("callIn", "OPEN", "callInEnds", startOf(day.plusDays(1))))
        .orElseGet(() -> Map.of("callIn", "NONE"));
  }

  public static Map<String, Object> afterIssue(IssuedDecision decision) {
    if (decision.number().isEmpty()) {
      return Map.of("publication", "NEVER");
    }
    LocalDate day = decision.publication().on();
    return day == null ? Map.of("publication", "NOW") : Map.of("publication", "LATER", "publishOn", startOf(day));
  }

  /** What the answer to a task means for the way of the case; nothing where a later step weighs the answers. */
  static Map<String, Object> after(Signature signature) {
    return switch (signature.outcome()) {
      case RESUBMIT -> Map.of("revision", "RESUBMITTED");
      case WITHDRAW -> Map.of("revision", "WITHDRAWN");
      case APPROVE, APPROVE_WITH_CONDITIONS -> Map.of("decision", "APPROVED");
      case DEFER -> Map.of("decision", "DEFERRED", "deferUntil", startOf(signature.deferUntil()));
      case RETURN -> signature.signOff().decides() ? Map.of("decision", "RETURNED") : Map.of();
      case REJECT -> signature.signOff().decides() ? Map.of("decision", "REJECTED") : Map.of();
      // From now on it is the DMPC's, also when a deferred decision comes back.
      case CALL_IN -> Map.of("callInOutcome", "CALLED_IN", "decidedUnder", "DMPC", "decidingGroup", DecidingGroup.of(Authority.DMPC));
      case LET_PASS -> Map.of("callInOutcome", "LET_PASS");
      default -> Map.of();
    };
  }

  /** What the answer to a condition means for its way. */
  static Map<String, Object> afterDischarge(Outcome outcome) {
    return switch (outcome) {
      case DISCHARGE -> Map.of("discharge", "ACCEPTED");
      case REFUSE -> Map.of("discharge", "REFUSED");
      default -> Map.of();
    };
  }

  /** The first instant of a day in London, as a timer of the engine reads it. */
  private static String startOf(LocalDate day) {
    return London.startOf(day).toString();
  }
}
