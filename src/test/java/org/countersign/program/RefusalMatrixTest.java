package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.countersign.casefile.London;
import org.countersign.people.Affiliation;
import org.countersign.people.BoardRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every sign-off, tried by everybody who may not give it and in every way that does not count: each is refused in words
 * and changes nothing. {@code docs/refusals.md} is written from the answers:
 * {@code mvn test -Dtest=RefusalMatrixTest -Ddocs.write=true}.
 */
@ProgramTest
class RefusalMatrixTest {

  private static final Path DOC = Path.of("docs/refusals.md");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String DMPC = "UserTask_DecideAsDmpc";
  private static final String CONSENT = "UserTask_DecideUnderConsent";
  private static final String REVISE = "UserTask_ReviseCase";
  private static final String RECONVENE = "UserTask_ReconveneBoard";
  private static final String CALL_IN = "UserTask_ConsiderCallIn";

  private static final String BOARD = "investment-board";
  private static final String CLEARED = "cleared-part-two";
  private static final String ORIGINATOR = "temporiginator";
  private static final String SIGNER = "tempsigner";
  private static final String MEMBER = "tempmember";
  private static final String COLLEAGUE = "tempcolleague";
  private static final List<String> HOLDERS = List.of("tempholder", "tempholder2");
  private static final String SUBSTITUTE = "tempsubstitute";

  /**
   * One sign-off.
   *
   * @param group whose members give it
   * @param reasoned the outcome by which the case comes back, which needs a reason; null if it has none
   * @param conditional the outcome that needs conditions; null if it has none
   * @param votes how the board votes on the way to it, by member; everybody else endorses
   */
  private record Row(String title, String key, String group, SoundPaper paper, String favourable, String reasoned,
      String conditional, Map<String, String> votes) {

    static Row of(String title, String key, String group, SoundPaper paper, String favourable, String reasoned,
        String conditional) {
      return new Row(title, key, group, paper, favourable, reasoned, conditional, Map.of());
    }

    static Row advice(String title, String key, String group) {
      return of(title, key, group, SoundPaper.EXPENDITURE, "SATISFIED", "NOT_SATISFIED", "SATISFIED_WITH_CONDITIONS");
    }

    static Row decision(String title, String key, String group, SoundPaper paper) {
      return of(title, key, group, paper, "APPROVE", "RETURN", "APPROVE_WITH_CONDITIONS");
    }

    /** Whether it is asked of one person by name, not of a group. */
    boolean isPersonal() {
      return key.equals(VOTE) || key.equals(REVISE);
    }

    boolean isOfAward() {
      return key.equals(CALL_IN);
    }

    Map<String, Object> answer(String outcome) {
      Map<String, Object> answer = new LinkedHashMap<>(Map.of("outcome", outcome));
      if (outcome.equals(reasoned) || outcome.equals(conditional)) {
        answer.put("reason", "Not as it stands.");
      }
      if (key.equals(RECONVENE)) {
        answer.put("substitutes", List.of(SUBSTITUTE));
      }
      return answer;
    }

    Map<String, Object> answer() {
      return answer(favourable);
    }
  }

  /** A sign-off that is added here is tried in every way. */
  private static final List<Row> ROWS = List.of(
      Row.of("Vote at the board", VOTE, BOARD, SoundPaper.EXPENDITURE, "ENDORSE", "RETURN", "ENDORSE_WITH_CONDITIONS"),
      Row.advice("Advise: finance", "UserTask_AdviseFinance", "finance"),
      Row.advice("Advise: legal", "UserTask_AdviseLegal", "legal"),
      Row.advice("Advise: commercial", "UserTask_AdviseCommercial", "commercial"),
      Row.advice("Advise: data protection", "UserTask_AdviseDataProtection", "data-protection"),
      Row.advice("Advise: equality", "UserTask_AdviseEquality", "equality"),
      Row.decision("Decide: DMPC", DMPC, "dmpc", SoundPaper.EXPENDITURE),
      Row.of("Call in: DMPC", CALL_IN, "dmpc", SoundPaper.EXPENDITURE, "LET_PASS", "CALL_IN", null),
      Row.decision("Decide: commercial director", CONSENT, "commercial-director", SoundPaper.STRATEGY),
      Row.decision("Decide: chief executive", CONSENT, "mopac-chief-executive", SoundPaper.OFFICE),
      Row.decision("Confirm: chair of the board", CONSENT, "board-chair", SoundPaper.SMALL),
      new Row("Revise the case", REVISE, "originators", SoundPaper.EXPENDITURE, "RESUBMIT", null, null,
          Map.of("chair", "RETURN", "member1", "RETURN", "member2", "RETURN")),
      new Row("Name substitutes", RECONVENE, "secretariat", SoundPaper.EXPENDITURE, "RECONVENE", null, null,
          Map.of("chair", "RECUSE")));

