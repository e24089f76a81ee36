package org.countersign.casefile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The published schema of a case file, and its verdicts as sentences that say what was sent and what is wanted. */
final class CaseFileSchema {

  private static final String RESOURCE = "/casefile/case-file.schema.json";
  private static final int LONGEST_ECHO = 40;
  private static final Map<String, String> TYPES = Map.of(
      "object", "an object", "array", "a list", "string", "text", "number", "a number", "integer", "a whole number",
      "boolean", "true or false");

  private final String text;
  private final JsonNode tree;
  private final JsonSchema schema;

  CaseFileSchema() {
    try (InputStream in = CaseFileSchema.class.getResourceAsStream(RESOURCE)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      tree = new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema of the case file cannot be read", e);
    }
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(tree,
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER).formatAssertionsEnabled(true).locale(Locale.ENGLISH).build());
    schema.initializeValidators();
  }

  String text() {
    return text;
  }

  /** What the schema holds against the tree, each fault once. */
  List<Fault> faultsOf(JsonNode sent) {
    Set<ValidationMessage> messages = schema.validate(sent);
    Set<String> wrongType = messages.stream().filter(m -> m.getType().equals("type"))
        .map(m -> pointer(m.getInstanceLocation())).collect(Collectors.toSet());
    Set<Fault> faults = new LinkedHashSet<>();
    for (ValidationMessage message : messages) {
      // Of a value of the wrong type nothing else is worth saying.
      if (message.getType().equals("type") || !wrongType.contains(pointer(message.getInstanceLocation()))) {
        faults.add(faultOf(message));
      }
    }
    return new ArrayList<>(faults);
  }

  private Fault faultOf(ValidationMessage message) {
    String at = pointer(message.getInstanceLocation());
    return switch (message.getType()) {
      case "required" -> missing(Pointers.child(at, message.getProperty()));
      case "additionalProperties" -> unknown(at, message.getProperty(), message);
      case "type" -> message.getInstanceNode().isNull() && !at.isEmpty() ? missing(at) : fault(at, wantedType(message));
      default -> fault(at, wanted(message) + sent(at, message.getInstanceNode()));
    };
  }

  private static Fault missing(String at) {
    return fault(at, "is required");
  }

  private static Fault fault(String at, String what) {
    return new Fault(at, Pointers.subject(at) + " " + what + ".");
  }

  private Fault unknown(String at, String name, ValidationMessage message) {
    JsonNode owner = owner(message);
    String what = "\"" + clip(name) + "\" is not a field of " + owner.path("title").asText("a case file");
    List<String> known = new ArrayList<>();
    owner.path("properties").fieldNames().forEachRemaining(known::add);
    return new Fault(Pointers.child(at, name), closest(name, known)
        .map(meant -> what + "; did you mean \"" + meant + "\"?").orElse(what + "."));
  }

  private String wantedType(ValidationMessage message) {
    List<String> wanted = new ArrayList<>();
    JsonNode types = owner(message).path("type");
    (types.isArray() ? types : Collections.singleton(types)).forEach(type -> {
      if (!type.asText().equals("null")) {
        wanted.add(TYPES.get(type.asText()));
      }
    });
    JsonNode node = message.getInstanceNode();
    boolean broken = node.isNumber() && wanted.contains("a whole number");
    return "must be " + String.join(" or ", wanted) + ", not " + (broken ? plain(node) : typeOf(node));
  }

  /** What the rule asks for. Where a text has a form, the schema's own description names it. */
  private String wanted(ValidationMessage message) {
    JsonNode owner = owner(message);
    JsonNode rule = owner.path(message.getType());
    if (owner.path("pattern").asText().startsWith("^")) {
      return "must be " + owner.path("description").asText();
    }
    return switch (message.getType()) {
      case "enum" -> "must be one of " + oneOf(rule);
      case "minimum" -> rule.asInt() == 0 ? "must not be negative" : "must be at least " + rule.asText();
      case "maximum" -> "must be at most %,d".formatted(rule.asLong());
      case "multipleOf" -> "must have at most two decimals";
      case "maxLength" -> "must be no longer than %,d characters".formatted(rule.asInt());
      case "minItems" -> "must have at least one entry";
      case "maxItems" -> "must have no more than %,d entries".formatted(rule.asInt());
      case "pattern" -> "must not be blank";
      default -> "is not as the schema wants it (" + message.getType() + ")";
    };
  }

  private static String oneOf(JsonNode values) {
    List<String> names = new ArrayList<>();
    values.forEach(value -> {
      if (!value.isNull()) {
        names.add(value.asText());
      }
    });
    return String.join(", ", names);
  }

  /** What was sent, unless it is long, blank or of Part 2: a fault may end up in a log, and Part 2 may not. */
  private static String sent(String at, JsonNode node) {
    if (at.startsWith("/partTwo") || node == null || node.isContainerNode()) {
      return "";
    }
    if (node.isNumber()) {
      return ", not " + plain(node);
    }
    String text = node.asText();
    return text.isBlank() || text.length() > 10 * LONGEST_ECHO ? "" : ", not \"" + clip(text) + "\"";
  }

  private static String plain(JsonNode number) {
    return clip(number.decimalValue().toPlainString());
  }

  private static String clip(String sent) {
    String text = sent.replaceAll("\\s", " ");
    return text.codePointCount(0, text.length()) <= LONGEST_ECHO
        ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
  }

  private static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "text";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "a number";
    };
  }

  /** The part of the schema whose keyword spoke. */
  private JsonNode owner(ValidationMessage message) {
    return tree.at(JsonPointer.compile(pointer(message.getSchemaLocation().getFragment())).head());
  }

  private static String pointer(JsonNodePath path) {
    String pointer = "";
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer = Pointers.child(pointer, String.valueOf(path.getElement(i)));
    }
    return pointer;
  }

  private static Optional<String> closest(String name, List<String> known) {
    String best = null;
    int least = Math.max(2, Math.min(name.length(), LONGEST_ECHO) / 3) + 1;
    for (String candidate : known) {
      int distance = name.length() > LONGEST_ECHO ? least : distance(name, candidate);
      if (distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein's edit distance, upper and lower case alike. */
  private static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
