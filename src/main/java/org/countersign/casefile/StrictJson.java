package org.countersign.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Reads a JSON text so that it can mean one thing only, and so that no text can tie up the reader: a
 * field given twice, a number of absurd size, half a character and nesting without end are faults of
 * the place where they stand. The value at fault is left out as null, and reading goes on.
 */
final class StrictJson {

  private static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NAME = 100;
  /** Decimal places before and after the point, far beyond any amount and far below what takes time to compute. */
  private static final int MAX_PLACES = 30;

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(100).build())
      .build();

  private final JsonParser parser;
  private final List<Fault> faults;

  private StrictJson(JsonParser parser, List<Fault> faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /** The tree of what was sent, or nothing where it cannot be read to its end; what is wrong goes into faults. */
  static Optional<JsonNode> read(String json, List<Fault> faults) {
    if (json.length() > MAX_BYTES) {
      faults.add(new Fault("", "The case file must not be longer than " + MAX_BYTES / 1024 + " KiB."));
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(json.startsWith("\uFEFF") ? json.substring(1) : json)) {
      return new StrictJson(parser, faults).readAll();
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory could not be read", e);
    }
  }

  static Optional<JsonNode> read(JsonNode node, List<Fault> faults) {
    try (JsonParser parser = (node == null ? MissingNode.getInstance() : node).traverse()) {
      return new StrictJson(parser, faults).readAll();
    } catch (IOException e) {
      throw new IllegalStateException("A tree in memory could not be read", e);
    }
  }

  private Optional<JsonNode> readAll() {
    try {
      if (parser.nextToken() == null) {
        faults.add(new Fault("", "Nothing was sent; a case file is required."));
        return Optional.empty();
      }
      JsonNode root = value("", 1);
      if (parser.nextToken() != null) {
        faults.add(new Fault("", "More follows after the end of the case file " + place() + "."));
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (StreamConstraintsException e) {
      faults.add(new Fault(here(), "What was sent is too deeply nested, or a number or name in it too long, "
          + place() + "."));
    } catch (JsonEOFException e) {
      faults.add(new Fault(here(), "What was sent is not JSON: it ends too early, " + place() + "."));
    } catch (JsonProcessingException e) {
      faults.add(new Fault(here(), String.valueOf(e.getOriginalMessage()).contains("Non-standard token")
          ? "NaN and infinity are not numbers that JSON knows " + place() + "."
          : "What was sent is not JSON: it cannot be read " + place() + "."));
    } catch (IOException e) {
      faults.add(new Fault(here(), "What was sent cannot be read " + place() + "."));
    }
    return Optional.empty();
  }

  private JsonNode value(String pointer, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth > MAX_DEPTH) {
      parser.skipChildren();
      return refused(pointer, "is nested more deeply than anything in a case file");
    }
    return switch (token) {
      case START_OBJECT -> object(pointer, depth);
      case START_ARRAY -> array(pointer, depth);
      case VALUE_STRING -> text(pointer);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(pointer);
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      default -> refused(pointer, "holds something that JSON does not know");
    };
  }

  private JsonNode object(String pointer, int depth) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.length() > MAX_NAME || !isPlain(name)) {
        refused(pointer, "has a field whose name is too long or no plain text");
        parser.skipChildren();
      } else {
        String at = Pointers.child(pointer, name);
        boolean twice = object.has(name);
        JsonNode value = value(at, depth + 1);
        if (twice) {
          refused(at, "is given twice");
        } else {
          object.set(name, value);
        }
      }
    }
    return object;
  }

  private JsonNode array(String pointer, int depth) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(Pointers.child(pointer, String.valueOf(array.size())), depth + 1));
    }
    return array;
  }

  private JsonNode text(String pointer) throws IOException {
    String text = parser.getText();
    return isPlain(text)
        ? JsonNodeFactory.instance.textNode(text)
        : refused(pointer, "holds a control character or half a character");
  }

  /** A whole number comes out as one however it was written, so that 6700000.00 and 6.7e6 are 6700000. */
  private JsonNode number(String pointer) throws IOException {
    BigDecimal number;
    try {
      number = parser.getDecimalValue();
    } catch (JsonProcessingException | NumberFormatException e) {
      return refused(pointer, "is a number of absurd size");
    }
    if (number.signum() == 0) {
      return JsonNodeFactory.instance.numberNode(0);
    }
    if ((long) number.precision() - number.scale() > MAX_PLACES || number.scale() > 4 * MAX_PLACES) {
      return refused(pointer, "is a number of absurd size");
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      return JsonNodeFactory.instance.numberNode(plain);
    }
    BigInteger whole = plain.toBigIntegerExact();
    return whole.bitLength() < Integer.SIZE
        ? JsonNodeFactory.instance.numberNode(whole.intValueExact())
        : JsonNodeFactory.instance.numberNode(whole);
  }

  private JsonNode refused(String pointer, String what) {
    faults.add(new Fault(pointer, Pointers.subject(pointer) + " " + what + "."));
    return JsonNodeFactory.instance.nullNode();
  }

  /** No control character but tab and line ends, and no half of a surrogate pair: UTF-8 cannot write that. */
  private static boolean isPlain(String text) {
    return text.codePoints().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r'
        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Where the parser stands; of a place too deep to name, what encloses it. */
  private String here() {
    JsonPointer pointer = parser.getParsingContext().pathAsPointer();
    while (pointer.length() > 2 * MAX_NAME || !isPlain(pointer.toString())) {
      pointer = pointer.head();
    }
    return pointer.toString();
  }

  private String place() {
    return "at line " + parser.currentLocation().getLineNr() + ", column " + parser.currentLocation().getColumnNr();
  }
}
