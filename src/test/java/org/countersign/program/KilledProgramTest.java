package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An acknowledged act outlives a program that is killed at once after it. */
class KilledProgramTest {

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";

  private final Path folder = Path.of("target", "killed", UUID.randomUUID().toString());
  private SeparateProgram program;
  private CaseWalk walk;

  @BeforeEach
  void start() throws IOException {
    program = SeparateProgram.on(folder);
    walk = program.walk();
  }

  @AfterEach
  void kill() {
    program.kill();
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws IOException {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.signed(reference, VOTE, "chair", Map.of("outcome", "ENDORSE"));
    kill();

    start();
    assertThat(signers(reference)).containsExactly("chair");
    assertThat(voters(reference)).containsExactlyInAnyOrder("member1", "member2", "member3");
    List.of("member1", "member2", "member3").forEach(member ->
        walk.signed(reference, VOTE, member, Map.of("outcome", "ENDORSE")));
    walk.advisersSatisfied(reference);
    kill();

    start();
    assertThat(signers(reference)).hasSize(7).endsWith(lastAdviser());
    walk.awaitStatus(reference, "TO_BE_DECIDED");
    walk.dmpcApproves(reference);
    kill();

    start();
    assertThat(signers(reference)).hasSize(8).endsWith("dmpc");
    walk.awaitStatus(reference, "APPROVED");
    await().atMost(SeparateProgram.PATIENCE).until(() -> record(reference).findValuesAsText("act").contains("PUBLISHED"));
    assertThat(record(reference).findValuesAsText("act")).containsOnlyOnce("DECISION_ISSUED", "PUBLISHED");
  }

  private static String lastAdviser() {
    return List.copyOf(CaseWalk.ADVICE.values()).get(2);
  }

  private JsonNode record(String reference) {
    JsonNode record = program.http().as("auditor").get("/api/cases/" + reference + "/record").body();
    assertThat(record.path("verified").asBoolean()).isTrue();
    return record.path("entries");
  }

  private List<String> signers(String reference) {
    return record(reference).findParents("act").stream().filter(entry -> entry.path("act").asText().equals("SIGNED"))
        .map(entry -> entry.path("actor").asText()).toList();
  }

  private List<String> voters(String reference) {
    return walk.caseOf(reference).path("tasks").findParents("key").stream()
        .filter(task -> task.path("key").asText().equals(VOTE))
        .map(task -> task.path("assignee").asText()).toList();
  }
}
