package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.countersign.cases.DecisionImport;
import org.countersign.command.ImportCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Past decisions come in over HTTP and by the command, and later papers are held against them. */
@ProgramTest
class ImportTest {

  private static final String NAMES = "number,title,decidedOn,decidedBy,kind,programme,suppliers,value,originalValue,changeValue,"
      + "changeMonths,approvedValue,tolerancePercent,earlier,edition\n";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Each test imports numbers of its own. */
  private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private DecisionImport imports;
  @LocalServerPort
  private int port;
  @TempDir
  private Path folder;

  private final int number = NUMBERS.addAndGet(10);

  private String award(int number, String value, String approvedValue) {
    return "PCD %d,\"ANPR, cameras\",2024-03-04,DMPC,PROCUREMENT_STRATEGY,,\"Acme %d Ltd; Other & Co\",%s,,,,%s,,,\n"
        .formatted(number, number, value, approvedValue);
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    String file = NAMES + award(number, "300000", "320000") + award(number + 1, "100000.50", "");
    JsonNode first = imported(file);
    assertThat(counts(first)).isEqualTo("ENDED 2 read, 2 taken, 0 there, 0 refused");
    int entries = entries();
    List<Map<String, Object>> before = everything();
    assertThat(counts(imported(file))).isEqualTo("ENDED 2 read, 0 taken, 2 there, 0 refused");
    assertThat(everything()).isEqualTo(before);
    assertThat(entries()).as("nothing was taken: nothing is on the record").isEqualTo(entries);
  }

  @Test
  void anImportIsOnTheRecordByItsFileAndCounts() {
    int before = entries();
    JsonNode ended = imported(NAMES + award(number, "300000", "320000") + "nonsense,,,,,,,,,,,,,,\n");
    JsonNode record = http.as("auditor").get("/api/records/DECISIONS").body();
    assertThat(record.path("verified").asBoolean()).isTrue();
    assertThat(record.path("entries")).hasSize(before + 1);
    JsonNode entry = record.path("entries").path(before);
    assertThat(entry.path("actor").asText()).isEqualTo("secretariat");
    assertThat(entry.path("act").asText()).isEqualTo("DECISIONS_IMPORTED");
    assertThat(entry.path("content").toString()).contains(ended.path("file").asText(), "taken").doesNotContain("Acme");
  }

  @Test
  void aDryRunTakesNothingAndTellsTheSame() {
    List<Map<String, Object>> before = everything();
    int entries = entries();
    String file = NAMES + award(number, "300000", "") + award(number, "300001", "") + award(number, "300000", "");
    JsonNode tried = ended(post("text/csv", "/api/decisions/import?dryRun=true", "secretariat", file));
    assertThat(counts(tried)).isEqualTo("ENDED 3 read, 1 taken, 1 there, 1 refused");
    assertThat(everything()).isEqualTo(before);
    assertThat(entries()).isEqualTo(entries);
    assertThat(counts(imported(file))).isEqualTo(counts(tried));
  }

  @Test
  void aFileThatWasReadInPartGoesOnWhereItStopped() {
    String begun = NAMES + award(number, "300000", "");
    imported(begun);
    assertThat(counts(imported(begun + award(number + 1, "1", "")))).isEqualTo("ENDED 2 read, 1 taken, 1 there, 0 refused");
  }

  @Test
  void whatRanWhenTheProgramWasKilledIsStoppedAndOnTheRecord() {
    int id = imported(NAMES + award(number, "300000", "")).path("id").asInt();
    jdbc.sql("UPDATE decision_import SET state = 'RUNNING', ended_at = NULL, alive_at = '2020-01-01T00:00:00Z' WHERE id = ?").param(id).update();
    int entries = entries();
    imports.afterSingletonsInstantiated();
    JsonNode left = http.as("auditor").get("/api/decisions/imports/" + id).body();
    assertThat(counts(left)).isEqualTo("STOPPED 1 read, 1 taken, 0 there, 0 refused");
    assertThat(left.path("fault").asText()).contains("Send the same file again.");
    assertThat(entries()).isEqualTo(entries + 1);
  }

