package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.countersign.cases.DueDates;
import org.countersign.casefile.London;
import org.countersign.people.Groups;
import org.countersign.signing.ConditionOwner;
import org.countersign.people.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The conditions of an approval, from the decision until each is discharged, or not. */
@ProgramTest
class ConditionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROPOSE = "UserTask_ProposeDischarge";
  private static final String DISCHARGE = "UserTask_DischargeCondition";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private AheadClock clock;
  @Autowired
  private Directory directory;
  @Autowired
  private DueDates dueDates;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private ManagementService management;
  @Autowired
  private JdbcClient jdbc;

  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
  }

  @AfterEach
  void afterwards() {
    clock.comeBack();
    people.goHome();
  }

  private static ObjectNode plain() {
    return Papers.changed("at-the-line", paper -> paper.put("marking", "OFFICIAL").remove("partTwo"));
  }

  private static Map<String, String> condition(String text, String owner, String due) {
    return Map.of("text", text, "owner", owner, "due", due);
  }

  private String approved(ObjectNode paper, List<Map<String, String>> conditions) {
    String reference = walk.submit(paper);
    walk.toDecision(reference);
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc",
        Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "With care.", "conditions", conditions));
    walk.awaitStatus(reference, "APPROVED");
    await().atMost(PATIENCE).until(() -> facts.of(reference).path("conditions").size() == conditions.size());
    return reference;
  }

  /** Whoever is not cleared has no vote on it. */
  private String toDecisionWithPartTwo(String text) {
    ObjectNode paper = plain();
    paper.putObject("partTwo").put("text", text).putArray("grounds").add("COMMERCIAL_SENSITIVITY");
    String reference = walk.submit(paper);
    List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member,
        Map.of("outcome", "ENDORSE")));
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    return reference;
  }

  private JsonNode conditionOf(String reference, int number) {
    return facts.of(reference).path("conditions").get(number - 1);
  }

  /** The open task on a condition, whoever may see it. */
  private String taskOn(String reference, int number) {
    String course = courseOf(reference, number);
    return tasks.createTaskQuery().processInstanceId(course).singleResult().getId();
  }

  private String courseOf(String reference, int number) {
    return jdbc.sql("SELECT process_instance FROM decision_condition WHERE reference = ? AND number = ?").params(reference, number)
        .query(String.class).single();
  }

  private Http.Answer answer(String task, String person, Map<String, ?> variables) {
    Http.Answer claim = http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", person));
    return claim.status() == 204 ? walk.complete(task, person, variables) : claim;
  }

  private List<String> offeredTo(String task) {
    return tasks.getIdentityLinksForTask(task).stream()
        .map(link -> link.getGroupId() == null ? link.getUserId() : "group " + link.getGroupId()).sorted().toList();
  }

  @Test
  void each_has_a_course_of_its_own_and_the_case_ends() {
    String reference = approved(plain(), List.of(condition("Report the savings.", "finance", "2027-03-31"),
        condition("Publish the route to market.", "Commercial", "2027-04-30"),
        condition("Move the staff.", "The unit in the old building", "2027-05-31")));

    assertThat(facts.acts(reference)).filteredOn("CONDITION_OPENED"::equals).hasSize(3);
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference)
        .list()).extracting(instance -> instance.getProcessDefinitionId().split(":")[0]).containsOnly("ConditionDischarge").hasSize(3));
    assertThat(offeredTo(taskOn(reference, 1))).containsExactly("finance", "originator");
    assertThat(offeredTo(taskOn(reference, 2))).containsExactly("group commercial", "originator");
    assertThat(offeredTo(taskOn(reference, 3))).as("words that name nobody").containsExactly("originator");
    assertThat(conditionOf(reference, 1).toString()).contains("Report the savings.", "finance", "2027-03-31", "OPEN");
    assertThat(dueDates.of(taskOn(reference, 1)).orElseThrow().due()).isEqualTo(LocalDate.of(2027, 3, 31));
  }

  @Test
  void it_is_discharged_by_evidence_that_the_secretariat_accepts() {
    String reference = approved(plain(), List.of(condition("Report the savings.", "The finance adviser who is not there", "2027-03-31")));
    await().atMost(PATIENCE).until(() -> facts.onRegister(reference) != null);
    String page = "/register/" + facts.of(reference).path("number").asText().replace(' ', '-');
    assertThat(facts.onRegister(reference).at("/conditions/0/state").asText()).isEqualTo("OPEN");
    assertThat(http.as(null).get(page).body().asText()).contains("One condition of this decision is open.", "Due by the end of 31 March 2027.");
    String first = taskOn(reference, 1);
    assertThat(http.as("finance").post("/engine-rest/task/" + first + "/claim", Map.of("userId", "finance")).status()).isEqualTo(403);
    assertThat(refused(answer(first, "originator", Map.of("outcome", "PROPOSE")))).contains("PROPOSE needs a reason");
    assertThat(refused(walk.complete(first, "originator", Map.of("outcome", "DISCHARGE", "reason", "Done.")))).contains("no outcome");
    assertThat(walk.complete(first, "originator", Map.of("outcome", "PROPOSE", "reason", "Paper 12 of the board.")).status()).isEqualTo(204);
    assertThat(conditionOf(reference, 1).path("state").asText()).isEqualTo("PROPOSED");

    String second = taskOn(reference, 1);
    assertThat(offeredTo(second)).containsExactly("group secretariat");
    assertThat(refused(answer(second, "secretariat", Map.of("outcome", "REFUSE")))).contains("REFUSE needs a reason");
    assertThat(walk.complete(second, "secretariat", Map.of("outcome", "REFUSE", "reason", "Which board?")).status()).isEqualTo(204);
    assertThat(conditionOf(reference, 1).path("state").asText()).isEqualTo("OPEN");

    String third = taskOn(reference, 1);
    assertThat(answer(third, "originator", Map.of("outcome", "PROPOSE", "reason", "The one of 3 March.")).status()).isEqualTo(204);
    assertThat(answer(taskOn(reference, 1), "secretariat", Map.of("outcome", "DISCHARGE")).status()).isEqualTo(204);

    JsonNode met = conditionOf(reference, 1);
    assertThat(met.path("state").asText()).isEqualTo("DISCHARGED");
    assertThat(met.path("dischargedOn").asText()).isEqualTo(London.today(clock).toString());
    assertThat(StreamSupport.stream(met.path("steps").spliterator(), false).map(step -> step.path("act").asText() + " "
        + step.at("/by/id").asText() + " " + step.path("reason").asText())).containsExactly(
            "DISCHARGE_PROPOSED originator Paper 12 of the board.", "DISCHARGE_REFUSED secretariat Which board?",
            "DISCHARGE_PROPOSED originator The one of 3 March.", "CONDITION_DISCHARGED secretariat ");
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
    assertThat(walk.status(reference)).isEqualTo("APPROVED");
    assertThat(facts.onRegister(reference).at("/conditions/0/dischargedOn").asText()).isEqualTo(London.today(clock).toString());
    assertThat(http.as(null).get(page).body().asText()).contains("Discharged on " + London.inWords(London.today(clock)))
        .doesNotContain("condition of this decision is open", "Paper 12 of the board");
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(courseOf(reference, 1)).count()).isZero();
  }

  @Test
  void nobody_accepts_what_they_proposed_and_whoever_runs_the_engine_does_neither() {
    String both = people.somebody(Groups.SECRETARIAT, Groups.ORIGINATORS);
    String reference = approved(plain(), List.of(condition("Report.", both, "2027-03-31"), condition("Report.", "operator", "2027-03-31")));
    assertThat(answer(taskOn(reference, 1), both, Map.of("outcome", "PROPOSE", "reason", "Done.")).status()).isEqualTo(204);
    String task = taskOn(reference, 1);
    assertThat(refused(answer(task, both, Map.of("outcome", "DISCHARGE")))).contains("somebody else of secretariat");
    assertThat(conditionOf(reference, 1).path("state").asText()).isEqualTo("PROPOSED");

    assertThat(refused(answer(taskOn(reference, 2), "operator", Map.of("outcome", "PROPOSE", "reason", "Done."))))
        .contains("signs nothing");
    people.join(both, Groups.OPERATORS);
    assertThat(refused(walk.complete(task, both, Map.of("outcome", "DISCHARGE")))).contains("signs nothing");
  }

  @Test
  void whoever_acted_on_the_case_otherwise_does_not_accept_for_the_secretariat() {
    String reference = approved(plain(), List.of(condition("Report.", "Nobody", "2027-03-31")));
    assertThat(answer(taskOn(reference, 1), "originator", Map.of("outcome", "PROPOSE", "reason", "Done.")).status()).isEqualTo(204);
    people.join("legal", Groups.SECRETARIAT);
    try {
      assertThat(refused(answer(taskOn(reference, 1), "legal", Map.of("outcome", "DISCHARGE")))).contains("legal adviser");
    } finally {
      people.leave("legal", Groups.SECRETARIAT);
    }
  }

  @Test
  void whoever_is_not_cleared_for_the_case_gets_no_task() {
    String reference = toDecisionWithPartTwo("It names a supplier.");
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "With care.",
        "conditions", List.of(condition("Report.", "deputy", "2027-03-31"), condition("Report.", "commercial2", "2027-03-31"))));
    await().atMost(PATIENCE).until(() -> facts.of(reference).path("conditions").size() == 2);

    assertThat(offeredTo(taskOn(reference, 1))).containsExactly("originator");
    assertThat(offeredTo(taskOn(reference, 2))).containsExactly("commercial2", "originator");
    assertThat(http.as("deputy").get("/api/cases/" + reference).status()).isEqualTo(403);
  }

  @Test
  void the_words_of_an_owner_name_a_person_before_a_group() {
    String named = people.make(People.anId(), "Morgan Lee-Hart");
    assertThat(ConditionOwner.of(named, directory).person()).isEqualTo(named);
    assertThat(ConditionOwner.of("morgan lee-hart", directory).person()).isEqualTo(named);
    assertThat(ConditionOwner.of("Data protection", directory)).isEqualTo(new ConditionOwner(null, "data-protection"));
    people.make(People.anId(), "Morgan Lee-Hart");
    assertThat(ConditionOwner.of("Morgan Lee-Hart", directory)).as("two of that name").isEqualTo(new ConditionOwner(null, null));
    assertThat(ConditionOwner.of("x' OR 1=1 --%", directory)).isEqualTo(new ConditionOwner(null, null));
  }

  @Test
  void neither_a_reason_nor_a_condition_tells_what_part_two_keeps_back() {
    String secret = "asks for zinc and for nothing else in the world";
    String reference = toDecisionWithPartTwo("The supplier " + secret + ".");
    assertThat(refused(walk.sign(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "REJECT", "reason", "It " + secret))))
        .contains("In the reason stands eight words in a row of Part 2").doesNotContain("zinc");
    assertThat(refused(walk.sign(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "Well.",
        "conditions", List.of(condition("That it " + secret, "Finance", "2027-03-31"))))))
        .contains("In condition 1 stands").doesNotContain("zinc");
    assertThat(refused(walk.sign(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "APPROVE", "publishOn",
        London.today(clock).plusDays(9).toString(), "publishReason", "It " + secret, "publishEntry", true))))
        .contains("why publication waits").doesNotContain("zinc");
    assertThat(facts.acts(reference)).doesNotContain("DECISION_ISSUED");
  }

  @Test
  void silence_discharges_nothing() {
    String reference = approved(plain(), List.of(condition("Report.", "finance", "2027-03-31")));
    String task = taskOn(reference, 1);
    clock.goTo(London.startOf(LocalDate.of(2027, 4, 2)));
    management.executeJob(Timers.ofTheMorning(management, courseOf(reference, 1)).getId());
    assertThat(dueDates.of(task).orElseThrow().overdueToldOn()).isEqualTo(LocalDate.of(2027, 4, 2));
    assertThat(taskOn(reference, 1)).as("the same task, open as before").isEqualTo(task);
    assertThat(conditionOf(reference, 1).path("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void no_other_instance_that_bears_the_reference_discharges_anything() {
    String reference = approved(plain(), List.of(condition("Report.", "finance", "2027-03-31")));
    await().atMost(PATIENCE).until(() -> facts.acts(reference).contains("NOTICE_MADE"));
    int before = facts.acts(reference).size();
    assertThat(catchThrowable(() -> runtime.startProcessInstanceByKey("ConditionDischarge", reference,
        Map.of("condition", 1)))).hasMessageContaining("not the registered course");
    assertThat(catchThrowable(() -> runtime.startProcessInstanceByKey("ConditionDischarge", reference)))
        .hasMessageContaining("not the registered course");
    assertThat(facts.acts(reference)).hasSize(before);
  }
}
