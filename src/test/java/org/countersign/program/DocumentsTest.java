package org.countersign.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.casefile.SampleDocuments.excel;
import static org.countersign.casefile.SampleDocuments.pdf;
import static org.countersign.casefile.SampleDocuments.word;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.StreamSupport;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.SampleDocuments;
import org.countersign.cases.DocumentDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents: taken in, named by papers, bound by their hashes, and given back as they were. */
@ProgramTest
class DocumentsTest {

  private static final int MEGABYTE = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RAW = "application/octet-stream";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private DocumentDesk desk;
  private CaseFacts facts;

  @BeforeEach
  void lookers() {
    facts = new CaseFacts(http);
  }

  @AfterEach
  void goHome() {
    jdbc.sql("DELETE FROM document WHERE reference IS NULL").update();
    people.goHome();
  }

  // In and out

  @Test
  void whatCameWithAPaperIsBoundByItsHashesAndGivenBackAsItWas() {
    byte[] plan = pdf("Plan " + UUID.randomUUID());
    String reference = walk.submit(paper(
        named(taken(plan), "The plan", "ONE"), named(taken(word("Letter")), "Letter: \"Größe\" / 2.docx", "ONE"), named(taken(excel("Sums")), "Sums", "TWO")));
    JsonNode its = http.as("secretariat").get("/api/cases/" + reference).body();
    assertThat(texts(its.path("documents"), "title")).containsExactly("The plan", "Letter: \"Größe\" / 2.docx", "Sums");
    assertThat(texts(its.path("documents"), "kind")).containsExactly("PDF", "WORD", "EXCEL");
    assertThat(its.at("/documents/0/size").asInt()).isEqualTo(plan.length);
    assertThat(its.at("/caseFile/documents/0/sha256").asText()).isEqualTo(CanonicalJson.sha256(plan));
    assertThat(its.path("contentHash").asText()).isEqualTo(CanonicalJson.hashOf(its.path("caseFile")));
    JsonNode submitted = contentOf(reference, "SUBMITTED");
    assertThat(submitted.path("contentHash").asText()).isEqualTo(its.path("contentHash").asText());
    assertThat(submitted.at("/documents/0/number").asInt()).isEqualTo(1);
    assertThat(submitted.at("/documents/0/sha256").asText()).isEqualTo(CanonicalJson.sha256(plan));
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();

    HttpResponse<byte[]> given = http.as("chair").download(its.at("/documents/0/href").asText());
    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(given.body()).isEqualTo(plan);
    assertThat(given.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(given.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(given.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment; filename=");
    assertThat(http.as("chair").download("/api/cases/" + reference + "/documents/2").headers().firstValue("Content-Disposition"))
        .get().asString().startsWith("attachment;").contains(".docx").doesNotContain("\n", "/");
  }

  @Test
  void aFormOfSeveralPartsIsTakenToo() {
    byte[] plan = pdf("Plan");
    Http.Answer answer = multipart("originator", plan);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    assertThat(answer.at("/sha256")).isEqualTo(CanonicalJson.sha256(plan));
  }

  @Test
  void tenMegabytesComeBackByteForByte() {
    byte[] large = SampleDocuments.zip(withFiller(10 * MEGABYTE));
    String reference = walk.submit(paper(named(taken(large), "Large", "ONE")));
    assertThat(http.as("chair").download("/api/cases/" + reference + "/documents/1").body()).isEqualTo(large);
  }

  // What is not taken

  @Test
  void whoMayNotSubmitMayNotUpload() {
    for (String other : List.of("chair", "finance", "dmpc", "secretariat", "auditor", "operator", "deputy")) {
      nothingIsStored(() -> http.as(other).upload("/api/documents", RAW, pdf("x")), 403, "originators");
      nothingIsStored(() -> multipart(other, pdf("x")), 403, "originators");
    }
    nothingIsStored(() -> http.as(null).upload("/api/documents", RAW, pdf("x")), 401, "");
  }

  @Test
  void whatIsNoDocumentIsRefusedWhateverItsSenderSays() {
    nothingIsStored(() -> http.as("originator").upload("/api/documents", "application/pdf", "MZ program".getBytes(ISO_8859_1)), 400, "none of PDF");
    nothingIsStored(() -> multipart("originator", "MZ program".getBytes(ISO_8859_1)), 400, "none of PDF");
    nothingIsStored(() -> http.as("originator").upload("/api/documents", RAW, SampleDocuments.encryptedPdf("x")), 400, "encrypted");
    nothingIsStored(() -> http.as("originator").upload("/api/documents", RAW, SampleDocuments.bomb(40_000_000)), 400, "unpacks to far more");
    nothingIsStored(() -> http.as("originator").upload("/api/documents", RAW, new byte[0]), 400, "empty");
  }

  @Test
  void whatIsTooLargeIsRefusedAndNothingOfItKept() {
    byte[] tooLarge = SampleDocuments.zip(withFiller(25 * MEGABYTE));
    nothingIsStored(() -> http.as("originator").upload("/api/documents", RAW, tooLarge), 413, "25 MB");
    nothingIsStored(() -> multipart("originator", tooLarge), 413, "larger than");
  }

  @Test
  void nobodyFillsTheStoreWithWhatBelongsToNoPaper() {
    String id = taken(pdf("x"));
    jdbc.sql("UPDATE document SET size = ? WHERE id = ?").params(200L * MEGABYTE - 100, id).update();
    nothingIsStored(() -> http.as("originator").upload("/api/documents", RAW, pdf("x")), 413, "no paper yet");
    assertThat(http.as("originator2").upload("/api/documents", RAW, pdf("x")).status()).isEqualTo(201);
    assertThat(http.as("originator").delete("/api/documents/" + id).status()).isEqualTo(204);
    assertThat(http.as("originator").upload("/api/documents", RAW, pdf("x")).status()).isEqualTo(201);
  }

  // What a paper may name

  @Test
  void aPaperNamesOnlyWhatItsOriginatorUploadedForIt() {
    String others = http.as("originator2").upload("/api/documents", RAW, pdf("x")).at("/id");
    String attached = taken(pdf("y"));
    String first = walk.submit(paper(named(attached, "Y", "ONE")));
    refused(paper(named(UUID.randomUUID().toString(), "Unknown", "ONE")), "/documents/0/id", "You have uploaded no such document.");
    refused(paper(named(others, "Another's", "ONE")), "/documents/0/id", "You have uploaded no such document.");
    refused(paper(named(attached, "Y again", "ONE")), "/documents/0/id", "belongs to " + first + " already");
    String own = taken(pdf("z"));
    refused(paper(named(own, "Z", "ONE"), named(own, "Z", "TWO")), "/documents/1/id", "listed twice");
    refused(paper(named(own, "Z", "ONE").put("sha256", "0".repeat(64))), "/documents/0/sha256", "another hash");
    refused(paper(named(own, "Z", "THREE")), "/documents/0/part", "");
    refused(paper(named(own, " ", "ONE")), "/documents/0/title", "");
    ObjectNode without = named(own, "Z", "ONE");
    without.remove("part");
    refused(paper(without), "/documents/0/part", "required");
    List<ObjectNode> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(named("id" + i, "Many", "ONE"));
    }
    refused(paper(many.toArray(ObjectNode[]::new)), "/documents", "");
    assertThat(http.as("originator").delete("/api/documents/" + attached).status()).as("attached ones stay").isEqualTo(404);
    assertThat(http.as("originator").delete("/api/documents/" + others).status()).isEqualTo(404);
    assertThat(http.as("originator2").delete("/api/documents/" + own).status()).isEqualTo(404);
  }

  @Test
  void theDocumentsOfACaseHaveALimitTogether() {
    String large = taken(pdf("large"));
    jdbc.sql("UPDATE document SET size = ? WHERE id = ?").params(200L * MEGABYTE - 10, large).update();
    jdbc.sql("UPDATE document SET uploaded_by = 'somebody' WHERE id = ?").param(large).update();
    String small = taken(pdf("small"));
    jdbc.sql("UPDATE document SET uploaded_by = 'originator' WHERE id = ?").param(large).update();
    refused(paper(named(large, "Large", "ONE"), named(small, "Small", "ONE")), "/documents", "200 MB");
    assertThat(http.as("originator").post("/api/cases", paper(named(large, "Large", "ONE"))).status()).isEqualTo(201);
  }

  @Test
  void ofTwoPapersThatNameADocumentAtOnceOneGetsIt() throws Exception {
    String id = taken(pdf("x"));
    Callable<Integer> submission = () -> http.as("originator").post("/api/cases", paper(named(id, "X", "ONE"))).status();
    List<Integer> answers = new ArrayList<>();
    for (var answer : ForkJoinPool.commonPool().invokeAll(List.of(submission, submission))) {
      answers.add(answer.get());
    }
    assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 400 || status == 409);
  }

  @Test
  void whatNoPaperNamedIsRemovedAfterSomeDays() {
    String old = taken(pdf("old"));
    String fresh = taken(pdf("fresh"));
    String attached = taken(pdf("attached"));
    String reference = walk.submit(paper(named(attached, "Attached", "ONE")));
    jdbc.sql("UPDATE document SET uploaded_at = '2020-01-01T00:00:00Z' WHERE id IN (?, ?)").params(old, attached).update();
    desk.removeForgotten();
    assertThat(jdbc.sql("SELECT id FROM document WHERE id IN (?, ?, ?)").params(old, fresh, attached).query(String.class).list())
        .containsExactlyInAnyOrder(fresh, attached);
    assertThat(http.as("chair").download("/api/cases/" + reference + "/documents/1").statusCode()).isEqualTo(200);
  }

  // Revisions

  @Test
  void otherDocumentsMakeTheDecidersSignatureLapseAndNoOther() {
    byte[] first = pdf("first");
    String reference = walk.submit(paper(named(taken(first), "First", "ONE")));
    walk.toDecision(reference);
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "RETURN", "reason", "Where is the plan?"));
    walk.awaitStatus(reference, "TO_BE_REVISED");
    byte[] second = pdf("second");
    ObjectNode revised = paper(named(taken(second), "Second", "ONE"));
    Http.Answer saved = http.as("originator").put("/api/cases/" + reference, revised);
    assertThat(saved.status()).as("%s", saved.body()).isEqualTo(200);
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(facts.tasks(reference)).as("neither the board nor an adviser is asked again").containsExactly("DecideAsDmpc");
    StreamSupport.stream(facts.of(reference).path("signatures").spliterator(), false).forEach(signed -> {
      boolean decides = signed.path("signOff").asText().equals("DECIDE_AS_DMPC");
      assertThat(signed.path("lapsed").toString()).as("%s", signed).isEqualTo(decides ? "[\"documents\"]" : "[]");
    });
    assertThat(contentOf(reference, "REVISED").at("/documents/0/sha256").asText()).isEqualTo(CanonicalJson.sha256(second));
    assertThat(contentOf(reference, "REVISED").at("/documents/0/number").asInt()).isEqualTo(2);

