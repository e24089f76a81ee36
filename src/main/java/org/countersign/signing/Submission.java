package org.countersign.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a signer submits with a task: read from the submitted variables, of which none is written as it
 * came. Absent values are null or empty.
 *
 * @param substitutes whom the secretariat names for a board that is not quorate
 */
public record Submission(
    Outcome outcome, String reason, String interest, List<Condition> conditions, LocalDate deferUntil,
    Publication publication, List<String> substitutes) {

  static final int LONGEST_TEXT = 20_000;
  private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> NAMES = Set.of("outcome", "reason", "interest", "conditions", "deferUntil",
      "publishOn", "publishReason", "publishEntry", "substitutes");

  /**
   * @param variables by name, as submitted: days as ISO text; lists may come as JSON text
   * @param today in Europe/London
   * @throws Refusal that lists everything that is missing or cannot be
   */
  public static Submission read(SignOff signOff, Map<String, Object> variables, LocalDate today) {
    return new Reader(variables).read(signOff, today);
  }

  private static final class Reader {

    private final Map<String, Object> variables;
    private final List<String> faults = new ArrayList<>();

    Reader(Map<String, Object> variables) {
      this.variables = variables;
    }

    Submission read(SignOff signOff, LocalDate today) {
      Set<String> unknown = new TreeSet<>(variables.keySet());
      unknown.removeAll(NAMES);
      if (!unknown.isEmpty()) {
        faults.add("Nothing but the answer can be written with a signature: " + String.join(", ", unknown) + ".");
      }
      Outcome outcome = outcome(signOff);
      Submission submission = new Submission(outcome, text("reason"), text("interest"), conditions(), date("deferUntil"),
          new Publication(date("publishOn"), text("publishReason"), flag("publishEntry")), names("substitutes"));
      if (outcome != null) {
        submission.check(faults, today);
      }
      if (!faults.isEmpty()) {
        throw Refusal.incomplete(faults);
      }
      return submission;
    }

    private Outcome outcome(SignOff signOff) {
      List<Outcome> vocabulary = signOff.outcomes();
      Object given = variables.get("outcome");
      if (given == null && vocabulary.size() == 1) {
        return vocabulary.get(0);
      }
      return vocabulary.stream().filter(o -> o.name().equals(given)).findFirst().orElseGet(() -> {
        faults.add((given == null ? "Choose an outcome" : "\"" + given + "\" is no outcome of this task")
            + ": one of " + String.join(", ", vocabulary.stream().map(Enum::name).toList()) + ".");
        return null;
      });
    }

    private String text(String name) {
      Object given = variables.get(name);
      if (given == null) {
        return null;
      }
      if (!(given instanceof String text)) {
        faults.add(name + " must be text.");
        return null;
      }
      if (text.length() > LONGEST_TEXT) {
        faults.add(name + " is longer than " + LONGEST_TEXT + " characters.");
        return null;
      }
      return text.isBlank() ? null : text.strip();
    }

    private LocalDate date(String name) {
      String text = text(name);
      try {
        return text == null ? null : LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        faults.add(name + " must be a date such as 2026-12-31, not \"" + text + "\".");
        return null;
      }
    }

    private boolean flag(String name) {
      Object given = variables.get(name);
      if (given != null && !(given instanceof Boolean)) {
        faults.add(name + " must be true or false.");
      }
      return Boolean.TRUE.equals(given);
    }

    private List<String> names(String name) {
      List<String> names = new ArrayList<>();
      for (JsonNode element : list(name, "a list of user names")) {
        if (element.isTextual() && !element.asText().isBlank()) {
          names.add(element.asText().strip());
        } else {
          faults.add(name + " must be a list of user names.");
        }
      }
      return names.stream().distinct().toList();
    }

    private List<Condition> conditions() {
      List<Condition> conditions = new ArrayList<>();
      JsonNode list = list("conditions", "a list of {\"text\", \"owner\", \"due\"}");
      for (int i = 0; i < list.size(); i++) {
        condition(list.get(i), "condition " + (i + 1), conditions);
      }
      return List.copyOf(conditions);
    }

    private void condition(JsonNode given, String here, List<Condition> conditions) {
      Set<String> unknown = new TreeSet<>();
      given.fieldNames().forEachRemaining(unknown::add);
      unknown.removeAll(Set.of("text", "owner", "due"));
      String text = given.path("text").asText("").strip();
      String owner = given.path("owner").asText("").strip();
      LocalDate due = null;
      try {
        due = LocalDate.parse(given.path("due").asText(""));
      } catch (DateTimeParseException e) {
        faults.add(here + " needs the date by which it is due, such as 2026-12-31.");
      }
      if (!unknown.isEmpty()) {
        faults.add(here + " has fields that a condition has not: " + String.join(", ", unknown) + ".");
      }
      if (text.isEmpty() || text.length() > LONGEST_TEXT) {
        faults.add(here + " needs a text.");
      }
      if (owner.isEmpty() || owner.length() > 200) {
        faults.add(here + " needs an owner.");
      }
      conditions.add(new Condition(text, owner, due));
    }

    /** The elements of a list that came as a list or as JSON text; none where it is absent or no list. */
    private JsonNode list(String name, String wanted) {
      Object given = variables.get(name);
      try {
        JsonNode list = given instanceof String text ? JSON.readTree(text.isBlank() ? "[]" : text) : JSON.valueToTree(given);
        if (list == null || list.isNull() || list.isMissingNode()) {
          return JSON.createArrayNode();
        }
        if (list.isArray()) {
          return list;
        }
      } catch (JsonProcessingException | IllegalArgumentException e) {
        // said below
      }
      faults.add(name + " must be " + wanted + ".");
      return JSON.createArrayNode();
    }
  }

  private void check(List<String> faults, LocalDate today) {
    if (outcome.needsReason() && reason == null) {
      faults.add(outcome + " needs a reason.");
    }
    if (outcome == Outcome.RECUSE && interest == null) {
      faults.add("RECUSE needs the interest that stands in the way.");
    }
    if (outcome != Outcome.RECUSE && interest != null) {
      faults.add("An interest is declared with RECUSE only.");
    }
    if (outcome.needsConditions() == conditions.isEmpty()) {
      faults.add(outcome + (conditions.isEmpty() ? " needs one condition or more." : " carries no conditions."));
    }
    if ((outcome == Outcome.RECONVENE) == substitutes.isEmpty()) {
      faults.add(substitutes.isEmpty() ? "Name one substitute or more." : "substitutes are named for the board only.");
    }
    checkDates(faults, today);
  }

  private void checkDates(List<String> faults, LocalDate today) {
    if (outcome == Outcome.DEFER && (deferUntil == null || !deferUntil.isAfter(today))) {
      faults.add("DEFER needs deferUntil, a day after " + today + ".");
    }
    if (outcome != Outcome.DEFER && deferUntil != null) {
      faults.add("deferUntil belongs to DEFER only.");
    }
    boolean deferred = !publication.equals(Publication.AT_ONCE);
    if (deferred && !outcome.approves()) {
      faults.add("Publication is deferred with an approval only.");
    } else if (deferred && (publication.on() == null || !publication.on().isAfter(today) || publication.reason() == null)) {
      faults.add("To defer publication, give publishOn, a day after " + today + ", and publishReason.");
    }
  }
}
