package org.countersign.workflow.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The calls of Camunda's REST API that are open at all: what reads, and the few writes that people and Camunda's own
 * applications need. The list fails closed; who may do what is decided behind it.
 */
final class OpenCalls {

  private static final String ID = "[^/]+";
  /** The engine's API, under each of its addresses. */
  private static final Pattern ENGINE = Pattern.compile("/engine-rest(?:/engine/[^/]+)?(/.*)?|/camunda/api/engine/engine/[^/]+(/.*)?");

  private static final List<Call> WRITES = Stream.of(
      // Queries that are sent in a body.
      "POST /(task|process-instance|execution|variable-instance|job|job-definition|external-task|group)(/count)?",
      "POST /history/(process-instance|activity-instance|task|variable-instance|job-log|external-task-log|detail)(/count)?",
      "POST /filter/ID/(list|count|singleResult)",
      "POST /identity/password-policy",
      // Tasks, and the one start form.
      "POST /task/ID/(claim|unclaim|complete|submit-form|assignee|comment/create)",
      "POST /process-definition/(ID|key/ID)/submit-form",
      // What an operator retries and notes.
      "PUT /(job|job-definition)/ID/retries",
      "(PUT|DELETE) /incident/ID/annotation",
      // Accounts.
      "POST /(user|group|authorization)/create",
      "PUT /user/ID/(profile|credentials)",
      "POST /user/ID/unlock",
      "DELETE /user/ID",
      "(PUT|DELETE) /group/ID",
      "(PUT|DELETE) /group/ID/members/ID",
      "(PUT|DELETE) /authorization/ID")
      .map(Call::of).toList();

  private static final List<Call> WRITES_OF_APPLICATIONS = Stream.of(
      // The tables of Cockpit are queries.
      "POST /camunda/api/cockpit/plugin/base/ID/(process-instance|incident)(/count)?",
      "POST /camunda/api/cockpit/plugin/base/ID/process-definition/ID/called-process-definitions",
      "POST /camunda/api/cockpit/plugin/base/ID/process-instance/ID/called-process-instances",
      "POST /camunda/api/admin/auth/user/ID/logout")
      .map(Call::of).toList();

  private OpenCalls() {}

  private record Call(Pattern pattern) {

    static Call of(String call) {
      return new Call(Pattern.compile(call.replace("ID", ID)));
    }

    boolean is(String method, String path) {
      return pattern.matcher(method + " " + path).matches();
    }
  }

  /** @param path from the root, as it was sent */
  static boolean isOpen(String method, String path) {
    if (List.of("GET", "HEAD", "OPTIONS").contains(method)) {
      return true;
    }
    var engine = ENGINE.matcher(path);
    if (engine.matches()) {
      String call = engine.group(1) == null ? engine.group(2) : engine.group(1);
      return call != null && WRITES.stream().anyMatch(open -> open.is(method, call));
    }
    return WRITES_OF_APPLICATIONS.stream().anyMatch(open -> open.is(method, path));
  }
}
