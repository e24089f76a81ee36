package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.countersign.cases.DraftDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an originator writes is kept for them alone, until it is submitted, superseded or left too long. */
@ProgramTest
@ExtendWith(OutputCaptureExtension.class)
class DraftsTest {

  private static final String START = "/engine-rest/process-definition/key/BusinessCaseApproval/submit-form";
  private static final String EXEMPT = "Bidder Aldous offers 731246";

  @Autowired
  private Http http;
  @Autowired
  private People people;
  @Autowired
  private AheadClock clock;
  @Autowired
  private DraftDesk desk;
  private String writer;

  @BeforeEach
  void nameSomebody() {
    writer = people.somebody("originators");
  }

  @AfterEach
  void goHome() {
    clock.comeBack();
    people.goHome();
  }

  private Http.Answer begin(Object content) {
    Http.Answer begun = http.as(writer).post("/api/drafts", content);
    assertThat(begun.status()).as("%s", begun.body()).isEqualTo(201);
    return begun;
  }

  private Http.Answer save(String person, String id, int seen, Object content) {
    return http.as(person).send("PUT", "/api/drafts/" + id, content, Map.of("If-Match", "\"" + seen + "\""));
  }

  private List<JsonNode> drafts(String person) {
    return StreamSupport.stream(http.as(person).get("/api/drafts").body().spliterator(), false).toList();
  }

