package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases are found, with who has them since when, by those who may see them and by nobody else. */
@ProgramTest
class FindingTest {

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @LocalServerPort
  private int port;
  private String writer;

  @BeforeEach
  void nameSomebody() {
    writer = people.somebody("originators");
  }

  @AfterEach
  void goHome() {
    people.goHome();
  }

  private String submitted(ObjectNode paper) {
    Http.Answer answer = http.as(writer).post("/api/cases", paper);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.at("/reference");
  }

  private List<String> found(String reader, String query) {
    return http.as(reader).get("/api/cases?" + query).body().path("cases").findValuesAsText("reference");
  }

  @Test
  void aSearchLooksAtTitleUnitSupplierAndNumberAndAtWhereItStands() {
    String atBoard = submitted(Papers.changed("at-the-line", paper -> paper.put("title", "Zeppelin hangar")
        .put("originatingUnit", "Airship " + writer)));
    String back = submitted(Papers.changed("pcd-1637", paper -> {
      paper.put("title", "Anchor mast").put("reference", "PCD 4711");
      ((ObjectNode) paper.at("/heads/2/contract")).putArray("suppliers").add("Ropes and Sons");
    }));
    assertThat(found(writer, "q=hangar%20airship%20" + writer)).containsExactly(atBoard);
    assertThat(found(writer, "q=ROPES%20mast")).containsExactly(back);
    assertThat(found(writer, "q=pcd%204711")).containsExactly(back);
    assertThat(found(writer, "q=hangar%20mast")).isEmpty();
    assertThat(found(writer, "originator=me")).containsExactly(back, atBoard);
    assertThat(found(writer, "originator=me&sort=TITLE")).containsExactly(back, atBoard);
    assertThat(found(writer, "originator=me&sort=OLDEST")).containsExactly(atBoard, back);
    assertThat(found(writer, "originator=me&sort=WAITING")).containsExactly(atBoard, back);
    assertThat(found(writer, "stage=BOARD")).containsExactly(atBoard);
    assertThat(found(writer, "stage=SUBMITTED")).containsExactly(back);
    assertThat(found(writer, "stage=BOARD&status=TO_BE_REVISED")).isEmpty();
    assertThat(found("auditor", "originator=" + writer)).containsExactly(back, atBoard);
    assertThat(found("originator2", "originator=" + writer)).as("not theirs to see").isEmpty();
    assertThat(http.as(writer).get("/api/cases?sort=BEST").status()).isEqualTo(400);
    assertThat(http.as(writer).get("/api/cases?stage=NOWHERE").status()).isEqualTo(400);

    JsonNode summaries = http.as(writer).get("/api/cases?originator=me").body().path("cases");
    assertThat(summaries.get(0).at("/with/0/person/id").asText()).isEqualTo(writer);
    assertThat(summaries.get(0).at("/with/0/signOff").asText()).isEqualTo("REVISE_CASE");
    assertThat(summaries.get(1).path("stage").asText()).isEqualTo("BOARD");
    assertThat(summaries.get(1).path("with").findValuesAsText("id")).contains("chair", "member1");
    assertThat(summaries.get(1).path("since").asText()).startsWith("20");
  }

  @Test
  void anIssuedDecisionIsFoundByItsNumber() {
    String reference = submitted(Papers.of("at-the-line").caseFile());
    walk.toDecision(reference);
    assertThat(http.as(writer).get("/api/cases?q=" + reference).body().at("/cases/0/with/0/groups/0").asText()).isEqualTo("dmpc");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    String number = walk.caseOf(reference).path("number").asText();
    assertThat(found(writer, "q=" + number.replace(" ", "%20"))).containsExactly(reference);
    assertThat(found(writer, "q=" + number.replace(" ", "-").toLowerCase())).containsExactly(reference);
    assertThat(found(writer, "stage=PUBLICATION")).contains(reference);
  }

