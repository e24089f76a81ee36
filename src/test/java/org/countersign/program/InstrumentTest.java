package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.countersign.casefile.London;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import java.time.Clock;

/** Onward delegation (paragraph 1.7): who may sign for the DMPC, what, and until when. */
@ProgramTest
class InstrumentTest {

  private static final String DMPC = "UserTask_DecideAsDmpc";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Clock clock;

  /** Other tests know of no instruments: what this one made ends with it, the way its giver would end it. */
  @AfterEach
  void endAll() {
    http.as("dmpc").get("/api/instruments").body().forEach(i -> http.as("dmpc").delete("/api/instruments/" + i.path("id").asInt()));
    http.as("secretariat").get("/api/absences").body().forEach(a ->
        http.as("secretariat").delete("/api/absences/" + a.path("number").asInt()));
    jdbc.sql("UPDATE instrument SET ended_at = made_at WHERE ended_at IS NULL").update();
  }

  private LocalDate today() {
    return London.today(clock);
  }

  private Map<String, Object> wish(String... changes) {
    Map<String, Object> wish = new LinkedHashMap<>(Map.of("holder", "deputy", "kinds", List.of("BUSINESS_CASE", "PROCUREMENT_STRATEGY"),
        "ceiling", 10_000_000, "from", today().toString(), "until", today().plusDays(30).toString(), "reason", "Leave of the DMPC."));
    for (int i = 0; i < changes.length; i += 2) {
      wish.put(changes[i], changes[i + 1]);
    }
    return wish;
  }

  private int make(Map<String, Object> wish) {
    Http.Answer made = http.as("dmpc").post("/api/instruments", wish);
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return made.body().path("id").asInt();
  }

  private String toDecision() {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.toDecision(reference);
    return reference;
  }

  private Http.Answer approves(String person, String reference) {
    return walk.sign(reference, DMPC, person, Map.of("outcome", "APPROVE"));
  }

  private boolean isOffered(String reference, String person) {
    return http.as(person).get("/engine-rest/task?processInstanceBusinessKey=" + reference).body().size() > 0;
  }

  @Nested
  class Under_an_instrument {

    @Test
    void its_holder_decides_and_record_and_notice_name_both() {
      int number = make(wish());
      String reference = toDecision();
      assertThat(approves("deputy", reference).status()).isEqualTo(204);
      walk.awaitStatus(reference, "APPROVED");
      String under = "for the DMPC, under instrument " + number + ", paragraph 1.7";
      JsonNode signature = last(walk.caseOf(reference).path("signatures"));
      assertThat(signature.path("actingFor").asText()).isEqualTo(under);
      assertThat(signature.at("/by/id").asText()).isEqualTo("deputy");
      String page = http.as(null).get("/register/" + walk.caseOf(reference).path("number").asText().replace(' ', '-')).response().body();
      assertThat(page).contains("Deputy of the Mayor&#39;s Office, " + under);
    }

