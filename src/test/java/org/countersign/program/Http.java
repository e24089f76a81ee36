package org.countersign.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Calls the running program as a client would. */
public class Http {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Environment environment;

  public Http(Environment environment) {
    this.environment = environment;
  }

  /** @param body null if it is empty; a text node if it is no JSON */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {

    public String at(String pointer) {
      return body.at(pointer).asText();
    }
  }

  /** Calls as one account of the demonstration; null calls without credentials. */
  public Caller as(String account) {
    return as(account, "demo");
  }

  public Caller as(String account, String password) {
    return new Caller(account, password);
  }

  public final class Caller {

    private final String account;
    private final String password;

    private Caller(String account, String password) {
      this.account = account;
      this.password = password;
    }

    public Answer get(String path) {
      return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
      return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
      return send("PUT", path, body);
    }

    public Answer delete(String path) {
      return send("DELETE", path, null);
    }

    /** Sends the bytes as they are. */
    public Answer upload(String path, String type, byte[] bytes) {
      return send(HttpRequest.newBuilder(URI.create(base() + path)).header("Content-Type", type)
          .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** The answer's bytes as they are. */
    public HttpResponse<byte[]> download(String path) {
      try {
        return client.send(signed(HttpRequest.newBuilder(URI.create(base() + path))).build(), HttpResponse.BodyHandlers.ofByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) {
      return account == null ? request : request.header("Authorization", "Basic "
          + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** @param body text as it is, anything else as JSON */
    public Answer send(String method, String path, Object body) {
      return send(method, path, body, Map.of());
    }

    public Answer send(String method, String path, Object body, Map<String, String> headers) {
      try {
        String text = body == null ? "" : body instanceof String given ? given : JSON.writeValueAsString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path)).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Answer send(HttpRequest.Builder request) {
      try {
        HttpResponse<String> response = client.send(signed(request).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), bodyOf(response), response);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private String base() {
    return "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }

  private static JsonNode bodyOf(HttpResponse<String> response) throws IOException {
    if (response.body().isEmpty()) {
      return null;
    }
    boolean json = response.headers().firstValue("Content-Type").filter(type -> type.contains("json")).isPresent();
    return json ? JSON.readTree(response.body()) : JSON.getNodeFactory().textNode(response.body());
  }
}
