package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole way of both seed papers, over HTTP alone, and every step of it in order. */
@ProgramTest
class RouteTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private HistoryService history;

  private static final List<String> TO_THE_BOARD = List.of("StartEvent_CaseSubmitted", "ServiceTask_CheckPaper", "Gateway_PaperFit",
      "ServiceTask_DetermineAuthority", "ServiceTask_DetermineAdvice", "Gateway_BoardNeeded", "CallActivity_InvestmentBoard");
  private static final List<String> FROM_ADVICE_TO_DECISION = List.of("ServiceTask_WeighAdvice", "Gateway_AdvisersSatisfied",
      "ServiceTask_EnforceParagraph48", "ServiceTask_EnforceParagraph413", "Gateway_DecidedByWhom", "UserTask_DecideAsDmpc",
      "Gateway_Decided", "ServiceTask_EnforceParagraph48AfterDecision", "ServiceTask_EnforceParagraph413AfterDecision",
      "ServiceTask_IssueDecision", "ServiceTask_OpenConditions", "Gateway_Publication", "ServiceTask_PublishDecision", "ServiceTask_MakeNotice",
      "EndEvent_CaseApproved");

  @Test
  void pcd579GoesFromSubmissionToTheRegister() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
    walk.boardEndorses(reference);
    walk.awaitStatus(reference, "IN_ADVICE");
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");

    String number = walk.caseOf(reference).path("number").asText();
    JsonNode published = await().atMost(PATIENCE).until(() -> onRegister(number), found -> found != null);
    assertThat(published.path("title").asText()).isEqualTo("Pegasus Programme mobilisation");
    await().atMost(PATIENCE).until(() -> acts(reference).contains("NOTICE_MADE") && route(reference).contains("EndEvent_CaseApproved"));
    assertThat(route(reference)).containsSubsequence(TO_THE_BOARD)
        .containsSubsequence(FROM_ADVICE_TO_DECISION).doesNotContain("UserTask_ReviseCase");
    assertThat(route(reference).subList(0, TO_THE_BOARD.size())).isEqualTo(TO_THE_BOARD);
    assertThat(acts(reference)).containsExactly("SUBMITTED", "CHECKED", "AUTHORITY_DETERMINED", "BOARD_CONVENED",
        "SIGNED", "SIGNED", "SIGNED", "SIGNED", "BOARD_CLOSED", "SIGNED", "SIGNED", "SIGNED",
        "ADVICE_WEIGHED", "PARAGRAPH_ENFORCED", "PARAGRAPH_ENFORCED", "SIGNED", "PARAGRAPH_ENFORCED", "PARAGRAPH_ENFORCED",
        "DECISION_ISSUED", "PUBLISHED", "NOTICE_MADE");
    assertThat(http.as("auditor").get("/api/cases/" + reference + "/record").at("/verified")).isEqualTo("true");
  }

  @Test
  void pcd1637ComesBackWithItsFourFindingsIsMendedAndDecided() {
    String reference = walk.submit(Papers.of("pcd-1637").caseFile());
    JsonNode returned = walk.caseOf(reference);
    assertThat(returned.path("status").asText()).isEqualTo("TO_BE_REVISED");
    assertThat(returned.path("findings").findValuesAsText("code"))
        .containsExactlyInAnyOrder("ROUTE_MISMATCH", "RECURRING_WITHOUT_END", "AMOUNT_UNREADABLE", "PARAGRAPH_NOT_CITED");

    assertThat(http.as("originator").put("/api/cases/" + reference, mended()).status()).isEqualTo(200);
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
    assertThat(walk.caseOf(reference).path("findings")).isEmpty();
    walk.toDecision(reference);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");

    assertThat(route(reference).subList(0, 8)).containsExactly("StartEvent_CaseSubmitted", "ServiceTask_CheckPaper", "Gateway_PaperFit",
        "UserTask_ReviseCase", "Gateway_Revised", "ServiceTask_CheckPaper", "Gateway_PaperFit", "ServiceTask_DetermineAuthority");
    assertThat(route(reference)).containsSubsequence(FROM_ADVICE_TO_DECISION.subList(0, 10));
  }

  private static ObjectNode mended() {
    return Papers.changed("pcd-1637", paper -> {
      paper.put("commercialRoute", "DIRECT_AWARD");
      paper.putArray("citedParagraphs").add("4.8").add("4.13");
      ((ObjectNode) paper.at("/heads/1/costs/0")).put("to", "2029/30");
      ((ObjectNode) paper.at("/heads/1")).put("text", "Approve further revenue of £225k a year to 2029/30.");
      ((ObjectNode) paper.at("/sections")).put("financial", "Revenue rises by £225k a year from 2027/28.");
      paper.put("statedTotal", 2655000);
    });
  }

  private JsonNode onRegister(String number) {
    return StreamSupport.stream(http.as(null).get("/register.json").body().path("decisions").spliterator(), false)
        .filter(decision -> decision.path("number").asText().equals(number)).findFirst().orElse(null);
  }

  private List<String> acts(String reference) {
    return http.as("auditor").get("/api/cases/" + reference + "/record").body().path("entries").findValuesAsText("act");
  }

  /** The steps of the case in the order in which they began. */
  private List<String> route(String reference) {
    String instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference)
        .processDefinitionKey("BusinessCaseApproval").singleResult().getId();
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance)
        .orderPartiallyByOccurrence().asc().list().stream()
        .map(HistoricActivityInstance::getActivityId).toList();
  }
}
