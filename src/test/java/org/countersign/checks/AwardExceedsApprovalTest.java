package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.casefile.Money;
import org.countersign.checks.Precedent.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwardExceedsApprovalTest {

  @Test
  void findsAnAwardAboveWhatWasApproved() {
    assertThat(found(Before.nothing(),
        "'value': 1400000, 'optionsValue': 87000, 'approvedValue': 799000, 'approvedIn': 'PCD 1600'"))
        .containsExactly(Finding.of(Code.AWARD_EXCEEDS_APPROVAL, "/heads/0/contract/value",
            "Head 1 awards a contract at £1,487,000; £799,000 was approved in PCD 1600, with a tolerance of 0 %."));
  }

  @ParameterizedTest
  @CsvSource({
      "799000, 0, 798999.99, 0", "799000, 0, 799000, 0", "799000, 0, 799000.01, 1",
      "799000, 10, 878899.99, 0", "799000, 10, 878900, 0", "799000, 10, 878900.01, 1",
      "333.33, 2.5, 341.66, 0", "333.33, 2.5, 341.67, 1"})
  void countsTheToleranceToThePenny(String approved, String tolerance, String value, int found) {
    assertThat(found(Before.nothing(), "'approvedValue': %s, 'tolerancePercent': %s, 'value': %s"
        .formatted(approved, tolerance, value))).hasSize(found);
  }

  @Test
  void holdsTheOptionsAgainstTheApprovalToo() {
    assertThat(found(Before.nothing(), "'approvedValue': 799000, 'value': 799000, 'optionsValue': 0.01")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'value': 900000", "'approvedValue': 1"})
  void comparesNothingWithWhatIsNotThere(String contract) {
    assertThat(found(Before.nothing(), contract)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'verb': 'NOTE', 'kind': 'CONTRACT_AWARD'", "'verb': 'APPROVE', 'kind': 'PROCUREMENT_STRATEGY'"})
  void looksAtGrantedAwardsOnly(String head) {
    assertThat(new AwardExceedsApproval(Before.nothing()).findIn(Papers.with("'heads': [{'number': 1, " + head
        + ", 'contract': {'value': 900000, 'approvedValue': 1}}]"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"840000, 0", "840000.01, 1"})
  void asksOurOwnRegisterFirst(String value, int found) {
    Before register = Before.nothing().approved("PCD 749", "2020-06-01", Before.known("800000"), "5");
    assertThat(found(register, "'approvedValue': 900000, 'tolerancePercent': 50, 'approvedIn': 'PCD-749', 'value': " + value))
        .hasSize(found);
  }

  @Test
  void believesThePaperAboutADecisionThatApprovesNoValue() {
    Before register = Before.nothing().approved("PCD 749", "2020-06-01", null, "0");
    assertThat(found(register, "'approvedValue': 900000, 'approvedIn': 'PCD 749', 'value': 900000")).isEmpty();
    assertThat(found(register, "'approvedValue': 900000, 'approvedIn': 'PCD 749', 'value': 900000.01")).hasSize(1);
  }

  @Test
  void tellsNothingOfPartTwo() {
    String hidden = "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'contract': "
        + "{'approvedValue': 700000, 'approvedIn': 'PCD 749'}}], 'partTwo': {'values': [{'head': 1, 'value': 731246}]}";
    String because = "Head 1 awards a contract above the value that was approved in PCD 749 with a tolerance of 0 %.";
    assertThat(new AwardExceedsApproval(Before.nothing()).findIn(Papers.with(hidden))).containsExactly(
        Finding.of(Code.AWARD_EXCEEDS_APPROVAL, "/heads/0/contract", because));
    Before register =
        Before.nothing().approved("PCD 749", "2020-06-01", new Known(Money.of("500000"), true), "0");
    assertThat(found(register, "'approvedIn': 'PCD 749', 'value': 600000")).extracting(Finding::because)
        .containsExactly(because);
  }

  private static List<Finding> found(Precedents precedents, String contract) {
    return new AwardExceedsApproval(precedents).findIn(Papers.with(
        "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'contract': {" + contract + "}}]"));
  }
}
