package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.casefile.London;
import org.countersign.cases.GateDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers that an approved one announces. */
@ProgramTest
class GatesTest {

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private GateDesk desk;
  @Autowired
  private AheadClock clock;
  @Autowired
  private IdentityService identity;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void afterwards() {
    clock.comeBack();
    address("secretariat", null);
    jdbc.sql("DELETE FROM outbox").update();
  }

  private void address(String id, String email) {
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setEmail(email);
    identity.saveUser(user);
  }

  /** PCD 579's paper announces two. */
  private static ObjectNode announcing(String first, String second) {
    return Papers.changed("at-the-line", paper -> {
      paper.put("marking", "OFFICIAL").remove("partTwo");
      paper.putArray("gates").add(gate(paper, first, "Outline business case")).add(gate(paper, second, "Full business case"));
    });
  }

  private static ObjectNode gate(ObjectNode paper, String due, String what) {
    return paper.objectNode().put("due", due).put("what", what);
  }

  private String approved(ObjectNode paper) {
    String reference = walk.submit(paper);
    walk.toDecision(reference);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    return reference;
  }

  /** What is due on that day, as everybody reads it; null if there is nothing. */
  private JsonNode plan(String due) {
    return StreamSupport.stream(http.as(null).get("/register/forward-plan.json").body().path("announced").spliterator(), false)
        .filter(one -> one.path("due").asText().equals(due)).findFirst().orElse(null);
  }

  private List<String> told(String reference) {
    return jdbc.sql("SELECT kind || ' ' || due_on FROM outbox WHERE case_reference = ? AND person = 'secretariat' AND kind LIKE 'GATE%' ORDER BY 1")
        .param(reference).query(String.class).list();
  }

  @Test
  void are_reminded_of_once_before_their_day_and_once_after_it() {
    address("secretariat", "secretariat@example.test");
    String reference = approved(announcing("2031-03-31", "2031-09-30"));
    desk.remind();
    assertThat(told(reference)).as("years before").isEmpty();
    clock.goTo(London.startOf(LocalDate.of(2031, 3, 20)));
    desk.remind();
    desk.remind();
    assertThat(told(reference)).containsExactly("GATE 2031-03-31");
    clock.goTo(London.startOf(LocalDate.of(2031, 4, 1)));
    desk.remind();
    desk.remind();
    assertThat(told(reference)).containsExactly("GATE 2031-03-31", "GATE_OVERDUE 2031-03-31");
  }

  @Test
  void the_secretariat_takes_down_by_which_case_one_came() {
    String reference = approved(announcing("2032-03-31", "2032-09-30"));
    String later = walk.submit(announcing("2033-03-31", "2033-09-30"));
    String number = walk.caseOf(reference).path("number").asText().replace(' ', '-');
    String path = "/api/decisions/" + number + "/gates/1/paper";
    assertThat(refused(http.as("originator").post(path, Map.of("by", later)))).contains("Only members of secretariat");
    assertThat(refused(http.as("operator").post(path, Map.of("by", later)))).contains("Only members of secretariat");
    assertThat(refused(http.as("secretariat").post(path, Map.of("by", "BC-1999-0001")))).contains("there is no other case BC-1999-0001");
    assertThat(refused(http.as("secretariat").post(path, Map.of("by", reference)))).contains("there is no other case");
    assertThat(refused(http.as("secretariat").post(path, Map.of()))).contains("Name the case");
    assertThat(refused(http.as("secretariat").post("/api/decisions/" + number + "/gates/3/paper", Map.of("by", later)))).contains("no paper 3");
    assertThat(refused(http.as("secretariat").post("/api/decisions/PCD-999999/gates/1/paper", Map.of("by", later)))).contains("no paper 1");

    Http.Answer met = http.as("secretariat").post(path, Map.of("by", later));
    assertThat(met.status()).as("%s", met.body()).isEqualTo(200);
    assertThat(met.at("/by")).isEqualTo(later);
    assertThat(refused(http.as("secretariat").post(path, Map.of("by", later)))).contains("already");
    assertThat(plan("2032-03-31").toString()).contains("\"state\":\"CAME\"", "Outline business case").doesNotContain("decidedAs", later);
    assertThat(plan("2032-09-30").toString()).contains("\"state\":\"TO_COME\"", number.replace('-', ' '));
    assertThat(plan("2033-03-31")).as("of a case that is not decided").isNull();
    walk.toDecision(later);
    walk.dmpcApproves(later);
    await().atMost(Duration.ofSeconds(30)).until(() -> plan("2033-03-31") != null);
    assertThat(plan("2032-03-31").path("decidedAs").asText()).isEqualTo(walk.caseOf(later).path("number").asText());
    assertThat(http.as(null).get("/register/forward-plan").body().asText()).contains("Outline business case", "31 March 2032", "/register/" + number);
    CaseFacts facts = new CaseFacts(http);
    assertThat(facts.acts(reference)).filteredOn("GATE_MET"::equals).hasSize(1);
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
    clock.goTo(London.startOf(LocalDate.of(2032, 4, 1)));
    address("secretariat", "secretariat@example.test");
    desk.remind();
    assertThat(told(reference)).as("what came is nobody reminded of").isEmpty();
    clock.goTo(London.startOf(LocalDate.of(2032, 10, 1)));
    assertThat(plan("2032-09-30").path("state").asText()).isEqualTo("OVERDUE");
    clock.goTo(London.startOf(LocalDate.of(2033, 4, 1)));
    assertThat(plan("2032-03-31")).as("a year after what came").isNull();
    assertThat(plan("2032-09-30").path("state").asText()).as("what never came stays").isEqualTo("OVERDUE");
  }

  @Test
  void what_part_two_keeps_back_stands_in_no_announcement() {
    ObjectNode paper = announcing("2031-03-31", "2031-09-30");
    paper.putObject("partTwo").put("text", "The supplier asks for zinc and for nothing else in the world.").putArray("grounds")
        .add("COMMERCIAL_SENSITIVITY");
    ((ObjectNode) paper.at("/gates/1")).put("what", "Whether it asks for zinc and for nothing else in the world");
    Http.Answer checked = http.as("originator").post("/api/checks", paper);
    assertThat(checked.body().toString()).contains("PART_TWO_IN_PART_ONE", "/gates/1/what");
  }
}
