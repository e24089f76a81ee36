package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.countersign.casefile.London;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A signer takes an own signature back, with a reason, until the next step has begun. */
@ProgramTest
class TakingBackTest {

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String FINANCE = "UserTask_AdviseFinance";
  private static final String DMPC = "UserTask_DecideAsDmpc";
  private static final Map<String, String> REASON = Map.of("reason", "I misread head 2.");

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private Clock clock;

  private String reference;

  @BeforeEach
  void submitCase() {
    reference = walk.submit(Papers.of("pcd-579").caseFile());
  }

  @Test
  void a_vote_is_given_anew_and_the_board_waits_for_it() {
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "REJECT", "reason", "Dear."));
    assertThat(takeBack("chair").status()).isEqualTo(204);
    List.of("member1", "member2", "member3").forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    walk.awaitStatus(reference, "IN_ADVICE");
    assertThat(content("BOARD_CLOSED")).contains("\"endorse\":4").contains("\"reject\":0");
  }

  @Test
  void advice_is_given_anew_and_the_case_waits_for_it() {
    walk.boardEndorses(reference);
    walk.signed(reference, FINANCE, "finance", Map.of("outcome", "NOT_SATISFIED", "reason", "Not funded."));
    assertThat(takeBack("finance").status()).isEqualTo(204);
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
    walk.signed(reference, FINANCE, "finance", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(http.as("auditor").get("/api/cases/" + reference + "/record").body().path("verified").asBoolean()).isTrue();
  }

  @Test
  void a_deferral_ends_when_it_is_taken_back() {
    walk.toDecision(reference);
    walk.signed(reference, DMPC, "dmpc", Map.of("outcome", "DEFER", "reason", "Awaiting the budget.",
        "deferUntil", London.today(clock).plusDays(9).toString()));
    assertThat(walk.status(reference)).isEqualTo("DEFERRED");
    assertThat(takeBack("dmpc").status()).isEqualTo(204);
    assertThat(walk.status(reference)).isEqualTo("TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
  }

  @Test
  void it_is_shown_as_taken_back_with_the_reason() {
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    assertThat(lastSignature("chair").path("canTakeBack").asBoolean()).isTrue();
    takeBack("chair");
    assertThat(lastSignature("auditor").path("takenBack").asText()).isEqualTo("I misread head 2.");
    assertThat(lastSignature("chair").path("canTakeBack").asBoolean()).isFalse();
  }

  @Test
  void nobody_takes_back_what_is_not_theirs() {
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    int entry = lastEntry();
    for (String other : List.of("member1", "operator", "secretariat", "originator")) {
      assertUnchanged(403, other, entry, REASON);
    }
  }

  @Test
  void it_needs_a_reason_and_a_signature() {
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    assertUnchanged(400, "chair", lastEntry(), Map.of("reason", " "));
    assertUnchanged(400, "chair", lastEntry(), Map.of());
    assertUnchanged(404, "chair", 1, REASON);
    assertUnchanged(404, "chair", 999, REASON);
  }

  @Test
  void it_is_too_late_once_the_board_has_closed() {
    walk.boardEndorses(reference);
    assertUnchanged(409, "member3", lastEntry(), REASON);
  }

  @Test
  void it_is_too_late_once_the_advice_is_weighed() {
    walk.toDecision(reference);
    int advice = signatures("auditor").get(5).path("entry").asInt();
    assertUnchanged(409, signatures("auditor").get(5).at("/by/id").asText(), advice, REASON);
  }

  @Test
  void it_is_taken_back_once() {
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    int entry = lastEntry();
    takeBack("chair");
    assertUnchanged(409, "chair", entry, REASON);
  }

  @Test
  void an_interest_that_was_declared_stays() {
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "RECUSE", "interest", "A relative bids."));
    assertUnchanged(403, "chair", lastEntry(), REASON);
  }

  private void assertUnchanged(int status, String person, int entry, Object body) {
    Standing.Of before = standing.of(reference);
    Http.Answer answer = takeBack(person, entry, body);
    refused(answer);
    assertThat(answer.status()).as("%s: %s", person, answer.body()).isEqualTo(status);
    assertThat(standing.of(reference)).isEqualTo(before);
  }

  private Http.Answer takeBack(String person) {
    return takeBack(person, lastEntry(), REASON);
  }

  private Http.Answer takeBack(String person, int entry, Object body) {
    return http.as(person).post("/api/cases/" + reference + "/signatures/" + entry + "/withdrawal", body);
  }

  private List<JsonNode> signatures(String reader) {
    return StreamSupport.stream(http.as(reader).get("/api/cases/" + reference).body().path("signatures").spliterator(), false).toList();
  }

  private JsonNode lastSignature(String reader) {
    List<JsonNode> all = signatures(reader);
    return all.get(all.size() - 1);
  }

  private int lastEntry() {
    return lastSignature("auditor").path("entry").asInt();
  }

  private String content(String act) {
    return StreamSupport.stream(http.as("auditor").get("/api/cases/" + reference + "/record").body().path("entries").spliterator(), false)
        .filter(entry -> entry.path("act").asText().equals(act)).map(entry -> entry.path("content").asText()).reduce((a, b) -> b)
        .orElseThrow();
  }
}
