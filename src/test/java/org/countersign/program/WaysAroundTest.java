package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** There is no way to a decision but the signatures: not over REST, and not by the engine's own Java API. */
@ProgramTest
class WaysAroundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DMPC = "UserTask_DecideAsDmpc";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private FilterService filterService;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Adversary adversary;
  @LocalServerPort
  private int port;

  private final List<String> deployments = new ArrayList<>();
  private String reference;

  @BeforeEach
  void submitCase() {
    reference = walk.submit(Papers.of("pcd-579").caseFile());
  }

  @AfterEach
  void removeForeignModels() {
    deployments.forEach(deployment -> repositoryService.deleteDeployment(deployment, true));
  }

  /** A call of Camunda's REST API; its path may name {task}, {instance} and {definition}. */
  private record Call(String method, String path, Object body) {}

  private static Call call(String method, String path, Object body) {
    return new Call(method, path, body);
  }

  private static Call call(String method, String path) {
    return new Call(method, path, null);
  }

  private static Map<String, Object> value(Object value) {
    return Map.of("value", value, "type", "String");
  }

  private static final Map<String, Object> APPROVED = Map.of("modifications", Map.of("decision", value("APPROVED")));
  private static final Map<String, Object> TO_ISSUE =
      Map.of("type", "startBeforeActivity", "activityId", "ServiceTask_IssueDecision");

  private static List<Call> waysAround() {
    return List.of(
        call("POST", "process-definition/key/BusinessCaseApproval/start", Map.of("businessKey", "{reference}")),
        call("POST", "process-definition/key/InvestmentBoard/start", Map.of("businessKey", "{reference}")),
        call("POST", "process-definition/{definition}/start", Map.of("businessKey", "{reference}",
            "startInstructions", List.of(TO_ISSUE))),
        call("POST", "process-definition/{definition}/submit-form",
            Map.of("variables", Map.of(), "businessKey", "{reference}")),
        call("POST", "process-definition/{definition}/restart", Map.of("processInstanceIds", List.of("{instance}"),
            "instructions", List.of(TO_ISSUE))),
        call("PUT", "process-definition/{definition}/suspended", Map.of("suspended", true)),
        call("DELETE", "process-definition/{definition}?cascade=true"),
        call("DELETE", "deployment/{deployment}?cascade=true"),
        call("POST", "task/create", Map.of("id", "foreign", "name", "Approve")),
        call("POST", "message", Map.of("messageName", "Message_CaseWithdrawn", "businessKey", "{reference}")),
        call("POST", "message", Map.of("messageName", "Message_SittingClosed", "businessKey", "{reference}")),
        call("POST", "signal", Map.of("name", "Approved")),
        call("POST", "condition", Map.of("variables", Map.of("decision", value("APPROVED")))),
        call("PUT", "process-instance/{instance}/variables/decision", value("APPROVED")),
        call("POST", "process-instance/{instance}/variables", APPROVED),
        call("DELETE", "process-instance/{instance}/variables/originator"),
        call("PUT", "execution/{instance}/localVariables/decision", value("APPROVED")),
        call("POST", "execution/{instance}/localVariables", APPROVED),
        call("PUT", "task/{task}/variables/decision", value("APPROVED")),
        call("POST", "task/{task}/variables", APPROVED),
        call("DELETE", "task/{task}/variables/originator"),
        call("PUT", "task/{task}/localVariables/outcome", value("APPROVE")),
        call("POST", "task/{task}/localVariables", APPROVED),
        call("DELETE", "task/{task}/localVariables/outcome"),
        call("POST", "task/{task}/bpmnError",
            Map.of("errorCode", "E", "variables", Map.of("decision", value("APPROVED")))),
        call("POST", "task/{task}/bpmnEscalation",
            Map.of("escalationCode", "E", "variables", Map.of("decision", value("APPROVED")))),
        call("POST", "task/{task}/delegate", Map.of("userId", "originator")),
        call("POST", "task/{task}/resolve", Map.of("variables", Map.of("decision", value("APPROVED")))),
        call("POST", "task/{task}/assignee", Map.of("userId", "secretariat")),
        call("POST", "task/{task}/identity-links", Map.of("userId", "originator", "type", "candidate")),
        call("POST", "task/{task}/identity-links", Map.of("groupId", "originators", "type", "candidate")),
        call("POST", "task/{task}/identity-links/delete", Map.of("groupId", "dmpc", "type", "candidate")),
        call("PUT", "task/{task}", Map.of("name", "Other", "assignee", "originator")),
        call("DELETE", "task/{task}"),
        call("POST", "process-instance/{instance}/modification", Map.of("instructions", List.of(TO_ISSUE))),
        call("POST", "process-instance/{instance}/modification-async", Map.of("instructions", List.of(TO_ISSUE))),
        call("POST", "modification/execute", Map.of("processDefinitionId", "{definition}",
            "processInstanceIds", List.of("{instance}"), "instructions", List.of(TO_ISSUE))),
        call("POST", "modification/executeAsync", Map.of("processDefinitionId", "{definition}",
            "processInstanceIds", List.of("{instance}"), "instructions", List.of(TO_ISSUE))),
        call("POST", "migration/execute", Map.of("processInstanceIds", List.of("{instance}"), "migrationPlan", Map.of(
            "sourceProcessDefinitionId", "{definition}",
            "targetProcessDefinitionId", "{definition}", "instructions", List.of()))),
        call("DELETE", "process-instance/{instance}"),
        call("POST", "process-instance/delete", Map.of("processInstanceIds", List.of("{instance}"))),
        call("PUT", "process-instance/{instance}/suspended", Map.of("suspended", true)),
        call("POST", "process-instance/variables-async", Map.of("processInstanceIds", List.of("{instance}"),
            "variables", Map.of("decision", value("APPROVED")))),
        call("POST", "process-instance/message-async", Map.of("processInstanceIds", List.of("{instance}"),
            "messageName", "Message_CaseWithdrawn")),
        call("POST", "history/process-instance/delete", Map.of("historicProcessInstanceIds", List.of("{instance}"))),
        call("POST", "filter/create", Map.of("resourceType", "Task", "name", "Mine", "query",
            Map.of("assigneeExpression", "${issueDecision}"))),
        call("POST", "execution/{instance}/signal", Map.of()),
        call("POST", "execution/{instance}/messageSubscriptions/Message_CaseWithdrawn/trigger", Map.of()),
        call("POST", "job/{instance}/execute"),
        call("PUT", "job/{instance}/duedate", Map.of("duedate", "2026-01-01T00:00:00.000+0000")),
        call("POST", "process-definition/{definition}/restart-async", Map.of("processInstanceIds", List.of("{instance}"),
            "instructions", List.of(TO_ISSUE))),
        call("POST", "migration/executeAsync", Map.of("processInstanceIds", List.of("{instance}"), "migrationPlan", Map.of(
            "sourceProcessDefinitionId", "{definition}",
            "targetProcessDefinitionId", "{definition}", "instructions", List.of()))),
        call("PUT", "process-definition/{definition}/history-time-to-live", Map.of("historyTimeToLive", 0)),
        call("PUT", "batch/{instance}/suspended", Map.of("suspended", true)),
        call("DELETE", "batch/{instance}?cascade=true"),
        call("POST", "process-instance/job-retries", Map.of("processInstances", List.of("{instance}"), "retries", 1)),
        call("POST", "process-instance/suspended-async", Map.of("processInstanceIds", List.of("{instance}"), "suspended", true)),
        call("POST", "process-instance/variables-async", Map.of("processInstanceIds", List.of("{instance}"))),
        call("POST", "decision-definition/key/SchemeOfDelegation/evaluate", Map.of("variables", Map.of())),
        call("POST", "execution/{instance}/create-incident", Map.of("incidentType", "foreign")),
        call("PUT", "job/{instance}/suspended", Map.of("suspended", true)),
        call("PUT", "task/{task}/variables/decision/data"),
        call("POST", "task/{task}/attachment/create"),
        call("POST", "task/{task}/submit-form", Map.of("variables", APPROVED)),
        call("DELETE", "history/process-instance/{instance}"),
        call("POST", "history/process-instance/set-removal-time", Map.of("absoluteRemovalTime",
            "2020-01-01T00:00:00.000+0000", "hierarchical", true, "historicProcessInstanceIds", List.of("{instance}"))),
        call("POST", "history/cleanup?immediatelyDue=true"),
        call("PUT", "filter/{filter}", Map.of("resourceType", "Task", "name", "Mine", "query",
            Map.of("assigneeExpression", "${issueDecision}"))),
        call("POST", "filter/{filter}/list", Map.of("assigneeExpression", "${issueDecision}")),
        call("POST", "task", Map.of("assigneeExpression", "${issueDecision}")),
        call("DELETE", "filter/{filter}"),
        call("POST", "external-task/fetchAndLock", Map.of("workerId", "w", "maxTasks", 1, "topics",
            List.of(Map.of("topicName", "t", "lockDuration", 1000)))));
  }

  private static List<Call> waysToRights() {
    return List.of(
        call("POST", "user/create",
            Map.of("profile", Map.of("id", "mallory"), "credentials", Map.of("password", "demo"))),
        call("PUT", "group/dmpc/members/originator"),
        call("DELETE", "group/cleared-part-two/members/dmpc"),
        call("POST", "authorization/create", Map.of("type", 0, "permissions", List.of("ALL"), "userId", "*",
            "resourceType", 7, "resourceId", "*")));
  }

  @Nested
  class Over_rest {

    @ParameterizedTest
    @ValueSource(strings = {"dmpc", "originator", "operator"})
    void every_way_around_a_task_is_shut(String person) throws Exception {
      walk.toDecision(reference);
      String task = walk.task(reference, DMPC, "dmpc");
      http.as("dmpc").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dmpc"));
      Standing.Of before = standing.of(reference);
      for (Call call : waysAround()) {
        isShut(call, send(person, call, task).response(), before);
      }
      assertThat(deployOverRest(person)).isBetween(400, 499);
      assertThat(standing.of(reference)).isEqualTo(before);
      assertThat(walk.complete(task, "dmpc", Map.of("outcome", "APPROVE")).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"/engine-rest/engine/default/,operator", "/camunda/api/engine/engine/default/,operator",
        "/camunda/api/engine/engine/default/,dmpc"})
    void every_way_around_is_shut_within_a_session_too(String address, String person) {
      walk.toDecision(reference);
      String task = walk.task(reference, DMPC, "dmpc");
      Session session = Session.of(person, port);
      Standing.Of before = standing.of(reference);
      assertThat(session.get("/camunda/api/engine/engine/default/process-definition/count").statusCode()).isEqualTo(200);
      for (Call call : waysAround()) {
        String body = call.body() == null ? null : filled(json(call.body()), task);
        isShut(call, address.startsWith("/camunda") ? session.send(call.method(), address + filled(call.path(), task), body)
            : http.as(person).send(call.method(), address + filled(call.path(), task), body).response(), before);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/unheard-of", "/engine-rest", "/engine-rest/engine/default", "/camunda/api/unheard-of",
        "/camunda/api/cockpit/plugin/base/default/process-instance/delete", "/camunda/api/engine/engine/default/task/x/y/claim"})
    void what_nobody_thought_of_is_shut(String path) {
      assertThat(Session.of("operator", port).send("POST", path, Map.of()).statusCode()).isIn(401, 403);
      assertThat(http.as("operator").post(path.replaceFirst("^/camunda/api", "/engine-rest"), Map.of()).status()).isEqualTo(403);
    }

    private void isShut(Call call, HttpResponse<String> answer, Standing.Of before) {
      assertThat(answer.statusCode()).as("%s: %s", call, answer.body()).isBetween(400, 499);
      assertThat(answer.body()).as("%s", call).doesNotContain("\tat ", "Cmd");
      assertThat(standing.of(reference)).as("%s", call).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dmpc", "originator"})
    void nobody_but_operators_keeps_accounts(String person) {
      for (Call call : waysToRights()) {
        assertThat(send(person, call, "none").status()).as("%s", call).isBetween(400, 499);
      }
      assertThat(identityService.createUserQuery().userId("mallory").count()).isZero();
      assertThat(identityService.createUserQuery().userId("originator").memberOfGroup("dmpc").count()).isZero();
    }

    @Test
    void refusals_are_in_plain_words() {
      String task = walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair");
      List.of("bpmnError", "delegate", "resolve").forEach(way -> assertThat(refused(send("chair",
          call("POST", "task/{task}/" + way, Map.of("userId", "member1", "errorCode", "E")), task)))
          .contains("not a person's"));
    }

    private Http.Answer send(String person, Call call, String task) {
      String body = call.body() == null ? null : filled(json(call.body()), task);
      return http.as(person).send(call.method(), "/engine-rest/" + filled(call.path(), task), body);
    }

    private String filled(String text, String task) {
      var definition = repositoryService.createProcessDefinitionQuery().processDefinitionKey("BusinessCaseApproval")
          .latestVersion().singleResult();
      return text.replace("{task}", task).replace("{instance}", instance()).replace("{reference}", reference)
          .replace("{definition}", definition.getId()).replace("{deployment}", definition.getDeploymentId())
          .replace("{filter}", filterService.createTaskFilterQuery().filterName("To be taken up: Finance advisers").singleResult().getId());
    }

    private int deployOverRest(String person) throws IOException, InterruptedException {
      String form = """
          --x\r
          Content-Disposition: form-data; name="deployment-name"\r
          \r
          foreign\r
          --x\r
          Content-Disposition: form-data; name="data"; filename="foreign.bpmn"\r
          Content-Type: application/octet-stream\r
          \r
          %s\r
          --x--\r
          """.formatted(Bpmn.convertToString(model("${issueDecision}")));
      HttpRequest request = HttpRequest.newBuilder()
          .uri(URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
          .header("Content-Type", "multipart/form-data; boundary=x")
          .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":demo").getBytes()))
          .POST(HttpRequest.BodyPublishers.ofString(form)).build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  /** The gate alone, without the door before the REST API. */
  @Nested
  class By_a_persons_command {

    @ParameterizedTest
    @ValueSource(strings = {"operator", "dmpc"})
    void the_gate_refuses_what_the_door_would(String person) {
      walk.toDecision(reference);
      String task = walk.task(reference, DMPC, "dmpc");
      String instance = instance();
      String definition = repositoryService.createProcessDefinitionQuery().processDefinitionKey("BusinessCaseApproval")
          .latestVersion().singleResult().getId();
      Standing.Of before = standing.of(reference);
      List<ThrowingCallable> ways = List.of(
          () -> runtimeService.setVariable(instance, "decision", "APPROVED"),
          () -> taskService.setVariable(task, "decision", "APPROVED"),
          () -> taskService.setVariableLocal(task, "outcome", "APPROVE"),
          () -> taskService.handleBpmnError(task, "E"),
          () -> taskService.handleEscalation(task, "E"),
          () -> taskService.delegateTask(task, "originator"),
          () -> taskService.resolveTask(task),
          () -> taskService.saveTask(taskService.newTask("foreign")),
          () -> taskService.addCandidateUser(task, "originator"),
          () -> runtimeService.startProcessInstanceById(definition, reference),
          () -> runtimeService.restartProcessInstances(definition).startBeforeActivity("ServiceTask_IssueDecision")
              .processInstanceIds(instance).execute(),
          () -> runtimeService.createProcessInstanceModification(instance).startBeforeActivity("ServiceTask_IssueDecision").execute(),
          () -> runtimeService.newMigration(runtimeService.createMigrationPlan(definition, definition).mapEqualActivities().build())
              .processInstanceIds(instance).execute(),
          () -> runtimeService.createMessageCorrelation("Message_CaseWithdrawn").processInstanceBusinessKey(reference).correlate(),
          () -> runtimeService.deleteProcessInstancesAsync(List.of(instance), "test"),
          () -> runtimeService.deleteProcessInstance(instance, "test"),
          () -> runtimeService.suspendProcessInstanceById(instance),
          () -> repositoryService.createDeployment().addModelInstance("foreign.bpmn", model("${issueDecision}")).deploy(),
          () -> filterService.saveFilter(filterService.newTaskFilter("Mine")));
      for (int i = 0; i < ways.size(); i++) {
        identityService.setAuthentication(person, List.of("operators", "camunda-admin"));
        try {
          assertThatThrownBy(ways.get(i)).as("way %d", i).hasMessageContaining("not a person's");
        } finally {
          identityService.clearAuthentication();
        }
        assertThat(standing.of(reference)).as("way %d", i).isEqualTo(before);
      }
    }
  }

  /** Code in the same program, or an administrator who needs no permissions. */
  @Nested
  class Inside_the_engine {

    @ParameterizedTest
    @ValueSource(strings = {"ServiceTask_EnforceParagraph48", "ServiceTask_EnforceParagraph413",
        "ServiceTask_EnforceParagraph48AfterDecision", "ServiceTask_EnforceParagraph413AfterDecision",
        "ServiceTask_IssueDecision"})
    void a_token_moved_past_the_board_stops_with_an_incident(String step) {
      runtimeService.setVariables(instance(), Map.of("decidedUnder", "CONSENT", "decision", "APPROVED",
          "adviceOutcome", "SATISFIED", "board", "NOT_NEEDED", "boardOutcome", "ENDORSED"));
      moveTo(step);
      assertThat(incident(instance())).contains("Investment Board has not endorsed revision 1")
          .contains("finance adviser has not signed");
      assertNothingDecided("AT_BOARD");
    }

    @Test
    void nothing_is_published_that_was_not_issued() {
      moveTo("ServiceTask_PublishDecision");
      assertThat(incident(instance())).contains("No decision was issued on " + reference);
      assertNothingDecided("AT_BOARD");
    }

    @Test
    void a_retry_of_the_incident_finds_the_same() {
      moveTo("ServiceTask_IssueDecision");
      incident(instance());
      String job = runtimeJob();
      assertThat(http.as("operator").put("/engine-rest/job/" + job + "/retries", Map.of("retries", 1)).status())
          .isEqualTo(204);
      assertThat(incident(instance())).contains("Investment Board has not endorsed");
      assertNothingDecided("AT_BOARD");
    }

    @Test
    void the_dmpc_cannot_approve_before_the_board_and_the_advisers() {
      moveTo(DMPC);
      Http.Answer answer = walk.sign(reference, DMPC, "dmpc", Map.of("outcome", "APPROVE"));
      assertThat(refused(answer)).contains("Investment Board has not endorsed");
      assertThat(standing.decisions(reference)).isZero();
    }

    @Test
    void nobody_decides_under_another_authority() {
      runtimeService.setVariables(instance(),
          Map.of("decidedUnder", "CONSENT", "decidingGroup", "commercial-director"));
      moveTo("UserTask_DecideUnderConsent");
      assertThat(refused(walk.sign(reference, "UserTask_DecideUnderConsent", "director", Map.of("outcome", "APPROVE"))))
          .contains("is decided by DMPC");
    }

    @Test
    void a_case_is_not_rejected_without_a_rejection() {
      assertThatThrownBy(() -> moveTo("ServiceTask_RecordRejection"))
          .hasStackTraceContaining("has rejected " + reference);
      assertNothingDecided("AT_BOARD");
    }

    @Test
    void variables_of_the_gateways_approve_nothing() {
      walk.boardEndorses(reference);
      runtimeService.setVariables(instance(),
          Map.of("adviceOutcome", "SATISFIED", "decision", "APPROVED", "advice", "NOT_NEEDED"));
      walk.signed(reference, "UserTask_AdviseFinance", "finance",
          Map.of("outcome", "NOT_SATISFIED", "reason", "Not funded."));
      walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
      walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
      walk.awaitStatus(reference, "TO_BE_REVISED");
      assertThat(standing.decisions(reference)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BusinessCaseApproval", "InvestmentBoard"})
    void a_second_instance_does_not_act_on_the_case(String process) {
      Standing.Of before = standing.of(reference);
      assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey(process, reference,
          Map.of("originator", "originator")))
          .hasStackTraceContaining("is not the registered course of " + reference);
      assertThat(standing.of(reference)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${issueDecision}", "${publishDecision}", "${enforceParagraph48AfterDecision}",
        "${recordRejection}", "${closeSitting}", "${weighAdvice}", "${resumeDecision}"})
    void a_foreign_model_does_not_act_on_the_case(String step) {
      Standing.Of before = standing.of(reference);
      deploy(model(step));
      String foreign = runtimeService.startProcessInstanceByKey("foreign", reference).getId();
      assertThat(incident(foreign)).contains("is not the registered course of " + reference);
      runtimeService.deleteProcessInstance(foreign, "test");
      removeForeignModels();
      deployments.clear();
      assertThat(standing.of(reference)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${businessCases.setStatus(execution.processBusinessKey, null, null)}", "${jdbcClient}",
        "${decisionDesk.publish(execution.processBusinessKey, null)}", "${runtimeService}", "${caseRecord}"})
    void the_expressions_of_a_model_reach_nothing_but_the_steps(String expression) {
      deploy(Bpmn.createExecutableProcess("foreign").camundaHistoryTimeToLiveString("P1D").startEvent()
          .endEvent().camundaExecutionListenerExpression("start", expression).done());
      Standing.Of before = standing.of(reference);
      assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("foreign", reference))
          .hasStackTraceContaining("Cannot resolve identifier");
      assertThat(standing.of(reference)).isEqualTo(before);
    }

    @Test
    void a_foreign_models_task_signs_nothing_and_moves_no_status() {
      walk.toDecision(reference);
      deploy(userTask("UserTask_VoteAtInvestmentBoard", "VOTE_AT_BOARD"));
      assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("foreign", reference))
          .hasStackTraceContaining("is not the registered course");
      assertThat(walk.status(reference)).isEqualTo("TO_BE_DECIDED");
    }

    @Test
    void nobody_is_asked_about_a_decided_case_any_more() {
      walk.toDecision(reference);
      walk.signed(reference, DMPC, "dmpc",
          Map.of("outcome", "APPROVE", "publishOn", "2099-12-31", "publishReason", "An award."));
      walk.awaitStatus(reference, "APPROVED");
      assertThatThrownBy(() -> moveTo("UserTask_ReviseCase")).hasStackTraceContaining("has ended");
      assertThatThrownBy(() -> moveTo("ServiceTask_RecordRejection")).hasStackTraceContaining("has rejected");
      moveTo("ServiceTask_IssueDecision");
      assertThat(incident(instance())).contains("It is not to be decided: it is APPROVED");
      assertThat(walk.status(reference)).isEqualTo("APPROVED");
      assertThat(standing.decisions(reference)).isOne();
    }

    @Test
    void code_without_a_signed_in_person_completes_nothing() {
      String task = walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair");
      Standing.Of before = standing.of(reference);
      assertThatThrownBy(() -> taskService.complete(task, Map.of("outcome", "ENDORSE")))
          .hasMessageContaining("Nobody is signed in");
      assertThatThrownBy(() -> taskService.complete(task)).hasMessageContaining("Nobody is signed in");
      assertThat(standing.of(reference)).isEqualTo(before);
    }
  }

  @Nested
  class Models {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        UserTask_Approve        | -              | does not declare its sign-off
        UserTask_Approve        | APPROVE_ALL    | which is no sign-off
        UserTask_Approve        | DECIDE_AS_DMPC | which is the sign-off of UserTask_DecideAsDmpc
        UserTask_AdviseFinance  | ADVISE_LEGAL   | which is the sign-off of UserTask_AdviseLegal
        """)
    void a_user_task_that_nothing_would_guard_does_not_deploy(String id, String signOff, String why) {
      assertThatThrownBy(() -> deploy(userTask(id, signOff))).hasMessageContaining(id).hasMessageContaining(why);
    }
  }

  @Nested
  class The_record {

    @Test
    void nothing_is_signed_on_a_record_that_was_changed() {
      walk.signed(reference, "UserTask_VoteAtInvestmentBoard", "chair", Map.of("outcome", "RETURN", "reason", "Dear."));
      changeRecord("SIGNED", "RETURN", "ENDORSE");
      Standing.Of before = standing.of(reference);
      String task = walk.task(reference, "UserTask_VoteAtInvestmentBoard", "member1");
      assertThat(refused(walk.complete(task, "member1", Map.of("outcome", "ENDORSE"))))
          .contains("record does not verify");
      assertThat(standing.of(reference)).isEqualTo(before);
      assertThat(before.verified()).isFalse();
    }

    @Test
    void nothing_is_issued_on_a_record_that_was_changed() {
      walk.boardEndorses(reference);
      changeRecord("SIGNED", "member1", "member9");
      moveTo("ServiceTask_IssueDecision");
      assertThat(incident(instance())).contains("record does not verify");
      assertThat(standing.decisions(reference)).isZero();
    }

    @Test
    void the_case_can_still_be_told_to_be_broken() {
      changeRecord("SUBMITTED", "revision", "revisions");
      assertThat(refused(http.as("auditor").get("/api/cases/" + reference))).contains("record does not verify");
      assertThat(http.as("auditor").get("/api/cases/" + reference + "/record").at("/fault")).contains("was changed");
    }

    private void changeRecord(String act, String from, String to) {
      String update = "UPDATE record_entry SET content = REPLACE(content, ?, ?) WHERE chain = ? AND act = ?";
      assertThat(adversary.changes(update, from, to, reference, act)).isPositive();
    }
  }

  private String instance() {
    return jdbc.sql("SELECT process_instance FROM business_case WHERE reference = ?")
        .param(reference).query(String.class).single();
  }

  private void moveTo(String activity) {
    runtimeService.createProcessInstanceModification(instance()).startBeforeActivity(activity).execute();
  }

  private String incident(String processInstance) {
    return await().atMost(PATIENCE).until(() -> runtimeService.createIncidentQuery()
        .processInstanceId(processInstance).list().stream()
        .map(Incident::getIncidentMessage).findFirst().orElse(null), message -> message != null);
  }

  private String runtimeJob() {
    return runtimeService.createIncidentQuery().processInstanceId(instance()).list().get(0).getConfiguration();
  }

  private void assertNothingDecided(String status) {
    assertThat(walk.status(reference)).isEqualTo(status);
    assertThat(standing.decisions(reference)).isZero();
  }

  private void deploy(BpmnModelInstance model) {
    deployments.add(repositoryService.createDeployment().addModelInstance("foreign.bpmn", model).deploy().getId());
  }

  private static BpmnModelInstance model(String step) {
    return Bpmn.createExecutableProcess("foreign").camundaHistoryTimeToLiveString("P1D").startEvent()
        .serviceTask("ServiceTask_Foreign").camundaAsyncBefore().camundaDelegateExpression(step).endEvent().done();
  }

  private static BpmnModelInstance userTask(String id, String signOff) {
    UserTaskBuilder task = Bpmn.createExecutableProcess("foreign").camundaHistoryTimeToLiveString("P1D")
        .startEvent().userTask(id).camundaAssignee("dmpc");
    if (signOff != null) {
      CamundaProperties properties = task.getElement().getModelInstance().newInstance(CamundaProperties.class);
      task.addExtensionElement(properties);
      CamundaProperty property = task.getElement().getModelInstance().newInstance(CamundaProperty.class);
      property.setCamundaName("signOff");
      property.setCamundaValue(signOff);
      properties.addChildElement(property);
    }
    return task.endEvent().done();
  }

  private static String json(Object body) {
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
