package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @Test
  void an_amount_is_equal_however_it_is_written() {
    assertThat(Money.of("6700000")).isEqualTo(Money.of("6700000.00")).isEqualTo(Money.of("6.7E6"))
        .hasSameHashCodeAs(Money.of("6700000.0"));
    assertThat(Money.ofPence(49999999)).isEqualTo(Money.of("499999.99"));
  }

  @Test
  void a_fraction_of_a_penny_is_refused() {
    assertThatThrownBy(() -> Money.of("0.005")).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      6700000 | £6,700,000
      499999.99 | £499,999.99
      0 | £0
      0.5 | £0.50
      999 | £999
      1000000000000 | £1,000,000,000,000
      """)
  void an_amount_reads_as_a_paper_writes_it(String pounds, String written) {
    assertThat(Money.of(pounds)).hasToString(written);
  }

  @Test
  void sums_and_percentages_are_exact() {
    assertThat(Money.sum(List.of(Money.of("0.1"), Money.of("0.2")))).isEqualTo(Money.of("0.30"));
    assertThat(Money.sum(List.of())).isEqualTo(Money.ZERO);
    assertThat(Money.of("278000").times(3)).isEqualTo(Money.of("834000"));
    assertThat(Money.of("0.01").plusPercent(new BigDecimal("10"))).isEqualByComparingTo("0.011");
  }

  @Test
  void a_limit_is_met_to_the_penny() {
    BigDecimal limit = new BigDecimal("500000");
    assertThat(Money.of("499999.99").isAtLeast(Money.of("500000"))).isFalse();
    assertThat(Money.of("500000.00").isAtLeast(Money.of("500000"))).isTrue();
    assertThat(Money.of("500000.00").isOver(limit)).isFalse();
    assertThat(Money.of("500000.01").isOver(limit)).isTrue();
  }
}