    JsonNode documents = facts.of(reference).path("documents");
    assertThat(texts(documents, "current")).containsExactly("false", "true");
    assertThat(http.as("dmpc").download("/api/cases/" + reference + "/documents/1").body()).as("the first revision keeps its own").isEqualTo(first);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
  }

  @Test
  void theSameDocumentUploadedAnewChangesNothingThatWasSigned() {
    String reference = walk.submit(paper(named(taken(pdf("x")), "X", "ONE")));
    JsonNode parts = facts.of(reference).path("parts");
    walk.toDecision(reference);
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "RETURN", "reason", "Look again."));
    walk.awaitStatus(reference, "TO_BE_REVISED");
    byte[] same = http.as("originator").download("/api/cases/" + reference + "/documents/1").body();
    ObjectNode anew = paper(named(taken(same), "X", "ONE"));
    assertThat(http.as("originator").put("/api/cases/" + reference, anew).body().path("parts")).isEqualTo(parts);
    ObjectNode kept = paper(named(facts.of(reference).at("/caseFile/documents/0/id").asText(), "X, renamed", "ONE"));
    Http.Answer renamed = http.as("originator").put("/api/cases/" + reference, kept);
    assertThat(renamed.status()).as("what the case has already may be named again: %s", renamed.body()).isEqualTo(200);
    assertThat(renamed.body().at("/parts/documents")).isNotEqualTo(parts.path("documents"));
  }

  // Who reads

  @Test
  void whoTakesNoPartGetsNoDocument() {
    String reference = walk.submit(paper(named(taken(pdf("x")), "X", "ONE")));
    assertThat(http.as("originator2").download("/api/cases/" + reference + "/documents/1").statusCode()).isEqualTo(403);
    assertThat(http.as("operator").download("/api/cases/" + reference + "/documents/1").statusCode()).isEqualTo(403);
    assertThat(http.as(null).download("/api/cases/" + reference + "/documents/1").statusCode()).isEqualTo(401);
    assertThat(http.as("chair").download("/api/cases/" + reference + "/documents/2").statusCode()).isEqualTo(404);
    assertThat(http.as("chair").download("/api/cases/BC-1999-0001/documents/1").statusCode()).isEqualTo(404);
    assertThat(http.as("chair").download("/api/cases/" + reference + "/documents/x").statusCode()).isEqualTo(400);
  }

  private void nothingIsStored(Callable<Http.Answer> attempt, int status, String because) {
    long before = rows();
    try {
      Http.Answer answer = attempt.call();
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
      assertThat(String.valueOf(answer.body())).contains(because);
      if (status != 401) {
        assertThat(answer.response().headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    assertThat(rows()).isEqualTo(before);
  }

  private long rows() {
    return jdbc.sql("SELECT (SELECT COUNT(*) FROM document) + (SELECT COUNT(*) FROM document_piece)").query(Long.class).single();
  }

  private void refused(ObjectNode paper, String pointer, String because) {
    long cases = jdbc.sql("SELECT COUNT(*) FROM business_case").query(Long.class).single();
    Http.Answer answer = http.as("originator").post("/api/cases", paper);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    assertThat(StreamSupport.stream(answer.body().path("errors").spliterator(), false)
        .filter(error -> error.path("pointer").asText().equals(pointer)).map(error -> error.path("detail").asText()).toList())
        .as("%s", answer.body()).isNotEmpty().allMatch(detail -> detail.contains(because));
    assertThat(jdbc.sql("SELECT COUNT(*) FROM business_case").query(Long.class).single()).isEqualTo(cases);
  }

  private String taken(byte[] content) {
    Http.Answer answer = http.as("originator").upload("/api/documents", RAW, content);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.at("/id");
  }

  private Http.Answer multipart(String person, byte[] content) {
    String head = "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
    return http.as(person).upload("/api/documents", "multipart/form-data; boundary=frontier",
        SampleDocuments.joined(head.getBytes(ISO_8859_1), content, "\r\n--frontier--\r\n".getBytes(ISO_8859_1)));
  }

  private static Map<String, String> withFiller(int length) {
    Map<String, String> parts = SampleDocuments.wordParts("Words");
    parts.put("word/media/image1.png", "x".repeat(length));
    return parts;
  }

  private static ObjectNode paper(ObjectNode... documents) {
    return Papers.changed("at-the-line", paper -> paper.putArray("documents").addAll(List.of(documents)));
  }

  private static ObjectNode named(String id, String title, String part) {
    return JSON.createObjectNode().put("id", id).put("title", title).put("part", part);
  }

  private JsonNode contentOf(String reference, String act) {
    return StreamSupport.stream(facts.record(reference).path("entries").spliterator(), false)
        .filter(entry -> entry.path("act").asText().equals(act)).findFirst().map(DocumentsTest::contentOf).orElseThrow();
  }

  private static JsonNode contentOf(JsonNode entry) {
    try {
      return entry.path("content").isTextual()
          ? JSON.readTree(entry.path("content").asText()) : entry.path("content");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false).map(one -> one.path(field).asText()).toList();
  }
}
