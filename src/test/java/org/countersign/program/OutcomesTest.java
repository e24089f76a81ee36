package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every outcome of every task, over HTTP: where the case goes, and what the record says. */
@ProgramTest
class OutcomesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String DECIDE = "UserTask_DecideAsDmpc";
  private static final String CONSENT = "UserTask_DecideUnderConsent";
  private static final String SUBSTITUTE = "substitute";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private HistoryService history;
  @Autowired
  private ManagementService management;
  @Autowired
  private People people;
  @Autowired
  private Clock clock;

  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
  }

  @AfterEach
  void sendTheSubstituteHome() {
    people.goHome();
  }

  // The originator

  @Test
  void aPaperThatBlocksCanBeResubmittedAndComesBackWhileItBlocks() {
    String reference = walk.submit(Papers.of("pcd-1639").caseFile());
    assertThat(facts.tasks(reference)).containsExactly("ReviseCase by originator");
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
    assertThat(walk.status(reference)).isEqualTo("TO_BE_REVISED");
    assertThat(facts.of(reference).path("round").asInt()).isEqualTo(2);
    assertThat(facts.acts(reference)).containsExactly("SUBMITTED", "CHECKED", "SIGNED", "CHECKED");
  }

  @Test
  void aPaperCanBeWithdrawnInsteadOfRevised() {
    String reference = walk.submit(Papers.of("pcd-1639").caseFile());
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "WITHDRAW"));
    ended(reference, "WITHDRAWN", "EndEvent_CaseWithdrawn");
    assertThat(facts.acts(reference)).containsExactly("SUBMITTED", "CHECKED", "SIGNED", "WITHDRAWN");
  }

  // The board

  @Test
  void aBoardThatEndorsesSendsTheCaseToItsAdvisers() {
    String reference = atBoard();
    assertThat(facts.tasks(reference))
        .containsExactly("VoteAtInvestmentBoard by chair", "VoteAtInvestmentBoard by member1",
        "VoteAtInvestmentBoard by member2", "VoteAtInvestmentBoard by member3");
    votes(reference, "ENDORSE", "ENDORSE", "RETURN", "ENDORSE");
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.tasks(reference)).containsExactly("AdviseCommercial", "AdviseFinance", "AdviseLegal");
    assertThat(closed(reference)).contains("\"result\":\"ENDORSED\"", "\"endorse\":3", "\"returns\":1");
  }

  @Test
  void aBoardThatReturnsSendsTheCaseBackWithEveryReason() {
    String reference = atBoard();
    votes(reference, "RETURN", "RETURN", "ENDORSE", "REJECT");
    assertThat(walk.status(reference)).isEqualTo("TO_BE_REVISED");
    assertThat(facts.tasks(reference)).containsExactly("ReviseCase by originator");
    assertThat(facts.returned(reference))
        .containsExactly("Chair of the Investment Board (board member): RETURN by chair",
        "First member of the Investment Board (board member): RETURN by member1",
        "Third member of the Investment Board (board member): REJECT by member3");
    assertThat(closed(reference)).contains("\"result\":\"RETURNED\"");
  }

  @Test
  void aBoardThatRejectsEndsTheCase() {
    String reference = atBoard();
    votes(reference, "REJECT", "REJECT", "ENDORSE", "RETURN");
    ended(reference, "REJECTED", "EndEvent_CaseRejected");
    assertThat(closed(reference)).contains("\"result\":\"REJECTED\"");
    assertThat(facts.acts(reference)).endsWith("SIGNED", "SIGNED", "BOARD_CLOSED", "REJECTED");
  }

  @Test
  void aRecusedMemberIsCountedOut() {
    String reference = atBoard();
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "RECUSE", "interest", "Shares in the supplier."));
    List.of("member1", "member2", "member3")
        .forEach(m -> walk.signed(reference, VOTE, m, Map.of("outcome", "ENDORSE")));
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.acts(reference))
        .containsSubsequence("BOARD_CONVENED", "RECUSED", "SIGNED", "SIGNED", "SIGNED", "BOARD_CLOSED");
    assertThat(facts.record(reference).toString()).contains("Shares in the supplier.");
  }

  @Test
  void aBoardWithTwoRecusalsOfFourNeedsASubstitute() {
    String reference = atBoard();
    for (String member : List.of("chair", "member1")) {
      walk.signed(reference, VOTE, member, Map.of("outcome", "RECUSE", "interest", "Shares."));
    }
    walk.signed(reference, VOTE, "member2", Map.of("outcome", "ENDORSE"));
    walk.signed(reference, VOTE, "member3", Map.of("outcome", "ENDORSE"));
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
    assertThat(facts.tasks(reference)).containsExactly("ReconveneBoard");

    account(SUBSTITUTE, "investment-board");
    Http.Answer refused = walk.sign(reference, "UserTask_ReconveneBoard", "secretariat",
        Map.of("substitutes", "[\"nobody\", \"finance\", \"member2\", \"chair\", \"" + SUBSTITUTE + "\"]"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/detail")).isEqualTo("There is no account nobody. finance is not in investment-board."
        + " member2 is called already. chair is called already.");
    assertThat(facts.tasks(reference)).containsExactly("ReconveneBoard by secretariat");

    walk.signed(reference, "UserTask_ReconveneBoard", "secretariat", Map.of("substitutes", List.of(SUBSTITUTE)));
    assertThat(facts.tasks(reference)).containsExactly("VoteAtInvestmentBoard by " + SUBSTITUTE);
    walk.signed(reference, VOTE, SUBSTITUTE, Map.of("outcome", "ENDORSE"));
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.acts(reference)).containsSubsequence("RECUSED", "RECUSED", "SIGNED", "SIGNED", "SUBSTITUTES_NAMED",
        "SIGNED", "SIGNED", "BOARD_CLOSED");
  }

  @Test
  void whoOriginatedOrRecusedOrRunsTheEngineIsNoSubstitute() {
    String reference = atBoard();
    for (String member : List.of("chair", "member1", "member2")) {
      walk.signed(reference, VOTE, member, Map.of("outcome", "RECUSE", "interest", "Shares."));
    }
    walk.signed(reference, VOTE, "member3", Map.of("outcome", "ENDORSE"));
    account(SUBSTITUTE, "investment-board", "operators");
    Http.Answer refused = walk.sign(reference, "UserTask_ReconveneBoard", "secretariat",
        Map.of("substitutes", List.of(SUBSTITUTE)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/detail")).contains("runs the engine, and whoever runs the engine signs nothing");
  }

  @Test
  void theSecretariatClosesAQuorateSittingEarly() {
    String reference = atBoard();
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    walk.signed(reference, VOTE, "member1", Map.of("outcome", "ENDORSE"));
    Http.Answer tooEarly = close(reference, "secretariat");
    assertThat(tooEarly.status()).isEqualTo(403);
    assertThat(tooEarly.at("/detail"))
        .isEqualTo("The sitting is not quorate: it needs three votes and more than half of its members.");

    walk.signed(reference, VOTE, "member2", Map.of("outcome", "RETURN", "reason", "Too dear."));
    for (String other : List.of("chair", "originator", "operator", "dmpc", "auditor")) {
      assertThat(close(reference, other).status()).as(other).isEqualTo(403);
    }
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
    assertThat(close(reference, "secretariat").status()).isEqualTo(204);
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.tasks(reference)).doesNotContain("VoteAtInvestmentBoard by member3");
    assertThat(close(reference, "secretariat").status()).isEqualTo(409);
  }

  @Test
  void claimsAndLegalAssistanceSkipTheBoard() {
    String reference = walk.submit(Papers.of("pcd-799").caseFile());
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    walk.advisersSatisfied(reference);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(facts.acts(reference)).doesNotContain("BOARD_CONVENED");
    published(reference);
  }

  // The advisers

  @Test
  void allAdvisersFinishAndThenOneReturnCarriesEveryReason() {
    String reference = inAdvice("at-the-line");
    walk.signed(reference, "UserTask_AdviseFinance", "finance",
        Map.of("outcome", "NOT_SATISFIED", "reason", "No budget."));
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "NOT_SATISFIED", "reason", "No power."));
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.tasks(reference)).containsExactly("AdviseCommercial");
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_REVISED");
    assertThat(facts.returned(reference)).containsExactly("Finance adviser (finance adviser): No budget.",
        "Legal adviser (legal adviser): No power.");
    assertThat(facts.acts(reference)).filteredOn("RETURNED"::equals).hasSize(1);
    assertThat(entry(reference, "RETURNED")).contains("No budget.", "No power.");
  }

  @ParameterizedTest
  @CsvSource({"UserTask_AdviseFinance, finance", "UserTask_AdviseLegal, legal", "UserTask_AdviseCommercial, commercial",
      "UserTask_AdviseDataProtection, dataprotection", "UserTask_AdviseEquality, equality"})
  void oneAdviserWhoIsNotSatisfiedIsEnough(String task, String adviser) {
    String reference = screened();
    for (Map.Entry<String, String> other : fiveAdvisers().entrySet()) {
      boolean satisfied = !other.getKey().equals(task);
      walk.signed(reference, other.getKey(), other.getValue(),
          satisfied
              ? Map.of("outcome", "SATISFIED")
              : Map.of("outcome", "NOT_SATISFIED", "reason", "Not by " + adviser));
    }
    walk.awaitStatus(reference, "TO_BE_REVISED");
    assertThat(facts.returned(reference)).singleElement().asString().endsWith("Not by " + adviser);
  }

  @Test
  void dataProtectionAndEqualityAreAskedWhereScreeningSaysSoAndMaySetConditions() {
    String reference = screened();
    assertThat(facts.tasks(reference)).containsExactly("AdviseCommercial", "AdviseDataProtection", "AdviseEquality",
        "AdviseFinance", "AdviseLegal");
    fiveAdvisers().forEach((task, adviser) ->
        walk.signed(reference, task, adviser, withConditions("SATISFIED", adviser)));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(published(reference).path("conditions").findValuesAsText("text")).containsExactlyInAnyOrder(
        "Asked by finance", "Asked by legal", "Asked by commercial", "Asked by dataprotection", "Asked by equality");
  }

  @Test
  void aRecusedAdviserLeavesTheTaskToAnother() {
    String reference = inAdvice("at-the-line");
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial",
        Map.of("outcome", "RECUSE", "interest", "My brother's firm."));
    assertThat(facts.tasks(reference)).contains("AdviseCommercial");
    Http.Answer again = walk.sign(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.at("/detail")).isEqualTo("Commercial adviser declared an interest in this case.");
  }

  @Test
  void anotherHolderSignsInThePlaceOfARecusedOne() {
    String reference = inAdvice("at-the-line");
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial",
        Map.of("outcome", "RECUSE", "interest", "My brother's firm."));
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial2", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
  }

  // The DMPC

  @Test
  void conditionsCarryIntoTheNoticeHoweverTheyWereSent() {
    String reference = atBoard();
    walk.signed(reference, VOTE, "chair", withConditions("ENDORSE", "text"));
    for (String member : List.of("member1", "member2", "member3")) {
      walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE"));
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("outcome", Map.of("value", "SATISFIED_WITH_CONDITIONS", "type", "String"));
    typed.put("reason", Map.of("value", "Almost.", "type", "String"));
    typed.put("conditions", Map.of("value", conditions("json"), "type", "Json"));
    String task = walk.task(reference, "UserTask_AdviseFinance", "finance");
    http.as("finance").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "finance"));
    Http.Answer answer = http.as("finance").post("/engine-rest/task/" + task + "/complete", Map.of("variables", typed));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(204);
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.signed(reference, DECIDE, "dmpc", Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "So that we know.",
        "conditions", List.of(Map.of("text", "Asked by list", "owner", "Digital", "due", "2027-03-31"))));
    walk.awaitStatus(reference, "APPROVED");

    JsonNode decision = published(reference);
    assertThat(decision.path("conditions").findValuesAsText("text"))
        .containsExactly("Asked by list", "Asked by text", "Asked by json");
    assertThat(decision.path("conditions").path(0).path("owner").asText()).isEqualTo("Digital");
    assertThat(decision.path("conditions").path(0).path("due").asText()).isEqualTo("2027-03-31");
  }

  @Test
  void aReturnOfTheDmpcSendsTheCaseBackWithItsReasonAlone() {
    String reference = atBoard();
    votes(reference, "ENDORSE", "RETURN", "ENDORSE", "ENDORSE");
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.signed(reference, DECIDE, "dmpc", Map.of("outcome", "RETURN", "reason", "Say what it saves."));
    assertThat(walk.status(reference)).isEqualTo("TO_BE_REVISED");
    assertThat(facts.returned(reference))
        .containsExactly("Deputy Mayor for Policing and Crime (decider): Say what it saves.");
  }

  @Test
  void aRejectionByTheDmpcEndsTheCase() {
    String reference = toBeDecided("at-the-line");
    walk.signed(reference, DECIDE, "dmpc", Map.of("outcome", "REJECT", "reason", "Not now, not ever."));
    ended(reference, "REJECTED", "EndEvent_CaseRejected");
    assertThat(facts.acts(reference)).endsWith("SIGNED", "REJECTED");
    assertThat(facts.of(reference).has("number")).isFalse();
    assertThat(facts.onRegister(reference)).isNull();
  }

  @Test
  void aDeferredDecisionWaitsForItsDayAndIsThenTheSamePersonsToTake() {
    String reference = toBeDecided("at-the-line");
    walk.signed(reference, DECIDE, "dmpc",
        Map.of("outcome", "DEFER", "reason", "No budget yet.", "deferUntil", today().plusDays(30).toString()));
    assertThat(walk.status(reference)).isEqualTo("DEFERRED");
    assertThat(facts.tasks(reference)).isEmpty();
    fireTimer(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(facts.acts(reference)).containsSubsequence("SIGNED", "DECISION_RESUMED", "SIGNED", "DECISION_ISSUED");
    published(reference);
  }

  @Test
  void aRecusedDmpcLeavesTheCaseUndecided() {
    String reference = toBeDecided("at-the-line");
    walk.signed(reference, DECIDE, "dmpc", Map.of("outcome", "RECUSE", "interest", "My brother's firm."));
    assertThat(walk.status(reference)).isEqualTo("TO_BE_DECIDED");
    assertThat(facts.tasks(reference)).containsExactly("DecideAsDmpc");
    assertThat(walk.sign(reference, DECIDE, "dmpc", Map.of("outcome", "APPROVE")).status()).isEqualTo(403);
  }

  @Test
  void publicationWaitsUntilItsDayAndIsAnnouncedMeanwhile() {
    String reference = toBeDecided("at-the-line");
    String day = today().plusDays(60).toString();
    walk.signed(reference, DECIDE, "dmpc",
        Map.of("outcome", "APPROVE", "publishOn", day, "publishReason", "Talks go on.", "publishEntry", true));
    walk.awaitStatus(reference, "APPROVED");
    String number = facts.of(reference).path("number").asText();
    assertThat(number).startsWith("PCD ");
    assertThat(facts.onRegister(reference)).isNull();
    JsonNode announced = facts.announced(number);
    assertThat(announced.path("until").asText()).isEqualTo(day);
    assertThat(announced.path("reason").asText()).isEqualTo("Talks go on.");

    fireTimer(reference);
    Incident incident = await().atMost(PATIENCE).until(() -> runtime.createIncidentQuery()
        .processInstanceId(instance(reference)).singleResult(), found -> found != null);
    assertThat(incident.getActivityId()).isEqualTo("ServiceTask_PublishDecision");
    assertThat(incident.getIncidentMessage()).contains("is published on " + day + ", not before");
    assertThat(facts.onRegister(reference)).isNull();
    assertThat(facts.acts(reference)).doesNotContain("PUBLISHED");
  }

  @Test
  void publicationMayWaitUnannounced() {
    String reference = toBeDecided("at-the-line");
    walk.signed(reference, DECIDE, "dmpc",
        Map.of("outcome", "APPROVE", "publishOn", today().plusDays(60).toString(), "publishReason", "Talks go on."));
    walk.awaitStatus(reference, "APPROVED");
    assertThat(facts.onRegister(reference)).isNull();
    assertThat(facts.announced(facts.of(reference).path("number").asText())).isNull();
  }

  // Under consent

  @Test
  void theDirectorDecidesAnAwardWithinItsApproval() {
    String reference = toBeDecided("pcd-900");
    assertThat(facts.of(reference).path("authority").path("heads").path(0).path("callIn").asBoolean()).isTrue();
    walk.signed(reference, CONSENT, "director", Map.of("outcome", "APPROVE"));
    onRecordOnly(reference, "COMMERCIAL_DIRECTOR");
  }

  @Test
  void theChairConfirmsWhatTheBoardItselfDecides() {
    String reference = toBeDecided("just-below-the-line");
    walk.signed(reference, CONSENT, "chair", Map.of("outcome", "APPROVE"));
    onRecordOnly(reference, "INVESTMENT_BOARD");
  }

  @Test
  void aDecisionOfAnMpsBodyStaysOffTheRegisterWhateverIsAskedOfItsPublication() {
    String reference = toBeDecided("just-below-the-line");
    walk.signed(reference, CONSENT, "chair", Map.of("outcome", "APPROVE", "publishOn", today().plusDays(1).toString(),
        "publishReason", "Talks.", "publishEntry", true));
    onRecordOnly(reference, "INVESTMENT_BOARD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETURN", "REJECT"})
  void theChairMayDeclineToo(String outcome) {
    String reference = toBeDecided("just-below-the-line");
    walk.signed(reference, CONSENT, "chair", Map.of("outcome", outcome, "reason", "On reflection, no."));
    assertThat(walk.status(reference)).isEqualTo(outcome.equals("RETURN") ? "TO_BE_REVISED" : "REJECTED");
  }

  @Test
  void theChiefExecutiveDecidesMopacsSmallerCasesInASeriesOfTheirOwn() {
    ObjectNode paper = Papers.changed("just-below-the-line", p -> p.put("originatingBody", "MOPAC"));
    String reference = walk.submit(paper);
    walk.toDecision(reference);
    walk.signed(reference, CONSENT, "chiefexecutive", Map.of("outcome", "APPROVE"));
    walk.awaitStatus(reference, "APPROVED");
    assertThat(facts.of(reference).path("number").asText()).startsWith("CEOD ");
    assertThat(published(reference).path("decidedBy").asText()).isEqualTo("MOPAC_CHIEF_EXECUTIVE");
  }

  // Withdrawal

  @ParameterizedTest
  @ValueSource(strings = {"TO_BE_REVISED", "AT_BOARD", "NOT_QUORATE", "IN_ADVICE", "TO_BE_DECIDED", "DEFERRED"})
  void aCaseCanBeWithdrawnAtAnyTimeBeforeItsDecision(String stage) {
    String reference = caseAt(stage);
    Http.Answer byAnother = http.as("originator2").post("/api/cases/" + reference + "/withdrawal", null);
    assertThat(byAnother.status()).isEqualTo(403);
    assertThat(walk.status(reference)).isNotEqualTo("WITHDRAWN");
    assertThat(withdraw(reference).status()).isEqualTo(204);
    ended(reference, "WITHDRAWN", "EndEvent_WithdrawnOnRequest");
    assertThat(facts.acts(reference)).endsWith("WITHDRAWN");
    assertThat(withdraw(reference).status()).isEqualTo(409);
  }

  private String caseAt(String stage) {
    switch (stage) {
      case "TO_BE_REVISED" -> {
        return walk.submit(Papers.of("pcd-1639").caseFile());
      }
      case "NOT_QUORATE" -> {
        String reference = atBoard();
        for (String member : CaseWalk.BOARD) {
          walk.signed(reference, VOTE, member, Map.of("outcome", "RECUSE", "interest", "Shares."));
        }
        assertThat(facts.tasks(reference)).containsExactly("ReconveneBoard");
        return reference;
      }
      case "AT_BOARD" -> {
        return atBoard();
      }
      case "IN_ADVICE" -> {
        return inAdvice("at-the-line");
      }
      default -> {
        String reference = toBeDecided("at-the-line");
        if (stage.equals("DEFERRED")) {
          walk.signed(reference, DECIDE, "dmpc",
              Map.of("outcome", "DEFER", "reason", "Later.", "deferUntil", today().plusDays(9).toString()));
        }
        return reference;
      }
    }
  }

  @Test
  void whatIsDecidedCannotBeWithdrawn() {
    String reference = toBeDecided("at-the-line");
    walk.dmpcApproves(reference);
    assertThat(withdraw(reference).status()).isEqualTo(409);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(withdraw(reference).status()).isEqualTo(409);
    published(reference);
  }

  // How a case gets there

  private String atBoard() {
    return walk.submit(Papers.of("at-the-line").caseFile());
  }

  private String inAdvice(String paper) {
    String reference = walk.submit(Papers.of(paper).caseFile());
    walk.boardEndorses(reference);
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    return reference;
  }

  private String toBeDecided(String paper) {
    String reference = walk.submit(Papers.of(paper).caseFile());
    walk.toDecision(reference);
    return reference;
  }

  private String screened() {
    String reference = walk.submit(Papers.changed("at-the-line",
        p -> ((ObjectNode) p.path("screening")).put("dataProtection", "REQUIRED").put("equality", "IMPACT")));
    walk.boardEndorses(reference);
    return reference;
  }

  private static Map<String, String> fiveAdvisers() {
    Map<String, String> all = new LinkedHashMap<>(CaseWalk.ADVICE);
    all.put("UserTask_AdviseDataProtection", "dataprotection");
    all.put("UserTask_AdviseEquality", "equality");
    return all;
  }

  /** The outcomes of the board in its order; those that need a reason say who voted. */
  private void votes(String reference, String... outcomes) {
    for (int i = 0; i < outcomes.length; i++) {
      String member = CaseWalk.BOARD.get(i);
      walk.signed(reference, VOTE, member, Map.of("outcome", outcomes[i], "reason", outcomes[i] + " by " + member));
    }
  }

  private static Map<String, Object> withConditions(String outcome, String by) {
    return Map.of("outcome", outcome + "_WITH_CONDITIONS", "reason", "Almost.", "conditions", conditions(by));
  }

  private static String conditions(String by) {
    return "[{\"text\": \"Asked by " + by + "\", \"owner\": \"Digital\", \"due\": \"2027-03-31\"}]";
  }

  private Http.Answer close(String reference, String person) {
    return http.as(person).post("/api/cases/" + reference + "/sitting/closure", null);
  }

  private Http.Answer withdraw(String reference) {
    return http.as("originator").post("/api/cases/" + reference + "/withdrawal", null);
  }

  private void account(String id, String... groups) {
    people.make(id, "A substitute", groups);
  }

  // What came of it

  private void ended(String reference, String status, String endEvent) {
    assertThat(walk.status(reference)).isEqualTo(status);
    assertThat(facts.tasks(reference)).isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count()).isZero();
    assertThat(history.createHistoricActivityInstanceQuery().activityId(endEvent)
        .processInstanceId(instance(reference)).count())
        .as(endEvent).isEqualTo(1);
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
  }

  private void onRecordOnly(String reference, String decidedBy) {
    walk.awaitStatus(reference, "APPROVED");
    ended(reference, "APPROVED", "EndEvent_DecisionOnRecord");
    assertThat(facts.of(reference).has("number")).isFalse();
    assertThat(facts.of(reference).at("/authority/decidedBy").asText()).isEqualTo(decidedBy);
    assertThat(facts.acts(reference)).endsWith("DECISION_ISSUED").doesNotContain("PUBLISHED");
    assertThat(facts.onRegister(reference)).isNull();
    assertThat(http.as(null).get("/register.json").body().toString()).doesNotContain(reference);
  }

  private JsonNode published(String reference) {
    return await().atMost(PATIENCE).until(() -> facts.onRegister(reference), found -> found != null);
  }

  private String closed(String reference) {
    return entry(reference, "BOARD_CLOSED");
  }

  /** The content of the last entry of that act. */
  private String entry(String reference, String act) {
    String content = null;
    for (JsonNode entry : facts.record(reference).path("entries")) {
      content = entry.path("act").asText().equals(act) ? entry.path("content").asText() : content;
    }
    return content;
  }

  private void fireTimer(String reference) {
    Job timer = await().atMost(PATIENCE).until(
        () -> Timers.awaited(management, instance(reference)),
        job -> job != null);
    management.executeJob(timer.getId());
  }

  private String instance(String reference) {
    return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference)
        .processDefinitionKey("BusinessCaseApproval").singleResult().getId();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
  }
}
