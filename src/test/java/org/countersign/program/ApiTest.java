package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The HTTP API: dry runs, what is refused and how, who may see what. */
@ProgramTest
class ApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OUTSIDER = "outsider";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Adversary adversary;
  @Autowired
  private People people;
  @Autowired
  private Environment environment;

  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
    people.make(OUTSIDER, "Outsider");
  }

  @AfterEach
  void sendTheOutsiderHome() {
    people.goHome();
  }

  // Dry runs

  static List<Papers.Paper> papers() {
    return Papers.all();
  }

  @ParameterizedTest
  @MethodSource("papers")
  void everyPublishedPaperNeedsTheAuthorityThatItHad(Papers.Paper paper) {
    Http.Answer answer = dryRun("determinations", paper.asOf(), paper.caseFile());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/edition")).isEqualTo(paper.expected().path("edition").asText());
    assertThat(answer.at("/decidedBy")).isEqualTo(paper.expected().path("decidedBy").asText());
    assertThat(rulesOf(answer.body())).isEqualTo(rulesOf(paper.expected()));
  }

  private static List<String> rulesOf(JsonNode authority) {
    return stream(authority.path("heads"))
        .map(h -> h.path("number").asText() + " " + h.path("rule").asText("null") + " "
        + h.path("paragraph").asText("null") + " " + h.path("decidedBy").asText()).toList();
  }

  @ParameterizedTest
  @MethodSource("papers")
  void everyPublishedPaperHasExactlyItsFindings(Papers.Paper paper) {
    Http.Answer answer = dryRun("checks", paper.asOf(), paper.caseFile());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(stream(answer.body().path("findings")).map(f -> f.path("code").asText()).distinct())
        .containsExactlyInAnyOrderElementsOf(stream(paper.expected().path("findings")).map(JsonNode::asText).toList());
    assertThat(answer.body().path("findings")).allSatisfy(finding -> {
      assertThat(finding.path("level").asText()).isIn("BLOCK", "WARN");
      assertThat(paper.caseFile().at(finding.path("at").asText()).isMissingNode()).as("%s", finding).isFalse();
      assertThat(finding.path("because").asText()).isNotBlank();
    });
  }

  @Test
  void anAwardOfHalfAMillionCanBeCalledIn() {
    Papers.Paper paper = Papers.of("pcd-900");
    JsonNode head = dryRun("determinations", paper.asOf(), paper.caseFile()).body().path("heads").path(0);
    assertThat(head.path("callIn").asBoolean()).isTrue();
    assertThat(head.path("measuredValue").decimalValue()).isEqualByComparingTo("757390");
    assertThat(head.path("atLeast").asBoolean(true)).isFalse();
  }

  @Test
  void aHeadTellsEveryFieldOfTheContractAlsoWhereItIsNull() {
    Papers.Paper paper = Papers.of("pcd-579");
    for (JsonNode head : dryRun("determinations", paper.asOf(), paper.caseFile()).body().path("heads")) {
      assertThat(head.fieldNames()).toIterable().containsExactlyInAnyOrder("number", "decidedBy", "paragraph", "rule",
          "measuredValue", "threshold", "atLeast", "callIn", "because");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"determinations", "checks"})
  void aDryRunIsStoredNowhere(String kind) {
    List<Integer> before = rowsEverywhere();
    dryRun(kind, "2024-06-03", Papers.of("pcd-1637").caseFile());
    assertThat(rowsEverywhere()).isEqualTo(before);
  }

  private List<Integer> rowsEverywhere() {
    return Stream.of("business_case", "revision", "record_entry", "ACT_HI_DECINST", "ACT_HI_PROCINST")
        .map(table -> jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"determinations", "checks"})
  void beforeTheFirstEditionNothingCanBeDetermined(String kind) {
    Http.Answer answer = dryRun(kind, "2013-08-31", Papers.of("at-the-line").caseFile());
    problem(answer, 400);
    assertThat(answer.at("/detail")).contains("2013-08-31").contains("2013-09-01");
    assertThat(dryRun(kind, "2013-09-01", Papers.of("at-the-line").caseFile()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "2019-02-30", "2019-13-01", "01.06.2019"})
  void aDayThatIsNoneIsRefused(String asOf) {
    Http.Answer answer = dryRun("determinations", asOf, Papers.of("at-the-line").caseFile());
    problem(answer, 400);
    assertThat(answer.at("/detail")).isEqualTo("\"" + asOf + "\" is not a value for asOf.");
  }

  // Papers that are none

  @Test
  void everyFaultIsNamedAtItsPlaceAndNothingIsStored() {
    ObjectNode paper = Papers.changed("pcd-1548", p -> {
      p.set("sumary", p.remove("summary"));
      p.put("statedTotal", -1);
      p.put("novelOrContentious", "no");
      p.put("marking", "TOP_SECRET");
      ((ObjectNode) p.at("/heads/0/costs/0")).put("amount", 3100000.001);
      ((ObjectNode) p.at("/heads/1")).put("number", 1);
      ((ObjectNode) p.at("/heads/1/costs/0")).put("amount", 1000000000001L);
    });
    List<String> pointers = List.of("/sumary", "/summary", "/statedTotal", "/novelOrContentious", "/marking",
        "/heads/0/costs/0/amount",
        "/heads/1/number", "/heads/1/costs/0/amount");
    List<Integer> before = rowsEverywhere();
    for (String path : List.of("/api/cases", "/api/determinations", "/api/checks")) {
      Http.Answer answer = http.as("originator").post(path, paper);
      problem(answer, 400);
      assertThat(stream(answer.body().path("errors")).map(e -> e.path("pointer").asText()))
          .as("%s", answer.body()).containsExactlyInAnyOrderElementsOf(pointers);
      assertThat(answer.body().path("errors")).allSatisfy(e -> assertThat(e.path("detail").asText()).isNotBlank());
    }
    assertThat(rowsEverywhere()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"title": "x"        | an end that is missing
      {} {}                | two papers
      []                   | a list
      null                 | null
      'text'               | no JSON
      {"title": NaN}       | no number
      {"title": "a", "title": "b"} | a field given twice
      """)
  void whatIsNoJsonObjectIsRefusedWithItsPlace(String text, String what) {
    Http.Answer answer = http.as("originator").post("/api/cases", text);
    problem(answer, 400);
    assertThat(answer.body().path("errors")).as(what).isNotEmpty();
  }

  @Test
  void anEmptyBodyIsNoPaper() {
    for (String path : List.of("/api/cases", "/api/determinations", "/api/checks")) {
      Http.Answer answer = http.as("originator").post(path, null);
      problem(answer, 400);
      assertThat(answer.at("/errors/0/pointer")).isEmpty();
      assertThat(answer.at("/errors/0/detail")).isEqualTo("Nothing was sent; a case file is required.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x"})
  void anotherContentTypeIsRefused(String contentType) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/cases", "originator", contentType, "*/*", "{}");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aSecretPaperIsNotKeptHere() {
    ObjectNode secret = Papers.changed("at-the-line", p -> p.put("marking", "SECRET"));
    List<Integer> before = rowsEverywhere();
    for (String path : List.of("/api/cases", "/api/determinations", "/api/checks")) {
      Http.Answer answer = http.as("originator").post(path, secret);
      problem(answer, 400);
      assertThat(answer.at("/errors/0/pointer")).isEqualTo("/marking");
      assertThat(answer.body().path("errors")).hasSize(1);
    }
    assertThat(rowsEverywhere()).isEqualTo(before);
    assertThat(walk.submit(Papers.changed("at-the-line", p -> p.put("marking", "OFFICIAL_SENSITIVE")))).isNotBlank();
  }

  // Who and what

  @Test
  void aNewCaseIsToldWithItsPlace() {
    Http.Answer answer = http.as("originator").post("/api/cases", Papers.of("pcd-1637").caseFile());
    assertThat(answer.status()).isEqualTo(201);
    String reference = answer.at("/reference");
    assertThat(reference).matches("BC-\\d{4}-\\d{4,}");
    assertThat(answer.response().headers().firstValue("Location"))
        .hasValueSatisfying(l -> assertThat(l).endsWith("/api/cases/" + reference));
    assertThat(answer.at("/revision")).isEqualTo("1");
    assertThat(answer.at("/contentHash")).matches("[0-9a-f]{64}");
    assertThat(answer.at("/status")).isEqualTo("TO_BE_REVISED");
    assertThat(answer.at("/authority/decidedBy")).isEqualTo("DMPC");
    assertThat(answer.body().path("findings")).hasSize(4);
    assertThat(answer.at("/caseFile/reference")).as("a claim, never identity").isEqualTo("PCD 1637");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chair", "finance", "dmpc", "secretariat", "auditor", "operator", OUTSIDER})
  void onlyOriginatorsSubmit(String other) {
    int before = rowsEverywhere().get(0);
    problem(http.as(other).post("/api/cases", Papers.of("at-the-line").caseFile()), 403);
    assertThat(rowsEverywhere().get(0)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"GET, /api/cases", "POST, /api/cases", "GET, /api/cases/BC-2026-0001", "PUT, /api/cases/BC-2026-0001",
      "POST, /api/cases/BC-2026-0001/withdrawal", "GET, /api/cases/BC-2026-0001/record", "POST, /api/determinations",
      "POST, /api/checks", "GET, /api/nothing", "DELETE, /api/cases", "GET, /api"})
  void whoIsNotSignedInIsToldSo(String method, String path) throws Exception {
    HttpResponse<String> answer = send(method, path, null, "application/json", "text/html",
        method.equals("GET") ? null : "{}");
    problem(answer, 401);
    problem(http.as("nobody-of-this-name").send(method, path, null), 401);
  }

  @ParameterizedTest
  @CsvSource({"GET, ''", "PUT, ''", "GET, /record", "POST, /withdrawal", "POST, /sitting/closure"})
  void anUnknownReferenceIsNotFound(String method, String path) {
    Object body = method.equals("PUT") ? Papers.of("at-the-line").caseFile() : null;
    for (String reference : List.of("BC-1999-0001", "PCD-579", "nonsense", "a%20b")) {
      problem(http.as(path.startsWith("/sitting") ? "secretariat" : "originator")
          .send(method, "/api/cases/" + reference + path, body), 404);
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, /api", "GET, /api/", "GET, /api/nothing", "POST, /api/nothing", "GET, /api/cases/x/y/z",
      "GET, /api/../x",
      "GET, /api/cases;x=y/z", "GET, /api//cases"})
  void anUnknownPathIsAProblemAndNoPage(String method, String path) throws Exception {
    for (String accepted : List.of("*/*", "text/html", "application/json")) {
      HttpResponse<String> answer = send(method, path, "originator", "application/json", accepted, null);
      assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
      problem(answer, answer.statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE, /api/cases", "PUT, /api/cases", "POST, /api/cases/BC-2026-0001", "GET, /api/determinations",
      "DELETE, /api/cases/BC-2026-0001/record"})
  void anotherMethodIsAProblemToo(String method, String path) {
    problem(http.as("originator").send(method, path, null), 405);
  }

  @Test
  void aCaseIsRevisedByItsOriginatorAndOnlyWhileItIsBack() {
    ObjectNode paper = Papers.of("at-the-line").caseFile();
    String atBoard = walk.submit(paper);
    problem(http.as("originator").put("/api/cases/" + atBoard, paper), 409);
    problem(http.as("originator2").put("/api/cases/" + atBoard, paper), 403);

    String back = walk.submit(Papers.of("pcd-1639").caseFile());
    problem(http.as("originator2").put("/api/cases/" + back, paper), 403);
    problem(http.as("auditor").put("/api/cases/" + back, paper), 403);
    problem(http.as("originator").put("/api/cases/" + back, Map.of("title", "x")), 400);
    assertThat(facts.of(back).path("revision").asInt()).isEqualTo(1);
    assertThat(http.as("originator").put("/api/cases/" + back, paper).at("/revision")).isEqualTo("2");
  }

  @Test
  void aCaseIsReadByWhoeverTakesPartInItOnceTheyDo() {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    for (String path : List.of("", "/record")) {
      String address = "/api/cases/" + reference + path;
      for (String reader : List.of("originator", "chair", "member3", "auditor", "secretariat")) {
        assertThat(http.as(reader).get(address).status()).as(reader).isEqualTo(200);
      }
      for (String other : List.of("originator2", "finance", "legal", "dmpc", "director", "operator", "deputy",
          OUTSIDER)) {
        problem(http.as(other).get(address), 403);
      }
    }
    walk.boardEndorses(reference);
    assertThat(http.as("finance").get("/api/cases/" + reference).status()).isEqualTo(200);
    problem(http.as("dmpc").get("/api/cases/" + reference), 403);
    problem(http.as("dataprotection").get("/api/cases/" + reference), 403);
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(http.as("dmpc").get("/api/cases/" + reference).status()).isEqualTo(200);
    problem(http.as("originator2").get("/api/cases/" + reference), 403);
  }

  @Test
  void theListShowsEachTheirsAndIsSearchedAndPaged() {
    String word = UUID.randomUUID().toString();
    String one = walk.submit(Papers.changed("at-the-line", p -> p.put("title", "One hundred%_\\ of " + word)));
    String other = walk.submit(Papers.changed("pcd-1639", p -> p.put("title", "Another of " + word.toUpperCase())));
    assertThat(found("originator", "q=" + word)).containsExactly(other, one);
    assertThat(found("auditor", "q=" + word)).containsExactly(other, one);
    assertThat(found("secretariat", "q=" + word)).containsExactly(other, one);
    assertThat(found("chair", "q=" + word)).containsExactly(one);
    assertThat(found("finance", "q=" + word)).isEmpty();
    assertThat(found("originator2", "q=" + word)).isEmpty();
    assertThat(found(OUTSIDER, "")).isEmpty();

    assertThat(found("originator", "q=" + other.toLowerCase())).containsExactly(other);
    assertThat(found("originator", "q=" + word + "&status=AT_BOARD")).containsExactly(one);
    assertThat(found("originator", "q=" + word + "&status=APPROVED")).isEmpty();
    assertThat(found("originator", "q=hundred%25_%5C%20of%20" + word)).as("what a search asks for is text")
        .containsExactly(one);
    assertThat(found("originator", "q=Another%25" + word)).as("no wildcard").isEmpty();
    assertThat(found("originator", "q=_nother%20of%20" + word)).as("no wildcard").isEmpty();
    problem(http.as("originator").get("/api/cases?status=NONSENSE"), 400);
    problem(http.as("originator").get("/api/cases?page=x"), 400);
  }

  @Test
  void aPageHasTwentyCases() {
    String word = UUID.randomUUID().toString();
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      newestFirst.add(0, walk.submit(Papers.changed("pcd-1639", p -> p.put("title", word))));
    }
    assertThat(found("originator", "q=" + word)).isEqualTo(newestFirst.subList(0, 20));
    assertThat(found("originator", "q=" + word + "&page=1")).isEqualTo(newestFirst.subList(20, 21));
    assertThat(found("originator", "q=" + word + "&page=2")).isEmpty();
    JsonNode first = http.as("originator").get("/api/cases?q=" + word).body();
    assertThat(first.path("total").asInt()).isEqualTo(21);
    assertThat(first.path("pages").asInt()).isEqualTo(2);
    assertThat(first.path("page").asInt()).isZero();
  }

  private List<String> found(String reader, String query) {
    Http.Answer answer = http.as(reader).get("/api/cases?" + query);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return stream(answer.body().path("cases")).map(c -> c.path("reference").asText()).toList();
  }

  // The record

  @Test
  void anybodyCanComputeTheRecordsHashesAgain() throws Exception {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    walk.toDecision(reference);
    JsonNode record = http.as("originator").get("/api/cases/" + reference + "/record").body();
    assertThat(record.path("verified").asBoolean()).isTrue();
    String previous = "0".repeat(64);
    int number = 0;
    for (JsonNode entry : record.path("entries")) {
      String contentHash = sha256(entry.path("content").asText());
      String lines = String.join("\n", reference, String.valueOf(++number), entry.path("at").asText(),
          entry.path("actor").asText(),
          entry.path("act").asText(), contentHash, previous);
      assertThat(entry.path("chain").asText()).isEqualTo(reference);
      assertThat(entry.path("number").asInt()).isEqualTo(number);
      assertThat(entry.path("contentHash").asText()).isEqualTo(contentHash);
      assertThat(entry.path("previousHash").asText()).isEqualTo(previous);
      assertThat(entry.path("hash").asText()).isEqualTo(sha256(lines));
      assertThat(JSON.readTree(entry.path("content").asText()).isObject()).isTrue();
      previous = entry.path("hash").asText();
    }
    assertThat(number).isGreaterThan(10);
  }

  @Test
  void aRecordThatWasTamperedWithSaysSoAndNothingIsDecidedOnIt() {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    adversary.changes("UPDATE record_entry SET actor = 'mallory' WHERE chain = ? AND number = 2", reference);
    JsonNode record = http.as("auditor").get("/api/cases/" + reference + "/record").body();
    assertThat(record.path("verified").asBoolean(true)).isFalse();
    assertThat(record.path("fault").asText()).isEqualTo("entry 2 of " + reference + " was changed");
    Http.Answer vote = walk.sign(reference, "UserTask_VoteAtInvestmentBoard", "chair", Map.of("outcome", "ENDORSE"));
    assertThat(vote.status()).isNotEqualTo(204);
    Http.Answer view = http.as("auditor").get("/api/cases/" + reference);
    problem(view, 409);
    assertThat(view.at("/detail")).contains("entry 2 of " + reference + " was changed");
  }

  // Part 2

  @Test
  void whatStandsInPartTwoIsSeenByTheClearedAlone() {
    ObjectNode paper = Papers.changed("at-the-line", ApiTest::withPartTwo);
    String reference = walk.submit(paper);
    assertThat(walk.status(reference)).as("%s", facts.of(reference).path("findings")).isEqualTo("AT_BOARD");
    assertThat(facts.tasks(reference)).as("member3 is not cleared").containsExactly("VoteAtInvestmentBoard by chair",
        "VoteAtInvestmentBoard by member1", "VoteAtInvestmentBoard by member2");

    Http.Answer seenByUncleared = http.as("auditor").get("/api/cases/" + reference);
    assertThat(seenByUncleared.at("/hasPartTwo")).isEqualTo("true");
    assertThat(seenByUncleared.body().path("caseFile").has("partTwo")).isFalse();
    assertThat(seenByUncleared.body().at("/authority/heads/0/measuredValue").isNumber()).isFalse();
    tellsNothingOfPartTwo(seenByUncleared.response().body());

    for (String reader : List.of("chair", "originator")) {
      JsonNode seen = http.as(reader).get("/api/cases/" + reference).body();
      assertThat(seen.at("/caseFile/partTwo/text").asText()).as(reader).contains("Quillfeather");
      assertThat(seen.at("/authority/heads/0/measuredValue").decimalValue()).isEqualByComparingTo("731246.17");
      assertThat(seen.at("/authority/heads/0/because").asText()).contains("£731,246.17");
    }

    List.of("chair", "member1", "member2")
        .forEach(member -> walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member,
            Map.of("outcome", "ENDORSE")));
    walk.advisersSatisfied(reference);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    JsonNode published = await().atMost(PATIENCE).until(() -> facts.onRegister(reference), found -> found != null);
    tellsNothingOfPartTwo(published.toString());
    tellsNothingOfPartTwo(http.as(null).get(published.path("address").asText()).response().body());
    tellsNothingOfPartTwo(http.as("auditor").get("/api/cases/" + reference + "/record").response().body());
    tellsNothingOfPartTwo(http.as("auditor").get("/api/cases").response().body());
  }

  private static void withPartTwo(ObjectNode paper) {
    paper.remove("statedTotal");
    ObjectNode head = (ObjectNode) paper.at("/heads/0");
    head.put("text", "Approve capital, the amount of which stands in Part 2.");
    head.remove("costs");
    ObjectNode partTwo = paper.putObject("partTwo");
    partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
    partTwo.put("text", "The bid of Quillfeather Ltd was the lowest.");
    partTwo.putArray("values").addObject().put("head", 1).put("value", 731246.17);
  }

  @Test
  void aFindingThatRestsOnPartTwoTellsNoAmountOfIt() {
    String reference = walk.submit(Papers.changed("pcd-1587", paper -> {
      paper.put("summary", "A variation of a running contract.").remove("statedTotal");
      ObjectNode head = (ObjectNode) paper.at("/heads/0");
      head.put("text", "Approve a variation.");
      ((ObjectNode) head.path("contract")).remove("changeValue");
      paper.putObject("partTwo").putArray("values").addObject().put("head", 1).put("value", 731246);
      AnswersTest.answer(paper, "CUMULATIVE_CHANGE", null, "The scope grew.");
    }));
    for (String reader : List.of("auditor", "chair")) {
      JsonNode found = http.as(reader).get("/api/cases/" + reference).body().path("findings");
      assertThat(found.findValuesAsText("code")).containsExactly("CUMULATIVE_CHANGE");
      tellsNothingOfPartTwo(found.toString());
    }
    tellsNothingOfPartTwo(http.as("auditor").get("/api/cases/" + reference).response().body());
    tellsNothingOfPartTwo(http.as("auditor").get("/api/cases/" + reference + "/record").response().body());
  }

  /** Neither the amount nor what can be reckoned back to it: the contract as changed, and its rise in per cent. */
  private static void tellsNothingOfPartTwo(String text) {
    assertThat(text).doesNotContain("731246").doesNotContain("731,246")
        .doesNotContain("1,226,516").doesNotContain("1226516").doesNotContain("147.6").doesNotContain("Quillfeather");
  }

  // How it is asked

  private Http.Answer dryRun(String kind, String asOf, Object paper) {
    return http.as(OUTSIDER).post("/api/" + kind + "?asOf=" + asOf, paper);
  }

  private static void problem(Http.Answer answer, int status) {
    problem(answer.response(), status);
  }

  /** RFC 9457, in words, with nothing of the program's inside. */
  private static void problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).as("%s", answer.body())
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    try {
      JsonNode body = JSON.readTree(answer.body());
      assertThat(body.path("status").asInt()).isEqualTo(status);
      assertThat(body.path("title").asText()).isNotBlank();
      assertThat(body.path("detail").asText()).isNotBlank().doesNotContain("Exception").doesNotContain("org.");
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }

  /** As another kind of client: with another content type, or a browser that would rather have a page. */
  private HttpResponse<String> send(String method, String path, String account, String contentType, String accept,
      String body)
      throws Exception {
    String base = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept);
    if (account != null) {
      request.header("Authorization",
          "Basic " + Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8)));
    }
    if (body != null) {
      request.header("Content-Type", contentType);
    }
    request.method(method,
        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