  @Test
  void anIncompletePaperIsKeptSavedAndDeleted() {
    Http.Answer begun = begin(Map.of("title", "Half a paper", "heads", List.of(Map.of("verb", "APPROVE", "text", "12x"))));
    String id = begun.at("/id");
    assertThat(begun.response().headers().firstValue("ETag")).contains("\"1\"");
    assertThat(begun.response().headers().firstValue("Location")).contains("/api/drafts/" + id);
    assertThat(drafts(writer)).singleElement().satisfies(draft -> {
      assertThat(draft.path("title").asText()).isEqualTo("Half a paper");
      assertThat(draft.has("content")).as("a list tells no more than it must").isFalse();
    });
    assertThat(http.as(writer).get("/api/drafts/" + id).at("/content/heads/0/text")).isEqualTo("12x");

    assertThat(save(writer, id, 1, Map.of("title", "A whole paper")).at("/version")).isEqualTo("2");
    Http.Answer late = save(writer, id, 1, Map.of("title", "From the other window"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.at("/detail")).contains("saved from another window", "version 2");
    assertThat(http.as(writer).get("/api/drafts/" + id).at("/content/title")).isEqualTo("A whole paper");
    assertThat(http.as(writer).put("/api/drafts/" + id, Map.of()).status()).as("no version said").isEqualTo(400);

    assertThat(http.as(writer).delete("/api/drafts/" + id).status()).isEqualTo(204);
    assertThat(http.as(writer).get("/api/drafts/" + id).status()).isEqualTo(404);
    assertThat(save(writer, id, 2, Map.of()).status()).isEqualTo(404);
    assertThat(http.as(writer).delete("/api/drafts/" + id).status()).isEqualTo(404);
  }

  @Test
  void nobodyElseReadsItNorDoesTheLog(CapturedOutput log) {
    String id = begin(Map.of("title", "Mine", "partTwo", Map.of("text", EXEMPT))).at("/id");
    for (String other : List.of("originator2", "secretariat", "auditor", "operator", "dmpc")) {
      assertThat(drafts(other)).extracting(draft -> draft.path("id").asText()).doesNotContain(id);
      assertThat(http.as(other).get("/api/drafts/" + id).status()).as(other).isEqualTo(404);
      assertThat(save(other, id, 1, Map.of("title", "Theirs")).status()).as(other).isEqualTo(404);
      assertThat(http.as(other).delete("/api/drafts/" + id).status()).as(other).isEqualTo(404);
    }
    assertThat(http.as(null).get("/api/drafts/" + id).status()).isEqualTo(401);
    assertThat(http.as(null).get("/api/drafts").status()).isEqualTo(401);
    assertThat(http.as(writer).get("/api/drafts/" + id).at("/version")).isEqualTo("1");
    assertThat(log.getAll()).doesNotContain(EXEMPT);
  }

  @Test
  void whatIsNoDraftIsRefused() {
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
    String long_ = "{\"a\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
    for (String body : List.of("[1]", "7", "{\"a\":1,\"a\":2}", "{\"a\":", deep, long_)) {
      assertThat(http.as(writer).post("/api/drafts", body).status()).as(body.substring(0, Math.min(20, body.length())))
          .isEqualTo(400);
    }
    Http.Answer secret = http.as(writer).post("/api/drafts", Map.of("title", "x", "marking", "SECRET"));
    assertThat(secret.status()).isEqualTo(400);
    assertThat(secret.at("/errors/0/pointer")).isEqualTo("/marking");
    assertThat(http.as("finance").post("/api/drafts", Map.of()).status()).as("writes no papers").isEqualTo(403);
    assertThat(http.as("operator").post("/api/drafts", Map.of()).status()).isEqualTo(403);
    assertThat(drafts(writer)).isEmpty();
    for (int i = 0; i < 50; i++) {
      begin(Map.of());
    }
    assertThat(http.as(writer).post("/api/drafts", Map.of()).status()).as("fifty are enough").isEqualTo(409);
  }

  @Test
  void itGoesWithTheCaseThatItBecomesAndStaysWhereNoneComes() {
    ObjectNode paper = Papers.changed("at-the-line", p -> p.put("title", "Of a draft " + writer));
    String id = begin(paper).at("/id");
    ObjectNode unfit = paper.deepCopy();
    unfit.remove("summary");
    assertThat(start(unfit, id, "1").status()).isEqualTo(400);
    assertThat(start(paper, id, "one").status()).as("no version").isEqualTo(400);
    assertThat(drafts(writer)).hasSize(1);
    assertThat(found()).isEmpty();

    assertThat(start(paper, id, "1").status()).isEqualTo(200);
    assertThat(drafts(writer)).isEmpty();
    assertThat(found()).hasSize(1);

    String other = begin(paper).at("/id");
    save(writer, other, 1, Map.of("title", "Saved from another window meanwhile"));
    assertThat(start(paper, other, "1").status()).isEqualTo(200);
    assertThat(drafts(writer)).as("what was not submitted is not lost").hasSize(1);
    String theirs = http.as("originator2").post("/api/drafts", paper).at("/id");
    assertThat(start(paper, theirs, "1").status()).isEqualTo(200);
    assertThat(http.as("originator2").delete("/api/drafts/" + theirs).status()).as("nobody submits another's away").isEqualTo(204);
  }

  private Http.Answer start(ObjectNode paper, String draft, String version) {
    return http.as(writer).post(START, Map.of("variables", Map.of("caseFile", Map.of("value", paper.toString()),
        "draft", Map.of("value", draft), "draftVersion", Map.of("value", version))));
  }

  private List<String> found() {
    return http.as(writer).get("/api/cases?originator=me").body().path("cases").findValuesAsText("reference");
  }

  @Test
  void aCaseHasOneDraftUntilItMovesOn() {
    Http.Answer submitted = http.as(writer).post("/api/cases", Papers.of("pcd-1637").caseFile());
    String reference = submitted.at("/reference");
    String of = "/api/drafts?case=" + reference;
    ObjectNode mended = Papers.changed("pcd-1637", paper -> paper.put("title", "Mended"));
    Http.Answer begun = http.as(writer).post(of, mended);
    assertThat(begun.status()).as("%s", begun.body()).isEqualTo(201);
    assertThat(begun.at("/revision")).isEqualTo("1");
    assertThat(http.as(writer).post(of, mended).status()).as("a second one").isEqualTo(409);
    assertThat(http.as("originator2").post(of, mended).status()).as("not theirs").isEqualTo(403);
    assertThat(http.as("auditor").post(of, mended).status()).isEqualTo(403);
    assertThat(http.as(writer).post("/api/drafts?case=BC-1999-0001", mended).status()).isEqualTo(404);

    assertThat(http.as(writer).put("/api/cases/" + reference, mended).status()).isEqualTo(200);
    assertThat(drafts(writer)).as("it is revision 2 now").isEmpty();
    assertThat(save(writer, begun.at("/id"), 1, mended).status()).isEqualTo(404);

    String next = http.as(writer).post(of, mended).at("/id");
    assertThat(http.as(writer).post("/api/cases/" + reference + "/withdrawal", null).status()).isEqualTo(204);
    assertThat(save(writer, next, 1, mended).status()).isEqualTo(404);
    assertThat(http.as(writer).post(of, mended).status()).as("it has ended").isEqualTo(409);
  }

  @Test
  void leftAloneForLongItIsDeleted() {
    String id = begin(Map.of("title", "Forgotten")).at("/id");
    clock.goTo(clock.instant().plus(Duration.ofDays(179)));
    desk.deleteUntouched();
    assertThat(http.as(writer).get("/api/drafts/" + id).status()).isEqualTo(200);
    clock.goTo(clock.instant().plus(Duration.ofDays(3)));
    desk.deleteUntouched();
    assertThat(http.as(writer).get("/api/drafts/" + id).status()).isEqualTo(404);
  }
}
