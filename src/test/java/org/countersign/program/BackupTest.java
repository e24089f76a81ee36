package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.command.VerifyCommand;
import org.countersign.schema.Migration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A backup that is made while the program works, and a program that goes on from it. By the tools of the machine's own PostgreSQL,
 * under its own server; where there is none, this is skipped.
 */
class BackupTest {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Path folder = Path.of("target", "backup", UUID.randomUUID().toString());
  private SeparateProgram program;

  @AfterEach
  void kill() {
    if (program != null) {
      program.kill();
    }
  }

  @Test
  void whatWasBackedUpGoesOnFromThere() throws IOException, InterruptedException {
    File installed = installed();
    assumeTrue(installed != null, "no PostgreSQL with pg_dump is installed here");
    Files.createDirectories(folder);
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().setPgDirectoryResolver(override -> installed).start()) {
      JdbcClient superuser = JdbcClient.create(server.getPostgresDatabase());
      superuser.sql("CREATE ROLE countersign_owner LOGIN").update();
      superuser.sql("CREATE ROLE countersign LOGIN").update();
      superuser.sql("CREATE DATABASE countersign OWNER countersign_owner").update();
      superuser.sql("CREATE DATABASE restored OWNER countersign_owner").update();
      Migration.run(Stream.concat(settings(server, "countersign").stream(), Stream.of("--spring.flyway.user=countersign_owner",
          "--spring.flyway.password=")).toArray(String[]::new));

      program = SeparateProgram.with(folder, settings(server, "countersign"));
      CaseWalk walk = program.walk();
      String under = walk.submit(Papers.of("pcd-579").caseFile());
      walk.boardEndorses(under);
      String decided = walk.submit(Papers.of("pcd-579").caseFile());
      walk.toDecision(decided);
      walk.dmpcApproves(decided);
      walk.awaitStatus(decided, "APPROVED");
      JsonNode exported = recordOf(under);
      Path backup = folder.resolve("countersign.dump").toAbsolutePath();
      run(installed, "pg_dump", "--format=custom", "--file=" + backup, "--host=localhost", "--port=" + server.getPort(), "--username=postgres",
          "countersign");
      walk.advisersSatisfied(under);
      program.kill();

      run(installed, "pg_restore", "--exit-on-error", "--single-transaction", "--dbname=restored", "--host=localhost",
          "--port=" + server.getPort(), "--username=postgres", backup.toString());
      program = SeparateProgram.with(folder, settings(server, "restored"));
      walk = program.walk();
      assertThat(recordOf(under).path("entries")).as("as it stood when the backup was made").isEqualTo(exported.path("entries"));
      assertThat(walk.status(under)).isEqualTo("IN_ADVICE");
      walk.advisersSatisfied(under);
      walk.awaitStatus(under, "TO_BE_DECIDED");
      walk.dmpcApproves(under);
      walk.awaitStatus(under, "APPROVED");
      for (String reference : List.of(under, decided)) {
        assertThat(verified(reference)).contains("the record of " + reference + " is whole");
      }
      assertThat(JdbcClient.create(server.getDatabase("countersign", "restored"))
          .sql("SELECT has_table_privilege('record_entry', 'INSERT') AND NOT has_table_privilege('record_entry', 'UPDATE')")
          .query(Boolean.class).single()).as("what the program's role may, comes back too").isTrue();
    }
  }

  private JsonNode recordOf(String reference) {
    JsonNode record = program.http().as("auditor").get("/api/cases/" + reference + "/record").body();
    assertThat(record.path("verified").asBoolean()).isTrue();
    return record;
  }

  private String verified(String reference) throws IOException {
    Path record = Files.writeString(folder.resolve("record.json"), recordOf(reference).toString());
    Path seal = Files.writeString(folder.resolve("seal.pem"), program.http().as(null).get("/register/seal.pem").response().body());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new VerifyCommand(System.in, new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(List.of(record.toString(), "--certificate", seal.toString()));
    return said.toString(StandardCharsets.UTF_8);
  }

  private static List<String> settings(EmbeddedPostgres server, String database) {
    return List.of("--spring.profiles.active=postgres", "--spring.datasource.url=jdbc:postgresql://localhost:" + server.getPort() + "/" + database,
        "--spring.datasource.username=countersign", "--spring.datasource.password=");
  }

  private void run(File installed, String tool, String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve(tool + ".log");
    Process process = new ProcessBuilder(Stream.concat(Stream.of(new File(installed, "bin/" + tool).toString()), Stream.of(arguments)).toList())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", tool, Files.readString(log)).isZero();
  }

  /** The newest PostgreSQL of Debian's packages that has its server and its tools; null if there is none. */
  private static File installed() {
    String[] versions = DEBIAN.toFile().list();
    return versions == null ? null : Stream.of(versions).sorted((a, b) -> b.compareTo(a)).map(version -> DEBIAN.resolve(version).toFile())
        .filter(home -> Stream.of("initdb", "pg_ctl", "pg_dump", "pg_restore").allMatch(tool -> new File(home, "bin/" + tool).canExecute()))
        .findFirst().orElse(null);
  }
}
