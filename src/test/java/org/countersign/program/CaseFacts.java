package org.countersign.program;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** The published decision on the case; null if it is not on the register. */
  JsonNode onRegister(String reference) {
    return stream(http.as(null).get("/register.json?q=" + reference).body().path("decisions"))
        .filter(d -> d.path("caseReference").asText().equals(reference)).findFirst().orElse(null);
  }

  /** The entry that announces a decision whose publication waits; null if there is none. */
  JsonNode announced(String number) {
    return stream(http.as(null).get("/register.json").body().path("deferred"))
        .filter(d -> d.path("number").asText().equals(number)).findFirst().orElse(null);
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
