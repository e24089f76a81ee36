package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.people.SecurityLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each refused attempt leaves one line, with person, act and case. */
@ProgramTest
class SecurityLogTest {

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private SecurityLog securityLog;
  @LocalServerPort
  private int port;

  private final Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    people.goHome();
  }

  @Test
  void a_call_that_is_not_open() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    String task = walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair");
    http.as("chair").post("/engine-rest/task/" + task + "/bpmnError", Map.of("errorCode", "E"));
    assertThat(theLine()).containsEntry("person", "chair").containsEntry("act", "POST /engine-rest/task/" + task + "/bpmnError")
        .containsEntry("case", reference);
    assertThat(theLine().get("reason")).contains("not a person's");
  }

  @Test
  void a_refused_command_of_a_claim() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    String task = walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair");
    http.as("chair").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "member1"));
    assertThat(theLine()).containsEntry("person", "chair").containsEntry("act", "ClaimTask").containsEntry("case", reference);
  }

  @Test
  void a_refused_answer() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.boardEndorses(reference);
    String task = walk.task(reference, "UserTask_AdviseFinance", "finance");
    walk.complete(task, "finance", Map.of("outcome", "SATISFIED"));
    assertThat(theLine()).containsEntry("person", "finance").containsEntry("act", "CompleteTask").containsEntry("case", reference);
    assertThat(theLine().get("reason")).contains("Claim this task");
  }

  @Test
  void nothing_of_what_was_submitted() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    String task = walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair");
    walk.complete(task, "chair", Map.of("outcome", "The price is 731246", "reason", "The price is 731246"));
    assertThat(theLine()).containsEntry("person", "chair").containsEntry("case", reference);
    assertThat(theLine().toString()).doesNotContain("731246");
  }

  @Test
  void a_refusal_of_our_own_api() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    http.as("originator2").post("/api/cases/" + reference + "/withdrawal", null);
    assertThat(theLine()).containsEntry("person", "originator2").containsEntry("act", "POST /api/cases/" + reference + "/withdrawal")
        .containsEntry("case", reference);
  }

  @Test
  void a_refused_confirmation() {
    http.as("operator").post("/api/confirmations", Map.of("kind", "PASSWORD", "person", "dmpc"));
    assertThat(theLine()).containsEntry("person", "operator").containsEntry("act", "POST /api/confirmations").containsEntry("case", "-");
  }

  @Test
  void a_path_that_is_shut_to_everybody() {
    Session.of("dmpc", port).send("POST", "/camunda/api/admin/auth/user/default/login/cockpit", "username=operator&password=demo");
    assertThat(theLine()).containsEntry("person", "dmpc");
    assertThat(theLine().toString()).doesNotContain("demo");
  }

  @Test
  void a_failed_sign_in_without_its_password_or_what_stood_for_a_name() {
    String person = people.somebody();
    http.as(person, "guess-1").get("/api/me");
    assertThat(theLine()).containsEntry("person", person).containsEntry("act", "sign in");
    Session.ofNobody(port).signIn("my-secret-by-mistake", "guess-2");
    assertThat(all()).hasSize(2).last().extracting(line -> line.get("person")).isEqualTo("(no such account)");
    assertThat(all().toString()).doesNotContain("guess", "my-secret");
  }

  @Test
  void a_locked_account() {
    String person = people.somebody();
    for (int i = 0; i < 3; i++) {
      http.as(person, "wrong").get("/api/me");
    }
    assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
    assertThat(all()).last().extracting(line -> line.get("reason")).asString().contains("closed the account");
  }

  @Test
  void an_account_that_is_not_confirmed() {
    String person = people.register(People.anId(), "Somebody");
    http.as(person).get("/api/me");
    assertThat(theLine()).containsEntry("person", person);
    assertThat(theLine().get("reason")).contains("yet to confirm");
  }

  @Test
  void forged_lines_stay_on_one_line() {
    securityLog.refused("mallory\r\n2026 WARN refused: person=dmpc", "act\u2028\u0085\u001b[2J", "a\tb", "say \"yes\"");
    ILoggingEvent event = lines.list.get(0);
    assertThat(event.getFormattedMessage()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]").doesNotContain("\"yes\"");
    assertThat(theLine().toString()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
  }

  private Map<String, String> theLine() {
    assertThat(all()).hasSize(1);
    return all().get(0);
  }

  private List<Map<String, String>> all() {
    return List.copyOf(lines.list).stream().map(event -> event.getKeyValuePairs().stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)))).toList();
  }
}
