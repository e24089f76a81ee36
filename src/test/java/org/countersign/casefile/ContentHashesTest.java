package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashesTest {

  private final CaseFileReader reader = new CaseFileReader();
  private final ContentHashes hashes = ContentHashes.of(reader.read(Papers.full()));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /heads/0/text                  | "Other."     | TERMS
      /heads/0/verb                  | "DELEGATE"   | TERMS
      /heads/0/costs/0/amount        | 1980000.01   | TERMS
      /heads/0/costs/1/to            | "2030/31"    | TERMS
      /heads/1/contract/endedOn      | "2024-01-01" | TERMS
      /heads/1/contract/suppliers/0  | "C Ltd"      | TERMS
      /heads/1/delegate/ceiling      | 1            | TERMS
      /heads/1/delegate              | null         | TERMS
      /partTwo/values/0/value        | 731246.5     | TERMS
      /partTwo/text                  | "Other."     | TERMS
      /partTwo                       | null         | TERMS
      /statedTotal                   | 1980001      | TERMS
      /summary                       | "Other."     | SUMMARY
      /sections/introduction         | "Other."     | INTRODUCTION
      /sections/issues               | "Other."     | ISSUES
      /sections/financial            | "Other."     | FINANCIAL
      /sections/legal                | "Other."     | LEGAL
      /sections/commercial           | "Other."     | COMMERCIAL
      /sections/dataProtection       | "Other."     | DATA_PROTECTION
      /sections/equality             | "Other."     | EQUALITY
      /sections/background           | "Other."     | BACKGROUND
      /sections/background           | null         | BACKGROUND
      /answers/0/text                | "Other."     | ANSWERS
      /answers                       | null         | ANSWERS
      /title                         | "Other"      |
      /reference                     | null         |
      /programme                     | "Other"      |
      /marking                       | "SECRET"     |
      /novelOrContentious            | true         |
      /citedParagraphs/0             | "4.14"       |
      /procurement/begins            | "2024-06-02" |
      /commercialRoute               | "OPEN"       |
      /funding/0/approved            | false        |
      /screening/equality            | "ASSESSED"   |
      /gates/0/due                   | "2020-04-01" |
      /urgent/by                     | "2020-04-01" |
      """)
  void a_part_changes_when_its_own_words_do_and_the_whole_always(String pointer, String json, Part part) {
    ContentHashes changed = ContentHashes.of(reader.read(Papers.with(pointer, json)));

    assertThat(changed.contentHash()).isNotEqualTo(hashes.contentHash());
    assertThat(changed.changedSince(hashes)).isEqualTo(part == null ? Set.of() : EnumSet.of(part));
  }

  @Test
  void writing_the_same_differently_changes_nothing() {
    ObjectNode other = reversed(Papers.full());
    Papers.with(other, "/statedTotal", "1980000.00");
    Papers.with(other, "/heads/0/costs/0/amount", "1.98e6");
    Papers.with(other, "/heads/1/contract/tolerancePercent", "7.50");
    Papers.with(other, "/heads/0/direction", "null");
    Papers.with(other, "/heads/2/costs", "[]");
    ((ObjectNode) other.at("/heads/1/contract")).remove("endedOn");
    other.remove("novelOrContentious");

    assertThat(ContentHashes.of(reader.read(other))).isEqualTo(hashes);
  }

  /**
   * Signatures are bound to these values: if this test fails, every one of them has lapsed. The values come
   * from another implementation (Python's json with sorted keys), so that an auditor's will agree, too.
   */
  @Test
  void the_hashes_stay_what_they_are_from_one_release_to_the_next() {
    ObjectNode withoutWhatCameLater = Papers.full();
    withoutWhatCameLater.remove("urgent");
    assertThat(ContentHashes.of(reader.read(withoutWhatCameLater.toString())).contentHash()).isEqualTo("97b0b2d5bfcbdddbc928a9b37179f9558ed21fd1139ab3e119fa34a61315843c");
    assertThat(hashes.parts().get(Part.TERMS))
        .isEqualTo("6cb805690b4579b9d1929e35e088bc63a71c83308bada1a522cf4fd8efd84d43");
    assertThat(hashes.parts().get(Part.SUMMARY))
        .isEqualTo(CanonicalJson.hashOf(Map.of("summary", "The platform is renewed.")));
  }

  @Test
  void every_part_has_a_hash_of_its_own() {
    assertThat(hashes.parts()).containsOnlyKeys(Part.values());
    assertThat(hashes.parts().values()).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void hashes_are_written_and_read_under_their_names() throws Exception {
    String json = Papers.MAPPER.writeValueAsString(hashes);

    assertThat(json).contains("\"dataProtection\":\"").contains("\"terms\":\"");
    assertThat(Papers.MAPPER.readValue(json, ContentHashes.class)).isEqualTo(hashes);
  }

  @Test
  void a_revision_is_hashed_when_made_and_cannot_be_changed() {
    CaseFile file = reader.read(Papers.full());
    Revision revision = Revision.of("BC-2026-0001", 1, file, "originator", Instant.EPOCH);

    assertThat(revision.hashes()).isEqualTo(hashes);
    assertThatThrownBy(() -> revision.parts().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  private static ObjectNode reversed(JsonNode object) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    Collections.reverse(fields);
    ObjectNode reversed = Papers.MAPPER.createObjectNode();
    fields.forEach(f -> reversed.set(f.getKey(), f.getValue().isObject() ? reversed(f.getValue()) : f.getValue()));
    return reversed;
  }
}
