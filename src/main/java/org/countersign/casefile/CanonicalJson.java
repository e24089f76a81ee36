package org.countersign.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;

/**
 * The one text of a value: the JSON Canonicalization Scheme (RFC 8785), with null fields and empty
 * lists left out, so that what is absent hashes alike however it is absent. Anyone can compute the
 * hashes again from the record with any other implementation of the RFC.
 */
public final class CanonicalJson {

  /** A record is what its components are: a method that looks like a getter adds nothing. */
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .addModule(new Jdk8Module())
      .visibility(PropertyAccessor.GETTER, Visibility.NONE)
      .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
      .visibility(PropertyAccessor.FIELD, Visibility.ANY)
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
      .build();

  private CanonicalJson() {}

  /**
   * The canonical text of a record, map or JSON tree.
   *
   * @throws IllegalArgumentException if a number has no exact form in the RFC (an IEEE 754 double): no
   *     amount up to 10^12 with two decimals is such a number
   */
  public static String of(Object value) {
    try {
      return new JsonCanonicalizer(MAPPER.writeValueAsString(pruned(MAPPER.valueToTree(value)))).getEncodedString();
    } catch (IOException e) {
      throw new IllegalArgumentException("This value has no canonical JSON", e);
    }
  }

  /** The SHA-256 of the canonical text in UTF-8, in lower-case hexadecimal. */
  public static String hashOf(Object value) {
    return sha256(of(value).getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of the bytes, in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static JsonNode pruned(JsonNode node) throws IOException {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (var field : node.properties()) {
        JsonNode value = field.getValue();
        if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
          object.set(field.getKey(), pruned(value));
        }
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (JsonNode entry : node) {
        array.add(pruned(entry));
      }
      return array;
    }
    if (node.isNumber()) {
      requireExact(node);
    }
    return node;
  }

  private static void requireExact(JsonNode node) throws IOException {
    BigDecimal exact = node.decimalValue();
    double nearest = exact.doubleValue();
    if (Double.isInfinite(nearest) || new BigDecimal(NumberToJSON.serializeNumber(nearest)).compareTo(exact) != 0) {
      throw new IllegalArgumentException(node.asText() + " cannot be written exactly as canonical JSON");
    }
  }
}
