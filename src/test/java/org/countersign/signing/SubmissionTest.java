package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.signing.SignOff.ADVISE_FINANCE;
import static org.countersign.signing.SignOff.DECIDE_AS_DMPC;
import static org.countersign.signing.SignOff.RECONVENE_BOARD;
import static org.countersign.signing.SignOff.REVISE_CASE;
import static org.countersign.signing.SignOff.VOTE_AT_BOARD;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signer must say, and what is answered to whoever does not. */
class SubmissionTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
  private static final String CONDITION =
      "[{\"text\": \"Report the savings\", \"owner\": \"Finance\", \"due\": \"2027-03-31\"}]";

  @ParameterizedTest
  @EnumSource(SignOff.class)
  void nothingIsPreselected(SignOff signOff) {
    List<Outcome> outcomes = signOff.outcomes();
    if (outcomes.size() > 1) {
      refused(signOff, Map.of(), "Choose an outcome: one of "
          + String.join(", ", outcomes.stream().map(Enum::name).toList()) + ".");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "APPROVED", "", " APPROVE", "ENDORSE", "RECONVENE", "RESUBMIT"})
  void aValueOutsideTheVocabularyIsRefused(String outcome) {
    refused(DECIDE_AS_DMPC, Map.of("outcome", outcome),
        "\"" + outcome + "\" is no outcome of this task: one of APPROVE,"
        + " APPROVE_WITH_CONDITIONS, RETURN, REJECT, DEFER, RECUSE.");
  }

  @Test
  void anOutcomeIsText() {
    refused(REVISE_CASE, Map.of("outcome", 1), "\"1\" is no outcome of this task: one of RESUBMIT, WITHDRAW.");
  }

  @Test
  void nothingElseIsWritten() {
    refused(REVISE_CASE, Map.of("outcome", "RESUBMIT", "revision", "RESUBMITTED", "decision", "APPROVED"),
        "Nothing but the answer can be written with a signature: decision, revision.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETURN", "REJECT"})
  void whoReturnsOrRejectsSaysWhy(String outcome) {
    refused(VOTE_AT_BOARD, Map.of("outcome", outcome), outcome + " needs a reason.");
    refused(VOTE_AT_BOARD, Map.of("outcome", outcome, "reason", "  "), outcome + " needs a reason.");
    assertThat(read(VOTE_AT_BOARD, Map.of("outcome", outcome, "reason", " Too dear. ")).reason())
        .isEqualTo("Too dear.");
  }

  @Test
  void whoIsNotSatisfiedSaysWhy() {
    refused(ADVISE_FINANCE, Map.of("outcome", "NOT_SATISFIED"), "NOT_SATISFIED needs a reason.");
  }

  @Test
  void textIsTextOfABearableLength() {
    refused(VOTE_AT_BOARD, Map.of("outcome", "RETURN", "reason", 5), "reason must be text.", "RETURN needs a reason.");
    refused(VOTE_AT_BOARD, Map.of("outcome", "ENDORSE", "reason", "x".repeat(20_001)),
        "reason is longer than 20000 characters.");
  }

  @Test
  void conditionsComeWithTheirOutcomeOnly() {
    refused(ADVISE_FINANCE, Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "reason", "Almost."),
        "SATISFIED_WITH_CONDITIONS needs one condition or more.");
    refused(ADVISE_FINANCE, Map.of("outcome", "SATISFIED", "conditions", CONDITION),
        "SATISFIED carries no conditions.");
    refused(ADVISE_FINANCE, Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "conditions", CONDITION),
        "SATISFIED_WITH_CONDITIONS needs a reason.");
  }

  @Test
  void conditionsAreReadFromTextAndFromAList() {
    Condition wanted = new Condition("Report the savings", "Finance", LocalDate.of(2027, 3, 31));
    List<Map<String, String>> list = List.of(Map.of("text", "Report the savings", "owner", "Finance", "due",
        "2027-03-31"));
    for (Object given : List.of(CONDITION, list)) {
      assertThat(read(ADVISE_FINANCE, Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "reason", "So that we know.",
          "conditions", given)).conditions()).containsExactly(wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}", "5", "\"text\"", "[", "[] []"})
  void conditionsAreAList(String given) {
    refused(ADVISE_FINANCE, Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "reason", "Almost.", "conditions", given),
        "conditions must be a list of {\"text\", \"owner\", \"due\"}.",
            "SATISFIED_WITH_CONDITIONS needs one condition or more.");
  }

  @Test
  void everyFaultOfEveryConditionIsTold() {
    refused(ADVISE_FINANCE, Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "reason", "Almost.",
            "conditions", """
                [{"text": "", "owner": " ", "due": "soon", "waived": true}, {"text": "x", "owner": "y"}]"""),
        "condition 1 needs the date by which it is due, such as 2026-12-31.",
        "condition 1 has fields that a condition has not: waived.",
        "condition 1 needs a text.", "condition 1 needs an owner.",
        "condition 2 needs the date by which it is due, such as 2026-12-31.");
  }

  @Test
  void aRecusalNamesTheInterest() {
    refused(VOTE_AT_BOARD, Map.of("outcome", "RECUSE", "reason", "I know them."),
        "RECUSE needs the interest that stands in the way.");
    refused(VOTE_AT_BOARD, Map.of("outcome", "ENDORSE", "interest", "Shares."),
        "An interest is declared with RECUSE only.");
    assertThat(read(VOTE_AT_BOARD, Map.of("outcome", "RECUSE", "interest", "Shares.")).interest()).isEqualTo("Shares.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-04", "2026-05-03"})
  void aDecisionIsDeferredToALaterDay(String day) {
    refused(DECIDE_AS_DMPC, Map.of("outcome", "DEFER", "reason", "Not yet.", "deferUntil", day),
        "DEFER needs deferUntil, a day after 2026-05-04.");
  }

  @Test
  void aDecisionIsDeferredToADayThatIsNamed() {
    refused(DECIDE_AS_DMPC, Map.of("outcome", "DEFER", "reason", "Not yet."),
        "DEFER needs deferUntil, a day after 2026-05-04.");
    refused(DECIDE_AS_DMPC, Map.of("outcome", "DEFER", "reason", "Not yet.", "deferUntil", "4 June"),
        "deferUntil must be a date such as 2026-12-31, not \"4 June\".",
            "DEFER needs deferUntil, a day after 2026-05-04.");
    refused(DECIDE_AS_DMPC, Map.of("outcome", "APPROVE", "deferUntil", "2026-05-05"),
        "deferUntil belongs to DEFER only.");
    assertThat(read(DECIDE_AS_DMPC, Map.of("outcome", "DEFER", "reason", "Not yet.", "deferUntil", "2026-05-05"))
        .deferUntil())
        .isEqualTo(TODAY.plusDays(1));
  }

  @Test
  void publicationWaitsOnlyForALaterDayAndWithAReason() {
    String wanted = "To defer publication, give publishOn, a day after 2026-05-04, and publishReason.";
    refused(DECIDE_AS_DMPC, Map.of("outcome", "APPROVE", "publishOn", "2026-05-04", "publishReason", "Talks."), wanted);
    refused(DECIDE_AS_DMPC, Map.of("outcome", "APPROVE", "publishOn", "2026-05-05"), wanted);
    refused(DECIDE_AS_DMPC, Map.of("outcome", "APPROVE", "publishReason", "Talks."), wanted);
    refused(DECIDE_AS_DMPC, Map.of("outcome", "APPROVE", "publishEntry", true), wanted);
    refused(DECIDE_AS_DMPC, Map.of("outcome", "APPROVE", "publishEntry", "yes"), "publishEntry must be true or false.");
    assertThat(read(DECIDE_AS_DMPC,
        Map.of("outcome", "APPROVE", "publishOn", "2026-05-05", "publishReason", "Talks.", "publishEntry", true))
            .publication())
        .isEqualTo(new Publication(TODAY.plusDays(1), "Talks.", true));
  }

  @Test
  void publicationWaitsAfterAnApprovalOnly() {
    refused(DECIDE_AS_DMPC,
        Map.of("outcome", "REJECT", "reason", "No.", "publishOn", "2026-05-05", "publishReason", "Talks."),
        "Publication is deferred with an approval only.");
  }

  @Test
  void substitutesAreNamedForTheBoardOnly() {
    refused(RECONVENE_BOARD, Map.of(), "Name one substitute or more.");
    refused(RECONVENE_BOARD, Map.of("substitutes", "member4"), "substitutes must be a list of user names.",
        "Name one substitute or more.");
    refused(RECONVENE_BOARD, Map.of("substitutes", "[\"member4\", 5]"), "substitutes must be a list of user names.");
    refused(REVISE_CASE, Map.of("outcome", "RESUBMIT", "substitutes", "[\"member4\"]"),
        "substitutes are named for the board only.");
    assertThat(read(RECONVENE_BOARD, Map.of("substitutes", "[\"member4\", \" member5 \", \"member4\"]")).substitutes())
        .containsExactly("member4", "member5");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    refused(DECIDE_AS_DMPC,
        Map.of("outcome", "REJECT", "interest", "Shares.", "deferUntil", "2026-05-05", "publishEntry", true),
        "REJECT needs a reason.", "An interest is declared with RECUSE only.", "deferUntil belongs to DEFER only.",
        "Publication is deferred with an approval only.");
  }

  @Test
  void anAbsentValueIsNone() {
    Map<String, Object> variables = new HashMap<>();
    variables.put("outcome", "ENDORSE");
    variables.put("reason", null);
    variables.put("conditions", "");
    assertThat(read(VOTE_AT_BOARD, variables))
        .isEqualTo(new Submission(Outcome.ENDORSE, null, null, List.of(), null, Publication.AT_ONCE, List.of()));
  }

  private static Submission read(SignOff signOff, Map<String, Object> variables) {
    return Submission.read(signOff, variables, TODAY);
  }

  private static void refused(SignOff signOff, Map<String, Object> variables, String... faults) {
    assertThatThrownBy(() -> read(signOff, variables)).isInstanceOf(Refusal.class).hasMessage(String.join(" ", faults))
        .extracting(refusal -> ((Refusal) refusal).kind()).isEqualTo(Refusal.Kind.INCOMPLETE);
  }
}
