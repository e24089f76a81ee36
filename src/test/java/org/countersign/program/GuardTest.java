package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.countersign.people.BoardRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the guard refuses, and that a refused act changes nothing. */
@ProgramTest
class GuardTest {

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String FINANCE = "UserTask_AdviseFinance";
  private static final String COMMERCIAL = "UserTask_AdviseCommercial";
  private static final String DMPC = "UserTask_DecideAsDmpc";
  private static final String CONDITIONS = "[{\"text\": \"Report.\", \"owner\": \"finance\", \"due\": \"2099-12-31\"}]";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private People people;
  @Autowired
  private BoardRoster roster;
  @Autowired
  private JdbcClient jdbc;

  private String reference;

  @BeforeEach
  void submitCase() {
    reference = walk.submit(Papers.of("pcd-579").caseFile());
  }

  @AfterEach
  void removePeople() {
    jdbc.sql("DELETE FROM board_seat WHERE person LIKE 'temp%'").update();
    people.goHome();
  }

  @Nested
  class The_holder_of_the_task {

    @Test
    void an_unclaimed_task_is_signed_by_nobody() {
      walk.boardEndorses(reference);
      String task = walk.task(reference, FINANCE, "finance");
      assertThat(unchanged(() -> walk.complete(task, "finance", Map.of("outcome", "SATISFIED"))))
          .contains("Claim this task");
    }

