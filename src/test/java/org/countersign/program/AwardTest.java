package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Awards under an approved case: who decides them, the DMPC's right of call-in, and that there is no way around either. */
@ProgramTest
class AwardTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CONSENT = "UserTask_DecideUnderConsent";
  private static final String DMPC = "UserTask_DecideAsDmpc";
  private static final String CALL_IN = "UserTask_ConsiderCallIn";
  private static final String REVISE = "UserTask_ReviseCase";
  private static final Map<String, Object> APPROVE = Map.of("outcome", "APPROVE");
  private static final Map<String, Object> LET_PASS = Map.of("outcome", "LET_PASS");
  private static final Map<String, Object> CALLED_IN = Map.of("outcome", "CALL_IN", "reason", "Of wide interest.");

  private static final List<String> TO_THE_DIRECTOR = List.of("StartEvent_AwardRaised", "ServiceTask_CheckPaper",
      "Gateway_PaperFit", "ServiceTask_DetermineAuthority", "Gateway_DecidedByWhom", CONSENT, "Gateway_Decided",
      "ServiceTask_DetermineCallIn", "Gateway_CallIn");
  private static final List<String> TO_THE_DMPC = List.of("StartEvent_AwardRaised", "ServiceTask_CheckPaper",
      "Gateway_PaperFit", "ServiceTask_DetermineAuthority", "Gateway_DecidedByWhom", DMPC, "Gateway_Decided",
      "ServiceTask_DetermineCallIn", "Gateway_CallIn", "ServiceTask_IssueDecision", "ServiceTask_OpenConditions",
      "Gateway_Publication", "ServiceTask_PublishDecision", "ServiceTask_MakeNotice", "EndEvent_AwardPublished");
  private static final List<String> ON_RECORD = List.of("ServiceTask_IssueDecision", "ServiceTask_OpenConditions",
      "Gateway_Publication", "EndEvent_DecisionOnRecord");

  /** Approved once, and large enough that no test of this class uses it up. */
  private static final Map<String, String> APPROVED = new HashMap<>();

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private ManagementService management;
  @Autowired
  private HistoryService history;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Clock clock;
  @Autowired
  private WorkingDays workingDays;

  @Autowired
  private People people;
  private CaseFacts facts;

  @BeforeEach
  void lookFromOutside() {
    facts = new CaseFacts(http);
  }

  @AfterEach
  void removePeople() {
    people.goHome();
  }

  @Nested
  class The_director {

    @Test
    void awards_below_500_000_pounds_without_call_in() {
      String reference = roomy();
      String award = raise(reference, contract("499999.99"));
      assertThat(award).startsWith(reference + "-A");
      assertThat(facts.tasks(award)).containsExactly("DecideUnderConsent");
      assertThat(rules(award)).containsExactly("AWARD");
      assertThat(facts.of(award).at("/authority/heads/0/callIn").asBoolean()).isFalse();

      walk.signed(award, CONSENT, "director", APPROVE);
      walk.awaitStatus(award, "APPROVED");

      assertThat(route(award)).isEqualTo(joined(TO_THE_DIRECTOR, ON_RECORD));
      assertThat(facts.acts(award)).containsExactly("SUBMITTED", "CHECKED", "AUTHORITY_DETERMINED", "SIGNED", "DECISION_ISSUED");
      assertThat(facts.of(award).has("number")).isFalse();
      assertThat(facts.record(award).path("verified").asBoolean()).isTrue();
      assertThat(facts.acts(reference)).contains("AWARD_RAISED");
      assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
      assertThat(facts.onRegister(award)).isNull();
      JsonNode listed = facts.of(reference).path("awards");
      assertThat(listed.findValuesAsText("reference")).contains(award);
      assertThat(listed.get(listed.size() - 1).path("href").asText()).isEqualTo("/api/cases/" + award);
      assertThat(listed.get(listed.size() - 1).path("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void awards_from_500_000_pounds_once_the_dmpc_lets_it_pass() {
      String award = raise(roomy(), contract("500000.00"));
      assertThat(facts.of(award).at("/authority/heads/0/callIn").asBoolean()).isTrue();
      assertThat(facts.of(award).has("callInUntil")).isFalse();
      walk.signed(award, CONSENT, "director", APPROVE);

      assertThat(facts.tasks(award)).containsExactly("ConsiderCallIn");
      assertThat(facts.of(award).path("callInUntil").asText())
          .isEqualTo(workingDays.after(London.today(clock), 10).toString());
      assertThat(walk.status(award)).isEqualTo("TO_BE_DECIDED");
      assertThat(standing.decisions(award)).isZero();
      walk.signed(award, CALL_IN, "dmpc", LET_PASS);
      walk.awaitStatus(award, "APPROVED");

      assertThat(route(award)).isEqualTo(joined(TO_THE_DIRECTOR, List.of(CALL_IN, "Gateway_CalledIn"), ON_RECORD));
      assertThat(facts.of(award).at("/authority/decidedBy").asText()).isEqualTo("COMMERCIAL_DIRECTOR");
      assertThat(facts.of(award).has("number")).isFalse();
      assertThat(facts.of(award).has("callInUntil")).isFalse();
    }

    @Test
    void may_reject_an_award_and_what_it_took_up_is_free_again() {
      String reference = approved("1000000", null);
      String award = raise(reference, contract("900000"));
      assertThat(room(reference).path("upTo").decimalValue()).isEqualByComparingTo("100000");
      walk.signed(award, CONSENT, "director", Map.of("outcome", "REJECT", "reason", "Too dear."));
      walk.awaitStatus(award, "REJECTED");
      assertThat(route(award)).endsWith("ServiceTask_RecordRejection", "EndEvent_AwardRejected");
      assertThat(room(reference).path("upTo").decimalValue()).isEqualByComparingTo("1000000");
      assertThat(rules(raise(reference, contract("900000")))).containsExactly("AWARD");
    }

    @Test
    void may_return_an_award_which_is_then_revised_by_a_contract() {
      String award = raise(roomy(), contract("600000"));
      walk.signed(award, CONSENT, "director", Map.of("outcome", "RETURN", "reason", "Name the supplier."));
      assertThat(facts.tasks(award)).containsExactly("ReviseCase by commercial");
      assertThat(http.as("commercial2").put("/api/cases/" + award, contract("400000")).status()).isEqualTo(403);
      assertThat(http.as("originator").put("/api/cases/" + award, contract("400000")).status()).isEqualTo(403);
      assertThat(http.as("commercial").put("/api/cases/" + award, Papers.of("at-the-line").caseFile()).status()).isEqualTo(400);

      ObjectNode mended = contract("400000");
      mended.putArray("suppliers").add("Supplier Ltd");
      Http.Answer revised = http.as("commercial").put("/api/cases/" + award, mended);
      assertThat(revised.status()).as("%s", revised.body()).isEqualTo(200);
      assertThat(revised.body().path("revision").asInt()).isEqualTo(2);
      walk.signed(award, REVISE, "commercial", Map.of("outcome", "RESUBMIT"));
      walk.signed(award, CONSENT, "director", APPROVE);
      walk.awaitStatus(award, "APPROVED");
      assertThat(http.as("commercial").put("/api/cases/" + award, mended).status()).isEqualTo(409);
    }

    @Test
    void may_defer_an_award() {
      String award = raise(roomy(), contract("100000"));
      walk.signed(award, CONSENT, "director", Map.of("outcome", "DEFER", "reason", "Later.",
          "deferUntil", London.today(clock).plusDays(9).toString()));
      assertThat(walk.status(award)).isEqualTo("DEFERRED");
      fireTimer(award);
      walk.signed(award, CONSENT, "director", APPROVE);
      walk.awaitStatus(award, "APPROVED");
    }

    @Test
    void of_mopac_is_its_chief_executive() {
      String reference = approved("900000", p -> p.put("originatingBody", "MOPAC"));
      String award = raise(reference, contract("700000"));
      assertThat(rules(award)).containsExactly("CHIEF_EXECUTIVE");
      walk.signed(award, CONSENT, "chiefexecutive", APPROVE);
      walk.awaitStatus(award, "APPROVED");
      assertThat(facts.of(award).path("number").asText()).startsWith("CEOD ");
    }
  }

  @Nested
  class The_dmpc {

    @Test
    void decides_afresh_what_is_called_in() {
      String award = raise(roomy(), contract("500000"));
      walk.signed(award, CONSENT, "director", APPROVE);
      assertThat(refused(walk.sign(award, CALL_IN, "dmpc", Map.of("outcome", "CALL_IN")))).contains("CALL_IN needs a reason");
      walk.signed(award, CALL_IN, "dmpc", CALLED_IN);
      assertThat(facts.tasks(award)).containsExactly("DecideAsDmpc");
      assertThat(standing.decisions(award)).isZero();
      assertThat(facts.of(award).at("/authority/decidedBy").asText()).isEqualTo("DMPC");
      walk.signed(award, DMPC, "dmpc", APPROVE);
      JsonNode published = await().atMost(PATIENCE).until(() -> facts.onRegister(award), found -> found != null);

      assertThat(published.path("decidedBy").asText()).isEqualTo("DMPC");
      assertThat(published.path("title").asText()).startsWith("Award: ");
      assertThat(facts.of(award).path("number").asText()).startsWith("PCD ");
      assertThat(route(award)).isEqualTo(joined(TO_THE_DIRECTOR, List.of(CALL_IN, "Gateway_CalledIn", DMPC,
          "Gateway_Decided", "ServiceTask_DetermineCallIn", "Gateway_CallIn", "ServiceTask_IssueDecision", "ServiceTask_OpenConditions",
          "Gateway_Publication",
          "ServiceTask_PublishDecision",
      "ServiceTask_MakeNotice", "EndEvent_AwardPublished")));
    }

    @Test
    void may_reject_what_is_called_in() {
      String award = calledIn();
      walk.signed(award, DMPC, "dmpc", Map.of("outcome", "REJECT", "reason", "Not now."));
      walk.awaitStatus(award, "REJECTED");
      assertThat(standing.decisions(award)).isZero();
    }

    @Test
    void may_defer_what_is_called_in_and_it_comes_back_to_the_dmpc() {
      String award = calledIn();
      walk.signed(award, DMPC, "dmpc", Map.of("outcome", "DEFER", "reason", "Later.",
          "deferUntil", London.today(clock).plusDays(9).toString()));
      fireTimer(award);
      assertThat(facts.tasks(award)).containsExactly("DecideAsDmpc");
    }

    @Test
    void may_return_what_is_called_in_and_the_director_signs_anew() {
      String award = calledIn();
      walk.signed(award, DMPC, "dmpc", Map.of("outcome", "RETURN", "reason", "Shorten it."));
      walk.signed(award, REVISE, "commercial", Map.of("outcome", "RESUBMIT"));
      assertThat(facts.tasks(award)).containsExactly("DecideUnderConsent");
      walk.signed(award, CONSENT, "director", APPROVE);
      assertThat(facts.tasks(award)).containsExactly("ConsiderCallIn");
      walk.signed(award, CALL_IN, "dmpc", LET_PASS);
      walk.awaitStatus(award, "APPROVED");
    }

    @Test
    void decides_an_award_over_the_approval_by_a_penny() {
      String reference = approved("500000", null);
      String award = raise(reference, contract("500000.01"));
      assertThat(rules(award)).containsExactly("AWARD_OVER_APPROVAL");
      assertThat(because(award)).contains("£500,000.01 is above the approved £500,000 (");
      walk.signed(award, DMPC, "dmpc", APPROVE);
      walk.awaitStatus(award, "APPROVED");
      await().atMost(PATIENCE).until(() -> facts.onRegister(award) != null);
      assertThat(route(award)).isEqualTo(TO_THE_DMPC);
    }

    @Test
    void decides_an_award_above_the_tolerance_of_what_was_approved() {
      assertThat(rules(raise(tolerating("10"), contract("1100000")))).containsExactly("AWARD");
      String over = raise(tolerating("10"), contract("1100000.01"));
      assertThat(rules(over)).containsExactly("AWARD_OVER_APPROVAL");
      assertThat(because(over)).contains("£1,100,000.01 is above the approved £1,000,000 and its tolerance of 10 %");
    }

    @Test
    void decides_a_second_award_that_no_longer_fits() {
      String reference = approved("1000000", null);
      String first = raise(reference, contract("900000"));
      String second = raise(reference, contract("900000"));
      assertThat(rules(first)).containsExactly("AWARD");
      assertThat(rules(second)).containsExactly("AWARD_OVER_APPROVAL");
      assertThat(because(second)).contains("is above the approved £1,000,000, of which £900,000 is taken up by " + first);
      walk.signed(second, DMPC, "dmpc", APPROVE);
      walk.awaitStatus(second, "APPROVED");
      // What was raised before is judged as it was then.
      assertThat(rules(first)).containsExactly("AWARD");
      walk.signed(first, CONSENT, "director", APPROVE);
      walk.signed(first, CALL_IN, "dmpc", LET_PASS);
      walk.awaitStatus(first, "APPROVED");
    }

    @ParameterizedTest
    @CsvSource({"100000.00, AWARD", "100000.01, SINGLE_TENDER_100K"})
    void decides_an_award_without_competition_above_100_000_pounds(String value, String rule) {
      ObjectNode single = contract(value).put("route", "SINGLE_TENDER");
      assertThat(rules(raise(roomy(), single))).contains(rule).hasSize(rule.equals("AWARD") ? 1 : 2);
    }

    @Test
    void decides_every_award_under_a_novel_case() {
      String award = raise(approved("900000", p -> p.put("novelOrContentious", true)), contract("1000"));
      assertThat(rules(award)).contains("NOVEL");
      assertThat(facts.tasks(award)).containsExactly("DecideAsDmpc");
    }

    @Test
    void has_the_same_right_however_the_task_is_passed_on() {
      String award = raise(roomy(), contract("500000"));
      walk.signed(award, CONSENT, "director", APPROVE);
      walk.signed(award, CALL_IN, "dmpc", Map.of("outcome", "RECUSE", "interest", "Shares."));
      assertThat(facts.tasks(award)).containsExactly("ConsiderCallIn");
      assertThat(refused(walk.sign(award, CALL_IN, "dmpc", LET_PASS))).contains("declared an interest");
      assertThat(standing.decisions(award)).isZero();
    }
  }

  @Nested
  class What_was_approved {

    @Test
    void is_ours_to_say_and_not_the_contracts() {
      String reference = approved("500000", null);
      String number = facts.of(reference).path("number").asText();
      ObjectNode claims = contract("600000").put("approvedValue", 1_000_000_000).put("tolerancePercent", 500)
          .put("approvedIn", number.toLowerCase().replace(' ', '-'));
      String award = raise(reference, claims);
      JsonNode held = facts.of(award).at("/caseFile/heads/0/contract");
      assertThat(held.path("approvedValue").decimalValue()).isEqualByComparingTo("500000");
      assertThat(held.path("tolerancePercent").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
      assertThat(held.path("approvedIn").asText()).isEqualTo(number);
      assertThat(rules(award)).containsExactly("AWARD_OVER_APPROVAL");
    }

    @Test
    void counts_the_heads_that_buy_with_their_options() {
      String reference = approved("500000", p -> {
        ObjectNode strategy = p.withArray("heads").addObject().put("number", 2).put("verb", "APPROVE")
            .put("kind", "PROCUREMENT_STRATEGY").put("text", "Start a procurement.");
        strategy.putObject("contract").put("route", "OPEN").put("value", 700_000).put("optionsValue", 100_000);
      });
      assertThat(room(reference).path("approvedValue").decimalValue()).isEqualByComparingTo("800000");
    }

    @Test
    void overrides_what_an_ordinary_paper_claims() {
      String reference = approved("500000", null);
      String number = facts.of(reference).path("number").asText();
      raise(reference, contract("100000"));
      JsonNode head = dryRun(number, "450000");
      assertThat(head.path("rule").asText()).isEqualTo("AWARD_OVER_APPROVAL");
      assertThat(head.path("unverified").asBoolean()).isFalse();
      assertThat(dryRun(number, "400000").path("rule").asText()).isEqualTo("AWARD");
      JsonNode claimed = dryRun("PCD 579", "450000");
      assertThat(claimed.path("rule").asText()).isEqualTo("AWARD");
      assertThat(claimed.path("unverified").asBoolean()).isTrue();
    }

    @Test
    void in_part_two_is_told_to_nobody_who_may_not_see_it() {
      String reference = approved(null, p -> {
        ((ObjectNode) p.at("/heads/0")).put("text", "Approve the procurement.").put("kind", "PROCUREMENT_STRATEGY").remove("costs");
        p.remove("statedTotal");
        ObjectNode exempt = p.putObject("partTwo").put("text", "The supplier is named here.");
        exempt.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
        exempt.putArray("values").addObject().put("head", 1).put("value", 731_246);
      });
      String uncleared = people.somebody("commercial");
      assertThat(refused(http.as(uncleared).post(awards(reference), contract("1000")))).contains("Part 2");
      assertThat(http.as(uncleared).get(awards(reference)).status()).isEqualTo(403);

      String award = raise(reference, contract("731246.01"));
      assertThat(because(award, "commercial")).contains("£731,246.01 is above the approved £731,246 (");
      for (String seen : List.of(http.as("auditor").get("/api/cases/" + award).body().toString(),
          facts.record(award).toString())) {
        assertThat(seen).doesNotContain("731246", "731,246");
      }
      assertThat(http.as(uncleared).get("/api/cases/" + award).body().toString()).doesNotContain("731");
      String number = facts.of(reference).path("number").asText();
      JsonNode tried = dryRun(number, "800000");
      assertThat(tried.path("unverified").asBoolean()).as("whoever asks again and again would find it out").isTrue();
      assertThat(tried.toString()).doesNotContain("731");

      walk.signed(award, DMPC, "dmpc", APPROVE);
      JsonNode published = await().atMost(PATIENCE).until(() -> facts.onRegister(award), found -> found != null);
      assertThat(published.toString()).doesNotContain("731246", "731,246", "supplier is named");
    }
  }

  @Nested
  class Nothing_is_raised {

    @ParameterizedTest
    @ValueSource(strings = {"originator", "finance", "director", "dmpc", "secretariat", "auditor", "operator"})
    void but_by_the_commercial_advisers(String person) {
      assertThat(unchanged(roomy(), () -> http.as(person).post(awards(roomy()), contract("1000")), 403)).contains("commercial");
      assertThat(http.as(null).post(awards(roomy()), contract("1000")).status()).isEqualTo(401);
    }

    @Test
    void by_whoever_runs_the_engine() {
      String person = people.somebody("commercial", "operators", "cleared-part-two");
      unchanged(roomy(), () -> http.as(person).post(awards(roomy()), contract("1000")), 403);
    }

    @Test
    void but_under_a_case_that_is_approved() {
      assertThat(http.as("commercial").post(awards("BC-2026-9999"), contract("1000")).status()).isEqualTo(404);
      String atBoard = walk.submit(Papers.of("at-the-line").caseFile());
      assertThat(unchanged(atBoard, () -> http.as("commercial").post(awards(atBoard), contract("1000")), 409)).contains("AT_BOARD");
      String award = raise(roomy(), contract("1000"));
      assertThat(unchanged(award, () -> http.as("commercial").post(awards(award), contract("1000")), 409)).contains("award itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        [] | ''
        null | ''
        {"value": 1 | /value
        7 | ''
        {} | /value
        {"value": -1} | /value
        {"value": 1.005} | /value
        {"value": "much"} | /value
        {"value": 1000, "vaule": 1} | /vaule
        {"value": 1000, "route": "BY_PHONE"} | /route
        {"value": 1000, "starts": "2027-04-01", "ends": "2027-03-31"} | /ends
        {"value": 1000, "starts": "soon"} | /starts
        {"value": 1000, "approvedIn": "PCD 1"} | /approvedIn
        {"value": 1000, "approvedIn": "BC-2026-9998"} | /approvedIn
        """)
    void but_a_contract(String body, String pointer) {
      assertThat(unchanged(roomy(), () -> http.as("commercial").post(awards(roomy()), body), 400)).isNotBlank();
      JsonNode errors = http.as("commercial").post(awards(roomy()), body).body().path("errors");
      assertThat(errors.findValuesAsText("pointer")).as("%s", errors).contains(pointer.equals("''") ? "" : pointer);
    }

    @Test
    void without_a_contract() {
      unchanged(roomy(), () -> http.as("commercial").post(awards(roomy()), null), 400);
    }

    private String unchanged(String reference, Supplier<Http.Answer> act, int status) {
      Standing.Of before = standing.of(reference);
      long cases = cases();
      Http.Answer answer = act.get();
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
      assertThat(standing.of(reference)).isEqualTo(before);
      assertThat(cases()).isEqualTo(cases);
      return refused(answer);
    }

    private long cases() {
      return jdbc.sql("SELECT COUNT(*) FROM business_case").query(Long.class).single();
    }
  }

  @Nested
  class Apart_from_its_case {

    @Test
    void who_raises_an_award_does_not_decide_it() {
      String person = people.somebody("commercial", "commercial-director", "cleared-part-two");
      String award = http.as(person).post(awards(roomy()), contract("1000")).at("/reference");
      assertThat(refused(walk.sign(award, CONSENT, person, APPROVE))).contains("acted on this case as originator");
    }

    @Test
    void the_director_is_not_the_dmpc_on_the_same_award() {
      String person = people.somebody("commercial-director", "dmpc", "cleared-part-two");
      String award = raise(roomy(), contract("500000"));
      walk.signed(award, CONSENT, person, APPROVE);
      assertThat(refused(walk.sign(award, CALL_IN, person, LET_PASS))).contains("two people");
      http.as(person).post("/engine-rest/task/" + walk.task(award, CALL_IN, person) + "/unclaim", Map.of());
      walk.signed(award, CALL_IN, "dmpc", CALLED_IN);
      assertThat(refused(walk.sign(award, DMPC, person, APPROVE))).contains("two people");
    }

    @Test
    void a_capacity_in_the_case_does_not_bind_in_the_award_and_the_other_way_round() {
      String adviser = people.somebody("commercial", "commercial-director", "finance", "cleared-part-two");
      String reference = walk.submit(Papers.of("at-the-line").caseFile());
      walk.boardEndorses(reference);
      walk.signed(reference, "UserTask_AdviseFinance", adviser, Map.of("outcome", "SATISFIED"));
      walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
      walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
      walk.dmpcApproves(reference);
      walk.awaitStatus(reference, "APPROVED");
      // Who advised on the case decides one of its awards, and raises another.
      String award = raise(reference, contract("1000"));
      walk.signed(award, CONSENT, adviser, APPROVE);
      walk.awaitStatus(award, "APPROVED");
      assertThat(http.as(adviser).post(awards(reference), contract("1000")).status()).isEqualTo(201);
    }

    @Test
    void tasks_of_a_case_and_of_its_awards_are_told_apart() {
      String reference = approved("900000", null);
      String one = raise(reference, contract("1000"));
      String other = raise(reference, contract("2000"));
      assertThat(facts.tasks(reference)).isEmpty();
      assertThat(facts.tasks(one)).containsExactly("DecideUnderConsent");
      String task = facts.of(other).at("/tasks/0/id").asText();
      assertThat(http.as("director").get("/api/tasks/" + task).at("/case/reference")).isEqualTo(other);
      assertThat(http.as("director").get("/api/cases/" + other).body().path("awardOf").asText()).isEqualTo(reference);
    }

    @Test
    void it_is_withdrawn_by_whoever_raised_it_until_it_is_decided() {
      String award = raise(roomy(), contract("500000"));
      assertThat(http.as("originator").post("/api/cases/" + award + "/withdrawal", null).status()).isEqualTo(403);
      assertThat(http.as("commercial").post("/api/cases/" + award + "/withdrawal", null).status()).isEqualTo(204);
      assertThat(walk.status(award)).isEqualTo("WITHDRAWN");

      String approved = raise(roomy(), contract("500000"));
      walk.signed(approved, CONSENT, "director", APPROVE);
      assertThat(http.as("commercial").post("/api/cases/" + approved + "/withdrawal", null).status()).isEqualTo(409);
      assertThat(http.as("commercial").post("/api/cases/" + calledIn() + "/withdrawal", null).status()).isEqualTo(204);
    }

    @Test
    void it_can_be_raised_by_the_form_in_tasklist() {
      String reference = roomy();
      Map<String, Object> values = Map.of("case", Map.of("value", reference),
          "contract", Map.of("value", contract("1000").toString()));
      Http.Answer started = http.as("commercial").post("/engine-rest/process-definition/key/ContractAward/submit-form",
          Map.of("variables", values));
      assertThat(started.status()).as("%s", started.body()).isEqualTo(200);
      assertThat(started.at("/businessKey")).isEqualTo(reference);
      assertThat(refused(http.as("commercial").post("/engine-rest/process-definition/key/ContractAward/start",
          Map.of("businessKey", reference)))).isNotBlank();
      assertThat(http.as("finance").post("/engine-rest/process-definition/key/ContractAward/submit-form",
          Map.of("variables", values)).status()).isEqualTo(403);
    }
  }

  @Nested
  class There_is_no_way_around {

    @Test
    void a_moved_token_issues_no_award_that_nobody_decided() {
      String award = raise(roomy(), contract("500000"));
      moveTo(award, "ServiceTask_IssueDecision");
      assertThat(incident(award)).contains("No holder of the authority (COMMERCIAL_DIRECTOR) has approved");
      assertThat(standing.decisions(award)).isZero();
    }

    @Test
    void nor_one_whose_window_is_open() {
      String award = raise(roomy(), contract("500000"));
      walk.signed(award, CONSENT, "director", APPROVE);
      runtime.setVariables(instance(award), Map.of("callIn", "NONE", "callInOutcome", "LET_PASS"));
      moveTo(award, "ServiceTask_IssueDecision");
      assertThat(incident(award)).contains("The DMPC may call it in until");
      assertThatThrownBy(() -> moveTo(award, "ServiceTask_RecordLapse")).hasStackTraceContaining("The DMPC may call in " + award);
      assertThat(facts.tasks(award)).containsExactly("ConsiderCallIn");
      assertThat(standing.decisions(award)).isZero();
    }

    @Test
    void nor_one_that_was_called_in_and_not_decided_afresh() {
      String award = calledIn();
      moveTo(award, "ServiceTask_IssueDecision");
      assertThat(incident(award)).contains("No holder of the authority (DMPC) has approved");
      runtime.setVariable(instance(award), "decidingGroup", "commercial-director");
      moveTo(award, CONSENT);
      assertThat(refused(walk.sign(award, CONSENT, "director", APPROVE))).contains("is decided by DMPC");
      moveTo(award, CALL_IN);
      assertThat(refused(walk.sign(award, CALL_IN, "dmpc", LET_PASS))).contains("signed this already");
      assertThat(standing.decisions(award)).isZero();
    }

    @Test
    void a_timer_fired_early_ends_no_window() {
      String award = raise(roomy(), contract("500000"));
      walk.signed(award, CONSENT, "director", APPROVE);
      Standing.Of before = standing.of(award);
      Job timer = timer(award);
      assertThatThrownBy(() -> management.executeJob(timer.getId())).hasStackTraceContaining("The DMPC may call in " + award);
      assertThat(facts.tasks(award)).containsExactly("ConsiderCallIn");
      assertThat(facts.acts(award)).doesNotContain("CALL_IN_LAPSED");
      assertThat(standing.of(award).entries()).isEqualTo(before.entries());
      walk.signed(award, CALL_IN, "dmpc", LET_PASS);
      walk.awaitStatus(award, "APPROVED");
    }

    @Test
    void the_dmpc_neither_calls_in_nor_decides_what_the_director_has_not_approved() {
      String award = raise(roomy(), contract("500000"));
      runtime.setVariable(instance(award), "callInEnds", "2099-12-31T00:00:00Z");
      moveTo(award, CALL_IN);
      assertThat(refused(walk.sign(award, CALL_IN, "dmpc", LET_PASS))).contains("nothing to call in");
      moveTo(award, DMPC);
      assertThat(refused(walk.sign(award, DMPC, "dmpc", APPROVE))).contains("is decided by COMMERCIAL_DIRECTOR");
      // What was let pass before there was anything to call in would count for nothing either.
      walk.signed(award, CONSENT, "director", APPROVE);
      assertThat(standing.decisions(award)).isZero();
    }

    @Test
    void an_instance_acts_on_no_other_award_and_not_on_the_case() {
      String award = raise(roomy(), contract("1000"));
      String other = raise(roomy(), contract("1000"));
      for (String written : new String[] {other, roomy(), "BC-2026-9999-A1"}) {
        runtime.setVariable(instance(award), "award", written);
        Standing.Of before = standing.of(other);
        String task = facts.of(award).at("/tasks/0/id").asText();
        http.as("director").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "director"));
        assertThat(walk.complete(task, "director", APPROVE).status()).isBetween(400, 500);
        assertThat(standing.of(other).entries()).isEqualTo(before.entries());
      }
      runtime.removeVariable(instance(award), "award");
      String task = facts.of(award).at("/tasks/0/id").asText();
      assertThat(refused(walk.complete(task, "director", APPROVE))).contains("registered course");
      runtime.setVariable(instance(award), "award", award);
      assertThat(walk.complete(task, "director", APPROVE).status()).isEqualTo(204);
    }

    @Test
    void a_second_instance_acts_on_neither() {
      String reference = roomy();
      String award = raise(reference, contract("1000"));
      Standing.Of before = standing.of(award);
      assertThatThrownBy(() -> runtime.startProcessInstanceByKey("ContractAward", reference,
          Map.of("originator", "commercial", "award", award))).hasStackTraceContaining("is not the registered course of " + award);
      assertThatThrownBy(() -> runtime.startProcessInstanceByKey("ContractAward", reference, Map.of("originator", "commercial")))
          .hasStackTraceContaining("is not the registered course of " + reference);
      assertThat(standing.of(award)).isEqualTo(before);
    }
  }

  // How an award gets there

  private String roomy() {
    return APPROVED.computeIfAbsent("roomy", name -> approved("100000000", null));
  }

  private String tolerating(String percent) {
    return approved("1000000", p -> ((ObjectNode) p.at("/heads/0")).putObject("delegate").put("body", "MOPAC")
        .put("role", "CHIEF_FINANCE_OFFICER").put("ceiling", 2_000_000).put("tolerancePercent", new BigDecimal(percent)));
  }

  /** @param value of the one head, which costs it once; null leaves the paper as it is */
  private String approved(String value, Consumer<ObjectNode> change) {
    String reference = walk.submit(Papers.changed("at-the-line", paper -> {
      if (value != null) {
        ((ObjectNode) paper.at("/heads/0")).put("text", "Approve the spend.");
        ((ObjectNode) paper.at("/heads/0/costs/0")).put("amount", new BigDecimal(value));
        paper.remove("statedTotal");
      }
      if (change != null) {
        change.accept(paper);
      }
    }));
    // A member who is not cleared for its Part 2 is not called.
    CaseWalk.BOARD.subList(0, walk.caseOf(reference).path("hasPartTwo").asBoolean() ? 3 : 4).forEach(member ->
        walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "ENDORSE")));
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    String decider = walk.caseOf(reference).at("/authority/decidedBy").asText();
    if (decider.equals("DMPC")) {
      walk.dmpcApproves(reference);
    } else {
      walk.signed(reference, CONSENT, decider.equals("MOPAC_CHIEF_EXECUTIVE") ? "chiefexecutive" : "director", APPROVE);
    }
    walk.awaitStatus(reference, "APPROVED");
    return reference;
  }

  private static ObjectNode contract(String value) {
    ObjectNode contract = (ObjectNode) Papers.of("pcd-1548").caseFile().objectNode();
    return contract.put("route", "OPEN").put("value", new BigDecimal(value)).put("starts", "2027-04-01").put("ends", "2029-03-31")
        .put("termMonths", 24);
  }

  private String raise(String reference, ObjectNode contract) {
    Http.Answer raised = http.as("commercial").post(awards(reference), contract);
    assertThat(raised.status()).as("%s", raised.body()).isEqualTo(201);
    assertThat(raised.response().headers().firstValue("Location")).hasValue("/api/cases/" + raised.at("/reference"));
    return raised.at("/reference");
  }

  private String calledIn() {
    String award = raise(roomy(), contract("500000"));
    walk.signed(award, CONSENT, "director", APPROVE);
    walk.signed(award, CALL_IN, "dmpc", CALLED_IN);
    return award;
  }

  private void moveTo(String award, String activity) {
    runtime.createProcessInstanceModification(instance(award)).startBeforeActivity(activity).execute();
  }

  private void fireTimer(String award) {
    management.executeJob(timer(award).getId());
  }

  private Job timer(String award) {
    return await().atMost(PATIENCE).until(
        () -> Timers.awaited(management, instance(award)), job -> job != null);
  }

  // What came of it

  private static String awards(String reference) {
    return "/api/cases/" + reference + "/awards";
  }

  private JsonNode room(String reference) {
    return http.as("commercial").get(awards(reference)).body();
  }

  private List<String> rules(String award) {
    return facts.of(award).at("/authority/heads").findValuesAsText("rule");
  }

  private String because(String award) {
    return because(award, "auditor");
  }

  private String because(String award, String reader) {
    return String.join(" ", http.as(reader).get("/api/cases/" + award).body().at("/authority/heads").findValuesAsText("because"));
  }

  private JsonNode dryRun(String approvedIn, String value) {
    ObjectNode paper = Papers.changed("at-the-line", p -> {
      ObjectNode head = (ObjectNode) p.at("/heads/0");
      head.put("kind", "CONTRACT_AWARD").put("text", "Award it.").remove("costs");
      head.set("contract", contract(value).put("approvedIn", approvedIn).put("approvedValue", 900_000).put("tolerancePercent", 50));
    });
    return http.as("originator").post("/api/determinations", paper).body().at("/heads/0");
  }

  private List<String> route(String award) {
    await().atMost(PATIENCE).until(() -> runtime.createProcessInstanceQuery().processInstanceId(instance(award)).count() == 0);
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance(award)).orderPartiallyByOccurrence().asc()
        .list().stream().map(HistoricActivityInstance::getActivityId).toList();
  }

  private String instance(String reference) {
    return jdbc.sql("SELECT process_instance FROM business_case WHERE reference = ?").param(reference).query(String.class).single();
  }

  private String incident(String award) {
    return await().atMost(PATIENCE).until(() -> runtime.createIncidentQuery().processInstanceId(instance(award)).list().stream()
        .map(Incident::getIncidentMessage).findFirst().orElse(null), message -> message != null);
  }

  @SafeVarargs
  private static List<String> joined(List<String>... parts) {
    return List.of(parts).stream().flatMap(List::stream).toList();
  }
}
