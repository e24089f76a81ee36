package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteNeedsApprovalTest {

  private final NoteNeedsApproval check = new NoteNeedsApproval(AllChecks.DETERMINATIONS, AllChecks.EDITIONS);

  @Test
  void findsANoteOfWhatTheDmpcWouldHaveToApprove() {
    assertThat(found("", cost("NOTE", "BUSINESS_CASE", "600000"))).containsExactly(Finding.of(Code.NOTE_NEEDS_APPROVAL,
        "/heads/0/verb", "Head 1 only notes £600,000, which the DMPC would have to approve; no granting head covers it."));
  }

  @ParameterizedTest
  @CsvSource({
      "BUSINESS_CASE, 499999.99, 0", "BUSINESS_CASE, 500000, 1", "BUSINESS_CASE, 500000.01, 1",
      "BUDGET_MOVEMENT, 500000, 0", "BUDGET_MOVEMENT, 500000.01, 1",
      "DISPOSAL, 999999.99, 0", "DISPOSAL, 1000000, 1",
      "SETTLEMENT, 1, 1", "RESERVE_TRANSFER, 1, 1", "OTHER, 9000000, 0", "SETTLEMENT, 0, 0"})
  void asksWhoWouldDecideIt(String kind, String value, int found) {
    assertThat(found("", cost("NOTE", kind, value))).hasSize(found);
  }

  @Test
  void looksAtContractsAndChangesToo() {
    String strategy = "{'number': 1, 'verb': 'NOTE', 'kind': 'PROCUREMENT_STRATEGY', 'contract': {'value': 400000, "
        + "'optionsValue': %s}}";
    assertThat(found("", strategy.formatted("99999.99"))).isEmpty();
    assertThat(found("", strategy.formatted("100000"))).hasSize(1);
    String change = "{'number': 1, 'verb': 'NOTE', 'kind': 'CONTRACT_CHANGE', 'contract': {'originalValue': 900000, "
        + "'changeValue': %s}}";
    assertThat(found("", change.formatted("90000"))).isEmpty();
    assertThat(found("", change.formatted("90001"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"599999.99, 1", "600000, 0", "600000.01, 0", "6700000, 0"})
  void letsAGrantingHeadCoverIt(String granted, int found) {
    assertThat(found("", cost("NOTE", "BUSINESS_CASE", "600000"), cost("APPROVE", "PROCUREMENT_STRATEGY", granted)))
        .hasSize(found);
  }

  @Test
  void letsAPaperNoteItsOwnTotal() {
    String note = cost("NOTE", "BUSINESS_CASE", "700000");
    assertThat(found("", note, cost("APPROVE", "BUSINESS_CASE", "400000"), cost("APPROVE", "BUSINESS_CASE", "300000")))
        .isEmpty();
    assertThat(found("", note, cost("APPROVE", "BUSINESS_CASE", "400000"), cost("APPROVE", "BUSINESS_CASE", "300001")))
        .hasSize(1);
  }

  @Test
  void leavesANoteWithoutAValueAlone() {
    assertThat(found("", "{'number': 1, 'verb': 'NOTE', 'kind': 'SETTLEMENT'}",
        "{'number': 2, 'verb': 'NOTE', 'kind': 'CONTRACT_CHANGE', 'contract': {'originalValue': 900000, 'changeMonths': 24}}"))
        .isEmpty();
  }

  @Test
  void doesNotTakeWhatIsNovelForWhatIsWorthMuch() {
    assertThat(found("'novelOrContentious': true, ", cost("NOTE", "BUSINESS_CASE", "1000"))).isEmpty();
  }

  @Test
  void asksForThisHeadAloneAndLeavesAnUnknownEndToItsOwnCheck() {
    assertThat(found("", cost("NOTE", "BUSINESS_CASE", "300000"), cost("NOTE", "BUSINESS_CASE", "250000"))).isEmpty();
    assertThat(found("", "{'number': 1, 'verb': 'NOTE', 'kind': 'BUSINESS_CASE', 'costs': [{'type': 'REVENUE', 'amount': 225000, "
        + "'per': 'YEAR', 'from': '2027/28'}]}")).isEmpty();
  }

  @Test
  void tellsNoValueOfPartTwo() {
    assertThat(found("'partTwo': {'values': [{'head': 1, 'value': 731246}]}, ",
        "{'number': 1, 'verb': 'NOTE', 'kind': 'BUSINESS_CASE'}")).extracting(Finding::because).containsExactly("Head 1 only "
            + "notes a value that stands in Part 2, which the DMPC would have to approve; no granting head covers it.");
  }

  private List<Finding> found(String fields, String... heads) {
    return check.findIn(Papers.with(
        "'originatingBody': 'MPS', 'marking': 'OFFICIAL', " + fields + "'heads': [" + String.join(",", heads) + "]"));
  }

  private static String cost(String verb, String kind, String value) {
    return "{'number': 1, 'verb': '%s', 'kind': '%s', 'costs': [{'type': 'REVENUE', 'amount': %s, 'per': 'ONCE', 'from': '2024/25'}]}"
        .formatted(verb, kind, value);
  }
}