    @Test
    void a_task_that_another_holds_is_not_signed() {
      walk.boardEndorses(reference);
      String task = claim(COMMERCIAL, "commercial");
      assertThat(unchanged(() -> walk.complete(task, "commercial2", Map.of("outcome", "SATISFIED"))))
          .contains("held by commercial");
      assertThat(unchanged(() -> claims(task, "commercial2", "commercial2"))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal", "dmpc", "originator", "auditor", "member1"})
    void people_of_other_groups_neither_claim_nor_sign(String other) {
      walk.boardEndorses(reference);
      String task = walk.task(reference, FINANCE, "finance");
      unchanged(() -> claims(task, other, other));
      unchanged(() -> walk.complete(task, other, Map.of("outcome", "SATISFIED")));
    }

    @Test
    void nobody_signs_without_credentials() {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(complete(task, null, Map.of("outcome", "ENDORSE")).status()).isEqualTo(401);
      unchanged(() -> complete(task, null, Map.of("outcome", "ENDORSE")));
    }

    @Test
    void nobody_claims_for_somebody_else() {
      walk.boardEndorses(reference);
      String task = walk.task(reference, COMMERCIAL, "commercial");
      assertThat(unchanged(() -> claims(task, "commercial", "commercial2"))).contains("for yourself only");
      assertThat(unchanged(() -> assigns(task, "commercial", "commercial2"))).contains("for yourself only");
    }

    @Test
    void only_the_holder_gives_a_task_back() {
      walk.boardEndorses(reference);
      String task = claim(COMMERCIAL, "commercial");
      assertThat(unchanged(() -> unclaims(task, "commercial2"))).contains("Only its holder");
      assertThat(unchanged(() -> unclaims(task, "operator"))).contains("Only its holder");
      assertThat(unchanged(() -> assigns(task, "commercial2", "commercial2"))).contains("commercial holds this task");
      assertThat(unclaims(task, "commercial").status()).isEqualTo(204);
    }

    @Test
    void a_vote_is_not_given_back() {
      String task = walk.task(reference, VOTE, "member1");
      assertThat(unchanged(() -> unclaims(task, "member1"))).contains("yours alone");
    }
  }

  @Nested
  class The_answer {

    @ParameterizedTest
    @ValueSource(strings = {"", "endorse", "YES", "APPROVE", "SATISFIED", "RECONVENE", "RESUBMIT", "DEFER"})
    void a_vote_outside_the_vocabulary_does_not_count(String outcome) {
      String task = walk.task(reference, VOTE, "chair");
      String message = unchanged(() ->
          walk.complete(task, "chair", outcome.isEmpty() ? Map.of() : Map.of("outcome", outcome)));
      assertThat(message).contains("ENDORSE, ENDORSE_WITH_CONDITIONS, RETURN, REJECT, RECUSE");
    }

    @Test
    void an_outcome_of_another_kind_than_text_does_not_count() {
      String task = walk.task(reference, VOTE, "chair");
      unchanged(() -> walk.complete(task, "chair", Map.of("outcome", true)));
      unchanged(() -> walk.complete(task, "chair", Map.of("outcome", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENDORSE", "SATISFIED", "RESUBMIT"})
    void the_word_of_another_task_decides_nothing(String outcome) {
      walk.toDecision(reference);
      String task = claim(DMPC, "dmpc");
      assertThat(unchanged(() -> walk.complete(task, "dmpc", Map.of("outcome", outcome))))
          .contains("is no outcome of this task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENDORSE_WITH_CONDITIONS", "RETURN", "REJECT"})
    void these_votes_need_a_reason(String outcome) {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(unchanged(() -> walk.complete(task, "chair", with(outcome)))).contains(outcome + " needs a reason");
      assertThat(unchanged(() -> walk.complete(task, "chair", with(outcome, "reason", "  "))))
          .contains("needs a reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SATISFIED_WITH_CONDITIONS", "NOT_SATISFIED"})
    void this_advice_needs_a_reason(String outcome) {
      walk.boardEndorses(reference);
      String task = claim(FINANCE, "finance");
      assertThat(unchanged(() -> walk.complete(task, "finance", with(outcome)))).contains(outcome + " needs a reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVE_WITH_CONDITIONS", "RETURN", "REJECT", "DEFER"})
    void these_decisions_need_a_reason(String outcome) {
      walk.toDecision(reference);
      String task = claim(DMPC, "dmpc");
      assertThat(unchanged(() -> walk.complete(task, "dmpc", with(outcome)))).contains(outcome + " needs a reason");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        []
        {}
        [{"text": "", "owner": "finance", "due": "2099-12-31"}]
        [{"text": "Report.", "due": "2099-12-31"}]
        [{"text": "Report.", "owner": "finance"}]
        [{"text": "Report.", "owner": "finance", "due": "soon"}]
        [{"text": "Report.", "owner": "finance", "due": "2099-12-31", "waived": true}]
        ["Report."]
        not json
        7
        """)
    void conditions_have_a_text_an_owner_and_a_date(String conditions) {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(unchanged(() -> walk.complete(task, "chair",
          with("ENDORSE_WITH_CONDITIONS", "reason", "With care.", "conditions", conditions)))).contains("condition");
    }

    @Test
    void a_plain_outcome_carries_no_conditions() {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(unchanged(() -> complete(task, "chair",
          Map.of("outcome", Map.of("value", "ENDORSE"), "conditions", jsonConditions()))))
          .contains("carries no conditions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2019-06-03", "tomorrow"})
    void a_deferral_names_a_day_to_come(String day) {
      walk.toDecision(reference);
      String task = claim(DMPC, "dmpc");
      unchanged(() -> walk.complete(task, "dmpc", with("DEFER", "reason", "Awaiting the budget.", "deferUntil", day)));
    }

    @Test
    void today_is_not_a_day_to_come_and_only_a_deferral_names_one() {
      walk.toDecision(reference);
      String task = claim(DMPC, "dmpc");
      unchanged(() -> walk.complete(task, "dmpc",
          with("DEFER", "reason", "Later.", "deferUntil", LocalDate.now().toString())));
      assertThat(unchanged(() -> walk.complete(task, "dmpc", with("APPROVE", "deferUntil", "2099-12-31"))))
          .contains("deferUntil belongs to DEFER only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decidedBy", "approved", "decision", "originator", "boardOutcome", "Outcome"})
    void nothing_but_the_answer_is_written(String extra) {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(unchanged(() -> walk.complete(task, "chair", with("ENDORSE", extra, "APPROVED")))).contains(extra);
    }

    @Test
    void a_recusal_names_the_interest_and_only_a_recusal_does() {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(unchanged(() -> walk.complete(task, "chair", with("RECUSE")))).contains("RECUSE needs the interest");
      assertThat(unchanged(() -> walk.complete(task, "chair", with("ENDORSE", "interest", "I own shares."))))
          .contains("interest");
    }

    @Test
    void a_form_is_guarded_like_a_completion() {
      String task = walk.task(reference, VOTE, "chair");
      unchanged(() -> submitForm(task, "member1", with("ENDORSE")));
      unchanged(() -> submitForm(task, "chair", with("APPROVE")));
      unchanged(() -> submitForm(task, "chair", with("ENDORSE", "decision", "APPROVED")));
      assertThat(submitForm(task, "chair", with("ENDORSE")).status()).isEqualTo(204);
      assertThat(lastEntry().path("act").asText() + " " + lastEntry().path("actor").asText()).isEqualTo("SIGNED chair");
    }

    @Test
    void conditions_come_as_text_or_as_json() {
      walk.signed(reference, VOTE, "chair",
          with("ENDORSE_WITH_CONDITIONS", "reason", "With care.", "conditions", CONDITIONS));
      Map<String, Object> answer = Map.of("outcome", Map.of("value", "ENDORSE_WITH_CONDITIONS"),
          "reason", Map.of("value", "With care."), "conditions", jsonConditions());
      assertThat(complete(walk.task(reference, VOTE, "member1"), "member1", answer).status()).isEqualTo(204);
    }
  }

  @Nested
  class One_person_one_capacity {

    @Test
    void an_originator_signs_nothing_on_the_own_case() {
      String person = person("originators", "finance", "legal", "dmpc", "cleared-part-two");
      Http.Answer submitted = http.as(person).post("/api/cases", Papers.of("pcd-579").caseFile());
      reference = submitted.at("/reference");
      walk.boardEndorses(reference);
      refusedAsSecondCapacity(FINANCE, person, "SATISFIED");
      refusedAsSecondCapacity("UserTask_AdviseLegal", person, "SATISFIED");
      giveBack("UserTask_AdviseLegal", person);
      giveBack(FINANCE, person);
      walk.advisersSatisfied(reference);
      refusedAsSecondCapacity(DMPC, person, "APPROVE");
    }

    @Test
    void an_originator_is_not_called_to_the_board_on_the_own_case() {
      String person = boardMember("originators", "cleared-part-two");
      reference = http.as(person).post("/api/cases", Papers.of("pcd-579").caseFile()).at("/reference");
      assertThat(assignees(VOTE)).containsExactlyInAnyOrderElementsOf(CaseWalk.BOARD);
    }

    @Test
    void a_board_member_does_not_advise_on_the_same_case() {
      String person = boardMember("finance", "cleared-part-two");
      reference = walk.submit(Papers.of("pcd-579").caseFile());
      walk.signed(reference, VOTE, person, with("ENDORSE"));
      walk.boardEndorses(reference);
      refusedAsSecondCapacity(FINANCE, person, "SATISFIED");
      assertThat(unchanged(() -> walk.sign(reference, FINANCE, person, with("NOT_SATISFIED", "reason", "No."))))
          .contains("board member");
    }

    @Test
    void an_adviser_neither_advises_twice_nor_decides() {
      String person = person("finance", "legal", "dmpc", "cleared-part-two");
      walk.boardEndorses(reference);
      walk.signed(reference, FINANCE, person, with("SATISFIED"));
      refusedAsSecondCapacity("UserTask_AdviseLegal", person, "SATISFIED");
      giveBack("UserTask_AdviseLegal", person);
      walk.signed(reference, "UserTask_AdviseLegal", "legal", with("SATISFIED"));
      walk.signed(reference, COMMERCIAL, "commercial", with("SATISFIED"));
      refusedAsSecondCapacity(DMPC, person, "APPROVE");
    }

    @Test
    void whoever_runs_the_engine_signs_nothing() {
      walk.boardEndorses(reference);
      for (String running : List.of("operators", "camunda-admin")) {
        String person = person(running, "finance", "cleared-part-two");
        assertThat(unchangedOnceClaimed(FINANCE, person, "SATISFIED")).contains("runs the engine");
        giveBack(FINANCE, person);
      }
      walk.advisersSatisfied(reference);
      for (String running : List.of("operators", "camunda-admin")) {
        String person = person(running, "dmpc", "cleared-part-two");
        assertThat(unchangedOnceClaimed(DMPC, person, "APPROVE")).contains("runs the engine");
        giveBack(DMPC, person);
      }
    }

    @Test
    void a_signer_who_has_left_the_group_signs_no_more() {
      String person = person("finance", "cleared-part-two");
      walk.boardEndorses(reference);
      String task = claim(FINANCE, person);
      people.leave(person, "finance");
      unchanged(() -> walk.complete(task, person, with("SATISFIED")));
    }

    @Test
    void nobody_signs_twice_in_one_round() {
      String task = walk.task(reference, VOTE, "chair");
      assertThat(walk.complete(task, "chair", with("ENDORSE")).status()).isEqualTo(204);
      assertThat(unchanged(() -> walk.complete(task, "chair", with("REJECT", "reason", "On reflection."))))
          .contains("done");
    }

    private void refusedAsSecondCapacity(String key, String person, String outcome) {
      assertThat(unchangedOnceClaimed(key, person, outcome)).contains("acted on this case as");
    }
  }

  @Nested
  class Part_two {

    @BeforeEach
    void submitCaseWithPartTwo() {
      reference = walk.submit(Papers.changed("pcd-579", GuardTest::addPartTwo));
    }

    @Test
    void members_who_are_not_cleared_are_not_called() {
      assertThat(assignees(VOTE)).containsExactlyInAnyOrder("chair", "member1", "member2");
      List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, VOTE, member, with("ENDORSE")));
      walk.awaitStatus(reference, "IN_ADVICE");
    }

    @Test
    void an_adviser_who_is_not_cleared_does_not_sign() {
      String person = person("finance");
      List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, VOTE, member, with("ENDORSE")));
      String task = walk.task(reference, FINANCE, "finance");
      assertThat(http.as(person).get("/engine-rest/task?processInstanceBusinessKey=" + reference).body()).as("gets no task").isEmpty();
      assertThat(http.as(person).get("/engine-rest/task/" + task).status()).isGreaterThanOrEqualTo(400);
      unchanged(() -> claims(task, person, person));
      unchanged(() -> walk.complete(task, person, with("SATISFIED")));
    }

    @Test
    void an_adviser_whose_clearance_ended_does_not_sign_what_they_hold() {
      String person = person("finance", "cleared-part-two");
      List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, VOTE, member, with("ENDORSE")));
      String task = claim(FINANCE, person);
      people.leave(person, "cleared-part-two");
      assertThat(unchanged(() -> walk.complete(task, person, with("SATISFIED")))).contains("Part 2").contains("not cleared");
    }
  }

  @Nested
  class Recusal {

    @Test
    void an_advisers_recusal_leaves_the_task_to_the_other_holder() {
      walk.boardEndorses(reference);
      String task = claim(COMMERCIAL, "commercial");
      assertThat(walk.complete(task, "commercial", with("RECUSE", "interest", "My brother sells it.")).status())
          .isEqualTo(204);
      assertThat(lastEntry().path("act").asText()).isEqualTo("RECUSED");
      assertThat(lastEntry().path("actor").asText()).isEqualTo("commercial");
      assertThat(http.as("commercial2").get("/engine-rest/task/" + task).body().path("assignee").isNull()).isTrue();

      assertThat(unchangedOnceClaimed(COMMERCIAL, "commercial", "SATISFIED")).contains("declared an interest");
      giveBack(COMMERCIAL, "commercial");
      walk.signed(reference, COMMERCIAL, "commercial2", with("SATISFIED"));
    }

    @Test
    void an_adviser_may_recuse_through_a_form_too() {
      walk.boardEndorses(reference);
      String task = claim(COMMERCIAL, "commercial");
      assertThat(submitForm(task, "commercial", with("RECUSE", "interest", "My brother sells it.")).status())
          .isEqualTo(204);
      assertThat(lastEntry().path("act").asText()).isEqualTo("RECUSED");
      walk.signed(reference, COMMERCIAL, "commercial2", with("SATISFIED"));
    }

    @Test
    void nobody_recuses_for_somebody_else() {
      walk.boardEndorses(reference);
      String task = claim(COMMERCIAL, "commercial");
      unchanged(() -> walk.complete(task, "commercial2", with("RECUSE", "interest", "His brother sells it.")));
      unchanged(() -> walk.complete(task, "legal", with("RECUSE", "interest", "His brother sells it.")));
    }

    @Test
    void a_board_members_recusal_counts_out() {
      walk.signed(reference, VOTE, "member3", with("RECUSE", "interest", "My sister sells it."));
      walk.signed(reference, VOTE, "chair", with("ENDORSE"));
      walk.signed(reference, VOTE, "member1", with("ENDORSE"));
      walk.signed(reference, VOTE, "member2", with("RETURN", "reason", "Dear."));
      walk.awaitStatus(reference, "IN_ADVICE");
      assertThat(record().findParents("act").stream().filter(e -> e.path("act").asText().equals("BOARD_CLOSED"))
          .map(e -> e.path("content").asText()).toList()).singleElement()
              .asString().contains("\"endorse\":2", "\"recused\":1");
    }
  }

  private static void addPartTwo(ObjectNode paper) {
    ObjectNode partTwo = paper.putObject("partTwo");
    partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
    partTwo.put("text", "The bidders' prices.");
    partTwo.putArray("values");
  }

  /** Tries, and asserts that it was refused in words and left everything as it was. */
  private String unchanged(Supplier<Http.Answer> act) {
    Standing.Of before = standing.of(reference);
    String message = refused(act.get());
    assertThat(standing.of(reference)).isEqualTo(before);
    assertThat(before.verified()).isTrue();
    return message;
  }

  private String unchangedOnceClaimed(String key, String person, String outcome) {
    String task = claim(key, person);
    return unchanged(() -> walk.complete(task, person, with(outcome)));
  }

  private String claim(String key, String person) {
    String task = walk.task(reference, key, person);
    Http.Answer answer = claims(task, person, person);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(204);
    return task;
  }

  private void giveBack(String key, String person) {
    assertThat(unclaims(walk.task(reference, key, person), person).status()).isEqualTo(204);
  }

  private Http.Answer claims(String task, String person, String forWhom) {
    return http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", forWhom));
  }

  private Http.Answer assigns(String task, String person, String toWhom) {
    return http.as(person).post("/engine-rest/task/" + task + "/assignee", Map.of("userId", toWhom));
  }

  private Http.Answer unclaims(String task, String person) {
    return http.as(person).post("/engine-rest/task/" + task + "/unclaim", null);
  }

  private Http.Answer complete(String task, String person, Map<String, ?> typed) {
    return http.as(person).post("/engine-rest/task/" + task + "/complete", Map.of("variables", typed));
  }

  private Http.Answer submitForm(String task, String person, Map<String, ?> variables) {
    Map<String, Object> typed = new LinkedHashMap<>();
    variables.forEach((name, value) -> typed.put(name, Map.of("value", value)));
    return http.as(person).post("/engine-rest/task/" + task + "/submit-form", Map.of("variables", typed));
  }

  private static Map<String, Object> jsonConditions() {
    return Map.of("type", "Json", "value", CONDITIONS);
  }

  private static Map<String, Object> with(String outcome, String... more) {
    Map<String, Object> answer = new LinkedHashMap<>(Map.of("outcome", outcome));
    for (int i = 0; i < more.length; i += 2) {
      answer.put(more[i], more[i + 1]);
    }
    return answer;
  }

  private JsonNode record() {
    return http.as("auditor").get("/api/cases/" + reference + "/record").body().path("entries");
  }

  private JsonNode lastEntry() {
    JsonNode entries = record();
    return entries.get(entries.size() - 1);
  }

  private List<String> assignees(String key) {
    return walk.caseOf(reference).path("tasks").findParents("key").stream()
        .filter(t -> t.path("key").asText().equals(key))
        .map(t -> t.path("assignee").asText()).toList();
  }

  /** An account for this test alone. */
  private String person(String... groups) {
    return people.somebody(groups);
  }

  private String boardMember(String... furtherGroups) {
    String id = person(furtherGroups);
    people.join(id, "investment-board");
    roster.seat(id, false, LocalDate.of(2020, 1, 1));
    return id;
  }
}
