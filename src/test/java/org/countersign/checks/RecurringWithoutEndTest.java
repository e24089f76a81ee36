package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecurringWithoutEndTest {

  private static final String PAPER = """
      'heads': [
        {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE',
         'costs': [{'amount': 1980000, 'per': 'ONCE', 'from': '2024/25', 'to': null}]},
        {'number': 2, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE',
         'costs': [{'amount': 1000, 'per': 'YEAR', 'from': '2024/25', 'to': '2026/27'},
                   {'amount': 225000, 'per': 'YEAR', 'from': '2027/28', 'to': null},
                   {'amount': 5000, 'per': 'YEAR', 'from': '2027/28'}]}]""";

  private final RecurringWithoutEnd check = new RecurringWithoutEnd();

  @Test
  void findsEachLineWithoutALastYear() {
    assertThat(check.findIn(Papers.with(PAPER))).containsExactly(
        Finding.of(Code.RECURRING_WITHOUT_END, "/heads/1/costs/1/to",
            "Head 2 costs £225,000 a year from 2027/28, with no last year and no whole-life figure."),
        Finding.of(Code.RECURRING_WITHOUT_END, "/heads/1/costs/2/to",
            "Head 2 costs £5,000 a year from 2027/28, with no last year and no whole-life figure."));
  }

  @Test
  void takesAValueInPartTwoForTheWholeLife() {
    assertThat(check.findIn(Papers.with(PAPER + ", 'partTwo': {'values': [{'head': 2, 'value': 900000}]}"))).isEmpty();
    assertThat(check.findIn(Papers.with(PAPER + ", 'partTwo': {'values': [{'head': 1, 'value': 900000}]}"))).hasSize(2);
  }
}
