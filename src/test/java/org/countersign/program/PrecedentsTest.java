package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What earlier cases do to a later one's findings, each with a supplier and a programme of its own. */
@ProgramTest
class PrecedentsTest {

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private JdbcClient jdbc;
  private CaseFacts facts;
  private String supplier;

  @BeforeEach
  void somebodyNew() {
    facts = new CaseFacts(http);
    supplier = "Supplier " + UUID.randomUUID();
  }

  @Test
  void aPurchaseIsHeldAgainstThatOfAnEarlierCase() {
    String earlier = walk.submit(purchase(283_500));
    assertThat(walk.status(earlier)).as("its own paper is no precedent").isEqualTo("AT_BOARD");
    String later = walk.submit(purchase(221_629));
    assertThat(walk.status(later)).isEqualTo("TO_BE_REVISED");
    assertThat(facts.of(later).path("unanswered").findValuesAsText("code")).containsExactly("SPLIT_SUSPECTED");
    assertThat(because(later)).contains(earlier + " of ", "£505,129");
    assertThat(facts.of(earlier).path("findings").findValuesAsText("code"))
        .as("the day is the same: both signers see it").containsExactly("SPLIT_SUSPECTED");
  }

  @Test
  void whatWasWithdrawnIsNoPrecedent() {
    String earlier = walk.submit(purchase(283_500));
    assertThat(http.as("originator").post("/api/cases/" + earlier + "/withdrawal", null).status()).isEqualTo(204);
    assertThat(walk.status(walk.submit(purchase(221_629)))).isEqualTo("AT_BOARD");
  }