  /** Who answers for a group on the way of a case. */
  private static final Map<String, String> OF_GROUP = Map.of("finance", "finance", "legal", "legal", "commercial", "commercial",
      "data-protection", "dataprotection", "equality", "equality", "dmpc", "dmpc", "commercial-director", "director",
      "mopac-chief-executive", "chiefexecutive", "board-chair", "chair", "secretariat", "secretariat");

  /** One way to try. */
  private record Attempt(String words, BiFunction<RefusalMatrixTest, Asked, Cell> trial) {}

  /** What came of one attempt: refused with a status and a sentence, or nothing to try, for a reason. */
  private record Cell(int status, String sentence) {

    static Cell none(String reason) {
      return new Cell(0, reason);
    }

    boolean isNone() {
      return status == 0;
    }
  }

  /** In this order: what ends the task on which the others are tried comes last. */
  private static final List<Attempt> ATTEMPTS = List.of(
      new Attempt("nobody is signed in", (test, asked) -> test.tries(asked, null, asked.row().answer())),
      new Attempt("somebody without any group", (test, asked) -> test.tries(asked, "tempoutsider", asked.row().answer())),
      new Attempt("the originator, also of the signing group", RefusalMatrixTest::originator),
      new Attempt("the operator", (test, asked) -> test.tries(asked, "operator", asked.row().answer())),
      new Attempt("the signer, once an operator too", RefusalMatrixTest::signerWhoRunsTheEngine),
      new Attempt("a member of the group, before claiming it", RefusalMatrixTest::unclaimed),
      new Attempt("a member of the group, while another holds it", RefusalMatrixTest::heldByAnother),
      new Attempt("an unknown outcome", (test, asked) -> test.tries(asked, asked.signer(), asked.row().answer("MAYBE"))),
      new Attempt("nothing answered", (test, asked) -> test.tries(asked, asked.signer(), Map.of())),
      new Attempt("without the reason", RefusalMatrixTest::withoutReason),
      new Attempt("without the conditions", RefusalMatrixTest::withoutConditions),
      new Attempt("with a further variable", RefusalMatrixTest::furtherVariable),
      new Attempt("not cleared for Part 2", RefusalMatrixTest::notCleared),
      new Attempt("after declaring an interest", RefusalMatrixTest::recused),
      new Attempt("under an instrument that ran out", (test, asked) -> test.underInstrument(asked, HOLDERS.get(0),
          "UPDATE instrument SET from_date = from_date - 9, until_date = until_date - 31 WHERE number = ?")),
      new Attempt("under an instrument below the value", (test, asked) -> test.underInstrument(asked, HOLDERS.get(1),
          "UPDATE instrument SET ceiling = 499999.99 WHERE number = ?")),
      new Attempt("a second time", RefusalMatrixTest::again),
      new Attempt("on a paper that was revised since", RefusalMatrixTest::revisedSince),
      new Attempt("in a second capacity", RefusalMatrixTest::secondCapacity));

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private People people;
  @Autowired
  private BoardRoster roster;
  @Autowired
  private ManagementService managementService;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Clock clock;

  private final Map<Attempt, Map<Row, Cell>> cells = new LinkedHashMap<>();
  private Asked current;

  @TestFactory
  Stream<DynamicNode> every_attempt_is_refused_and_changes_nothing() {
    return Stream.concat(
        ROWS.stream().map(row -> dynamicContainer(row.title(), ATTEMPTS.stream().map(attempt -> dynamicTest(attempt.words(),
            () -> cells.computeIfAbsent(attempt, a -> new LinkedHashMap<>()).put(row, attempt.trial().apply(this, asked(row))))))),
        Stream.of(dynamicTest("docs/refusals.md says so", this::compareDocument)));
  }

