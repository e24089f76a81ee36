package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** An acknowledged act outlives a program that is killed at once after it. */
class KilledProgramTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";

  private final Path folder = Path.of("target", "killed", UUID.randomUUID().toString());
  private Process program;
  private Http http;
  private CaseWalk walk;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder);
    int port = freePort();
    String database = folder.resolve("countersign").toAbsolutePath()
        + ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=2000;LOCK_TIMEOUT=10000";
    program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "org.countersign.Countersign", "--server.port=" + port, "--spring.datasource.url=jdbc:h2:file:" + database,
        "--countersign.demonstration=accounts",
        // Work that the killed program had taken up is free again after this.
        "--camunda.bpm.job-execution.lock-time-in-millis=3000")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "program.log")))
        .start();
    http = new Http(new MockEnvironment().withProperty("local.server.port", Integer.toString(port)));
    walk = new CaseWalk(http);
    await().atMost(PATIENCE).until(this::isUp);
  }

  @AfterEach
  void kill() {
    program.destroyForcibly();
    assertThat(program.onExit().join().exitValue()).as("killed, not shut down").isEqualTo(128 + 9);
  }

  @Test
  void what_was_acknowledged_is_there_after_a_kill() throws IOException {
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
    await().atMost(PATIENCE).until(() -> record(reference).findValuesAsText("act").contains("PUBLISHED"));
    assertThat(record(reference).findValuesAsText("act")).containsOnlyOnce("DECISION_ISSUED", "PUBLISHED");
  }

  private static String lastAdviser() {
    return List.copyOf(CaseWalk.ADVICE.values()).get(2);
  }

  private JsonNode record(String reference) {
    JsonNode record = http.as("auditor").get("/api/cases/" + reference + "/record").body();
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

  /** The accounts are made once the program serves: it is up when they can be used. */
  private boolean isUp() {
    assertThat(program.isAlive()).as("see %s", folder).isTrue();
    try {
      return http.as("operator").get("/api/cases").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
