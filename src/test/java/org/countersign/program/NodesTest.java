package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two programs on one PostgreSQL, started at the same moment: either serves anybody, and what they do by themselves is done once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesTest {

  private static final String DATABASE = "nodes";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final Path FOLDER = Path.of("target", "nodes", UUID.randomUUID().toString());
  private static final int CASES = 12;
  private static final int ROWS = 20_000;

  private static SeparateProgram one;
  private static SeparateProgram two;
  private static JdbcClient owner;

  @BeforeAll
  static void startBothAtOnce() {
    TestPostgres.make(DATABASE);
    owner = JdbcClient.create(TestPostgres.as(TestPostgres.OWNER, DATABASE));
    CompletableFuture<SeparateProgram> first = CompletableFuture.supplyAsync(() -> node("one", "accounts"));
    CompletableFuture<SeparateProgram> second = CompletableFuture.supplyAsync(() -> node("two", "none"));
    one = first.join();
    two = second.join();
  }

  @AfterAll
  static void stop() {
    Stream.of(one, two).filter(Objects::nonNull).forEach(SeparateProgram::kill);
  }

  private static SeparateProgram node(String name, String demonstration) {
    try {
      return SeparateProgram.onPostgres(FOLDER.resolve(name), DATABASE, "--countersign.demonstration=" + demonstration,
          "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + MailServer.port(), "--countersign.mail.digest-every=1s",
          "--countersign.imports.abandoned-after=25s",
          // A timer that is made due by the test is looked for soon.
          "--camunda.bpm.job-execution.max-wait=1000");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(1)
  void whatIsMadeAtTheStartIsThereOnce() {
    assertThat(owner.sql("SELECT name_ FROM act_ru_filter GROUP BY name_ HAVING COUNT(*) > 1").query(String.class).list()).isEmpty();
    assertThat(count("SELECT COUNT(*) FROM act_re_deployment")).isOne();
    assertThat(count("SELECT MAX(version_) FROM act_re_procdef")).isOne();
  }

  @Test
  @Order(2)
  void whoSignsInAtOneActsAtTheOther() {
    String reference = one.walk().submit(Papers.of("pcd-579").caseFile());
    String task = two.walk().task(reference, VOTE, "chair");
    Session chair = Session.of("chair", one.port());
    assertThat(chair.at(two.port()).get("/api/me").body()).contains("\"chair\"");
    assertThat(chair.at(two.port()).get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"chair\"");

    List<Integer> many = IntStream.range(0, 60).parallel().mapToObj(i -> chair.at(i % 2 == 0 ? one.port() : two.port())
        .get("/camunda/api/engine/engine/default/task/count").statusCode()).toList();
    assertThat(many).as("what a page asks for at once").containsOnly(200);

    assertThat(chair.at(two.port()).send("POST", "/camunda/api/engine/engine/default/task/" + task + "/complete",
        Map.of("variables", Map.of("outcome", Map.of("value", "ENDORSE")))).statusCode()).isEqualTo(204);
    assertThat(one.http().as("auditor").get("/api/cases/" + reference + "/record").body().findValuesAsText("actor")).contains("chair");

    assertThat(held()).isNotEmpty().allSatisfy(held -> assertThat(held).as("JSON that any release can read, of no class of the engine")
        .matches("(?s)[{\\[\"].*").doesNotContain("camunda", "demo"));
    assertThat(chair.at(two.port()).postForm("/sign-out", "").statusCode()).isLessThan(400);
    assertThat(chair.at(one.port()).get("/api/me").statusCode()).as("signed out at both").isEqualTo(401);
  }

  @Test
  @Order(3)
  void aSessionThatThisReleaseCannotReadEndsInASignIn() {
    Session finance = Session.of("finance", one.port());
    assertThat(finance.at(two.port()).get("/api/me").statusCode()).isEqualTo(200);
    owner.sql("UPDATE spring_session_attributes SET attribute_bytes = ? WHERE attribute_name = 'SPRING_SECURITY_CONTEXT'")
        .param("{\"@class\":\"org.countersign.people.OfAnotherRelease\",\"a\":1}".getBytes(StandardCharsets.UTF_8)).update();
    assertThat(finance.at(two.port()).get("/api/me").statusCode()).isEqualTo(401);
    assertThat(Session.of("finance", two.port()).at(one.port()).get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void aTimerFiresOnceAndADigestIsSentOnce() throws MessagingException, IOException {
    owner.sql("UPDATE act_id_user SET email_ = 'member1-of-nodes@example.test' WHERE id_ = 'member1'").update();
    List<String> references = IntStream.range(0, CASES)
        .mapToObj(i -> (i % 2 == 0 ? one : two).walk().submit(Papers.of("pcd-579").caseFile())).toList();
    List<String> timers = owner.sql("SELECT id_ FROM act_ru_job WHERE type_ = 'timer'").query(String.class).list();
    assertThat(timers).hasSizeGreaterThanOrEqualTo(CASES);
    owner.sql("UPDATE act_ru_job SET duedate_ = TIMESTAMP '2020-01-01 09:00:00' WHERE type_ = 'timer'").update();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fired()).containsAll(timers));
    assertThat(fired()).doesNotHaveDuplicates();
    assertThat(count("SELECT COUNT(*) FROM act_hi_job_log WHERE job_state_ = 1")).as("none failed").isZero();

    await().atMost(PATIENCE).until(() -> count("SELECT COUNT(*) FROM outbox") == 0);
    String told = MailServer.to("member1-of-nodes@example.test").stream().map(NodesTest::textOf).collect(Collectors.joining("\n"));
    // Each is named with its task, and in the link to it.
    Map<String, Long> times = references.stream().collect(Collectors.toMap(r -> r,
        r -> told.lines().filter(line -> line.contains(r) && !line.contains("http")).count()));
    assertThat(times.values()).as("%s", told).containsOnly(1L);
  }

  @Test
  @Order(5)
  void theStepsOfALaterReleaseWaitForANodeOfIt() {
    String reference = one.walk().submit(Papers.of("pcd-579").caseFile());
    String timer = owner.sql("SELECT j.id_ FROM act_ru_job j JOIN business_case c ON c.process_instance = j.process_instance_id_"
        + " WHERE c.reference = ? AND j.type_ = 'timer'").param(reference).query(String.class).single();
    String deployment = owner.sql("SELECT deployment_id_ FROM act_ru_job WHERE id_ = ?").param(timer).query(String.class).single();
    String due = "UPDATE act_ru_job SET deployment_id_ = ?, duedate_ = TIMESTAMP '2020-01-01 09:00:00' WHERE id_ = ?";
    owner.sql(due).params("of-a-later-release", timer).update();
    await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(12)).until(() -> !fired().contains(timer));
    owner.sql(due).params(deployment, timer).update();
    await().atMost(PATIENCE).until(() -> fired().contains(timer));
  }

  @Test
  @Order(6)
  void anImportGoesOnWhileAnotherProgramStartsAndStopsWithItsOwn() {
    int first = begun(1);
    two.kill();
    two = node("two", "none");
    assertThat(state(first)).isIn("RUNNING", "ENDED");
    await().atMost(PATIENCE).until(() -> state(first), state -> !state.equals("RUNNING"));
    assertThat(state(first)).isEqualTo("ENDED");
    assertThat(count("SELECT COUNT(*) FROM imported_decision")).isEqualTo(ROWS);

    int second = begun(ROWS + 1);
    await().atMost(PATIENCE).until(() -> two.http().as("auditor").get("/api/decisions/imports/" + second).body().path("taken").asInt() > 0);
    one.kill();
    await().atMost(PATIENCE).until(() -> state(second), state -> !state.equals("RUNNING"));
    assertThat(state(second)).isEqualTo("STOPPED");
    one = node("one", "none");
    int entries = two.http().as("auditor").get("/api/records/DECISIONS").body().path("entries").size();
    assertThat(entries).as("one entry for each import").isEqualTo(2);
  }

  private static int begun(int firstNumber) {
    String file = IntStream.range(0, ROWS).mapToObj(i -> "PCD %d,Cameras,2019-06-03,DMPC,GRANT,,,%d,,,,,,,2016".formatted(firstNumber + 100_000 + i, i + 1))
        .collect(Collectors.joining("\n", "number,title,decidedOn,decidedBy,kind,programme,suppliers,value,originalValue,changeValue,"
            + "changeMonths,approvedValue,tolerancePercent,earlier,edition\n", "\n"));
    Http.Answer begun = one.http().as("secretariat").upload("/api/decisions/import", "text/csv", file.getBytes(StandardCharsets.UTF_8));
    assertThat(begun.status()).as("%s", begun.body()).isEqualTo(202);
    return begun.body().path("id").asInt();
  }

  private static String state(int importId) {
    return two.http().as("auditor").get("/api/decisions/imports/" + importId).at("/state");
  }

  private static List<String> fired() {
    return owner.sql("SELECT job_id_ FROM act_hi_job_log WHERE job_state_ = 2 AND job_def_type_ LIKE 'timer%'").query(String.class).list();
  }

  private static List<String> held() {
    return owner.sql("SELECT convert_from(attribute_bytes, 'UTF8') FROM spring_session_attributes").query(String.class).list();
  }

  private static int count(String sql) {
    return owner.sql(sql).query(Integer.class).single();
  }

  private static String textOf(MimeMessage message) {
    try {
      return message.getContent().toString();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
