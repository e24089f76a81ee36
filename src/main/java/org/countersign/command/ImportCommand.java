package org.countersign.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code import <file> --url http://localhost:8080 --user secretariat [--dry-run]}: sends a file of past decisions to a running
 * program, shows how far it is, and tells what was refused.
 */
public final class ImportCommand {

  public static final String NAME = "import";
  /** Where the password is looked for before it is asked for. */
  public static final String PASSWORD = "COUNTERSIGN_PASSWORD";

  private static final String USAGE = "Usage: java -jar countersign.jar import <file.csv or file.json> --url http://localhost:8080"
      + " --user <name> [--dry-run]";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_MILLIS = 500;

  private static final int ALL_TAKEN = 0;
  private static final int NOT_ALL_TAKEN = 1;

  private final PrintStream out;
  private final Function<String, String> environment;
  private final Supplier<char[]> askForPassword;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param out the terminal
   * @param environment values by name; null where there is none
   * @param askForPassword null from it where nobody can be asked
   */
  public ImportCommand(PrintStream out, Function<String, String> environment, Supplier<char[]> askForPassword) {
    this.out = out;
    this.environment = environment;
    this.askForPassword = askForPassword;
  }

  /** Told to whoever called, in words. */
  private static final class Failed extends Exception {

    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  private record Call(Path file, URI url, String user, boolean dryRun) {}

  /** @return the exit code: 0 if every row is there now (or would be), else 1 */
  public int run(List<String> arguments) {
    try {
      Call call = read(arguments);
      String credentials = credentials(call.user());
      // A refused sign-in would break off the sending of a large file, and look like a program that is away.
      answer(request(call, "/api/me", credentials).GET().build());
      JsonNode begun = begin(call, credentials);
      JsonNode ended = follow(call, credentials, begun);
      return report(call, credentials, ended);
    } catch (Failed failed) {
      out.println(failed.getMessage());
    } catch (IOException e) {
      out.println("The program at that address cannot be reached. Nothing more is known; the same file can be sent again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      out.println("Stopped looking. The import itself goes on.");
    }
    return NOT_ALL_TAKEN;
  }

  private static Call read(List<String> arguments) throws Failed {
    String file = null;
    String url = "http://localhost:8080";
    String user = null;
    boolean dryRun = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean isLast = i + 1 == arguments.size();
      if (argument.equals("--dry-run")) {
        dryRun = true;
      } else if (argument.equals("--url") && !isLast) {
        url = arguments.get(++i);
      } else if (argument.equals("--user") && !isLast) {
        user = arguments.get(++i);
      } else if (file == null && !argument.startsWith("--")) {
        file = argument;
      } else {
        throw new Failed("What does " + argument + " mean here?\n" + USAGE);
      }
    }
    if (file == null || user == null) {
      throw new Failed(USAGE);
    }
    if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
      throw new Failed(file + " cannot be read.");
    }
    typeOf(Path.of(file));
    try {
      URI address = URI.create(url.replaceAll("/+$", ""));
      if (address.getHost() == null || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        throw new IllegalArgumentException();
      }
      return new Call(Path.of(file), address, user, dryRun);
    } catch (IllegalArgumentException e) {
      throw new Failed(url + " is not an address, such as http://localhost:8080.");
    }
  }

  private static String typeOf(Path file) throws Failed {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return "text/csv";
    }
    if (name.endsWith(".json")) {
      return "application/json";
    }
    throw new Failed("A file of past decisions ends in .csv or .json.");
  }

  private String credentials(String user) throws Failed {
    String given = environment.apply(PASSWORD);
    char[] password = given == null ? askForPassword.get() : given.toCharArray();
    if (password == null) {
      throw new Failed("No password: set " + PASSWORD + ", or call this from a terminal that can be asked.");
    }
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + new String(password)).getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode begin(Call call, String credentials) throws Failed, IOException, InterruptedException {
    return answer(request(call, "/api/decisions/import?dryRun=" + call.dryRun(), credentials)
        .header("Content-Type", typeOf(call.file())).POST(BodyPublishers.ofFile(call.file())).build());
  }

  private JsonNode follow(Call call, String credentials, JsonNode begun) throws Failed, IOException, InterruptedException {
    JsonNode progress = begun;
    while (progress.path("state").asText().equals("RUNNING")) {
      out.print("\r" + counts(progress));
      out.flush();
      Thread.sleep(LOOK_EVERY_MILLIS);
      progress = answer(request(call, "/api/decisions/imports/" + begun.path("id").asInt(), credentials).GET().build());
    }
    out.println("\r" + counts(progress));
    return progress;
  }

  private static String counts(JsonNode progress) {
    return "%,d rows read: %,d %s, %,d already there, %,d refused".formatted(progress.path("read").asInt(), progress.path("taken").asInt(),
        progress.path("dryRun").asBoolean() ? "would be taken" : "taken", progress.path("there").asInt(), progress.path("refused").asInt());
  }

  private int report(Call call, String credentials, JsonNode ended) throws Failed, IOException, InterruptedException {
    int pages = 1;
    for (int page = 0; page < pages; page++) {
      JsonNode refused = answer(request(call, "/api/decisions/imports/" + ended.path("id").asInt() + "/refusals?page=" + page, credentials)
          .GET().build());
      refused.path("refusals").forEach(refusal -> out.println("Row %d%s: %s".formatted(refusal.path("row").asInt(),
          refusal.path("field").asText().isEmpty() ? "" : ", " + refusal.path("field").asText(), refusal.path("because").asText())));
      pages = refused.path("pages").asInt();
    }
    boolean isWhole = ended.path("state").asText().equals("ENDED");
    if (!isWhole) {
      out.println(ended.path("fault").asText("The import was stopped; what was taken stays. Send the same file again."));
    } else if (call.dryRun()) {
      out.println("This was tried only: nothing was taken.");
    }
    return isWhole && ended.path("refused").asInt() == 0 ? ALL_TAKEN : NOT_ALL_TAKEN;
  }

  private static HttpRequest.Builder request(Call call, String path, String credentials) {
    return HttpRequest.newBuilder(URI.create(call.url() + path)).header("Authorization", credentials).header("Accept", "application/json");
  }

  private JsonNode answer(HttpRequest request) throws Failed, IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode body = bodyOf(response);
    if (response.statusCode() >= 300) {
      StringBuilder why = new StringBuilder(body.path("detail").asText("The program answered " + response.statusCode() + "."));
      body.path("errors").forEach(fault -> why.append("\n").append(fault.path("pointer").asText().replaceFirst("^/", ""))
          .append(fault.path("pointer").asText().isEmpty() ? "" : ": ").append(fault.path("detail").asText()));
      throw new Failed(why.toString());
    }
    return body;
  }

  private JsonNode bodyOf(HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      return json.createObjectNode();
    }
  }
}
