package org.countersign.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the number of a decision is read and written, and where a series begins. */
class DecisionNumberTest {

  @ParameterizedTest
  @CsvSource({"PCD 579, PCD, 579", "pcd-579, PCD, 579", "' pcd_579 ', PCD, 579", "PCD579, PCD, 579", "579, PCD, 579", "ceod 101, CEOD, 101",
      "PCD 999999999, PCD, 999999999"})
  void is_read_however_it_is_written(String text, String series, int number) {
    assertThat(DecisionNumber.read(text)).contains(new DecisionNumber(series, number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PCD", "PCD 1000000000", "PCD  579", "PCD 57a", "579 PCD", "P1 579"})
  void is_nothing_else(String text) {
    assertThat(DecisionNumber.read(text)).isEqualTo(Optional.empty());
  }

  @Test
  void is_written_for_readers_and_for_addresses() {
    assertThat(new DecisionNumber("PCD", 579)).hasToString("PCD 579");
    assertThat(new DecisionNumber("PCD", 579).inAddress()).isEqualTo("PCD-579");
  }

  @Test
  void a_series_begins_where_the_organisation_goes_on() {
    assertThat(new NumberSeries(Map.of("PCD", 2001)).firstOf("PCD")).isEqualTo(2001);
    assertThat(new NumberSeries(Map.of("PCD", 2001)).firstOf("CEOD")).isEqualTo(1);
    assertThat(new NumberSeries(null).firstOf("PCD")).isEqualTo(1);
  }
}
