package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeChangeTest {

  private final CumulativeChange check = new CumulativeChange();

  @ParameterizedTest
  @CsvSource({
      "900000, 89999.99, false",
      "900000, 90000, false",
      "900000, 90000.01, true",
      "1000, 100, false",
      "1000, 100.01, true",
      "333.33, 33.33, false",
      "333.33, 33.34, true",
      "0, 100, false"})
  void findsMoreThanTenPercentAtAnyValue(String original, String change, boolean found) {
    assertThat(findings("'originalValue': %s, 'changeValue': %s".formatted(original, change))).hasSize(found ? 1 : 0);
  }

  @Test
  void countsEarlierChangesOfTheSameOriginal() {
    assertThat(findings("""
        'originalValue': 200000, 'changeValue': 100000,
        'earlierChanges': [{'reference': 'PCD 614', 'value': 90000}]"""))
        .containsExactly(Finding.of(Code.CUMULATIVE_CHANGE, "/heads/0/contract/changeValue",
            "Head 1 changes a contract of originally £200,000 by £190,000 together with one earlier change: "
                + "95 %, more than 10 %."));
  }

  @Test
  void countsEarlierChangesWhereThisOneIsOfTimeOnly() {
    String earlier = "'originalValue': 200000, 'changeMonths': 6, 'earlierChanges': [{'value': %s}, {'months': 3}]";
    assertThat(findings(earlier.formatted("20000"))).isEmpty();
    assertThat(findings(earlier.formatted("20000.01"))).hasSize(1);
  }

  @Test
  void leavesForeseenChangesAlone() {
    assertThat(findings("'originalValue': 1000, 'changeValue': 900, 'foreseen': true")).isEmpty();
    assertThat(findings("'originalValue': 1000, 'changeValue': 900, 'foreseen': false")).hasSize(1);
    assertThat(findings("'originalValue': 1000, 'changeValue': 900, 'foreseen': null")).hasSize(1);
  }

  @Test
  void leavesAChangeOfAnUnknownOriginalAlone() {
    assertThat(findings("'changeValue': 900")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'verb': 'NOTE', 'kind': 'CONTRACT_CHANGE'", "'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD'"})
  void looksAtGrantedChangesOnly(String head) {
    assertThat(check.findIn(Papers.with(
        "'heads': [{" + head + ", 'contract': {'originalValue': 1000, 'changeValue': 900}}]"))).isEmpty();
  }

  @Test
  void takesTheChangeFromPartTwoAndDoesNotTellIt() {
    String head = "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'contract': "
        + "{'originalValue': 900000, 'earlierChanges': [{'value': 50000}]}}]";
    String hidden = ", 'partTwo': {'values': [{'head': 1, 'value': %s}]}";
    assertThat(check.findIn(Papers.with(head + hidden.formatted("40000")))).isEmpty();
    assertThat(check.findIn(Papers.with(head + hidden.formatted("40001")))).extracting(Finding::because)
        .containsExactly("Head 1 changes a contract, by a value that stands in Part 2 together with one earlier "
            + "change, by more than 10 % of its original value.");
  }

  private List<Finding> findings(String contract) {
    return check.findIn(Papers.with(
        "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'contract': {" + contract + "}}]"));
  }
}
