package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinancialYearTest {

  @Test
  void a_year_runs_from_april_to_march() {
    FinancialYear year = FinancialYear.of("2024/25");

    assertThat(year.starts()).isEqualTo(LocalDate.of(2024, 4, 1));
    assertThat(year.ends()).isEqualTo(LocalDate.of(2025, 3, 31));
    assertThat(year.yearsTo(year)).isEqualTo(1);
    assertThat(year.yearsTo(FinancialYear.of("2026/27"))).isEqualTo(3);
    assertThat(year).isLessThan(FinancialYear.of("2025/26"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024/25", "2009/10", "1999/00", "2099/00", "2000/01"})
  void a_year_is_written_as_it_is_read(String year) {
    assertThat(FinancialYear.of(year)).hasToString(year);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024/26", "2024/24", "2024/5", "2024-25", "2024/2025", "24/25", "2024", "", " 2024/25",
      "2099/100"})
  void anything_else_is_no_year(String text) {
    assertThatThrownBy(() -> FinancialYear.of(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }
}
