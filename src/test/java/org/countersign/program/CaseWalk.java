package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Takes cases along their way over HTTP alone, as each role. */
public class CaseWalk {

  public static final List<String> BOARD = List.of("chair", "member1", "member2", "member3");
  public static final Map<String, String> ADVICE = Map.of("UserTask_AdviseFinance", "finance", "UserTask_AdviseLegal", "legal",
      "UserTask_AdviseCommercial", "commercial");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Http http;

  public CaseWalk(Http http) {
    this.http = http;
  }

  /** @return the reference of the new case */
  public String submit(Object caseFile) {
    Http.Answer answer = http.as("originator").post("/api/cases", caseFile);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.at("/reference");
  }

  public JsonNode caseOf(String reference) {
    return http.as("auditor").get("/api/cases/" + reference).body();
  }

  public String status(String reference) {
    return caseOf(reference).path("status").asText();
  }

  public void awaitStatus(String reference, String status) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(reference)).isEqualTo(status));
  }

  /** An award's instance bears the reference of its case. */
  static String businessKeyOf(String reference) {
    return reference.replaceFirst("-A\\d+$", "");
  }

  /** The id of the person's task of that key, once it is there: theirs, or their group's. */
  public String task(String reference, String key, String person) {
    return await().atMost(PATIENCE).until(() -> findTask(reference, key, person), id -> id != null);
  }

  private String findTask(String reference, String key, String person) {
    String businessKey = businessKeyOf(reference);
    List<String> own = businessKey.equals(reference) ? null : caseOf(reference).path("tasks").findValuesAsText("id");
    JsonNode tasks = http.as(person)
        .get("/engine-rest/task?processInstanceBusinessKey=" + businessKey + "&taskDefinitionKey=" + key).body();
    return StreamSupport.stream(tasks.spliterator(), false).filter(task -> own == null || own.contains(task.path("id").asText()))
        .filter(task -> task.path("assignee").isNull() || task.path("assignee").asText().equals(person))
        .map(task -> task.path("id").asText()).findFirst().orElse(null);
  }

  /** Claims if need be, and completes with that outcome. */
  public Http.Answer sign(String reference, String key, String person, Map<String, ?> variables) {
    String task = task(reference, key, person);
    if (http.as(person).get("/engine-rest/task/" + task).body().path("assignee").isNull()) {
      Http.Answer claim = http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", person));
      assertThat(claim.status()).as("%s", claim.body()).isEqualTo(204);
    }
    return complete(task, person, variables);
  }

  public Http.Answer complete(String task, String person, Map<String, ?> variables) {
    Map<String, Object> body = new LinkedHashMap<>();
    variables.forEach((name, value) -> body.put(name, Map.of("value", value)));
    return http.as(person).post("/engine-rest/task/" + task + "/complete", Map.of("variables", body));
  }

  public void signed(String reference, String key, String person, Map<String, ?> variables) {
    Http.Answer answer = sign(reference, key, person, variables);
    assertThat(answer.status()).as("%s by %s: %s", key, person, answer.body()).isEqualTo(204);
  }

  public void boardEndorses(String reference) {
    BOARD.forEach(member -> signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "ENDORSE")));
  }

  public void advisersSatisfied(String reference) {
    ADVICE.forEach((key, adviser) -> signed(reference, key, adviser, Map.of("outcome", "SATISFIED")));
  }

  /** From the board to the point where the decision is open. */
  public void toDecision(String reference) {
    boardEndorses(reference);
    advisersSatisfied(reference);
    awaitStatus(reference, "TO_BE_DECIDED");
  }

  public void dmpcApproves(String reference) {
    signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "APPROVE"));
  }
}
