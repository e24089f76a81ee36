package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens when people act at the same instant. */
@ProgramTest
class RaceTest {

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String COMMERCIAL = "UserTask_AdviseCommercial";
  private static final String DMPC = "UserTask_DecideAsDmpc";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;

  @RepeatedTest(3)
  void of_sixteen_answers_to_one_task_one_counts() throws Exception {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    String task = walk.task(reference, VOTE, "chair");
    List<Integer> statuses = AtOnce.statuses(IntStream.range(0, 16)
        .<Supplier<Http.Answer>>mapToObj(i -> () -> walk.complete(task, "chair", Map.of("outcome", "ENDORSE")))
        .toList());
    assertThat(statuses).hasSize(16).containsOnlyOnce(204).isSubsetOf(204, 403, 409);
    assertThat(acts(reference, "SIGNED")).isOne();
  }

  @RepeatedTest(2)
  void everybody_who_signs_at_the_same_instant_counts() throws Exception {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    assertThat(AtOnce.statuses(CaseWalk.BOARD.stream()
        .<Supplier<Http.Answer>>map(m -> () -> walk.sign(reference, VOTE, m, Map.of("outcome", "ENDORSE"))).toList()))
        .hasSize(4).containsOnly(204);
    assertThat(acts(reference, "SIGNED")).isEqualTo(4);
    assertThat(acts(reference, "BOARD_CLOSED")).isOne();

    String task = walk.task(reference, COMMERCIAL, "commercial");
    List<Integer> claims = AtOnce.statuses(Stream.of("commercial", "commercial2").<Supplier<Http.Answer>>map(person ->
        () -> http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", person))).toList());
    assertThat(claims).containsExactlyInAnyOrder(204, 409);
    String holder = http.as("commercial").get("/engine-rest/task/" + task).at("/assignee");

    assertThat(AtOnce.statuses(List.of(
        () -> walk.sign(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED")),
        () -> walk.sign(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED")),
        () -> walk.complete(task, holder, Map.of("outcome", "SATISFIED"))))).containsOnly(204);
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(acts(reference, "SIGNED")).isEqualTo(7);
    assertThat(http.as("auditor").get("/api/cases/" + reference + "/record").at("/verified")).isEqualTo("true");
  }

  @RepeatedTest(3)
  void either_advice_is_taken_back_or_the_last_of_it_is_weighed() throws Exception {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.boardEndorses(reference);
    walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED"));
    int given = http.as("auditor").get("/api/cases/" + reference + "/record").body().path("entries").size();
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    String last = walk.task(reference, COMMERCIAL, "commercial");
    http.as("commercial").post("/engine-rest/task/" + last + "/claim", Map.of("userId", "commercial"));
    List<Integer> statuses = AtOnce.statuses(List.of(
        () -> walk.complete(last, "commercial", Map.of("outcome", "SATISFIED")),
        () -> http.as("finance").post("/api/cases/" + reference + "/signatures/" + given + "/withdrawal",
            Map.of("reason", "I misread head 2."))));
    assertThat(statuses.get(0)).isEqualTo(204);
    assertThat(statuses.get(1)).isIn(204, 409);
    if (statuses.get(1) == 204) {
      assertThat(walk.status(reference)).isEqualTo("IN_ADVICE");
      walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED"));
    }
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    assertThat(walk.caseOf(reference).path("tasks").findValuesAsText("key")).containsExactly(DMPC);
  }

  @RepeatedTest(3)
  void either_the_withdrawal_or_the_decision_wins() throws Exception {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.toDecision(reference);
    String task = walk.task(reference, DMPC, "dmpc");
    http.as("dmpc").post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dmpc"));
    List<Integer> statuses = AtOnce.statuses(List.of(
        () -> walk.complete(task, "dmpc", Map.of("outcome", "APPROVE")),
        () -> http.as("originator").post("/api/cases/" + reference + "/withdrawal", null)));
    assertThat(statuses).containsExactlyInAnyOrder(204, 409);
    boolean approved = statuses.get(0) == 204;
    walk.awaitStatus(reference, approved ? "APPROVED" : "WITHDRAWN");
    assertThat(acts(reference, "WITHDRAWN")).isEqualTo(approved ? 0 : 1);
    assertThat(acts(reference, "DECISION_ISSUED")).isEqualTo(approved ? 1 : 0);
  }

  private long acts(String reference, String act) {
    return http.as("auditor").get("/api/cases/" + reference + "/record").body().findValuesAsText("act").stream()
        .filter(act::equals).count();
  }
}
