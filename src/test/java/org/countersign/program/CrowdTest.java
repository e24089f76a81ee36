package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.people.BoardRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sixteen people, or one person sixteen times, sign the same at the same instant: one outcome, and words for everybody else. */
@ProgramTest
class CrowdTest {

  private static final int CROWD = 16;
  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String FINANCE = "UserTask_AdviseFinance";
  private static final String DMPC = "UserTask_DecideAsDmpc";
  private static final String REVISE = "UserTask_ReviseCase";
  private static final Map<String, String> REASON = Map.of("reason", "I misread head 2.");

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private BoardRoster roster;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void sendPeopleHome() {
    jdbc.sql("DELETE FROM board_seat WHERE person LIKE 'temp%'").update();
    people.goHome();
  }

  @RepeatedTest(2)
  void sixteen_members_of_the_board_vote_at_once() throws Exception {
    List<String> newMembers = crowd(CROWD - CaseWalk.BOARD.size(), "investment-board");
    newMembers.forEach(member -> roster.seat(member, false, LocalDate.of(2020, 1, 1)));
    List<String> members = Stream.concat(CaseWalk.BOARD.stream(), newMembers.stream()).toList();
    String reference = submit();
    Map<String, String> votes = new HashMap<>();
    walk.caseOf(reference).path("tasks").forEach(task -> votes.put(task.path("assignee").asText(), task.path("id").asText()));
    assertThat(votes.keySet()).containsExactlyInAnyOrderElementsOf(members);

    List<String> yetToCount = members;
    for (int times = 0; !yetToCount.isEmpty(); times++) {
      assertThat(times).as("of those who are told to vote once more some count each time").isLessThan(CROWD);
      yetToCount = toldToDoItOnceMore(yetToCount, member -> walk.complete(votes.get(member), member, Map.of("outcome", "ENDORSE")));
    }
    walk.awaitStatus(reference, "IN_ADVICE");
    List<JsonNode> entries = verified(reference);
    assertThat(actors(entries, "SIGNED")).containsExactlyInAnyOrderElementsOf(members);
    assertThat(actors(entries, "BOARD_CLOSED")).hasSize(1);
    assertThat(last(entries, "BOARD_CLOSED")).contains("\"endorse\":16");
    assertThat(walk.caseOf(reference).path("tasks")).hasSize(3);
  }

  @RepeatedTest(2)
  void sixteen_advisers_race_for_one_task() throws Exception {
    List<String> advisers = crowd(CROWD, "finance");
    String reference = submit();
    walk.boardEndorses(reference);
    String task = walk.task(reference, FINANCE, "finance");
    onlyOneOf(answersOf(advisers, adviser -> claims(task, adviser)));
    String holder = http.as("finance").get("/engine-rest/task/" + task).at("/assignee");
    assertThat(advisers).contains(holder);
    List<Http.Answer> answers = answersOf(advisers, adviser -> walk.complete(task, adviser, Map.of("outcome", "SATISFIED")));
    onlyOneOf(answers);
    assertThat(answers.get(advisers.indexOf(holder)).status()).isEqualTo(204);
    assertThat(signedAfterTheBoard(reference)).containsExactly(holder);
  }