  @Test
  void aRowThatSaysSomethingElseIsRefusedAndTheFirstStays() {
    imported(NAMES + award(number, "300000", "320000"));
    List<Map<String, Object>> before = everything();
    JsonNode ended = imported(NAMES + award(number, "300000", "900000"));
    assertThat(counts(ended)).isEqualTo("ENDED 1 read, 0 taken, 0 there, 1 refused");
    assertThat(refusals(ended)).containsExactly("1 number: PCD " + number
        + " is there already and says something else: imported decisions are not changed.");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void everyFaultOfARowIsTold() {
    JsonNode ended = imported(NAMES
        + "PCD x,,2024-02-30,NOBODY,THING,,,12.345,,,,£5,,,\n"
        + "CEOD 5,T,2099-01-01,DMPC,GRANT,,,1,2,3,4,,5,CEOD 5,1999\n"
        + "PCD 7,T,2019-06-03,DMPC,CONTRACT_CHANGE,,,1,2,,,,,,2019,one too many\n");
    assertThat(counts(ended)).isEqualTo("ENDED 3 read, 0 taken, 0 there, 3 refused");
    assertThat(refusals(ended)).contains("1 title: This is required.", "1 number: “PCD x” is not the number of a decision, such as PCD 749.",
        "1 decidedOn: “2024-02-30” is not a day, such as 2019-06-03.", "1 value: “12.345” is not an amount in pounds, such as 799000 or 799000.50.",
        "2 decidedOn: This day has not come yet.", "2 decidedBy: Decisions of the series CEOD are taken by MOPAC_CHIEF_EXECUTIVE.",
        "2 originalValue: This belongs to a CONTRACT_CHANGE.", "2 tolerancePercent: There is no approvedValue to exceed.",
        "2 earlier: A decision is not earlier than itself.", "2 edition: There is no such edition of the Scheme.",
        "3 : It has more cells than there are columns.", "3 changeValue: A CONTRACT_CHANGE needs a changeValue, changeMonths or both.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "text/csv | number,colour | /colour: There is no such column.",
      "text/csv | number,number | /number: This column is there twice.",
      "text/csv | number | /title: This column is required.",
      "text/csv | '' | : Nothing was sent.",
      "application/json | {} | : A list of decisions is required.",
      "application/json | nonsense | : Its beginning cannot be read as JSON."})
  void whatIsNoFileOfDecisionsIsRefusedAtOnce(String type, String file, String fault) throws IOException {
    int before = imports();
    HttpResponse<String> answer = post(type, "/api/decisions/import", "secretariat", file);
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(400);
    assertThat(StreamSupport.stream(JSON.readTree(answer.body()).path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText() + ": " + error.path("detail").asText())).contains(fault);
    assertThat(imports()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"originator", "commercial", "dmpc", "auditor", "operator", "outsider"})
  void onlyTheSecretariatImports(String person) {
    int before = imports();
    assertThat(post("text/csv", "/api/decisions/import", person, NAMES + award(number, "1", "")).statusCode()).isIn(401, 403);
    assertThat(imports()).isEqualTo(before);
  }

  @Test
  void progressIsForTheSecretariatAndAuditors() {
    String path = "/api/decisions/imports/" + imported(NAMES + award(number, "1", "")).path("id").asInt();
    assertThat(http.as("auditor").get(path).status()).isEqualTo(200);
    assertThat(http.as("auditor").get(path + "/refusals").status()).isEqualTo(200);
    for (String person : List.of("originator", "dmpc", "operator")) {
      assertThat(http.as(person).get(path).status()).isEqualTo(403);
      assertThat(http.as(person).get(path + "/refusals").status()).isEqualTo(403);
    }
    assertThat(http.as("secretariat").get("/api/decisions/imports/99999").status()).isEqualTo(404);
  }

  @Test
  void aFileThatBreaksOffKeepsWhatWasBefore() {
    JsonNode ended = ended(post("application/json", "/api/decisions/import", "secretariat", """
        [{"number": "PCD %d", "title": "T", "decidedOn": "2019-06-03", "decidedBy": "DMPC", "kind": "GRANT", "value": 5}, {"number"
        """.formatted(number)));
    assertThat(counts(ended)).isEqualTo("FAILED 1 read, 1 taken, 0 there, 0 refused");
    assertThat(ended.path("fault").asText()).startsWith("After row 1 the file cannot be read");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] latin = (NAMES + award(number, "1", "").replace("ANPR", "Caf\u00e9")).getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer = post("text/csv", "/api/decisions/import", "secretariat", latin);
    if (answer.statusCode() == 202) {
      assertThat(counts(ended(answer))).startsWith("FAILED").contains(" 0 taken");
    } else {
      assertThat(answer.body()).contains("not text in UTF-8");
    }
  }

