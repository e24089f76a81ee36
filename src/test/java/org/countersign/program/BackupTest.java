package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import javax.sql.DataSource;
import org.countersign.command.VerifyCommand;
import org.countersign.schema.Migration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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
    try (Server server = Server.of(installed, folder.toAbsolutePath())) {
      JdbcClient superuser = JdbcClient.create(server.as("postgres", "postgres"));
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
      run(installed, "pg_dump", "--format=custom", "--file=" + backup, "--host=localhost", "--port=" + server.port(), "--username=postgres",
          "countersign");
      walk.advisersSatisfied(under);
      program.kill();

      run(installed, "pg_restore", "--exit-on-error", "--single-transaction", "--dbname=restored", "--host=localhost",
          "--port=" + server.port(), "--username=postgres", backup.toString());
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
      assertThat(JdbcClient.create(server.as("countersign", "restored"))
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

  private static List<String> settings(Server server, String database) {
    return List.of("--spring.profiles.active=postgres", "--spring.datasource.url=jdbc:postgresql://localhost:" + server.port() + "/" + database,
        "--spring.datasource.username=countersign", "--spring.datasource.password=");
  }

  private void run(File installed, String tool, String... arguments) throws IOException, InterruptedException {
    call(folder.toAbsolutePath(), Stream.concat(Stream.of(new File(installed, "bin/" + tool).toString()), Stream.of(arguments)).toList());
  }

  private static void call(Path folder, List<String> call) throws IOException, InterruptedException {
    Path log = folder.resolve(Path.of(call.get(call.size() > 2 && call.get(0).equals("unshare") ? 2 : 0)).getFileName() + ".log");
    Process process = new ProcessBuilder(call).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", call, Files.readString(log)).isZero();
  }

  /** The machine's own server, on a folder of its own. */
  private record Server(File installed, Path folder, int port) implements AutoCloseable {

    static Server of(File installed, Path folder) throws IOException, InterruptedException {
      Server server = new Server(installed, folder, SeparateProgram.freePort());
      server.call("initdb", "-D", server.data(), "-A", "trust", "-U", "postgres", "-E", "UTF-8");
      server.call("pg_ctl", "-D", server.data(), "-w", "-l", folder.resolve("server.log").toString(),
          "-o", "-p " + server.port() + " -c unix_socket_directories=''", "start");
      return server;
    }

    private String data() {
      return folder.resolve("data").toString();
    }

    DataSource as(String role, String database) {
      return new DriverManagerDataSource("jdbc:postgresql://localhost:" + port + "/" + database, role, "");
    }

    /** PostgreSQL does not run as root: then, as somebody else in a namespace. */
    private void call(String tool, String... arguments) throws IOException, InterruptedException {
      Stream<String> asWhom = System.getProperty("user.name").equals("root") ? Stream.of("unshare", "-U") : Stream.of();
      BackupTest.call(folder, Stream.of(asWhom, Stream.of(new File(installed, "bin/" + tool).toString()), Stream.of(arguments))
          .flatMap(part -> part).toList());
    }

    @Override
    public void close() {
      try {
        call("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The newest PostgreSQL of Debian's packages that has its server and its tools; null if there is none. */
  private static File installed() {
    String[] versions = DEBIAN.toFile().list();
    return versions == null ? null : Stream.of(versions).sorted((a, b) -> b.compareTo(a)).map(version -> DEBIAN.resolve(version).toFile())
        .filter(home -> Stream.of("initdb", "pg_ctl", "pg_dump", "pg_restore").allMatch(tool -> new File(home, "bin/" + tool).canExecute()))
        .findFirst().orElse(null);
  }
}