  @RepeatedTest(2)
  void sixteen_holders_of_the_authority_race_for_one_decision() throws Exception {
    List<String> holders = crowd(CROWD, "dmpc");
    String reference = submit();
    walk.toDecision(reference);
    String task = walk.task(reference, DMPC, "dmpc");
    List<Http.Answer> answers = answersOf(holders, holder -> {
      claims(task, holder);
      boolean approves = holders.indexOf(holder) % 2 == 0;
      return walk.complete(task, holder,
          approves ? Map.of("outcome", "APPROVE") : Map.of("outcome", "REJECT", "reason", "Not this one."));
    });
    onlyOneOf(answers);
    String winner = holders.get(answers.stream().map(Http.Answer::status).toList().indexOf(204));
    boolean approved = holders.indexOf(winner) % 2 == 0;
    walk.awaitStatus(reference, approved ? "APPROVED" : "REJECTED");
    List<JsonNode> entries = verified(reference);
    assertThat(signedAfterTheBoard(reference)).endsWith(winner).hasSize(4);
    assertThat(actors(entries, "DECISION_ISSUED")).hasSize(approved ? 1 : 0);
    assertThat(actors(entries, "REJECTED")).hasSize(approved ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {VOTE, FINANCE, DMPC, REVISE})
  void a_double_click_counts_once(String key) throws Exception {
    String reference = key.equals(REVISE) ? walk.submit(Papers.of("pcd-1639").caseFile()) : submit();
    String person = switch (key) {
      case VOTE -> "chair";
      case FINANCE -> "finance";
      case DMPC -> "dmpc";
      default -> "originator";
    };
    if (key.equals(FINANCE)) {
      walk.boardEndorses(reference);
    } else if (key.equals(DMPC)) {
      walk.toDecision(reference);
    }
    String task = walk.task(reference, key, person);
    claims(task, person);
    String outcome = Map.of(VOTE, "ENDORSE", FINANCE, "SATISFIED", DMPC, "APPROVE", REVISE, "RESUBMIT").get(key);
    long before = actors(verified(reference), "SIGNED").size();
    onlyOneOf(clicks(() -> walk.complete(task, person, Map.of("outcome", outcome))));
    assertThat(actors(verified(reference), "SIGNED")).hasSize((int) before + 1).endsWith(person);
    if (key.equals(DMPC)) {
      walk.awaitStatus(reference, "APPROVED");
      assertThat(actors(verified(reference), "DECISION_ISSUED")).hasSize(1);
    }
  }

  @Test
  void an_interest_is_declared_once() throws Exception {
    String reference = submit();
    walk.boardEndorses(reference);
    String task = walk.task(reference, FINANCE, "finance");
    claims(task, "finance");
    onlyOneOf(clicks(() -> walk.complete(task, "finance", Map.of("outcome", "RECUSE", "interest", "Shares."))));
    assertThat(actors(verified(reference), "RECUSED")).containsExactly("finance");
    assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
  }

  @Test
  void a_case_is_withdrawn_once() throws Exception {
    String reference = submit();
    onlyOneOf(clicks(() -> http.as("originator").post("/api/cases/" + reference + "/withdrawal", null)));
    assertThat(actors(verified(reference), "WITHDRAWN")).hasSize(1);
  }

  @Test
  void a_signature_is_taken_back_once_and_asked_for_once() throws Exception {
    String reference = submit();
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    int entry = lastSignature(reference);
    onlyOneOf(clicks(() -> takesBack(reference, "chair", entry)));
    assertThat(actors(verified(reference), "TAKEN_BACK")).containsExactly("chair");
    assertThat(walk.caseOf(reference).path("tasks")).hasSize(4);
    walk.boardEndorses(reference);
    walk.awaitStatus(reference, "IN_ADVICE");
  }

  @RepeatedTest(3)
  void a_vote_counts_before_the_closing_or_is_told_that_the_sitting_is_over() throws Exception {
    String reference = submit();
    List.of("member1", "member2", "member3").forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    String task = walk.task(reference, VOTE, "chair");
    List<Http.Answer> answers = AtOnce.answers(List.of(
        () -> walk.complete(task, "chair", Map.of("outcome", "RETURN", "reason", "Dear.")), () -> closes(reference)));
    onlyOneOf(answers);
    walk.awaitStatus(reference, "IN_ADVICE");
    boolean counted = answers.get(0).status() == 204;
    List<JsonNode> entries = verified(reference);
    assertThat(actors(entries, "SIGNED")).hasSize(counted ? 4 : 3);
    assertThat(actors(entries, "BOARD_CLOSED")).hasSize(1);
    assertThat(last(entries, "BOARD_CLOSED")).contains("\"returns\":" + (counted ? 1 : 0));
  }

  @RepeatedTest(3)
  void a_vote_is_taken_back_before_the_closing_or_stays() throws Exception {
    String reference = submit();
    List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    int entry = lastSignature(reference);
    List<Http.Answer> answers = AtOnce.answers(List.of(() -> takesBack(reference, "member2", entry), () -> closes(reference)));
    onlyOneOf(answers);
    boolean takenBack = answers.get(0).status() == 204;
    assertThat(walk.status(reference)).isEqualTo(takenBack ? "AT_BOARD" : "IN_ADVICE");
    List<JsonNode> entries = verified(reference);
    assertThat(actors(entries, "TAKEN_BACK")).hasSize(takenBack ? 1 : 0);
    assertThat(actors(entries, "BOARD_CLOSED")).hasSize(takenBack ? 0 : 1);
    assertThat(walk.caseOf(reference).path("tasks")).hasSize(takenBack ? 2 : 3);
  }

  @Test
  void a_sitting_is_closed_once() throws Exception {
    String reference = submit();
    List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    onlyOneOf(clicks(() -> closes(reference)));
    assertThat(actors(verified(reference), "BOARD_CLOSED")).hasSize(1);
  }

  private String submit() {
    return walk.submit(Papers.of("at-the-line").caseFile());
  }

  /** People for this test alone. */
  private List<String> crowd(int size, String group) {
    return IntStream.range(0, size).mapToObj(i -> people.somebody(group)).toList();
  }

  private Http.Answer claims(String task, String person) {
    return http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", person));
  }

  private Http.Answer closes(String reference) {
    return http.as("secretariat").post("/api/cases/" + reference + "/sitting/closure", null);
  }

  private Http.Answer takesBack(String reference, String person, int entry) {
    return http.as(person).post("/api/cases/" + reference + "/signatures/" + entry + "/withdrawal", REASON);
  }

  private static List<Http.Answer> answersOf(List<String> crowd, Function<String, Http.Answer> act) throws Exception {
    return AtOnce.answers(crowd.stream().<Supplier<Http.Answer>>map(person -> () -> act.apply(person)).toList());
  }

  private static List<Http.Answer> clicks(Supplier<Http.Answer> act) throws Exception {
    return AtOnce.answers(IntStream.range(0, CROWD).mapToObj(i -> act).toList());
  }

  /** Those of the crowd whose act did not count, each told so in words. */
  private static List<String> toldToDoItOnceMore(List<String> crowd, Function<String, Http.Answer> act) throws Exception {
    List<Http.Answer> answers = answersOf(crowd, act);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < crowd.size(); i++) {
      if (answers.get(i).status() != 204) {
        assertThat(answers.get(i).status()).as("%s", answers.get(i).body()).isEqualTo(409);
        assertThat(refused(answers.get(i))).contains("do it once more");
        told.add(crowd.get(i));
      }
    }
    assertThat(told).hasSizeLessThan(crowd.size());
    return told;
  }