  @Test
  void csvAndJsonSayTheSame() {
    imported("\uFEFF" + NAMES + award(number, "300000", "320000"));
    JsonNode again = ended(post("application/json", "/api/decisions/import", "secretariat", """
        [{"number": "PCD %1$d", "title": "ANPR, cameras", "decidedOn": "2024-03-04", "decidedBy": "DMPC", "kind": "PROCUREMENT_STRATEGY",
          "suppliers": ["Acme %1$d Ltd", "Other & Co"], "value": 300000.00, "approvedValue": 320000, "programme": null},
         {"number": "PCD 1", "colour": "red"}, {"number": {"a": 1}}]""".formatted(number)));
    assertThat(counts(again)).isEqualTo("ENDED 3 read, 0 taken, 1 there, 2 refused");
    assertThat(refusals(again)).contains("2 : There is no field colour.", "3 : number holds what does not belong there.");
  }

  @Test
  void anAwardIsHeldAgainstTheImportedApproval() {
    ObjectNode paper = Papers.changed("pcd-900", p ->
        ((ObjectNode) p.at("/heads/0/contract")).put("approvedIn", "PCD " + number).put("approvedValue", 2_000_000));
    JsonNode unverified = http.as("originator").post("/api/determinations?asOf=2024-06-03", paper).body();
    assertThat(unverified.at("/heads/0/unverified").asBoolean()).isTrue();
    imported(NAMES + award(number, "", "757390"));
    JsonNode within = http.as("originator").post("/api/determinations?asOf=2024-06-03", paper).body();
    assertThat(within.path("decidedBy").asText()).isEqualTo("COMMERCIAL_DIRECTOR");
    assertThat(within.at("/heads/0/unverified").asBoolean()).isFalse();

    imported(NAMES + award(number + 1, "", "700000"));
    ((ObjectNode) paper.at("/heads/0/contract")).put("approvedIn", "PCD " + (number + 1));
    assertThat(http.as("originator").post("/api/determinations?asOf=2024-06-03", paper).body().path("decidedBy").asText()).isEqualTo("DMPC");
    assertThat(http.as("originator").post("/api/checks?asOf=2024-06-03", paper).body().path("findings").findValuesAsText("because"))
        .anyMatch(because -> because.contains("£700,000 was approved in PCD " + (number + 1)));
  }

  @Test
  void whatIsImportedLaterDoesNotMoveAnAuthorityThatWasDetermined() {
    ObjectNode paper = Papers.changed("pcd-900", p ->
        ((ObjectNode) p.at("/heads/0/contract")).put("approvedIn", "PCD " + number));
    String reference = walk.submit(paper);
    assertThat(walk.caseOf(reference).at("/authority/decidedBy").asText()).isEqualTo("COMMERCIAL_DIRECTOR");
    imported(NAMES + award(number, "", "700000"));
    assertThat(walk.caseOf(reference).at("/authority/decidedBy").asText()).isEqualTo("COMMERCIAL_DIRECTOR");
    assertThat(walk.caseOf(walk.submit(paper)).at("/authority/decidedBy").asText()).isEqualTo("DMPC");
  }

