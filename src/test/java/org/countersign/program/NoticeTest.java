package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.register.Pdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The signed notice of a decision, from the paper to the file that everybody may fetch, and its corrections. */
@ProgramTest
class NoticeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SEEN = Path.of("target", "notices");
  private static final String SECRET = "asks for zinc and for nothing else in the world";
  private static final String SECRET_SUPPLIER = "Zymurgy Ltd";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private Environment environment;

  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
  }

  @Test
  void of_both_seed_papers_is_signed_kept_readable_and_tells_nothing_of_part_two() throws Exception {
    for (String name : List.of("pcd-579", "pcd-1548")) {
      String reference = decided(name, Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "With care.",
          "conditions", List.of(Map.of("text", "Report the savings to the board.", "owner", "Finance", "due", "2027-03-31"))));
      String number = facts.of(reference).path("number").asText();
      HttpResponse<byte[]> answer = await().atMost(PATIENCE).until(() -> fetched(number), got -> got.statusCode() == 200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      byte[] pdf = answer.body();
      Files.createDirectories(SEEN);
      Files.write(SEEN.resolve(name + ".pdf"), pdf);

      assertThat(Pdf.rulesFailed(pdf)).as("veraPDF: PDF/A-2a and PDF/UA-1, signed as it is").isEmpty();
      says(pdf, Papers.of(name).caseFile(), number);
      isOnTheRecordOf(reference, number, pdf);
      JsonNode published = facts.onRegister(reference);
      assertThat(published.at("/signedNotice/address").asText()).isEqualTo("/register/" + number.replace(' ', '-') + ".pdf");
      assertThat(http.as(null).get("/register/" + number.replace(' ', '-')).body().asText())
          .contains(published.at("/signedNotice/address").asText(), "This is a demonstration")
          .doesNotContain(SECRET, SECRET_SUPPLIER);

      assertThat(Pdf.signatures(pdf)).contains("Signature is Valid", "Total document signed");
      assertThat(Pdf.signatures(Pdf.flipped(pdf, pdf.length / 2))).doesNotContain("Signature is Valid");
    }
  }

  private static void says(byte[] pdf, ObjectNode paper, String number) throws IOException {
    String text = Pdf.text(pdf);
    assertThat(text).contains(number, "OFFICIAL", "Decided by the Deputy Mayor for Policing and Crime under paragraph 4.", "edition 2019",
        "Report the savings to the board.", "Due 31 March 2027", "Investment Board", "This is a demonstration",
        "this is no decision of the organisation named above")
        .doesNotContain(SECRET, "Zymurgy", "zinc");
    assertThat(text).contains(paper.path("title").asText().replaceAll("\\s+", " "));
    paper.path("heads").forEach(head -> assertThat(text.replace(" ", ""))
        .contains(head.path("text").asText().replaceAll("\\s+", "")));
  }

  private void isOnTheRecordOf(String reference, String number, byte[] pdf) throws Exception {
    JsonNode record = facts.record(reference);
    assertThat(record.path("verified").asBoolean()).isTrue();
    JsonNode entry = record.path("entries").get(record.path("entries").size() - 1);
    assertThat(entry.path("act").asText()).isEqualTo("NOTICE_MADE");
    JsonNode content = entry.path("content").isTextual() ? new ObjectMapper().readTree(entry.path("content").asText()) : entry.path("content");
    assertThat(content.path("number").asText()).isEqualTo(number);
    assertThat(content.path("sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
    assertThat(content.path("signedAs").asText()).contains("demonstration");
  }

  @Test
  void there_is_none_while_publication_waits() {
    String reference = decided("at-the-line", Map.of("outcome", "APPROVE", "publishOn", "2099-01-01", "publishReason", "Talks go on.",
        "publishEntry", true));
    String number = facts.of(reference).path("number").asText();
    assertThat(fetched(number).statusCode()).isEqualTo(404);
    assertThat(new String(fetched(number).body())).contains("There is no published decision at this address");
    assertThat(facts.acts(reference)).doesNotContain("NOTICE_MADE");
    assertThat(refused(correct("secretariat", number, "It is more."))).contains("not published");
    assertThat(facts.acts(reference)).doesNotContain("CORRECTED");
  }

  @Test
  void a_step_that_is_moved_there_makes_no_notice() {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    String instance = standing.instances(reference).get(0);
    String board = runtime.getActivityInstance(instance).getActivityInstances("CallActivity_InvestmentBoard")[0].getId();
    runtime.createProcessInstanceModification(instance).cancelActivityInstance(board).startBeforeActivity("ServiceTask_MakeNotice").execute();
    String incident = await().atMost(PATIENCE).until(() -> runtime.createIncidentQuery().processInstanceId(instance).list().stream()
        .map(i -> i.getIncidentMessage()).findFirst().orElse(null), message -> message != null);
    assertThat(incident).isEqualTo("No decision on " + reference + " is published: there is no notice of it.");
    assertThat(standing.decisions(reference)).isZero();
  }

  @Test
  void a_correction_stands_beside_the_decision_and_changes_nothing_of_it() {
    String reference = decided("pcd-1548", Map.of("outcome", "APPROVE"));
    String number = facts.of(reference).path("number").asText();
    byte[] before = await().atMost(PATIENCE).until(() -> fetched(number), got -> got.statusCode() == 200).body();
    JsonNode published = facts.onRegister(reference);

    Http.Answer first = correct("secretariat", number, "  Head 1 names the wrong year: it is 2025.\nNothing else changes. ");
    assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
    assertThat(first.body().path("number").asInt()).isEqualTo(1);
    assertThat(first.response().headers().firstValue("Location")).contains("/register/" + number.replace(' ', '-'));
    assertThat(correct("secretariat", number.toLowerCase().replace(' ', '-'), "And that, too.").body().path("number").asInt()).isEqualTo(2);

    String page = http.as(null).get("/register/" + number.replace(' ', '-')).body().asText();
    assertThat(page).containsSubsequence("Corrections", "Correction 1", "it is 2025.\nNothing else changes.", "Correction 2",
        "And that, too.", "Executive summary");
    JsonNode after = facts.onRegister(reference);
    assertThat(after.path("corrections")).hasSize(2);
    ((ObjectNode) after).set("corrections", published.path("corrections"));
    assertThat(after).isEqualTo(published);
    assertThat(fetched(number).body()).isEqualTo(before);
    assertThat(facts.acts(reference)).endsWith("NOTICE_MADE", "CORRECTED", "CORRECTED");
    assertThat(facts.record(reference).path("verified").asBoolean()).isTrue();
    assertThat(facts.of(reference).path("status").asText()).isEqualTo("APPROVED");

    refusals(reference, number);
  }

  private void refusals(String reference, String number) {
    Standing.Of before = standing.of(reference);
    for (String account : List.of("dmpc", "auditor", "originator", "operator", "legal")) {
      assertThat(correct(account, number, "It is more.").status()).as(account).isEqualTo(403);
    }
    assertThat(http.as(null).post(address(number), Map.of("text", "It is more.")).status()).isIn(401, 403);
    assertThat(correct("secretariat", "PCD 99999", "It is more.").status()).isEqualTo(404);
    assertThat(correct("secretariat", "nonsense", "It is more.").status()).isEqualTo(404);
    for (String empty : List.of("", "  \n ", "\u0007", "x".repeat(2001))) {
      assertThat(correct("secretariat", number, empty).status()).isEqualTo(400);
    }
    for (Object body : List.of("", "null", "{}", Map.of("text", List.of("Good.")), Map.of("text", "Good.", "outcome", "REJECT"),
        Map.of("text", "Good.", "decidedBy", "INVESTMENT_BOARD"))) {
      assertThat(http.as("secretariat").post(address(number), body).status()).as("%s", body).isEqualTo(400);
    }
    for (String told : List.of("Who " + SECRET + "?", "The supplier is " + SECRET_SUPPLIER + ".")) {
      assertThat(refused(correct("secretariat", number, told))).contains("A correction is public").doesNotContain("Zymurgy", "zinc");
    }
    assertThat(standing.of(reference)).isEqualTo(before);
    assertThat(facts.onRegister(reference).path("corrections")).hasSize(2);
  }

  private static String address(String number) {
    return "/api/decisions/" + number.replace(" ", "%20") + "/corrections";
  }

  private Http.Answer correct(String account, String number, String text) {
    return http.as(account).post(address(number), Map.of("text", text));
  }

  /** A paper with a planted Part 2, decided. */
  private String decided(String paper, Map<String, ?> answer) {
    String reference = walk.submit(Papers.changed(paper, NoticeTest::withSecrets));
    List<String> cleared = CaseWalk.BOARD.stream().filter(member -> !member.equals("member3")).toList();
    cleared.forEach(member -> walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "ENDORSE")));
    walk.advisersSatisfied(reference);
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", answer);
    walk.awaitStatus(reference, "APPROVED");
    return reference;
  }

  private static void withSecrets(ObjectNode paper) {
    ObjectNode partTwo = paper.putObject("partTwo");
    partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
    partTwo.put("text", SECRET_SUPPLIER + " " + SECRET + ".");
    partTwo.putArray("values");
  }

  /** The file of a decision's notice, as everybody gets it. */
  private HttpResponse<byte[]> fetched(String number) {
    try {
      return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:"
          + environment.getRequiredProperty("local.server.port") + "/register/" + number.replace(' ', '-') + ".pdf")).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
