package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.mock.env.MockEnvironment;

/** The program as a process of its own, on a database file: it can be killed and started again. */
final class SeparateProgram {

  static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=2000;LOCK_TIMEOUT=10000";

  private final Path folder;
  private final Process process;
  private final int port;
  private final Http http;

  private SeparateProgram(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.http = new Http(new MockEnvironment().withProperty("local.server.port", Integer.toString(port)));
  }

  /** Where H2 keeps the database of a program in this folder. */
  static String urlOf(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("countersign").toAbsolutePath() + SETTINGS;
  }

  /** Starts on the folder's database, which is made if there is none, and waits until the program serves. */
  static SeparateProgram on(Path folder) throws IOException {
    return with(folder, List.of("--spring.datasource.url=" + urlOf(folder)));
  }

  /** Starts on a PostgreSQL, and waits until the program serves; what it logs stands in the folder. */
  static SeparateProgram onPostgres(Path folder, String database, String... more) throws IOException {
    return with(folder, Stream.of(List.of("--spring.profiles.active=postgres"), TestPostgres.settings(database), List.of(more))
        .flatMap(List::stream).toList());
  }

  /** Starts with settings that say which database, and waits until the program serves. */
  static SeparateProgram with(Path folder, List<String> settings) throws IOException {
    Files.createDirectories(folder);
    int port = freePort();
    List<String> usual = List.of("--server.port=" + port, "--countersign.demonstration=accounts",
        "--countersign.seal.demonstration-store=" + folder.resolve("seal.p12"),
        // Work that a killed program had taken up is free again after this.
        "--camunda.bpm.job-execution.lock-time-in-millis=3000");
    // A setting that is given twice is a list.
    Stream<String> notGiven = usual.stream().filter(one -> settings.stream().noneMatch(given -> nameOf(given).equals(nameOf(one))));
    Process process = process(folder.resolve("program.log"), Stream.concat(notGiven, settings.stream()).toList(), Map.of());
    SeparateProgram program = new SeparateProgram(folder, process, port);
    await().atMost(PATIENCE).until(program::isUp);
    return program;
  }

  private static String nameOf(String setting) {
    return setting.substring(0, setting.indexOf('='));
  }

  /** The program, as it is called with these arguments in such an environment. */
  static Process process(Path log, List<String> arguments, Map<String, String> environment) throws IOException {
    List<String> call = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "org.countersign.Countersign"));
    call.addAll(arguments);
    ProcessBuilder program = new ProcessBuilder(call).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    program.environment().putAll(environment);
    return program.start();
  }

  int port() {
    return port;
  }

  Http http() {
    return http;
  }

  CaseWalk walk() {
    return new CaseWalk(http);
  }

  /** By SIGKILL: the program has no time to put anything in order. */
  void kill() {
    process.destroyForcibly();
    assertThat(process.onExit().join().exitValue()).as("killed, not shut down").isEqualTo(128 + 9);
  }

  /** The accounts are made once the program serves: it is up when they can be used. */
  private boolean isUp() {
    assertThat(process.isAlive()).as("see %s", folder).isTrue();
    try {
      return http.as("operator").get("/api/cases").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