  @Test
  void theFilterOfLargeCasesKnowsPartOneAlone() {
    String large = submitted(worth("10000000.01"));
    String atTheLine = submitted(worth("10000000"));
    ObjectNode exempt = worth("1");
    ((ObjectNode) exempt.at("/heads/0")).remove("costs");
    exempt.remove("statedTotal");
    SoundPaper.withPartTwo(exempt);
    ((ObjectNode) exempt.path("partTwo")).putArray("values").addObject().put("head", 1).put("value", 40_000_000);
    String kept = submitted(exempt);
    assertThat(inFilter("Over £10 million", "chair")).contains(large).doesNotContain(atTheLine, kept);
    assertThat(inFilter("Longest waiting", "chair")).contains(large, atTheLine, kept);
    assertThat(inFilter("Overdue", "chair")).doesNotContain(large);
    assertThat(inFilter("Over £10 million", "finance")).as("nothing of it is theirs yet").doesNotContain(large);
    String task = walk.task(large, "UserTask_VoteAtInvestmentBoard", "chair");
    JsonNode shown = http.as("chair").get("/engine-rest/task/" + task + "/localVariables").body();
    assertThat(shown.at("/value/value").asText()).isEqualTo("£10,000,000.01");
    assertThat(http.as("chair").put("/engine-rest/task/" + task + "/localVariables/wholeLifeValue", Map.of("value", 1)).status())
        .isEqualTo(403);
    String ofExempt = walk.task(kept, "UserTask_VoteAtInvestmentBoard", "chair");
    assertThat(http.as("chair").get("/engine-rest/task/" + ofExempt + "/localVariables").body().toString())
        .doesNotContain("wholeLifeValue", "40");
    assertThat(http.as(people.somebody("auditors")).get("/engine-rest/filter").body()).as("no tasks, no filters").isEmpty();
  }

  private static ObjectNode worth(String pounds) {
    return Papers.changed("at-the-line", paper -> {
      paper.put("statedTotal", new BigDecimal(pounds));
      ((ObjectNode) paper.at("/heads/0/costs/0")).put("amount", new BigDecimal(pounds));
      ((ObjectNode) paper.at("/heads/0")).put("text", "Approve the expenditure.");
      paper.put("summary", "Approval is sought.");
      ((ObjectNode) paper.path("sections")).put("financial", "It is funded.");
      paper.remove("funding");
    });
  }

  private List<String> inFilter(String name, String person) {
    JsonNode filters = http.as(person).get("/engine-rest/filter?name=" + Session.encoded(name)).body();
    assertThat(filters).as("%s of %s", name, person).hasSize(1);
    JsonNode tasks = http.as(person).get("/engine-rest/filter/" + filters.get(0).path("id").asText() + "/list?maxResults=2000").body();
    return StreamSupport.stream(tasks.spliterator(), false).map(task -> task.path("name").asText().replaceAll(".*\\((BC-[^)]+)\\)$", "$1"))
        .toList();
  }

  @Test
  void thePagesShowEachTheirsAndHandACaseOver() {
    String reference = submitted(Papers.changed("pcd-1637", paper -> paper.put("title", "Page <b>test")));
    http.as(writer).post("/api/drafts", Map.of("title", "A draft on the page"));
    Session session = Session.of(writer, port);
    HttpResponse<String> mine = session.get("/cases");
    assertThat(mine.body()).contains("My cases", reference, "Page &lt;b&gt;test", "Back with its originator", "findings", "Revise it",
        "Go on with A draft on the page", "180 days");
    assertThat(session.get("/cases?q=nothing-like-it").body()).contains("Nothing was found");
    assertThat(session.get("/cases/" + reference).body()).contains("Hand it over", "originator2");

    Session other = Session.of("originator2", port);
    assertThat(other.get("/cases").body()).doesNotContain(reference);
    assertThat(other.get("/cases/" + reference).statusCode()).isEqualTo(403);
    assertThat(other.get("/cases/" + reference).body()).contains("You take no part").doesNotContain("Page &lt;b&gt;test");
    assertThat(other.get("/cases/BC-1999-0001").statusCode()).isEqualTo(404);
    other.postForm("/cases/" + reference + "/handover", "to=originator2&reason=Mine");
    assertThat(other.get("/cases/" + reference).statusCode()).isEqualTo(403);

    Session auditor = Session.of("auditor", port);
    assertThat(auditor.get("/cases?q=" + reference).body()).contains(reference).doesNotContain("Go on with", "My cases<");
    assertThat(auditor.get("/cases/" + reference).body()).contains(reference).doesNotContain("Hand it over");
    assertThat(Session.ofNobody(port).get("/cases").statusCode()).isEqualTo(401);

    session.postForm("/cases/" + reference + "/handover", "to=finance&reason=Try");
    assertThat(session.get("/cases/" + reference).body()).contains("Nothing was changed", "is not of originators");
    session.postForm("/cases/" + reference + "/handover", "to=originator2&reason=Leave");
    assertThat(session.get("/cases/" + reference).body()).contains("is handed over").doesNotContain("Revise it");
    assertThat(other.get("/cases").body()).contains(reference, "Revise it");
  }
}
