package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case is given to another originator: by whom, to whom, and what is refused. */
@ProgramTest
class HandoverTest {

  private static final String REVISE = "UserTask_ReviseCase";
  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private Standing standing;
  @Autowired
  private IdentityService identityService;
  private String giver;
  private String receiver;

  @BeforeEach
  void nameSomebody() {
    giver = people.somebody("originators");
    receiver = people.somebody("originators");
  }

  @AfterEach
  void goHome() {
    people.goHome();
  }

  private String submitted(ObjectNode paper) {
    Http.Answer answer = http.as(giver).post("/api/cases", paper);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.at("/reference");
  }

  private String submitted(String paper) {
    return submitted(Papers.of(paper).caseFile());
  }

  private Http.Answer handOver(String asker, String reference, String to, String reason) {
    Map<String, String> body = new HashMap<>();
    body.put("to", to);
    body.put("reason", reason);
    return http.as(asker).post("/api/cases/" + reference + "/handover", body);
  }

  private Http.Answer handOver(String reference) {
    return handOver(giver, reference, receiver, "I move to another unit.");
  }

  private void refused(Http.Answer answer, int status, String words) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(Standing.refused(answer)).contains(words);
  }

  @Test
  void theReceiverRevisesAndTheGiverDoesNotAnyMore() {
    String reference = submitted("pcd-1637");
    String task = walk.task(reference, REVISE, giver);
    ObjectNode mended = Papers.changed("pcd-1637", paper -> paper.put("title", "Half mended"));
    String draft = http.as(giver).post("/api/drafts?case=" + reference, mended).at("/id");

    assertThat(handOver(reference).status()).isEqualTo(204);
    assertThat(http.as(receiver).get("/api/drafts/" + draft).at("/content/title")).isEqualTo("Half mended");
    assertThat(http.as(giver).get("/api/drafts/" + draft).status()).isEqualTo(404);
    assertThat(http.as(giver).get("/engine-rest/task/" + task).status()).as("the task is theirs no longer").isNotEqualTo(200);
    refused(http.as(giver).put("/api/cases/" + reference, mended), 403, "Only the originator");
    assertThat(walk.complete(task, giver, Map.of("outcome", "WITHDRAW")).status()).isEqualTo(403);
    refused(handOver(giver, reference, "originator2", "Once more."), 403, "Only the originator hands");

    JsonNode entries = http.as("auditor").get("/api/cases/" + reference + "/record").body().path("entries");
    JsonNode act = entries.get(entries.size() - 1);
    assertThat(act.path("act").asText()).isEqualTo("HANDED_OVER");
    assertThat(act.path("actor").asText()).isEqualTo(giver);
    assertThat(act.path("content").toString()).contains(receiver, giver, "I move to another unit.");

    assertThat(http.as(receiver).put("/api/cases/" + reference, mended).status()).isEqualTo(200);
    assertThat(walk.caseOf(reference).at("/originator/id").asText()).isEqualTo(receiver);
    walk.signed(reference, REVISE, receiver, Map.of("outcome", "WITHDRAW"));
    walk.awaitStatus(reference, "WITHDRAWN");
    refused(handOver(receiver, reference, giver, "Back."), 409, "has ended");
  }

  @Test
  void whatComesBackLaterComesToTheReceiverAndBothStayOriginators() {
    String reference = submitted("at-the-line");
    assertThat(handOver(reference).status()).isEqualTo(204);
    walk.boardEndorses(reference);
    for (String person : List.of(giver, receiver)) {
      people.join(person, "finance");
      Http.Answer signed = walk.sign(reference, "UserTask_AdviseFinance", person, Map.of("outcome", "SATISFIED"));
      assertThat(Standing.refused(signed)).contains("acted on this case as originator");
      String held = walk.task(reference, "UserTask_AdviseFinance", person);
      assertThat(http.as(person).post("/engine-rest/task/" + held + "/unclaim", Map.of()).status()).isEqualTo(204);
    }
    walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "NOT_SATISFIED", "reason", "Not yet."));
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_REVISED");
    walk.signed(reference, REVISE, receiver, Map.of("outcome", "RESUBMIT"));
  }

  @Test
  void theSecretariatHandsOverForOneWhoHasLeftAlone() {
    String reference = submitted("pcd-1637");
    refused(handOver("secretariat", reference, receiver, "Retired."), 403, "still of originators");
    people.leave(giver, "originators");
    refused(handOver(giver, reference, receiver, "I have left."), 403, "Only the originator hands");
    String secretary = people.somebody("secretariat", "originators");
    refused(handOver(secretary, reference, secretary, "I take it."), 403, "Nobody gives a case to themselves");
    String operating = people.somebody("secretariat", "operators");
    refused(handOver(operating, reference, receiver, "Retired."), 403, "Only the originator hands");
    assertThat(handOver("secretariat", reference, receiver, "Retired.").status()).isEqualTo(204);
    walk.signed(reference, REVISE, receiver, Map.of("outcome", "WITHDRAW"));
  }

  @Test
  void whatIsMissingOrNobodysIsRefused() {
    String reference = submitted("pcd-1637");
    var before = standing.of(reference);
    refused(handOver(giver, reference, null, "x"), 400, "Name who takes");
    refused(handOver(giver, reference, receiver, " "), 400, "needs a reason");
    refused(handOver(giver, reference, receiver, "x".repeat(20_001)), 400, "needs a reason");
    refused(handOver(giver, reference, "nobody", "x"), 400, "no account nobody");
    refused(handOver(giver, reference, giver, "x"), 400, "the originator already");
    refused(handOver("originator2", reference, receiver, "x"), 403, "Only the originator hands");
    refused(handOver("auditor", reference, receiver, "x"), 403, "Only the originator hands");
    refused(handOver("operator", reference, receiver, "x"), 403, "Only the originator hands");
    assertThat(handOver(null, reference, receiver, "x").status()).isEqualTo(401);
    refused(handOver(giver, "BC-1999-0001", receiver, "x"), 404, "BC-1999-0001");
    assertThat(http.as(giver).post("/api/cases/" + reference + "/handover", Map.of("to", receiver, "reason", "x", "by", giver)).status())
        .as("an unknown field").isEqualTo(400);
    refused(handOver(giver, reference, "finance", "x"), 403, "is not of originators");
    String unconfirmed = people.somebody();
    identityService.createMembership(unconfirmed, "originators");
    refused(handOver(giver, reference, unconfirmed, "x"), 403, "is not of originators");
    refused(handOver(giver, reference, people.somebody("originators", "operators"), "x"), 403, "runs the engine");
    assertThat(standing.of(reference)).isEqualTo(before);
  }

  @Test
  void whoeverActsOnItOtherwiseDoesNotTakeItOver() {
    String reference = submitted("at-the-line");
    List<String> joined = List.of("member1", "member2", "finance");
    joined.forEach(person -> people.join(person, "originators"));
    try {
      walk.signed(reference, VOTE, "member1", Map.of("outcome", "RECUSE", "interest", "A relative works there."));
      refused(handOver(giver, reference, "member1", "x"), 403, "declared an interest");
      refused(handOver(giver, reference, "member2", "x"), 403, "would bar themselves");
      for (String member : List.of("chair", "member2", "member3")) {
        walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE"));
      }
      String task = walk.task(reference, "UserTask_AdviseFinance", "finance");
      refused(handOver(giver, reference, "member2", "x"), 403, "acted on this case as board member");
      assertThat(http.as("finance").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "finance")).status()).isEqualTo(204);
      refused(handOver(giver, reference, "finance", "x"), 403, "would bar themselves");
      walk.complete(task, "finance", Map.of("outcome", "SATISFIED"));
      refused(handOver(giver, reference, "finance", "x"), 403, "acted on this case as finance adviser");
    } finally {
      joined.forEach(person -> people.leave(person, "originators"));
    }
  }

  @Test
  void aPartTwoGoesOnlyToWhoIsClearedForIt() {
    String written = submitted(SoundPaper.withPartTwo(Papers.of("at-the-line").caseFile()));
    refused(handOver(written), 403, "not cleared");
    String drafted = submitted("pcd-1637");
    assertThat(http.as(giver).post("/api/drafts?case=" + drafted, SoundPaper.withPartTwo(Papers.of("pcd-1637").caseFile())).status())
        .isEqualTo(201);
    refused(handOver(drafted), 403, "not cleared");
    people.join(receiver, "cleared-part-two");
    assertThat(handOver(written).status()).isEqualTo(204);
    assertThat(handOver(drafted).status()).isEqualTo(204);
    assertThat(http.as(giver).get("/api/cases/" + written).body().at("/caseFile/partTwo").isMissingNode())
        .as("whoever gave it away sees its Part 2 no longer").isTrue();
  }
}