  @AfterEach
  void sendPeopleHome() {
    unseat();
    people.goHome();
  }

  /**
   * A case on which the sign-off is asked for.
   *
   * @param signer who may give it
   */
  private record Asked(Row row, String reference, String task, String signer) {}

  /** The case on which all attempts of a row are made, but for those that need one with another past. */
  private Asked asked(Row row) {
    if (current == null || current.row() != row) {
      sendPeopleHome();
      people.make(ORIGINATOR, "The originator", grouped("originators", row.isOfAward() ? "commercial" : null,
          row.key().equals(RECONVENE) ? null : row.group()));
      people.make(SIGNER, "The signer", grouped(row.group()));
      people.make(MEMBER, "Another member", grouped(row.group()));
      people.make(COLLEAGUE, "The colleague");
      people.make(SUBSTITUTE, "The substitute", grouped(BOARD));
      people.make("tempoutsider", "The outsider");
      HOLDERS.forEach(holder -> {
        people.make(holder, "The holder", CLEARED);
        people.confirm(holder, Affiliation.MOPAC);
      });
      current = opened(row, Map.of());
    }
    return current;
  }

  private static String[] grouped(String... groups) {
    return Stream.concat(Stream.of(groups), Stream.of(CLEARED)).filter(group -> group != null).distinct().toArray(String[]::new);
  }

  // The attempts

  private Cell originator(Asked asked) {
    return asked.row().key().equals(REVISE) ? Cell.none("This is the originator's own to answer.")
        : tries(asked, ORIGINATOR, asked.row().answer());
  }

  private Cell signerWhoRunsTheEngine(Asked asked) {
    people.join(asked.signer(), "operators");
    try {
      return tries(asked, asked.signer(), asked.row().answer());
    } finally {
      people.leave(asked.signer(), "operators");
    }
  }

  private Cell unclaimed(Asked asked) {
    return asked.row().isPersonal() ? Cell.none("It is one person's from the start: there is nothing to claim.")
        : triesAsItStands(asked, SIGNER, asked.row().answer());
  }

  private Cell heldByAnother(Asked asked) {
    return whileHeld(asked, asked.signer(), () -> tries(asked, MEMBER, asked.row().answer()));
  }

  private Cell withoutReason(Asked asked) {
    return asked.row().reasoned() == null ? Cell.none("None of its outcomes needs a reason.")
        : tries(asked, asked.signer(), Map.of("outcome", asked.row().reasoned()));
  }

  private Cell withoutConditions(Asked asked) {
    return asked.row().conditional() == null ? Cell.none("None of its outcomes carries conditions.")
        : tries(asked, asked.signer(), asked.row().answer(asked.row().conditional()));
  }

  private Cell furtherVariable(Asked asked) {
    Map<String, Object> answer = asked.row().answer();
    answer.put("decision", "APPROVED");
    return tries(asked, asked.signer(), answer);
  }

  private Cell notCleared(Asked asked) {
    if (asked.row().key().equals(REVISE)) {
      return Cell.none("The originator wrote the Part 2.");
    }
    // To whoever is not cleared the task is not even opened: their clearance ends while they hold it.
    return whileHeld(asked, asked.signer(), () -> {
      people.leave(asked.signer(), CLEARED);
      try {
        return triesAsItStands(asked, asked.signer(), asked.row().answer());
      } finally {
        people.join(asked.signer(), CLEARED);
      }
    });
  }

  private Cell recused(Asked asked) {
    if (asked.row().reasoned() == null) {
      return Cell.none("Nobody vouches for anything here, and so nobody declares an interest.");
    }
    String person = asked.row().isPersonal() ? "chair" : MEMBER;
    String task = asked.row().isPersonal() ? walk.task(asked.reference(), asked.row().key(), person) : asked.task();
    Asked own = new Asked(asked.row(), asked.reference(), task, person);
    whileHeld(own, person, () -> answered(own, Map.of("outcome", "RECUSE", "interest", "A relative bids.")));
    return tries(own, person, asked.row().answer());
  }