  private static void onlyOneOf(List<Http.Answer> answers) {
    assertThat(answers.stream().map(Http.Answer::status).toList()).containsOnlyOnce(204).isSubsetOf(204, 403, 409);
    answers.stream().filter(answer -> answer.status() != 204).forEach(Standing::refused);
  }

  private List<String> signedAfterTheBoard(String reference) {
    return actors(verified(reference), "SIGNED").stream().filter(person -> !CaseWalk.BOARD.contains(person)).toList();
  }

  private int lastSignature(String reference) {
    JsonNode signatures = walk.caseOf(reference).path("signatures");
    return signatures.get(signatures.size() - 1).path("entry").asInt();
  }

  private List<JsonNode> verified(String reference) {
    JsonNode record = new CaseFacts(http).record(reference);
    assertThat(record.path("verified").asBoolean()).isTrue();
    return StreamSupport.stream(record.path("entries").spliterator(), false).toList();
  }

  private static List<String> actors(List<JsonNode> entries, String act) {
    return entries.stream().filter(entry -> entry.path("act").asText().equals(act)).map(entry -> entry.path("actor").asText())
        .toList();
  }

  private static String last(List<JsonNode> entries, String act) {
    return entries.stream().filter(entry -> entry.path("act").asText().equals(act)).map(entry -> entry.path("content").asText())
        .reduce((one, later) -> later).orElseThrow();
  }
}
