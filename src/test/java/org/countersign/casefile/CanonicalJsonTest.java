package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  record Entry(String b, Optional<String> a, Instant at, Money money, List<String> list) {

    public boolean isOdd() {
      return true;
    }

    public String getSaying() {
      return "not a component";
    }
  }

  @Test
  void fields_are_sorted_and_what_is_absent_is_left_out() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", null);
    map.put("y", List.of());
    map.put("b", Map.of("d", 1, "c", new BigDecimal("2.50")));
    map.put("a", Arrays.asList("x", null, List.of()));

    assertThat(CanonicalJson.of(map)).isEqualTo("{\"a\":[\"x\",null,[]],\"b\":{\"c\":2.5,\"d\":1}}");
  }

  @Test
  void a_record_is_its_components() {
    Entry entry = new Entry("ß\n\"/", Optional.empty(), Instant.parse("2026-01-02T03:04:05.678Z"),
        Money.of("6700000.00"), List.of());

    assertThat(CanonicalJson.of(entry))
        .isEqualTo("{\"at\":\"2026-01-02T03:04:05.678Z\",\"b\":\"ß\\n\\\"/\",\"money\":6700000}");
  }

  /** The example of RFC 8785, section 3.2.2, but for its numbers beyond an exact double and its null. */
  @Test
  void the_example_of_the_rfc_comes_out_as_the_rfc_says() throws Exception {
    String example = """
        {"numbers": [1E30, 4.50, 2e-3],
         "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
         "literals": [null, true, false]}
        """;

    assertThat(CanonicalJson.of(Papers.MAPPER.readTree(example))).isEqualTo(
        "{\"literals\":[null,true,false],\"numbers\":[1e+30,4.5,0.002],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void a_number_that_would_be_rounded_is_refused() {
    for (Object number : List.of(9007199254740993L, new BigDecimal("100000000000000000.01"), new BigDecimal("1e400"))) {
      assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", number))).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_hash_is_sha_256_in_hexadecimal() {
    assertThat(CanonicalJson.hashOf(Map.of()))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Property(tries = 5000)
  void every_amount_is_written_exactly(@ForAll @LongRange(max = 100_000_000_000_000L) long pence) {
    Money amount = Money.ofPence(pence);

    String text = CanonicalJson.of(Map.of("amount", amount));

    String digits = text.substring("{\"amount\":".length(), text.length() - 1);
    assertThat(Money.of(digits)).isEqualTo(amount);
    assertThat(digits).isEqualTo(amount.pounds().stripTrailingZeros().toPlainString());
  }
}