  /** @param meanwhile what becomes of the instrument while its holder holds the task: by itself, overnight, or it was never so */
  private Cell underInstrument(Asked asked, String holder, String meanwhile) {
    if (!asked.row().key().equals(DMPC) && !asked.row().isOfAward()) {
      return Cell.none("Only what the DMPC decides is passed on by an instrument (paragraph 1.7).");
    }
    LocalDate today = London.today(clock);
    int number = http.as("dmpc").post("/api/instruments", Map.of("holder", holder, "kinds",
        List.of(asked.row().isOfAward() ? "CONTRACT_AWARD" : asked.row().paper().kind()),
        "ceiling", 10_000_000, "from", today.toString(), "until", today.plusDays(30).toString(), "reason", "Leave."))
        .body().path("id").asInt();
    try {
      return whileHeld(asked, holder, () -> {
        jdbc.sql(meanwhile).param(number).update();
        return triesAsItStands(asked, holder, asked.row().answer());
      });
    } finally {
      jdbc.sql("UPDATE instrument SET ended_at = made_at WHERE number = ?").param(number).update();
    }
  }

  private Cell again(Asked asked) {
    String outcome = asked.row().reasoned() == null ? asked.row().favourable() : asked.row().reasoned();
    claims(asked, asked.signer());
    answered(asked, asked.row().answer(outcome));
    return triesAsItStands(asked, asked.signer(), asked.row().answer());
  }

  private Cell revisedSince(Asked before) {
    if (before.row().isOfAward()) {
      return Cell.none("An award is called in or let pass before anything can send it back.");
    }
    Asked asked = opened(before.row(), Map.of());
    claims(asked, asked.signer());
    sendBack(asked.reference());
    revise(asked);
    return triesAsItStands(asked, asked.signer(), asked.row().answer());
  }

  /** Whoever voted, or advised, and is of the signing group too. */
  private Cell secondCapacity(Asked before) {
    Row row = before.row();
    if (row.key().equals(RECONVENE)) {
      return Cell.none("The secretariat signs nothing here; that it has no other part in the case is tried apart.");
    }
    people.join(COLLEAGUE, CLEARED);
    people.join(COLLEAGUE, row.group());
    Asked asked;
    if (row.isOfAward()) {
      people.join(COLLEAGUE, "commercial-director");
      asked = opened(row, Map.of("commercial-director", COLLEAGUE));
    } else if (row.group().equals(BOARD)) {
      people.join(COLLEAGUE, "finance");
      asked = atBoardAgainAfterAdviceOf(COLLEAGUE, row);
    } else if (row.group().equals("board-chair")) {
      people.join(COLLEAGUE, "finance");
      asked = opened(row, Map.of("finance", COLLEAGUE));
    } else {
      people.join(COLLEAGUE, BOARD);
      roster.seat(COLLEAGUE, false, LONG_AGO);
      asked = opened(row, Map.of());
    }
    return tries(asked, COLLEAGUE, row.answer());
  }

  private Asked atBoardAgainAfterAdviceOf(String adviser, Row row) {
    Row finance = rowOf("UserTask_AdviseFinance");
    Asked advice = opened(finance, Map.of());
    Asked own = new Asked(finance, advice.reference(), advice.task(), adviser);
    claims(own, adviser);
    answered(own, finance.answer(finance.reasoned()));
    sendBack(own.reference());
    roster.seat(SIGNER, false, LONG_AGO);
    roster.seat(adviser, false, LONG_AGO);
    revise(own);
    unseat();
    return asked(row, own.reference(), Map.of());
  }

  // Trying

  /** Claims it where it can be claimed, tries, and gives it back. */
  private Cell tries(Asked asked, String person, Map<String, ?> variables) {
    Standing.Of before = standing.of(asked.reference());
    boolean claimed = !asked.row().isPersonal() && person != null && claims(asked, person);
    if (!claimed) {
      assertThat(standing.of(asked.reference())).isEqualTo(before);
    }
    try {
      return triesAsItStands(asked, person, variables);
    } finally {
      if (claimed) {
        givesBack(asked, person);
      }
    }
  }

  private Cell triesAsItStands(Asked asked, String person, Map<String, ?> variables) {
    settle(asked.reference());
    Standing.Of before = standing.of(asked.reference());
    Http.Answer answer = walk.complete(asked.task(), person, variables);
    String sentence = refused(answer);
    assertThat(standing.of(asked.reference())).isEqualTo(before);
    assertThat(before.verified()).isTrue();
    return new Cell(answer.status(), stable(sentence));
  }