    @Test
    void its_holder_is_offered_the_task_when_it_starts_and_no_longer_when_it_ends() {
      String reference = toDecision();
      assertThat(isOffered(reference, "deputy")).isFalse();
      int number = make(wish());
      assertThat(isOffered(reference, "deputy")).isTrue();
      String task = walk.task(reference, DMPC, "deputy");
      assertThat(http.as("deputy").get("/api/tasks/" + task).status()).isEqualTo(200);
      http.as("deputy").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "deputy"));
      assertThat(http.as("dmpc").delete("/api/instruments/" + number).status()).isEqualTo(204);
      assertThat(isOffered(reference, "deputy")).isFalse();
      assertThat(http.as("deputy").get("/api/cases/" + reference).status()).isEqualTo(403);
      assertThat(http.as("dmpc").get("/engine-rest/task/" + task).body().path("assignee").isNull()).isTrue();
      assertThat(approves("dmpc", reference).status()).isEqualTo(204);
    }

    @Test
    void one_that_ran_out_overnight_refuses_and_changes_nothing() {
      int number = make(wish());
      String reference = toDecision();
      String task = claimed(reference, "deputy");
      jdbc.sql("UPDATE instrument SET from_date = ?, until_date = ? WHERE number = ?")
          .params(today().minusDays(9), today().minusDays(1), number).update();
      Standing.Of before = standing.of(reference);
      assertThat(refused(walk.complete(task, "deputy", Map.of("outcome", "APPROVE"))))
          .contains("Instrument " + number + " is not in force");
      assertThat(standing.of(reference)).isEqualTo(before);
    }

    @Test
    void one_that_begins_tomorrow_gives_nothing_today() {
      String reference = toDecision();
      make(wish("from", today().plusDays(1).toString()));
      assertThat(isOffered(reference, "deputy")).isFalse();
    }

    @Test
    void the_last_day_still_counts() {
      make(wish("until", today().toString()));
      assertThat(approves("deputy", toDecision()).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"6700000, true", "6699999.99, false"})
    void its_ceiling_is_that_of_the_measured_whole_life_value(String ceiling, boolean covers) {
      Map<String, Object> wish = wish();
      wish.put("ceiling", new java.math.BigDecimal(ceiling));
      make(wish);
      assertThat(isOffered(toDecision(), "deputy")).isEqualTo(covers);
    }

    @Test
    void every_head_that_grants_must_be_passed_on() {
      Map<String, Object> wish = wish();
      wish.put("kinds", List.of("BUSINESS_CASE"));
      make(wish);
      assertThat(isOffered(toDecision(), "deputy")).isFalse();
    }

    @Test
    void rules_by_name_pass_on_what_falls_under_them() {
      Map<String, Object> wish = wish();
      wish.put("kinds", List.of());
      wish.put("rules", List.of("BUSINESS_CASE_500K", "STRATEGY_500K"));
      make(wish);
      assertThat(approves("deputy", toDecision()).status()).isEqualTo(204);
    }

    @Test
    void a_holder_who_is_not_cleared_for_part_two_signs_no_case_that_has_one() {
      make(wish());
      String reference = walk.submit(Papers.changed("pcd-579", paper -> {
        ObjectNode partTwo = paper.putObject("partTwo");
        partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
        partTwo.put("text", "The bid.");
      }));
      List.of("chair", "member1", "member2").forEach(member ->
          walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "ENDORSE")));
      walk.advisersSatisfied(reference);
      walk.awaitStatus(reference, "TO_BE_DECIDED");
      assertThat(isOffered(reference, "deputy")).isFalse();
    }

    @Test
    void when_its_giver_holds_the_authority_no_more_it_passes_nothing_on() {
      make(wish());
      String reference = toDecision();
      String task = claimed(reference, "deputy");
      jdbc.sql("UPDATE instrument SET giver = 'chiefexecutive' WHERE ended_at IS NULL").update();
      assertThat(refused(walk.complete(task, "deputy", Map.of("outcome", "APPROVE")))).contains("passes nothing on any more");
    }

    @Test
    void the_bars_of_the_2011_act_hold_when_it_is_used() {
      make(wish());
      String reference = toDecision();
      String task = claimed(reference, "deputy");
      jdbc.sql("UPDATE confirmed_account SET affiliation = 'MPS_CONSTABLE' WHERE person = 'deputy'").update();
      try {
        assertThat(refused(walk.complete(task, "deputy", Map.of("outcome", "APPROVE")))).contains("section 19");
      } finally {
        jdbc.sql("UPDATE confirmed_account SET affiliation = 'MOPAC' WHERE person = 'deputy'").update();
      }
    }

    @Test
    void the_dmpc_who_declared_an_interest_is_followed_by_the_holder() {
      make(wish());
      String reference = toDecision();
      walk.signed(reference, DMPC, "dmpc", Map.of("outcome", "RECUSE", "interest", "A shareholding."));
      assertThat(approves("deputy", reference).status()).isEqualTo(204);
    }
  }

  @Nested
  class In_the_holders_absence {

    @Test
    void the_fall_back_signs_only_while_it_is_recorded() {
      make(wish("fallback", "chiefexecutive"));
      String reference = toDecision();
      assertThat(isOffered(reference, "chiefexecutive")).isFalse();
      Http.Answer away = http.as("secretariat").post("/api/absences",
          Map.of("person", "deputy", "from", today().toString(), "until", today().plusDays(3).toString()));
      assertThat(away.status()).as("%s", away.body()).isEqualTo(201);
      assertThat(isOffered(reference, "chiefexecutive")).isTrue();
      assertThat(approves("chiefexecutive", reference).status()).isEqualTo(204);
      assertThat(last(walk.caseOf(reference).path("signatures")).path("actingFor").asText())
          .endsWith(", in the absence of Deputy of the Mayor's Office");
    }

    @Test
    void nobody_is_made_absent_by_others() {
      Map<String, Object> wish = Map.of("person", "deputy", "from", today().toString(), "until", today().toString());
      for (String other : List.of("chiefexecutive", "dmpc", "operator", "originator")) {
        assertThat(refused(http.as(other).post("/api/absences", wish))).contains("by the person or by the secretariat");
      }
      assertThat(http.as("deputy").post("/api/absences", Map.of("from", today().toString(), "until", today().toString())).status())
          .isEqualTo(201);
    }

    @Test
    void an_absence_that_cannot_be_is_refused_with_its_faults() {
      Http.Answer answer = http.as("secretariat").post("/api/absences",
          Map.of("person", "nobody", "from", today().toString(), "until", today().minusDays(1).toString(), "substitute", "nobody"));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(pointers(answer)).containsExactlyInAnyOrder("/person", "/substitute", "/substitute", "/until");
    }
  }

  @Nested
  class Making_one {

    @ParameterizedTest
    @ValueSource(strings = {"deputy", "chiefexecutive", "director", "secretariat", "operator", "originator"})
    void only_who_holds_the_authority_passes_it_on(String person) {
      long before = made();
      assertThat(refused(http.as(person).post("/api/instruments", wish("holder", "secretariat")))).contains("Only who holds the authority");
      assertThat(made()).isEqualTo(before);
    }

    @Test
    void a_holder_does_not_pass_it_on() {
      make(wish());
      assertThat(http.as("deputy").post("/api/instruments", wish("holder", "chiefexecutive")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        holder   | chair       | /holder   | section 19
        holder   | director    | /holder   | section 19
        holder   | operator    | /holder   | runs the engine
        holder   | dmpc        | /holder   | to themselves
        holder   | nobody      | /holder   | There is no account
        fallback | member1     | /fallback | section 19
        fallback | deputy      | /fallback | another person
        from     | 2020-01-01  | /from     | or later
        until    | 2020-01-01  | /until    | not before the first
        reason   | ' '         | /reason   | Say why
        """)
    void what_cannot_be_is_refused_by_its_pointer(String field, String value, String pointer, String why) {
      long before = made();
      Http.Answer answer = http.as("dmpc").post("/api/instruments", wish(field, value));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(pointers(answer)).contains(pointer);
      assertThat(answer.body().path("errors").toString()).contains(why);
      assertThat(made()).isEqualTo(before);
    }

    @Test
    void it_does_not_cascade_and_passes_on_something_that_there_is() {
      Map<String, Object> wish = wish();
      wish.put("kinds", List.of("DELEGATION"));
      wish.put("rules", List.of("ONWARD_DELEGATION", "NO_SUCH_RULE"));
      wish.put("ceiling", 0);
      assertThat(pointers(http.as("dmpc").post("/api/instruments", wish))).containsExactlyInAnyOrder("/kinds", "/rules", "/rules", "/ceiling");
      wish.put("kinds", List.of());
      wish.put("rules", List.of());
      assertThat(pointers(http.as("dmpc").post("/api/instruments", wish))).contains("/kinds");
    }

    @Test
    void a_body_that_is_not_understood_is_refused_by_its_pointer() {
      assertThat(pointers(http.as("dmpc").post("/api/instruments", wish("ceilling", "1")))).containsExactly("/ceilling");
      assertThat(pointers(http.as("dmpc").post("/api/instruments", wish("from", "soon")))).containsExactly("/from");
      assertThat(http.as("dmpc").post("/api/instruments", "{").status()).isEqualTo(400);
      assertThat(http.as("dmpc").post("/api/instruments", "null").status()).isEqualTo(400);
    }

    @Test
    void it_is_an_act_on_the_record() {
      int number = make(wish());
      http.as("dmpc").delete("/api/instruments/" + number);
      JsonNode record = http.as("auditor").get("/api/records/INSTRUMENTS").body();
      assertThat(record.path("verified").asBoolean()).isTrue();
      List<String> acts = record.path("entries").findValuesAsText("act");
      assertThat(acts.subList(acts.size() - 2, acts.size())).containsExactly("INSTRUMENT_MADE", "INSTRUMENT_ENDED");
      assertThat(http.as("dmpc").delete("/api/instruments/" + number).status()).isEqualTo(409);
      assertThat(http.as("dmpc").delete("/api/instruments/99999").status()).isEqualTo(404);
    }

    @Test
    void others_neither_read_nor_end_it() {
      int number = make(wish());
      assertThat(http.as("deputy").get("/api/instruments").body()).isNotEmpty();
      assertThat(http.as("originator").get("/api/instruments").status()).isEqualTo(403);
      for (String other : List.of("deputy", "secretariat", "operator")) {
        assertThat(http.as(other).delete("/api/instruments/" + number).status()).isEqualTo(403);
      }
    }
  }

  private long made() {
    return jdbc.sql("SELECT COUNT(*) FROM instrument").query(Long.class).single();
  }

  private String claimed(String reference, String person) {
    String task = walk.task(reference, DMPC, person);
    http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", person));
    return task;
  }

  private static JsonNode last(JsonNode list) {
    return list.get(list.size() - 1);
  }

  private static List<String> pointers(Http.Answer answer) {
    return StreamSupport.stream(answer.body().path("errors").spliterator(), false).map(e -> e.path("pointer").asText()).toList();
  }
}