  @Test
  void whatWasRejectedIsNoPrecedent() {
    String earlier = walk.submit(purchase(283_500));
    CaseWalk.BOARD.forEach(member ->
        walk.signed(earlier, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "REJECT", "reason", "No.")));
    walk.awaitStatus(earlier, "REJECTED");
    assertThat(walk.status(walk.submit(purchase(221_629)))).isEqualTo("AT_BOARD");
  }

  @Test
  void onlyTheCurrentRevisionOfAnEarlierPaperCounts() {
    String earlier = walk.submit(broken(purchase(283_500)));
    assertThat(walk.status(earlier)).isEqualTo("TO_BE_REVISED");
    assertThat(http.as("originator").put("/api/cases/" + earlier, broken(purchase(100_000))).status()).isEqualTo(200);
    assertThat(walk.status(walk.submit(purchase(221_629)))).isEqualTo("AT_BOARD");
    assertThat(http.as("originator").put("/api/cases/" + earlier, broken(purchase(450_000))).status()).isEqualTo(200);
    assertThat(because(walk.submit(purchase(221_629)))).contains(earlier);
  }

  @Test
  void whatEndedMoreThanAYearBeforeIsNone() {
    String earlier = walk.submit(purchase(283_500));
    jdbc.sql("UPDATE earlier_paper SET on_day = on_day - 400 WHERE reference = ?").param(earlier).update();
    assertThat(walk.status(walk.submit(purchase(221_629)))).isEqualTo("AT_BOARD");
  }

  @Test
  void aProgrammeJoinsWhatSuppliersDoNot() {
    String programme = "Programme " + UUID.randomUUID();
    String earlier = walk.submit(purchase(283_500).put("programme", programme));
    supplier = "Another " + supplier;
    String later = walk.submit(purchase(221_629).put("programme", " " + programme.toUpperCase() + "."));
    assertThat(because(later)).contains("a common programme", earlier);
  }

  @Test
  void whatOnlyPartTwoGivesIsCountedAndNeverTold() {
    ObjectNode hidden = purchase(0);
    ((ObjectNode) hidden.at("/heads/0/contract")).remove("value");
    hidden.remove("statedTotal");
    ((ObjectNode) hidden.at("/heads/0")).put("text", "Approve the strategy.");
    hidden.putObject("partTwo").putArray("values").addObject().put("head", 1).put("value", 283_517);
    String earlier = walk.submit(hidden);
    String later = walk.submit(purchase(221_629));
    assertThat(because(later)).contains(earlier).doesNotContain("283,517", "505,146");
    for (String reader : List.of("auditor", "originator", "secretariat")) {
      assertThat(http.as(reader).get("/api/cases/" + later).response().body()).doesNotContain("283517", "283,517", "505,146", "505146");
    }
    assertThat(facts.record(later).toString()).doesNotContain("283517", "283,517", "505,146", "505146");
  }

  @Test
  void aChangeIsAddedToThoseOfEarlierCasesThoughThePaperLeavesThemOut() {
    walk.submit(change(400_000, 30_000));
    String later = walk.submit(change(400_000, 30_000));
    assertThat(facts.of(later).path("findings").findValuesAsText("code")).contains("CUMULATIVE_CHANGE");
    assertThat(because(later)).contains("by £60,000", "not named in the paper: BC-");
  }

  @Test
  void aDecisionIsFoundByItsNumber() {
    String approved = walk.submit(Papers.changed("at-the-line", p -> p.put("title", "Quenching towers")));
    walk.toDecision(approved);
    walk.dmpcApproves(approved);
    walk.awaitStatus(approved, "APPROVED");
    String number = facts.of(approved).path("number").asText();
    JsonNode findings = checked(Papers.changed("pcd-900", p -> p.put("reference", number)));
    assertThat(findings.findValuesAsText("because")).anyMatch(because ->
        because.equals(number + " is on our register as “Quenching towers”, not as this paper."));
    JsonNode award = checked(Papers.changed("pcd-900", p ->
        ((ObjectNode) p.at("/heads/0/contract")).put("approvedIn", number).put("approvedValue", 10).put("value", 500_001)));
    assertThat(award.findValuesAsText("because")).anyMatch(because -> because.contains("£500,000 was approved in " + number));
  }

  @Test
  void anAwardIsNotHeldAgainstTheCaseUnderWhichItIsMade() {
    String approved = walk.submit(Papers.changed("at-the-line", p -> {
      p.put("statedTotal", 800_000).put("summary", "Two strategies.").putArray("citedParagraphs").add("4.13");
      ObjectNode head = (ObjectNode) p.at("/heads/0");
      head.put("kind", "PROCUREMENT_STRATEGY").put("text", "Approve the strategies.").remove("costs");
      head.putObject("contract").put("route", "OPEN").put("value", 400_000).putArray("suppliers").add(supplier);
      ObjectNode other = head.deepCopy();
      p.withArray("heads").add(other.put("number", 2));
      AnswersTest.answer(p, "SPLIT_SUSPECTED", null, "Two lots, advertised together.");
    }));
    assertThat(walk.status(approved)).as("%s", facts.of(approved)).isEqualTo("AT_BOARD");
    walk.toDecision(approved);
    walk.signed(approved, "UserTask_DecideUnderConsent", "director", Map.of("outcome", "APPROVE"));
    walk.awaitStatus(approved, "APPROVED");
    Map<String, Object> contract = Map.of("route", "OPEN", "value", 300_000, "suppliers", List.of(supplier));
    for (int i = 0; i < 2; i++) {
      Http.Answer award = http.as("commercial").post("/api/cases/" + approved + "/awards", contract);
      assertThat(award.status()).as("%s", award.body()).isEqualTo(201);
      assertThat(award.body().path("findings").findValuesAsText("code")).doesNotContain("SPLIT_SUSPECTED");
    }
    String later = walk.submit(purchase(221_629));
    assertThat(because(later)).as("what was awarded counts, not what it was awarded under").contains("-A1 of", "-A2 of", "£821,629")
        .doesNotContain("PCD");
  }

  private String because(String reference) {
    return StreamSupport.stream(facts.of(reference).path("findings").spliterator(), false)
        .filter(finding -> List.of("SPLIT_SUSPECTED", "CUMULATIVE_CHANGE").contains(finding.path("code").asText()))
        .map(finding -> finding.path("because").asText()).findFirst().orElseThrow();
  }

  private JsonNode checked(ObjectNode paper) {
    return http.as("originator").post("/api/checks", paper).body().path("findings");
  }

  private ObjectNode purchase(int value) {
    return Papers.changed("just-below-the-line", p -> {
      p.put("title", "A purchase from " + supplier).put("statedTotal", value).putArray("citedParagraphs");
      p.put("summary", "A purchase.");
      ObjectNode head = (ObjectNode) p.at("/heads/0");
      head.put("kind", "PROCUREMENT_STRATEGY").put("text", "Approve the strategy.").remove("costs");
      head.putObject("contract").put("route", "OPEN").put("value", value).putArray("suppliers").add(supplier);
    });
  }

  /** With a finding that keeps it from the board, and says nothing of its contract. */
  private static ObjectNode broken(ObjectNode paper) {
    ((ObjectNode) paper.path("sections")).put("background", "It costs E225k.");
    return paper;
  }

  private ObjectNode change(int original, int value) {
    return Papers.changed("just-below-the-line", p -> {
      p.put("title", "A change with " + supplier).put("statedTotal", value).putArray("citedParagraphs");
      p.put("summary", "A change.");
      ObjectNode head = (ObjectNode) p.at("/heads/0");
      head.put("kind", "CONTRACT_CHANGE").put("text", "Approve the change.").remove("costs");
      head.putObject("contract").put("route", "EXISTING_CONTRACT").put("originalValue", original).put("changeValue", value)
          .put("foreseen", false).putArray("suppliers").add(supplier);
    });
  }
}