  private <T> T whileHeld(Asked asked, String person, Supplier<T> act) {
    boolean claimed = !asked.row().isPersonal();
    if (claimed) {
      assertThat(claims(asked, person)).as("%s claims", person).isTrue();
    }
    try {
      return act.get();
    } finally {
      if (claimed) {
        givesBack(asked, person);
      }
    }
  }

  private boolean claims(Asked asked, String person) {
    return http.as(person).post("/engine-rest/task/" + asked.task() + "/claim", Map.of("userId", person)).status() == 204;
  }

  /** Where they still hold it. */
  private void givesBack(Asked asked, String person) {
    http.as(person).post("/engine-rest/task/" + asked.task() + "/unclaim", null);
  }

  private Void answered(Asked asked, Map<String, ?> variables) {
    Http.Answer answer = walk.complete(asked.task(), asked.signer(), variables);
    assertThat(answer.status()).as("%s by %s: %s", asked, asked.signer(), answer.body()).isEqualTo(204);
    return null;
  }

  /** What the program does of itself is done. */
  private void settle(String reference) {
    await().atMost(PATIENCE).until(() -> standing.instances(reference).stream()
        .allMatch(instance -> managementService.createJobQuery().processInstanceId(instance).messages().count() == 0));
  }

  /** Without what differs from run to run. */
  private static String stable(String sentence) {
    return sentence.replaceAll("BC-\\d{4}-\\d{4,}", "BC-2026-0001").replaceAll("(?i)(instrument) \\d+", "$1 1")
        .replaceAll("\\d{1,2} \\p{L}+ \\d{4}", "‹day›").replaceAll("\\d{4}-\\d{2}-\\d{2}", "‹day›")
        .replaceAll("\\btemp(?=\\p{L})", "");
  }

  // The way of a case

  /** A new case, taken to where the sign-off is asked for. */
  private Asked opened(Row row, Map<String, String> ofGroup) {
    if (row.key().equals(VOTE)) {
      roster.seat(SIGNER, false, LONG_AGO);
    }
    String reference = made("/api/cases", paper(row));
    unseat();
    return asked(row, row.isOfAward() ? awardUnder(reference) : reference, ofGroup);
  }

  /** An award that the director decides, and that the DMPC may call in. */
  private String awardUnder(String reference) {
    await().atMost(PATIENCE).until(() -> {
      JsonNode seen = walk.caseOf(reference);
      seen.path("tasks").forEach(task -> answer(reference, task, person(task, Map.of()), answerOnTheWay(task, rowOf(CALL_IN))));
      return seen.path("status").asText().equals("APPROVED");
    });
    return made("/api/cases/" + reference + "/awards", Map.of("route", "FRAMEWORK_COMPETITION", "framework", "Bloom", "value", 500_000));
  }

  /** The reference of what the originator made. */
  private String made(String address, Object body) {
    Http.Answer answer = http.as(ORIGINATOR).post(address, body);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.at("/reference");
  }

  private static ObjectNode paper(Row row) {
    return SoundPaper.screened(SoundPaper.withPartTwo(row.paper().caseFile()));
  }

  private Asked asked(Row row, String reference, Map<String, String> ofGroup) {
    String signer = row.key().equals(REVISE) ? ORIGINATOR : SIGNER;
    return await().atMost(PATIENCE).until(() -> {
      JsonNode tasks = walk.caseOf(reference).path("tasks");
      for (JsonNode task : tasks) {
        if (task.path("key").asText().equals(row.key()) && task.path("assignee").asText(signer).equals(signer)) {
          return new Asked(row, reference, task.path("id").asText(), signer);
        }
      }
      tasks.forEach(task -> answer(reference, task, person(task, ofGroup), answerOnTheWay(task, row)));
      return null;
    }, found -> found != null);
  }

  private static Map<String, Object> answerOnTheWay(JsonNode task, Row row) {
    Row asks = rowOf(task.path("key").asText());
    String outcome = asks.key().equals(VOTE)
        ? row.votes().getOrDefault(task.path("assignee").asText(), asks.favourable()) : asks.favourable();
    return outcome.equals("RECUSE") ? Map.of("outcome", outcome, "interest", "A relative bids.") : asks.answer(outcome);
  }

