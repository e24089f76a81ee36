package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A returned case comes round: exactly those are asked anew whose parts changed, or who were against it. */
@ProgramTest
class RevisionTest {

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String DECIDE = "UserTask_DecideAsDmpc";
  private static final List<String> WHOLE_BOARD = List.of("VoteAtInvestmentBoard by chair",
      "VoteAtInvestmentBoard by member1",
      "VoteAtInvestmentBoard by member2", "VoteAtInvestmentBoard by member3");

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private JdbcClient jdbc;

  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
  }

  @Test
  void whenAnAmountChangesEverybodySignsAnew() {
    String reference = returnedByDmpc();
    revise(reference, RevisionTest::dearer);
    resubmit(reference);
    assertThat(facts.tasks(reference)).isEqualTo(WHOLE_BOARD);
    assertThat(lapsed(reference)).containsOnly("terms").hasSize(8);
    walk.boardEndorses(reference);
    assertThat(facts.tasks(reference)).containsExactly("AdviseCommercial", "AdviseFinance", "AdviseLegal");
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(facts.of(reference).at("/authority/heads/0/measuredValue").decimalValue())
        .isEqualByComparingTo("600000");
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
  }

  @Test
  void whenOnlyTheLegalSectionChangesOnlyLegalAndTheDeciderAreAskedAnew() {
    String reference = returnedByDmpc();
    revise(reference, p -> ((ObjectNode) p.path("sections"))
        .put("legal", "MOPAC may approve this under section 6 of the 2011 Act."));
    resubmit(reference);
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.tasks(reference)).containsExactly("AdviseLegal");
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
  }

  @Test
  void whenOnlyAnAnswerIsAddedOnlyTheDeciderIsAskedAnew() {
    String reference = returnedByDmpc();
    revise(reference, p -> p.putArray("answers").addObject().put("code", "RETROSPECTIVE")
        .put("text", "It does not start before."));
    resubmit(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(facts.tasks(reference)).containsExactly("DecideAsDmpc");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
  }

  @Test
  void aSummaryIsVouchedForByTheBoardAndNotByTheAdvisers() {
    String reference = returnedByDmpc();
    revise(reference, p -> p.put("summary", "At the line, as before."));
    resubmit(reference);
    assertThat(facts.tasks(reference)).isEqualTo(WHOLE_BOARD);
    walk.boardEndorses(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(facts.tasks(reference)).containsExactly("DecideAsDmpc");
  }

  @Test
  void anUnchangedPaperGoesBackToTheUnsatisfiedAdviserAlone() {
    String reference = submitted();
    walk.boardEndorses(reference);
    walk.signed(reference, "UserTask_AdviseFinance", "finance",
        Map.of("outcome", "NOT_SATISFIED", "reason", "No budget."));
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_REVISED");
    resubmit(reference);
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.tasks(reference)).containsExactly("AdviseFinance");
    assertThat(facts.returned(reference)).isEmpty();
    walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
  }

  @Test
  void anUnchangedPaperThatTheDmpcReturnedGoesBackToTheDmpcAlone() {
    String reference = returnedByDmpc();
    resubmit(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(facts.tasks(reference)).containsExactly("DecideAsDmpc");
  }

  @Test
  void aBoardThatReturnedACaseSitsAnew() {
    String reference = submitted();
    CaseWalk.BOARD.forEach(member ->
        walk.signed(reference, VOTE, member, Map.of("outcome", "RETURN", "reason", "Too thin.")));
    resubmit(reference);
    assertThat(facts.tasks(reference)).isEqualTo(WHOLE_BOARD);
    walk.boardEndorses(reference);
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    assertThat(facts.acts(reference)).filteredOn("BOARD_CONVENED"::equals).hasSize(2);
  }

  @Test
  void newScreeningAsksTheAdviserItCallsFor() {
    String reference = returnedByDmpc();
    revise(reference, p -> ((ObjectNode) p.path("screening")).put("dataProtection", "REQUIRED"));
    resubmit(reference);
    assertThat(facts.tasks(reference)).containsExactly("AdviseDataProtection");
  }

  /** The clock cannot be put back, so the case is dated back: as it would be found years later. */
  @Test
  void aCaseKeepsTheEditionOfItsSubmissionThroughAllRevisions() {
    String reference = walk.submit(Papers.of("pcd-1639").caseFile());
    jdbc.sql("UPDATE business_case SET edition = '2016', submitted_on = DATE '2017-05-01' WHERE reference = ?")
        .param(reference).update();
    assertThat(http.as("originator").put("/api/cases/" + reference, Papers.of("at-the-line").caseFile()).status())
        .isEqualTo(200);
    resubmit(reference);
    assertThat(facts.of(reference).at("/authority/edition").asText()).isEqualTo("2016");
    assertThat(facts.of(reference).at("/authority/heads/0/rule").asText()).isEqualTo("NO_RULE");
    assertThat(facts.record(reference).toString()).contains("\\\"edition\\\":\\\"2016\\\"");
  }

  @Test
  void everyRevisionStaysOnTheRecordWithItsHash() {
    String reference = returnedByDmpc();
    String before = facts.of(reference).path("contentHash").asText();
    revise(reference, RevisionTest::dearer);
    revise(reference, RevisionTest::dearer);
    JsonNode revised = facts.of(reference);
    assertThat(revised.path("revision").asInt()).isEqualTo(3);
    assertThat(revised.path("contentHash").asText()).isNotEqualTo(before);
    assertThat(walk.status(reference)).as("a revision alone does not resubmit").isEqualTo("TO_BE_REVISED");
    assertThat(facts.acts(reference)).endsWith("REVISED", "REVISED");
    assertThat(facts.record(reference).toString()).contains(before, revised.path("contentHash").asText());
    assertThat(jdbc.sql("SELECT COUNT(*) FROM revision WHERE reference = ?").param(reference).query(Integer.class)
        .single()).isEqualTo(3);
  }

  private static void dearer(ObjectNode paper) {
    paper.put("statedTotal", 600000);
    ((ObjectNode) paper.at("/heads/0")).put("text", "Approve capital of £600,000.");
    ((ObjectNode) paper.at("/heads/0/costs/0")).put("amount", 600000);
  }

  private String submitted() {
    return walk.submit(Papers.of("at-the-line").caseFile());
  }

  private String returnedByDmpc() {
    String reference = submitted();
    walk.toDecision(reference);
    walk.signed(reference, DECIDE, "dmpc", Map.of("outcome", "RETURN", "reason", "Say more."));
    assertThat(walk.status(reference)).isEqualTo("TO_BE_REVISED");
    return reference;
  }

  private void revise(String reference, Consumer<ObjectNode> change) {
    Http.Answer answer = http.as("originator").put("/api/cases/" + reference, Papers.changed("at-the-line", change));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private void resubmit(String reference) {
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
  }

  /** The parts by which the signatures of the case have lapsed, one for each that has. */
  private List<String> lapsed(String reference) {
    List<String> parts = new ArrayList<>();
    for (JsonNode signature : facts.of(reference).path("signatures")) {
      signature.path("lapsed").forEach(part -> parts.add(part.asText()));
    }
    return parts;
  }
}
