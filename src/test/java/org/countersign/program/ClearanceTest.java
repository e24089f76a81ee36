package org.countersign.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.casefile.SampleDocuments;
import org.countersign.mail.DigestRound;
import org.countersign.register.Pdf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/**
 * Words that stand nowhere else are planted in what only cleared people may see, and looked for in whatever everybody else can
 * read, along the whole way of a case.
 */
@ProgramTest
@ExtendWith(OutputCaptureExtension.class)
class ClearanceTest {

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final List<String> CLEARED_BOARD = List.of("chair", "member1", "member2");

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private TaskService taskService;
  @Autowired
  private HistoryService history;
  @Autowired
  private IdentityService identity;
  @Autowired
  private DigestRound round;
  @Autowired
  private Environment environment;

  /** The words that are to be kept back. */
  private final List<String> planted = new ArrayList<>();
  private final List<String> uncleared = new ArrayList<>();
  private String secretary;
  private String supplier;

  @BeforeEach
  void plantNothingYet() {
    supplier = "Quill" + word();
    secretary = people.somebody("secretariat");
    uncleared.addAll(List.of("member3", "deputy", "originator2", "auditor", "operator", secretary, people.somebody("finance", "commercial"),
        people.somebody("dmpc", "board-chair")));
  }

  @AfterEach
  void goHome() {
    address("originator", null);
    people.goHome();
  }

  @Test
  void partTwoAndItsDocumentsReachOnlyTheCleared(CapturedOutput log) {
    String reference = walk.submit(withPartTwo());
    assertThat(taskNames(reference)).as("the title is of Part 1").allMatch(name -> name.contains("At the line"));
    JsonNode its = http.as("finance").get("/api/cases").body();
    assertThat(its.toString()).as("cleared, but asked nothing yet").doesNotContain(reference);
    clearedSeeAll(reference, "chair", "secretariat", "originator");
    // The auditor reads the case without them, and does not learn that there are any.
    JsonNode seen = http.as("auditor").get("/api/cases/" + reference).body();
    assertThat(seen.path("hasPartTwo").asBoolean()).isTrue();
    assertThat(seen.path("documents").findValuesAsText("title")).containsExactly("The open letter");
    assertThat(seen.at("/caseFile/documents")).hasSize(1);
    assertThat(http.as("auditor").download("/api/cases/" + reference + "/documents/1").statusCode()).isEqualTo(200);
    Http.Answer refused = http.as("auditor").get("/api/cases/" + reference + "/documents/2");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.at("/detail")).as("as of one that is not there").isEqualTo(reference + " has no document 2.");
    assertThat(http.as("auditor").get("/api/cases/" + reference + "/documents/3").at("/detail"))
        .isEqualTo(reference + " has no document 3.");

