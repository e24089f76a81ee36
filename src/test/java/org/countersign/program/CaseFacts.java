package org.countersign.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What can be seen of a case from outside: its tasks, its record, its decision. */
class CaseFacts {

  private final Http http;

  CaseFacts(Http http) {
    this.http = http;
  }

  JsonNode of(String reference) {
    return http.as("auditor").get("/api/cases/" + reference).body();
  }

  /** The open tasks: their keys without "UserTask_", with the assignee where there is one. */
  List<String> tasks(String reference) {
    return stream(of(reference).path("tasks")).map(task -> task.path("key").asText().replace("UserTask_", "")
        + (task.hasNonNull("assignee") ? " by " + task.path("assignee").asText() : "")).sorted().toList();
  }

  List<String> returned(String reference) {
    return stream(of(reference).path("returned")).map(JsonNode::asText).toList();
  }

  JsonNode record(String reference) {
    return http.as("auditor").get("/api/cases/" + reference + "/record").body();
  }

  List<String> acts(String reference) {
    return stream(record(reference).path("entries")).map(entry -> entry.path("act").asText()).toList();
  }

  /** The published decision on the case, on whatever page of the register; null if it is on none. */
  JsonNode onRegister(String reference) {
    return allOf("decisions").stream().filter(d -> d.path("caseReference").asText().equals(reference)).findFirst()
        .orElse(null);
  }

  /** The entry that announces a decision whose publication waits; null if there is none. */
  JsonNode announced(String number) {
    return allOf("deferred").stream().filter(d -> d.path("number").asText().equals(number)).findFirst().orElse(null);
  }

  private List<JsonNode> allOf(String list) {
    List<JsonNode> all = new ArrayList<>();
    int pages = 1;
    for (int page = 0; page < pages; page++) {
      JsonNode feed = http.as(null).get("/register.json?page=" + page).body();
      feed.path(list).forEach(all::add);
      pages = feed.path("pages").asInt();
    }
    return all;
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
