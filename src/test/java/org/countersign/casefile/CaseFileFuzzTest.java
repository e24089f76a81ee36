package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is sent, the answer is a case file that can be written and read again, or a list of faults. */
class CaseFileFuzzTest {

  private final CaseFileReader reader = new CaseFileReader();
  private final byte[] valid = Papers.full().toString().getBytes(StandardCharsets.UTF_8);

  @Property(tries = 1500)
  void a_paper_with_values_swapped_is_read_or_refused(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 10_000) Integer> places, @ForAll("values") String value) {
    ObjectNode paper = Papers.full();
    for (int place : places) {
      List<String> pointers = new ArrayList<>();
      collect(paper, "", pointers);
      Papers.with(paper, pointers.get(place % pointers.size()), "\"@raw@\"");
    }
    readOrRefuse(paper.toString().replace("\"@raw@\"", value).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1500)
  void a_paper_with_bytes_changed_is_read_or_refused(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 10_000) Integer> places, @ForAll byte value) {
    byte[] json = valid.clone();
    for (int place : places) {
      json[place % json.length] = value;
    }
    readOrRefuse(json);
  }

  @Property(tries = 300)
  void a_paper_cut_short_is_refused(@ForAll @IntRange(max = 10_000) int length) {
    byte[] json = Arrays.copyOf(valid, length % valid.length);
    assertThat(readOrRefuse(json)).isFalse();
  }

  @Property(tries = 500)
  void any_text_at_all_is_read_or_refused(@ForAll String text) {
    readOrRefuse(text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean readOrRefuse(byte[] json) {
    CaseFile file;
    try {
      file = reader.read(json);
    } catch (MalformedCaseFile malformed) {
      assertThat(malformed.faults()).isNotEmpty().allSatisfy(fault -> {
        assertThat(fault.pointer()).matches("(?s)(/.*)?");
        assertThat(fault.detail()).isNotBlank().isNotEqualTo(CaseFileReader.UNREADABLE);
      });
      return false;
    }
    assertThat(reader.read(CanonicalJson.of(file))).isEqualTo(file);
    assertThat(ContentHashes.of(file).parts()).hasSize(Part.values().length);
    return true;
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null", "true", "0", "-0.0", "1", "-1", "1.005", "0.01", "1e3", "1e999999999", "1e-400", "99999999999999999999",
        "NaN", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"2024/25\"", "\"2024/25\\n\"", "\"2024/26\"",
        "\"2024-02-30\"", "\"2024-06-30\"", "\"APPROVE\"", "\"GRANT\"", "\"OFFICIAL\"", "[]", "[null]", "[1]", "[\"x\"]", "[[[]]]",
        "{}",
        "{\"a\":1,\"a\":2}", "{\"\":null}", "{\"number\":1}", "{\"value\":1}", "[{}]", "[{\"head\":1,\"value\":2}]", "",
        "}", "1,2");
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> {
        pointers.add(pointer + "/" + field.getKey());
        collect(field.getValue(), pointer + "/" + field.getKey(), pointers);
      });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        pointers.add(pointer + "/" + i);
        collect(array.get(i), pointer + "/" + i, pointers);
      }
    }
  }
}
