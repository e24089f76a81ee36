package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.casefile.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeChangeTest {

  private final CumulativeChange check = new CumulativeChange(new NothingBefore());

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

  /** PCD 1587 raised £495,270 by £100,000; PCD 1746 changes the same contract again. */
  @ParameterizedTest
  @ValueSource(strings = {
      "'originalValue': 495270, 'changeValue': 40000, 'suppliers': ['Ernst & Young LLP']",
      "'originalValue': 495270, 'changeValue': 40000, 'suppliers': ['Ernst and Young'], 'earlierChanges': "
          + "[{'reference': 'PCD 1587', 'value': 1000}]",
      "'originalValue': 595270, 'changeValue': 40000, 'suppliers': ['Ernst & Young LLP']"})
  void followsTheChainThoughThePaperLeavesItOut(String contract) {
    Before cases = Before.nothing().changed("PCD 1587", "2024-03-04",
        Before.change("Ernst & Young", "495270", "100000", "595270"));
    assertThat(findings(cases, contract)).extracting(Finding::because).singleElement().asString()
        .startsWith("Head 1 changes a contract of originally £495,270 by £140,000 together with one earlier change")
        .endsWith(": 28.3 %, more than 10 %.");
  }

  @Test
  void saysWhichChangesThePaperLeavesOut() {
    Before cases = Before.nothing()
        .changed("PCD 1400", "2023-03-04", Before.change("Acme", "1000000", "30000", "1030000"))
        .changed("PCD 1587", "2024-03-04", Before.change("Acme", "1000000", "40000", "1070000", "PCD 1400"));
    assertThat(findings(cases, "'originalValue': 1000000, 'changeValue': 40000, 'suppliers': ['Acme']"))
        .extracting(Finding::because).containsExactly("Head 1 changes a contract of originally £1,000,000 by £110,000 "
            + "together with 2 earlier changes (not named in the paper: PCD 1400, PCD 1587): 11 %, more than 10 %.");
  }

  @Test
  void followsADecisionThatItsTextCites() {
    Before cases = Before.nothing()
        .changed("PCD 614", "2019-03-04", Before.change(null, "200000", "10000", "210000"))
        .changed("PCD 700", "2020-03-04", Before.change(null, "200000", "9000", "219000", "PCD 614"));
    String paper = "'reference': 'PCD 751', 'summary': 'After %s.', 'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': "
        + "'CONTRACT_CHANGE', 'contract': {'originalValue': 200000, 'changeValue': 2000, 'suppliers': ['Acme']}}]";
    assertThat(new CumulativeChange(cases).findIn(Papers.with(paper.formatted("PCD 700")))).hasSize(1);
    assertThat(new CumulativeChange(cases).findIn(Papers.with(paper.formatted("PCD 614")))).isEmpty();
    assertThat(new CumulativeChange(cases).findIn(Papers.with(paper.formatted("PCD 751")))).isEmpty();
  }

  @Test
  void countsAChangeThatThePaperAndTheCasesTellOnce() {
    Before cases = Before.nothing().changed("PCD 1587", "2024-03-04", Before.change("Acme", "1000000", "60000", null));
    for (String earlier : List.of("{'reference': 'PCD 1587', 'value': 60000}", "{'value': 60000}",
        "{'reference': 'Change note 1', 'value': 60000}")) {
      assertThat(findings(cases, "'originalValue': 1000000, 'changeValue': 40000, 'suppliers': ['Acme'], 'earlierChanges': ["
          + earlier + "]")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "'originalValue': 1000000, 'changeValue': 40000, 'suppliers': ['Other']",
      "'originalValue': 1000001, 'changeValue': 40000, 'suppliers': ['Acme']",
      "'originalValue': 1000000, 'changeValue': 40000"})
  void doesNotTakeAnotherContractForThisOne(String contract) {
    Before cases = Before.nothing().changed("PCD 1587", "2024-03-04", Before.change("Acme", "1000000", "90000", null));
    assertThat(findings(cases, contract)).isEmpty();
  }

  @Test
  void tellsNoAmountOfAnEarlierCasesPartTwo() {
    Before cases = Before.nothing().changed("PCD 1587", "2024-03-04",
        Before.change("Acme", "1000000", new Precedent.Known(Money.of("90000"), true), null));
    assertThat(findings(cases, "'originalValue': 1000000, 'changeValue': 40000, 'suppliers': ['Acme']"))
        .extracting(Finding::because).containsExactly("Head 1 changes a contract, by a value that stands in Part 2 together "
            + "with one earlier change (not named in the paper: PCD 1587), by more than 10 % of its original value.");
  }

  private List<Finding> findings(String contract) {
    return findings(new NothingBefore(), contract);
  }

  private static List<Finding> findings(Precedents precedents, String contract) {
    return new CumulativeChange(precedents).findIn(Papers.with(
        "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'contract': {" + contract + "}}]"));
  }
}