    address("originator", "originator@example.test");
    String reason = word();
    String interest = word();
    CLEARED_BOARD.forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    walk.signed(reference, "UserTask_AdviseLegal", people.somebody("legal", "cleared-part-two"), Map.of("outcome", "RECUSE", "interest", interest));
    nothingIsToldOf(reference);
    walk.advisersSatisfied(reference);
    walk.task(reference, "UserTask_DecideAsDmpc", "dmpc");
    clearedSeeAll(reference, "chair", "finance", "legal", "dmpc", "secretariat", "originator");
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", reason,
        "conditions", List.of(Map.of("text", "Report.", "owner", "secretariat", "due", "2031-03-31"))));
    await().atMost(Duration.ofSeconds(60)).until(() -> http.as("auditor").get("/api/cases/" + reference + "/record").body().toString()
        .contains("NOTICE_MADE"));
    nothingIsToldOf(reference);
    assertThat(everybodys(reference)).as("reasons and interests are for who takes part").doesNotContain(reason, interest);
    assertThat(log.getAll()).doesNotContain(planted).doesNotContain(reason, interest);
    round.send();
    String mail = MailServer.to("originator@example.test").stream().map(ClearanceTest::wordsOf).collect(Collectors.joining());
    assertThat(mail).contains(reference).doesNotContain(planted).doesNotContain(reason, interest, "At the line");
  }

  @Test
  void aPaperMarkedAboveOfficialReachesOnlyTheCleared(CapturedOutput log) {
    ObjectNode paper = sensitive();
    String title = paper.path("title").asText();
    String reference = walk.submit(paper);
    assertThat(http.as("secretariat").get("/api/cases/" + reference).at("/status")).isEqualTo("AT_BOARD");
    nothingIsToldOf(reference);
    for (String person : uncleared) {
      assertThat(http.as(person).get("/api/cases/" + reference).status()).as(person).isEqualTo(403);
      assertThat(http.as(person).get("/api/cases/" + reference + "/record").status()).as(person).isEqualTo(403);
      assertThat(http.as(person).get("/api/cases/" + reference + "/documents/1").status()).as(person).isEqualTo(403);
      assertThat(http.as(person).get("/api/cases?q=" + reference).body().path("total").asInt()).as(person).isZero();
    }
    assertThat(http.as("secretariat").get("/api/cases?q=" + reference).body().path("total").asInt()).isOne();
    assertThat(http.as("originator").get("/api/cases?q=" + reference).body().path("total").asInt()).as("it is theirs").isOne();
    assertThat(taskNames(reference)).as("operators see the engine").allMatch(name -> name.endsWith("(" + reference + ")") && !name.contains(title));
    clearedSeeAll(reference, "chair", "secretariat", "originator");
    assertThat(http.as(secretary).post("/api/cases/" + reference + "/sitting/closure", null).status()).isEqualTo(403);

    toTheDecision(reference);
    clearedSeeAll(reference, "chair", "finance", "legal", "dmpc", "secretariat", "originator");
    walk.dmpcApproves(reference);
    await().atMost(Duration.ofSeconds(30)).until(() -> http.as(null).get("/register.json").body().toString().contains(reference));
    assertThat(http.as(null).get("/register.json").response().body()).as("its Part 1 is what the decision publishes").contains(title);
    uncleared.forEach(person -> assertThat(inside(person, reference)).as(person).doesNotContain(planted));
    assertThat(http.as(people.somebody("commercial")).get("/api/cases/" + reference + "/awards").status()).isEqualTo(403);
    assertThat(log.getAll()).doesNotContain(planted);
  }

  @Test
  void theUnclearedGetNoTaskAndNoSeat() {
    String reference = walk.submit(sensitive());
    assertThat(http.as("chair").get("/engine-rest/task?taskDefinitionKey=" + VOTE + "&processInstanceBusinessKey=" + reference).body()).hasSize(1);
    assertThat(taskService.createTaskQuery().processInstanceBusinessKey(reference).list()).extracting(task -> task.getAssignee())
        .containsExactlyInAnyOrderElementsOf(CLEARED_BOARD);
    CLEARED_BOARD.forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    String adviser = people.somebody("finance");
    String task = walk.task(reference, "UserTask_AdviseFinance", "finance");
    Http.Caller caller = http.as(adviser);
    assertThat(caller.get("/engine-rest/task/count?processInstanceBusinessKey=" + reference).at("/count")).isEqualTo("0");
    assertThat(caller.get("/engine-rest/task?candidateGroup=finance&processInstanceBusinessKey=" + reference).body()).isEmpty();
    assertThat(caller.get("/engine-rest/task/" + task).status()).isIn(403, 404);
    assertThat(caller.get("/api/tasks/" + task).status()).isEqualTo(403);
    assertThat(caller.post("/engine-rest/task/" + task + "/claim", Map.of("userId", adviser)).status()).isEqualTo(403);
    assertThat(caller.post("/engine-rest/task/" + task + "/complete", Map.of("variables", Map.of("outcome", Map.of("value", "SATISFIED"))))
        .status()).isEqualTo(403);
    Session session = Session.of(adviser, port());
    assertThat(session.get("/camunda/api/engine/engine/default/task").body()).doesNotContain(reference);

    // Clearance is looked up at each request: it comes and goes with the group.
    people.join(adviser, "cleared-part-two");
    assertThat(caller.get("/engine-rest/task/count?processInstanceBusinessKey=" + reference).at("/count")).isEqualTo("1");
    assertThat(session.get("/camunda/api/engine/engine/default/task").body()).contains(reference);
    people.leave(adviser, "cleared-part-two");
    assertThat(caller.get("/engine-rest/task/count?processInstanceBusinessKey=" + reference).at("/count")).isEqualTo("0");
    walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED"));
  }

  @Test
  void aCaseWithoutAnythingKeptBackIsOpenToAll() {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    String adviser = people.somebody("finance");
    walk.boardEndorses(reference);
    walk.signed(reference, "UserTask_AdviseFinance", adviser, Map.of("outcome", "SATISFIED"));
  }

  @Test
  void aDocumentOfPartTwoAloneNeedsClearanceToo() {
    ObjectNode paper = Papers.of("at-the-line").caseFile();
    paper.putArray("documents").add(document("The bids", "TWO", "bids"));
    String reference = walk.submit(paper);
    assertThat(taskService.createTaskQuery().processInstanceBusinessKey(reference).list()).extracting(task -> task.getAssignee())
        .containsExactlyInAnyOrderElementsOf(CLEARED_BOARD);
  }

  @Test
  void whatWasMarkedAboveOfficialStaysSo() {
    String reference = walk.submit(sensitive());
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "RETURN", "reason", "Mark it lower."));
    walk.signed(reference, VOTE, "member1", Map.of("outcome", "RETURN", "reason", "Mark it lower."));
    walk.signed(reference, VOTE, "member2", Map.of("outcome", "RETURN", "reason", "Mark it lower."));
    ObjectNode lower = Papers.of("at-the-line").caseFile();
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
        assertThat(http.as("originator").put("/api/cases/" + reference, lower).status()).isEqualTo(200));
    assertThat(http.as("auditor").get("/api/cases/" + reference).status()).isEqualTo(403);
  }

  @Test
  void otherCasesTellTheUnclearedNothingOfIt() {
    String reference = walk.submit(sensitive());
    ObjectNode probe = purchase(supplier, 499_999);
    assertThat(http.as("originator2").post("/api/checks", probe).body().toString())
        .as("who asks again and again with other values would find it out").doesNotContain("SPLIT_SUSPECTED", reference);
    assertThat(http.as("chair").post("/api/checks", probe).body().toString()).contains("SPLIT_SUSPECTED", reference)
        .doesNotContain("283,500");
    Http.Answer later = http.as("originator2").post("/api/cases", probe);
    assertThat(later.response().body()).as("its reference alone").contains("SPLIT_SUSPECTED", reference).doesNotContain("283,500", "783,499");
    planted.remove(supplier);
    assertThat(later.response().body()).doesNotContain(planted);
  }

  private void toTheDecision(String reference) {
    CLEARED_BOARD.forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    walk.task(reference, "UserTask_AdviseFinance", "finance");
    nothingIsToldOf(reference);
    walk.advisersSatisfied(reference);
    walk.task(reference, "UserTask_DecideAsDmpc", "dmpc");
  }

  private void clearedSeeAll(String reference, String... readers) {
    for (String reader : readers) {
      String seen = http.as(reader).get("/api/cases/" + reference).response().body();
      int documents = http.as(reader).get("/api/cases/" + reference).body().path("documents").size();
      for (int number = 1; number <= documents; number++) {
        seen += new String(http.as(reader).download("/api/cases/" + reference + "/documents/" + number).body(), ISO_8859_1);
      }
      assertThat(seen).as(reader).contains(planted.stream().filter(word -> !word.contains(",") && !word.equals("73124637")).toList());
    }
  }

  private void nothingIsToldOf(String reference) {
    uncleared.forEach(person -> assertThat(inside(person, reference)).as(person).doesNotContain(planted));
    assertThat(everybodys(reference)).doesNotContain(planted);
  }

  /** Whatever a person can read, in one text. */
  private String inside(String person, String reference) {
    Http.Caller caller = http.as(person);
    StringBuilder all = new StringBuilder();
    List<String> paths = new ArrayList<>(List.of("/api/cases", "/api/cases?q=" + planted.get(0), "/api/cases/" + reference,
        "/api/cases/" + reference + "/record", "/api/cases/" + reference + "/awards", "/api/cases/" + reference + "/documents/1",
        "/api/cases/" + reference + "/documents/2", "/api/instruments", "/api/absences", "/api/confirmations", "/api/records/PEOPLE",
        "/api/records/DECISIONS", "/api/me"));
    for (String query : List.of("task", "process-instance", "history/identity-link-log", "filter", "authorization")) {
      paths.add("/engine-rest/" + query);
    }
    // What the engine keeps of the case it keeps under its instances: all that it keeps of all cases takes long to read.
    history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().forEach(instance -> {
      for (String query : List.of("execution?", "incident?", "job?", "event-subscription?", "history/task?", "history/process-instance?",
          "history/activity-instance?", "history/variable-instance?", "history/detail?", "history/user-operation?", "history/incident?",
          "history/job-log?", "history/decision-instance?includeInputs=true&includeOutputs=true&")) {
        paths.add("/engine-rest/" + query + "processInstanceId=" + instance.getId());
      }
      paths.add("/engine-rest/variable-instance?processInstanceIdIn=" + instance.getId());
    });
    caller.get("/engine-rest/filter").body().forEach(filter -> paths.add("/engine-rest/filter/" + filter.path("id").asText() + "/list"));
    taskService.createTaskQuery().processInstanceBusinessKey(reference).list().forEach(task -> {
      for (String of : List.of("", "/variables", "/form", "/identity-links", "/comment")) {
        paths.add("/engine-rest/task/" + task.getId() + of);
      }
      paths.add("/api/tasks/" + task.getId());
      paths.add("/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables");
      paths.add("/engine-rest/history/task?taskId=" + task.getId());
    });
    // Asking tells nothing by echoing what was asked.
    paths.forEach(path -> all.append(String.valueOf(caller.get(path).body()).replace(path, "")).append('\n'));
    Session session = Session.of(person, port());
    for (String page : List.of("/camunda/app/tasklist/default/", "/camunda/api/engine/engine/default/task", "/desk", "/people",
        "/camunda/api/engine/engine/default/history/task", "/camunda/api/engine/engine/default/process-instance")) {
      all.append(session.get(page).body()).append('\n');
    }
    return all.toString();
  }

  /** Whatever is public: pages, data, the text of the notice, and what is measured. */
  private String everybodys(String reference) {
    Http.Caller anybody = http.as(null);
    StringBuilder all = new StringBuilder();
    for (String path : List.of("/register", "/register.json", "/register.csv", "/register.atom", "/register/forward-plan",
        "/register/forward-plan.json", "/register/checkpoints", "/register/seal.pem", "/actuator/health", "/actuator/metrics",
        "/actuator/prometheus", "/register/" + reference, "/sign-in")) {
      all.append(anybody.get(path).response().body()).append('\n');
    }
    for (String word : planted) {
      all.append(anybody.get("/register.csv?q=" + word.replace(",", "")).response().body().replace(word, "")).append('\n');
    }
    anybody.get("/register.json").body().path("decisions").forEach(decision -> {
      if (decision.path("caseReference").asText().equals(reference)) {
        String page = decision.path("address").asText();
        all.append(anybody.get(page).response().body()).append('\n').append(noticeAt(page + ".pdf"));
      }
    });
    return all.toString();
  }

  /** Its words, and its bytes as they are. */
  private String noticeAt(String address) {
    byte[] pdf = http.as(null).download(address).body();
    try {
      return pdf[0] == '%' ? Pdf.text(pdf) + new String(pdf, ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void address(String id, String email) {
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setEmail(email);
    identity.saveUser(user);
  }

  private static String wordsOf(MimeMessage message) {
    try {
      return message.getSubject() + message.getContent();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> taskNames(String reference) {
    return taskService.createTaskQuery().processInstanceBusinessKey(reference).list().stream().map(task -> task.getName()).toList();
  }

  private int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  private ObjectNode withPartTwo() {
    return Papers.changed("at-the-line", paper -> {
      paper.remove("statedTotal");
      ObjectNode head = (ObjectNode) paper.at("/heads/0");
      head.put("text", "Approve capital, the amount of which stands in Part 2.").remove("costs");
      ObjectNode partTwo = paper.putObject("partTwo");
      partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
      partTwo.put("text", "What the officers said about it: " + plant() + ".");
      partTwo.putArray("values").addObject().put("head", 1).put("value", 731246.37);
      planted.addAll(List.of("731246", "731,246", "73124637"));
      paper.putArray("documents").add(document("The open letter", "ONE", "open")).add(document("Bid " + plant(), "TWO", plant()));
    });
  }

  /** Something of every text of the paper is planted. */
  private ObjectNode sensitive() {
    ObjectNode paper = purchase(supplier, 283_500);
    planted.add(supplier);
    paper.put("marking", "OFFICIAL_SENSITIVE").put("novelOrContentious", true).put("title", "Matter " + plant())
        .put("programme", plant()).put("originatingUnit", plant()).put("summary", "A purchase: " + plant() + ".");
    ((ObjectNode) paper.at("/heads/0")).put("text", "Approve the strategy " + plant() + ".");
    ObjectNode sections = (ObjectNode) paper.path("sections");
    Map<String, String> words = new LinkedHashMap<>();
    sections.fieldNames().forEachRemaining(name -> words.put(name, sections.path(name).asText() + " " + plant() + "."));
    words.forEach(sections::put);
    paper.putArray("gates").addObject().put("due", "2029-03-31").put("what", plant());
    paper.putArray("funding").addObject().put("source", plant()).put("type", "CAPITAL").put("amount", 283_500).put("approved", true);
    ObjectNode partTwo = paper.putObject("partTwo");
    partTwo.putArray("grounds").add("LAW_ENFORCEMENT");
    partTwo.put("text", "What the officers said about it: " + plant() + ".");
    paper.putArray("documents").add(document("Annex " + plant(), "ONE", plant())).add(document("Annex " + plant(), "TWO", plant()));
    return paper;
  }

  private static ObjectNode purchase(String supplier, int value) {
    return Papers.changed("just-below-the-line", p -> {
      p.put("title", "A purchase").put("statedTotal", value).putArray("citedParagraphs");
      p.put("summary", "A purchase.");
      ObjectNode head = (ObjectNode) p.at("/heads/0");
      head.put("kind", "PROCUREMENT_STRATEGY").put("text", "Approve the strategy.").remove("costs");
      head.putObject("contract").put("route", "OPEN").put("value", value).putArray("suppliers").add(supplier);
    });
  }

  private ObjectNode document(String title, String part, String words) {
    Http.Answer taken = http.as("originator").upload("/api/documents", "application/octet-stream", SampleDocuments.word(words));
    assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);
    return ((ObjectNode) taken.body()).removeAll().put("id", taken.response().headers().firstValue("Location").orElseThrow()
        .replace("/api/documents/", "")).put("title", title).put("part", part);
  }

  private String plant() {
    String word = "zq" + word();
    planted.add(word);
    return word;
  }

  /** Letters alone: a digit would be read as an amount or a date. */
  private static String word() {
    return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }
}
