package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A finding that asks for an answer keeps the paper from the board until the originator gives one, in words. */
@ProgramTest
class AnswersTest {

  private static final String PLACE = "/heads/0/contract/changeValue";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
  }

  @Test
  void unansweredItComesBackAndSaysWhatItWaitsFor() {
    String reference = walk.submit(Papers.of("pcd-417").caseFile());
    JsonNode back = facts.of(reference);
    assertThat(back.path("status").asText()).isEqualTo("TO_BE_REVISED");
    assertThat(facts.tasks(reference)).containsExactly("ReviseCase by originator");
    assertThat(back.path("unanswered").findValuesAsText("code")).containsExactly("CUMULATIVE_CHANGE");
    assertThat(facts.returned(reference)).singleElement().asString()
        .startsWith("This waits for your answer in words: Head 1 changes a contract").endsWith("(CUMULATIVE_CHANGE at " + PLACE + ")");
    assertThat(facts.record(reference).toString())
        .contains("\\\"unanswered\\\":[{\\\"at\\\":\\\"" + PLACE + "\\\",\\\"code\\\":\\\"CUMULATIVE_CHANGE\\\"}]");
  }

  @Test
  void answeredOnRevisionItGoesToTheBoardWithItsAnswer() {
    String reference = walk.submit(Papers.of("pcd-417").caseFile());
    resubmitted(reference, p -> answer(p, "CUMULATIVE_CHANGE", PLACE, "Demand rose after the contract was let."));
    assertThat(facts.of(reference).path("status").asText()).isEqualTo("AT_BOARD");
    JsonNode seen = http.as("chair").get("/api/cases/" + reference).body();
    assertThat(seen.path("findings").findValuesAsText("code")).containsExactly("CUMULATIVE_CHANGE");
    assertThat(seen.path("unanswered")).isEmpty();
    assertThat(seen.at("/caseFile/answers/0/text").asText()).isEqualTo("Demand rose after the contract was let.");
    assertThat(facts.returned(reference)).isEmpty();
  }

  @Test
  void answeredAtOnceItGoesToTheBoardAtOnce() {
    String reference = walk.submit(Papers.changed("pcd-417", p -> answer(p, "CUMULATIVE_CHANGE", null, "Demand rose.")));
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
  }

  @ParameterizedTest
  @CsvSource({"RETROSPECTIVE, " + PLACE + ", Demand rose.", "CUMULATIVE_CHANGE, /heads/1/contract/changeValue, Demand rose.",
      "CUMULATIVE_CHANGE, " + PLACE + ", '  '"})
  void anAnswerToSomethingElseOrOfNoWordsKeepsItBack(String code, String at, String text) {
    String reference = walk.submit(Papers.of("pcd-417").caseFile());
    ObjectNode answered = Papers.changed("pcd-417", p -> answer(p, code, at, text));
    if (http.as("originator").put("/api/cases/" + reference, answered).status() == 200) {
      walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
    }
    assertThat(walk.status(reference)).isEqualTo("TO_BE_REVISED");
    assertThat(facts.acts(reference)).doesNotContain("BOARD_CONVENED");
    assertThat(facts.of(reference).path("unanswered")).hasSize(1);
  }

  @Test
  void eachFindingWaitsForItsOwnAnswer() {
    ObjectNode paper = Papers.changed("pcd-417", p -> {
      ((ObjectNode) p.at("/heads/0/contract")).put("starts", "2018-01-01");
      answer(p, "CUMULATIVE_CHANGE", PLACE, "Demand rose.");
    });
    String reference = walk.submit(paper);
    assertThat(facts.of(reference).path("unanswered").findValuesAsText("code")).containsExactly("RETROSPECTIVE");
    assertThat(facts.of(reference).path("findings").findValuesAsText("code")).contains("RETROSPECTIVE", "CUMULATIVE_CHANGE");
  }

  @Test
  void aFindingThatAsksForNoAnswerTravelsOn() {
    String reference = walk.submit(Papers.changed("pcd-579", p -> p.putArray("citedParagraphs").add("4.8")));
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
    assertThat(facts.of(reference).path("findings").findValuesAsText("code")).containsExactly("PARAGRAPH_NOT_CITED");
  }

  @Test
  void aDryRunTellsWhatWouldWait() {
    JsonNode checked = http.as("originator").post("/api/checks?asOf=2018-07-02", Papers.of("pcd-417").caseFile()).body();
    assertThat(checked.path("unanswered").findValuesAsText("at")).isEqualTo(List.of(PLACE));
    JsonNode answered = http.as("originator").post("/api/checks?asOf=2018-07-02",
        Papers.changed("pcd-417", p -> answer(p, "CUMULATIVE_CHANGE", PLACE, "Demand rose."))).body();
    assertThat(answered.path("findings")).hasSize(1);
    assertThat(answered.path("unanswered")).isEmpty();
  }

  private void resubmitted(String reference, Consumer<ObjectNode> change) {
    Http.Answer revised = http.as("originator").put("/api/cases/" + reference, Papers.changed("pcd-417", change));
    assertThat(revised.status()).as("%s", revised.body()).isEqualTo(200);
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
  }

  static void answer(ObjectNode paper, String code, String at, String text) {
    ObjectNode answer = paper.withArray("answers").addObject().put("code", code).put("text", text);
    if (at != null) {
      answer.put("at", at);
    }
  }
}
