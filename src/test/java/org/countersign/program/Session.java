package org.countersign.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's session as a browser keeps it: signed in at the page, with the token of the session. */
class Session {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies;
  private final HttpClient client;
  private final String base;

  private Session(int port) {
    this(port, new CookieManager());
  }

  private Session(int port, CookieManager cookies) {
    this.cookies = cookies;
    this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    this.base = "http://localhost:" + port;
  }

  /** The same session at another program: cookies are a host's, whatever the port. */
  Session at(int other) {
    return new Session(other, cookies);
  }

  static Session of(String person, int port) {
    Session session = new Session(port);
    session.signIn(person, "demo");
    return session;
  }

  static Session ofNobody(int port) {
    return new Session(port);
  }

  /** @return where the sign-in leads */
  String signIn(String person, String password) {
    Matcher token = TOKEN.matcher(send("GET", "/sign-in", null, null).body());
    token.find();
    HttpResponse<String> answer = send("POST", "/sign-in", "application/x-www-form-urlencoded",
        "username=" + encoded(person) + "&password=" + encoded(password) + "&_csrf=" + token.group(1));
    return answer.headers().firstValue("Location").orElse("");
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null, null);
  }

  /** @param body sent as JSON, unless it is text */
  HttpResponse<String> send(String method, String path, Object body) {
    try {
      return send(method, path, "application/json", body == null || body instanceof String ? (String) body
          : new ObjectMapper().writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> postForm(String path, String fields) {
    return send("POST", path, "application/x-www-form-urlencoded", fields);
  }

  private HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .findFirst().ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