  /** Everybody answers so that the case comes back to its originator. */
  private void sendBack(String reference) {
    await().atMost(PATIENCE).until(() -> {
      JsonNode seen = walk.caseOf(reference);
      if (seen.path("status").asText().equals("TO_BE_REVISED")) {
        return true;
      }
      for (JsonNode task : seen.path("tasks")) {
        Row asks = rowOf(task.path("key").asText());
        String outcome = asks.reasoned() == null ? asks.favourable() : asks.reasoned();
        // It may have come back while it was read: then the tasks are newer than the status.
        if (!asks.key().equals(REVISE)) {
          answer(reference, task, person(task, Map.of()), asks.answer(outcome));
        }
      }
      return false;
    });
  }

  /** The originator changes what the board and all advisers vouch for, and resubmits. */
  private void revise(Asked asked) {
    ObjectNode paper = paper(asked.row());
    paper.put("summary", paper.path("summary").asText() + " As revised.");
    ((ObjectNode) paper.at("/heads/0")).put("text", paper.at("/heads/0/text").asText() + " As revised.");
    assertThat(http.as(ORIGINATOR).put("/api/cases/" + asked.reference(), paper).status()).isEqualTo(200);
    walk.signed(asked.reference(), REVISE, ORIGINATOR, Map.of("outcome", "RESUBMIT"));
  }

  private void answer(String reference, JsonNode task, String person, Map<String, ?> variables) {
    Asked asked = new Asked(rowOf(task.path("key").asText()), reference, task.path("id").asText(), person);
    if (!task.hasNonNull("assignee")) {
      assertThat(claims(asked, person)).as("%s claims %s", person, task).isTrue();
    }
    answered(asked, variables);
  }

  private static String person(JsonNode task, Map<String, String> ofGroup) {
    String group = task.at("/groups/0").asText();
    return task.hasNonNull("assignee") ? task.path("assignee").asText() : ofGroup.getOrDefault(group, OF_GROUP.get(group));
  }

  private static Row rowOf(String key) {
    return ROWS.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
  }

  private void unseat() {
    jdbc.sql("DELETE FROM board_seat WHERE person LIKE 'temp%'").update();
  }

  // The document

  private void compareDocument() throws IOException {
    String written = document();
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(DOC.getParent());
      Files.writeString(DOC, written);
    }
    assertThat(DOC).as("written anew with -Ddocs.write=true").hasContent(written);
  }

  private String document() {
    List<String> sentences = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    table.append(ROWS.stream().map(Row::title).collect(Collectors.joining(" | ", "| attempt | ", " |\n")))
        .append("|---".repeat(ROWS.size() + 1)).append("|\n");
    cells.forEach((attempt, ofRows) -> table.append(ROWS.stream().map(row -> shown(ofRows.get(row), sentences, reasons))
        .collect(Collectors.joining(" | ", "| " + attempt.words() + " | ", " |\n"))));
    StringBuilder doc = new StringBuilder("""
        # What is refused

        Every sign-off, tried by everybody who may not give it and in every way that does not count. `RefusalMatrixTest` sends
        each attempt to the running program, on a case that has a Part 2, and writes down how it was refused: the status, and the
        number of the sentence that the person reads. None of them changed the case, its tasks, its variables, its record or a
        decision. A dash stands where there is nothing to try, with a letter that says why.

        """).append(table).append("\n## The sentences\n\n");
    sentences.forEach(sentence -> doc.append(sentences.indexOf(sentence) + 1).append(". ").append(sentence).append('\n'));
    doc.append("\n## Where there is nothing to try\n\n");
    reasons.forEach(reason -> doc.append("- ").append(letter(reasons.indexOf(reason))).append(": ").append(reason).append('\n'));
    return doc.toString();
  }

  private static String shown(Cell cell, List<String> sentences, List<String> reasons) {
    List<String> legend = cell.isNone() ? reasons : sentences;
    if (!legend.contains(cell.sentence())) {
      legend.add(cell.sentence());
    }
    int at = legend.indexOf(cell.sentence());
    return cell.isNone() ? "– " + letter(at) : cell.status() + " (" + (at + 1) + ")";
  }

  private static char letter(int at) {
    return (char) ('a' + at);
  }
}