  @Test
  void aChainOfChangesIsFollowedIntoTheImportedOnes() {
    imported(NAMES + "PCD %d,First change,2016-04-01,DMPC,CONTRACT_CHANGE,,Weaver %d,490000,400000,90000,,,,,2015\n".formatted(number, number));
    ObjectNode paper = Papers.changed("pcd-417", p -> {
      ObjectNode contract = (ObjectNode) p.at("/heads/0/contract");
      contract.put("originalValue", 490_000).put("changeValue", 10_000).putArray("suppliers").add("WEAVER " + number + " Ltd");
      ((ObjectNode) p.at("/heads/0")).put("text", "Approve the change.");
      p.put("summary", "A change.").remove("statedTotal");
    });
    assertThat(http.as("originator").post("/api/checks?asOf=2018-07-02", paper).body().path("findings").findValuesAsText("because"))
        .anyMatch(because -> because.contains("originally £400,000 by £100,000") && because.contains("PCD " + number));
  }

  @Test
  void aNumberThatWasImportedIsNeverGivenAndOneThatWasGivenNeverImported() {
    String given = approved();
    JsonNode refused = imported(NAMES + award(Integer.parseInt(given.substring(4)), "1", ""));
    assertThat(refusals(refused)).containsExactly("1 number: " + given + " was given here, to a case of our own.");

    int next = Integer.parseInt(given.substring(4)) + 1;
    imported(NAMES + award(next, "1", "") + award(next + 1, "1", ""));
    assertThat(approved()).isEqualTo("PCD " + (next + 2));
  }

