package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.countersign.command.MigrateCommand;
import org.countersign.schema.Migration;
import org.countersign.schema.UnfitDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On PostgreSQL the owner migrates and the program's role uses the tables; on other tables than its own the program does not start. */
class MigrateTest {

  private static final Set<String> ONLY_ADDED_TO = Set.of("record_entry", "checkpoint", "checkpoint_leaf", "signed_notice",
      "signed_notice_piece", "decision_correction", "revision", "case_comment", "imported_decision", "decision_import_refusal");

  @TempDir
  private Path folder;

  @Test
  void theProgramWaitsForItsOwnerToMigrateAndThenForNobodyElse() throws Exception {
    TestPostgres.makeEmpty("waits");
    String refused = notStartedOn("waits");
    assertThat(refused).contains("The database lacks migration 1, 2", "Let the owner of the tables migrate: java -jar countersign.jar migrate")
        .doesNotContain("\tat ", "Exception", "WARN");
    assertThat(tables("waits")).as("it has made nothing").isEmpty();

    Process migrate = SeparateProgram.process(folder.resolve("migrate.log"), List.of("migrate"), Map.of(
        "SPRING_DATASOURCE_URL", TestPostgres.url("waits"), "SPRING_DATASOURCE_USERNAME", TestPostgres.PROGRAM,
        "SPRING_FLYWAY_USER", TestPostgres.OWNER, "SPRING_FLYWAY_PASSWORD", "trusted"));
    assertThat(migrate.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("migrate.log"))).contains("migrations were applied", TestPostgres.PROGRAM + " may use it");
    assertThat(migrate.exitValue()).isZero();
    assertThat(tables("waits")).contains("act_ru_task", "record_entry", "spring_session");

    owner("waits").sql("""
        INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (900, '900', 'of later', 'SQL', 'V900__of_later.sql', 'owner', 1, TRUE)""").update();
    assertThat(notStartedOn("waits")).contains("The database has migration 900, which this release does not know").doesNotContain("\tat ");
  }

  @Test
  void theProgramMayDoWhatItNeedsAndNoMore() {
    TestPostgres.make("grants");
    JdbcClient program = JdbcClient.create(TestPostgres.as(TestPostgres.PROGRAM, "grants"));
    assertThat(tables("grants")).allSatisfy(table -> {
      String may = new TreeSet<>(owner("grants").sql("SELECT privilege_type FROM information_schema.role_table_grants"
          + " WHERE table_name = ? AND grantee = '" + TestPostgres.PROGRAM + "'").param(table).query(String.class).list()).toString();
      assertThat(may).as(table).isEqualTo(ONLY_ADDED_TO.contains(table) ? "[INSERT, SELECT]"
          : table.equals("flyway_schema_history") ? "[SELECT]" : "[DELETE, INSERT, SELECT, UPDATE]");
    });
    assertThatThrownBy(() -> program.sql("CREATE TABLE mine (a INTEGER)").update()).hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> program.sql("UPDATE flyway_schema_history SET success = FALSE").update()).hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> program.sql("DROP TABLE business_case").update()).hasStackTraceContaining("must be owner");

    owner("grants").sql("GRANT ALL ON record_entry TO " + TestPostgres.PROGRAM).update();
    assertThat(Migration.run(TestPostgres.settingsOfOwner("grants"))).startsWith("0 migrations were applied.");
    assertThatThrownBy(() -> program.sql("DELETE FROM record_entry").update()).as("each migration takes away what was given meanwhile")
        .hasStackTraceContaining("permission denied");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "failed  | UPDATE flyway_schema_history SET success = FALSE WHERE version = '9' | Migration 9 failed in this database",
      "later   | UPDATE flyway_schema_history SET version = '901', script = 'V901__x.sql' WHERE version = '9' | The database has migration 901",
      "changed | UPDATE flyway_schema_history SET checksum = 1 WHERE version = '5' | 5"})
  void nobodyMigratesWhatIsNotThisReleases(String database, String damage, String because) {
    TestPostgres.make(database);
    owner(database).sql(damage).update();
    assertThatThrownBy(() -> Migration.run(TestPostgres.settingsOfOwner(database))).isInstanceOf(UnfitDatabase.class)
        .hasMessageContaining(because);
  }

  @Test
  void theCommandTellsInWordsWhyItCannot() {
    TestPostgres.makeEmpty("words");
    assertThat(called("sideways")).contains("Usage: java -jar countersign.jar migrate").endsWith("2");
    assertThat(called("--spring.datasource.url=" + TestPostgres.url("words"))).contains("Set SPRING_FLYWAY_USER").endsWith("1");
    assertThat(called("--spring.datasource.url=" + TestPostgres.url("words"), "--spring.flyway.user=countersign"))
        .contains("let the program use another role").endsWith("1");
    String[] settings = TestPostgres.settingsOfOwner("words");
    assertThat(called(Arrays.stream(settings).map(s -> s.replace("username=countersign", "username=nobody")).toArray(String[]::new)))
        .contains("role \"nobody\" does not exist").endsWith("1");
    assertThat(called(Arrays.stream(settings).map(s -> s.replace("/words", "/nowhere")).toArray(String[]::new)))
        .contains("nowhere").endsWith("1");
  }

  /** @return what it told, and its exit code */
  private static String called(String... arguments) {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    int code = new MigrateCommand(new PrintStream(terminal, true, StandardCharsets.UTF_8)).run(List.of(arguments));
    return terminal.toString(StandardCharsets.UTF_8) + code;
  }

  /** @return what the program told instead of starting */
  private String notStartedOn(String database) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "program", ".log");
    List<String> arguments = new ArrayList<>(TestPostgres.settings(database));
    arguments.addAll(List.of("--spring.profiles.active=postgres", "--server.port=0"));
    Process program = SeparateProgram.process(log, arguments, Map.of());
    assertThat(program.waitFor(90, TimeUnit.SECONDS)).as("see %s", log).isTrue();
    assertThat(program.exitValue()).isEqualTo(1);
    return Files.readString(log);
  }

  private static JdbcClient owner(String database) {
    return JdbcClient.create(TestPostgres.as(TestPostgres.OWNER, database));
  }

  private static Set<String> tables(String database) {
    return owner(database).sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").query(String.class).list().stream()
        .collect(Collectors.toSet());
  }
}
