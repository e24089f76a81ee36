package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.countersign.schema.Migration;
import org.countersign.schema.ReleasedTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This program on the database of each release: what was under way there goes on here. */
class ReleasedTest {

  private static final Path RELEASES = Path.of("src/test/resources/released");

  private SeparateProgram program;

  static String[] releases() {
    return Arrays.stream(RELEASES.toFile().list()).sorted().toArray(String[]::new);
  }

  @AfterEach
  void kill() {
    if (program != null) {
      program.kill();
    }
  }

  /** A dump holds a case at each stage: 1 decided, 2 at the board, 3 to be revised, 4 in advice, 5 to be decided. */
  @ParameterizedTest
  @MethodSource("releases")
  void whatWasUnderWayGoesOn(String release) throws IOException, SQLException {
    Path folder = Path.of("target", "released", release + "-" + UUID.randomUUID());
    restore(RELEASES.resolve(release).resolve("h2.sql.gz"), folder);
    program = SeparateProgram.on(folder);
    everythingGoesOn();
    program.kill();
    try (Connection connection = DriverManager.getConnection(SeparateProgram.urlOf(folder), "countersign", "")) {
      assertThat(papersOutsideTheIndex(connection)).as("papers of the release are precedents too").isZero();
    }
  }

  /** No database of a release was stored on PostgreSQL: its tables are made there, and filled with the rows of the stored one. */
  @ParameterizedTest
  @MethodSource("releases")
  void whatWasUnderWayGoesOnOnPostgres(String release) throws IOException, SQLException {
    Path folder = Path.of("target", "released", release + "-" + UUID.randomUUID());
    restore(RELEASES.resolve(release).resolve("h2.sql.gz"), folder);
    String database = "released_" + release.replace('.', '_');
    TestPostgres.makeEmpty(database);
    try (Connection from = DriverManager.getConnection(SeparateProgram.urlOf(folder), "countersign", "")) {
      ReleasedTables.copy(from, TestPostgres.as(TestPostgres.OWNER, database), TestPostgres.as("postgres", database));
    }
    Migration.run(TestPostgres.settingsOfOwner(database));
    program = SeparateProgram.onPostgres(folder, database);
    everythingGoesOn();
    try (Connection connection = TestPostgres.as(TestPostgres.OWNER, database).getConnection()) {
      assertThat(papersOutsideTheIndex(connection)).isZero();
    }
  }

  private void everythingGoesOn() {
    CaseWalk walk = program.walk();

    assertThat(walk.status("BC-2026-0001")).isEqualTo("APPROVED");
    assertThat(program.http().as(null).get("/register/PCD-2001").status()).isEqualTo(200);
    assertThat(program.http().as(null).get("/register.json?q=BC-2026-0001").body().at("/decisions/0/number").asText())
        .as("what the release published is on the register's list").isEqualTo("PCD 2001");
    assertThat(walk.status("BC-2026-0003")).isEqualTo("TO_BE_REVISED");

    walk.boardEndorses("BC-2026-0002");
    walk.advisersSatisfied("BC-2026-0002");
    walk.signed("BC-2026-0004", "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.signed("BC-2026-0004", "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    for (String reference : new String[] {"BC-2026-0002", "BC-2026-0004", "BC-2026-0005"}) {
      walk.dmpcApproves(reference);
      walk.awaitStatus(reference, "APPROVED");
      assertThat(program.http().as("auditor").get("/api/cases/" + reference + "/record").at("/verified")).isEqualTo("true");
    }
    await().atMost(SeparateProgram.PATIENCE).untilAsserted(() -> assertThat(program.http().as(null).get("/register/PCD-2001.pdf").status())
        .as("what the release published gets its signed notice").isEqualTo(200));
  }

  private static int papersOutsideTheIndex(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("""
            SELECT COUNT(*) FROM business_case c LEFT JOIN earlier_paper p ON p.reference = c.reference AND p.revision = c.revision
            WHERE p.reference IS NULL""")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void restore(Path dump, Path folder) throws SQLException {
    try (Connection connection = DriverManager.getConnection(SeparateProgram.urlOf(folder), "countersign", "");
        Statement statement = connection.createStatement()) {
      statement.execute("RUNSCRIPT FROM '" + dump + "' COMPRESSION GZIP");
    }
  }
}