  @Test
  void importedDecisionsAreOnThePublicRegister() {
    imported(NAMES + award(number, "300000", "320000"));
    JsonNode found = http.as(null).get("/register.json?q=PCD+" + number).body();
    assertThat(found.at("/decisions/0").toString()).isEqualTo(("{'status':'IMPORTED','number':'PCD %1$d','title':'ANPR, cameras',"
        + "'signedOn':'2024-03-04','decidedBy':'DMPC','kinds':['PROCUREMENT_STRATEGY'],'value':300000.0,'address':'/register/PCD-%1$d',"
        + "'suppliers':['Acme %1$d Ltd','Other & Co'],'earlier':[]}").formatted(number).replace('\'', '"'));
    Http.Answer page = http.as(null).get("/register/PCD-" + number);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().asText()).contains("Imported", "taken over from the published register of before", "£300,000")
        .as("what may be awarded under it is for the checks alone").doesNotContain("320");
    assertThat(http.as(null).get("/register/PCD-" + number + ".pdf").status()).isEqualTo(404);
  }

  // The command

  @Test
  void theCommandImportsAndTellsWhatItDid() throws IOException {
    Path file = Files.writeString(folder.resolve("past.csv"), NAMES + award(number, "1", "") + award(number + 1, "1", ""));
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    assertThat(command(terminal, "demo", file, "--dry-run")).isZero();
    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("2 rows read: 2 would be taken, 0 already there, 0 refused",
        "This was tried only: nothing was taken.");
    terminal.reset();
    assertThat(command(terminal, "demo", file)).isZero();
    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("2 rows read: 2 taken, 0 already there, 0 refused");
  }

  @Test
  void theCommandTellsEachRefusalAndEndsWithOne() throws IOException {
    Path file = Files.writeString(folder.resolve("past.csv"), NAMES + award(number, "1", "") + award(number, "2", ""));
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    assertThat(command(terminal, "demo", file)).isEqualTo(1);
    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("Row 2, number: PCD " + number + " is there already");
  }

  @Test
  void theCommandTellsInWordsWhyItCannot() throws IOException {
    Path file = Files.writeString(folder.resolve("past.csv"), "number\n");
    Path other = Files.writeString(folder.resolve("past.txt"), NAMES);
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    assertThat(command(terminal, "demo", file)).isEqualTo(1);
    assertThat(command(terminal, null, file)).isEqualTo(1);
    assertThat(command(terminal, "demo", other)).isEqualTo(1);
    assertThat(command(terminal, "demo", folder.resolve("none.csv"))).isEqualTo(1);
    assertThat(command(terminal, "demo", file, "--sideways")).isEqualTo(1);
    // A wrong password would close the secretariat's account for a while.
    assertThat(new ImportCommand(new PrintStream(terminal, true), name -> "wrong", () -> null)
        .run(List.of(file.toString(), "--url", "http://localhost:" + port, "--user", "stranger"))).isEqualTo(1);
    assertThat(new ImportCommand(new PrintStream(terminal, true), name -> "demo", () -> null)
        .run(List.of(file.toString(), "--url", "http://localhost:1", "--user", "secretariat"))).isEqualTo(1);
    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("title: This column is required.", "No password: set COUNTERSIGN_PASSWORD",
        "ends in .csv or .json", "none.csv cannot be read.", "What does --sideways mean here?",
        "cannot be reached", "sign")
        .doesNotContain("Exception");
  }

  private int command(ByteArrayOutputStream terminal, String password, Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "--url", "http://localhost:" + port + "/", "--user", "secretariat"));
    arguments.addAll(Arrays.asList(more));
    return new ImportCommand(new PrintStream(terminal, true, StandardCharsets.UTF_8), name -> password, () -> null).run(arguments);
  }

  // How it is asked

  private String approved() {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    walk.toDecision(reference);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    return walk.caseOf(reference).path("number").asText();
  }

  private JsonNode imported(String csv) {
    return ended(post("text/csv", "/api/decisions/import", "secretariat", csv));
  }

  private JsonNode ended(HttpResponse<String> begun) {
    assertThat(begun.statusCode()).as("%s", begun.body()).isEqualTo(202);
    String path = begun.headers().firstValue("Location").orElseThrow();
    return await().atMost(PATIENCE).until(() -> http.as("secretariat").get(path).body(), p -> !p.path("state").asText().equals("RUNNING"));
  }

  private HttpResponse<String> post(String type, String path, String person, String body) {
    return post(type, path, person, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String type, String path, String person, byte[] body) {
    String basic = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
    try {
      return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
          .header("Content-Type", type).header("Authorization", "Basic " + basic)
          .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String counts(JsonNode progress) {
    return "%s %d read, %d taken, %d there, %d refused".formatted(progress.path("state").asText(), progress.path("read").asInt(),
        progress.path("taken").asInt(), progress.path("there").asInt(), progress.path("refused").asInt());
  }

  private List<String> refusals(JsonNode ended) {
    JsonNode told = http.as("secretariat").get("/api/decisions/imports/" + ended.path("id").asInt() + "/refusals").body();
    return StreamSupport.stream(told.path("refusals").spliterator(), false)
        .map(r -> r.path("row").asInt() + " " + r.path("field").asText() + ": " + r.path("because").asText()).toList();
  }

  private int entries() {
    return http.as("auditor").get("/api/records/DECISIONS").body().path("entries").size();
  }

  private int imports() {
    return jdbc.sql("SELECT COUNT(*) FROM decision_import").query(Integer.class).single();
  }

  /** What the imports have brought. */
  private List<Map<String, Object>> everything() {
    return List.of("imported_decision", "earlier_paper", "earlier_contract", "earlier_supplier").stream()
        .flatMap(table -> jdbc.sql("SELECT * FROM " + table).query().listOfRows().stream())
        .map(row -> row.entrySet().stream().collect(Collectors.<Map.Entry<String, Object>, String, Object>toMap(
            Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))))
        .sorted(Comparator.comparing(Map::toString)).toList();
  }
}
