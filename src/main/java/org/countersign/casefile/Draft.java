package org.countersign.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody is writing and has not submitted: incomplete as it may be. It may hold a Part 2, so that only its owner reads it.
 *
 * @param caseReference the case whose paper is being mended; null of a paper that is yet to be submitted
 * @param revision of the paper that is being mended; null where there is no case
 * @param version counts the saves: whoever saves names the version that they saw
 */
public record Draft(
    String id, String owner, String caseReference, Integer revision, String title, JsonNode content, int version, Instant begunAt,
    Instant savedAt) {

  static final int LONGEST_TITLE = 500;
  private static final String NO_DRAFT = "This cannot be kept as a draft";

  /** Which version of which draft. */
  public record Version(String id, int version) {}

  /**
   * Any JSON object of one meaning, no longer and no deeper than a case file may be.
   *
   * @param json null where nothing was sent
   * @throws Faulty that names what is wrong
   */
  public static JsonNode contentOf(byte[] json) {
    List<Fault> faults = new ArrayList<>();
    JsonNode content = json == null ? JsonNodeFactory.instance.missingNode()
        : StrictJson.read(textOf(json), faults).orElse(JsonNodeFactory.instance.missingNode());
    if (faults.isEmpty() && !content.isObject()) {
      faults.add(new Fault("", "A draft is a JSON object."));
    }
    if (!faults.isEmpty()) {
      throw new Faulty(NO_DRAFT, faults);
    }
    return content;
  }

  private static String textOf(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new Faulty(NO_DRAFT, List.of(new Fault("", "What was sent is not text in UTF-8.")));
    }
  }

  /** What it is listed by; empty while it has no title. */
  static String titleOf(JsonNode content) {
    String title = content.path("title").asText("").strip();
    return title.substring(0, Math.min(title.length(), LONGEST_TITLE));
  }

  /** Nothing of what was written gets into a log by this. */
  @Override
  public String toString() {
    return "Draft[" + id + ", version " + version + "]";
  }
}
