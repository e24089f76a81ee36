package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsDoNotSumTest {

  private static final String MONEY_600K = """
      {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE',
       'costs': [{'type': 'REVENUE', 'amount': 200000, 'per': 'YEAR', 'from': '2024/25', 'to': '2026/27'}]}""";
  private static final String OPEN_ENDED_225K = """
      {'number': 2, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE',
       'costs': [{'type': 'REVENUE', 'amount': 225000, 'per': 'YEAR', 'from': '2027/28', 'to': null}]}""";
  private static final String CONTRACT_550K = """
      {'number': 3, 'verb': 'APPROVE', 'kind': 'PROCUREMENT_STRATEGY',
       'contract': {'route': 'OPEN', 'value': 500000, 'optionsValue': 50000}}""";
  private static final String CHANGE_100K = """
      {'number': 4, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE',
       'contract': {'value': 999999, 'originalValue': 900000, 'changeValue': 100000}}""";
  private static final String GRANT_IN_300K = """
      {'number': 5, 'verb': 'APPROVE', 'kind': 'GRANT', 'direction': 'IN',
       'costs': [{'type': 'REVENUE', 'amount': 300000, 'per': 'ONCE'}]}""";
  private static final String NOTED_7M = """
      {'number': 6, 'verb': 'NOTE', 'kind': 'OTHER',
       'costs': [{'type': 'CAPITAL', 'amount': 7000000, 'per': 'ONCE'}]}""";
  private static final String BOTH_40K_AND_30K = """
      {'number': 7, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE',
       'costs': [{'type': 'CAPITAL', 'amount': 40000, 'per': 'ONCE'}],
       'contract': {'route': 'OPEN', 'value': 30000}}""";
  private static final String DELEGATION = """
      {'number': 8, 'verb': 'DELEGATE', 'kind': 'DELEGATION', 'delegate': {'role': 'CFO', 'ceiling': 900000}}""";

  private final HeadsDoNotSum check = new HeadsDoNotSum();

  @Test
  void findsSwappedDigits() {
    assertThat(found(6_986_000, once(4_022_000), once(1_712_000), once(1_234_000))).containsExactly(Finding.of(
        Code.HEADS_DO_NOT_SUM, "/statedTotal", "The heads add up to £6,968,000 (£4,022,000 + £1,712,000 + £1,234,000); "
            + "the paper states £6,986,000: a difference of £18,000."));
  }

  @Test
  void findsAPenny() {
    assertThat(check.findIn(Papers.with("'statedTotal': 500000.01, 'heads': [" + once(500_000) + "]")))
        .extracting(Finding::because)
        .containsExactly("The heads add up to £500,000; the paper states £500,000.01: a difference of £0.01.");
  }

  @ParameterizedTest
  @ValueSource(longs = {
      1_150_000, // everything
      600_000, // the costs alone
      550_000}) // the contract alone
  void letsOnePurchaseAppearAsMoneyAndAsContract(long total) {
    assertThat(found(total, MONEY_600K, CONTRACT_550K)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"825000", "600000"})
  void letsOpenEndedCostsBeLeftOut(long total) {
    assertThat(found(total, MONEY_600K, OPEN_ENDED_225K)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {
      1_475_000, 825_000, 650_000, // with the open-ended 225,000
      1_250_000, 600_000}) // without
  void countsAChangeAsAContract(long total) {
    assertThat(found(total, MONEY_600K, OPEN_ENDED_225K, CONTRACT_550K, CHANGE_100K)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {300_000, 1_150_000, 1_450_000, 900_000})
  void letsAGrantThatComesInStandAlone(long total) {
    assertThat(found(total, MONEY_600K, CONTRACT_550K, GRANT_IN_300K)).isEmpty();
  }

  @Test
  void doesNotSplitOffAGrantThatGoesOut() {
    String out = GRANT_IN_300K.replace("'IN'", "'OUT'");
    assertThat(found(300_000, MONEY_600K, out)).hasSize(1);
    assertThat(found(600_000, MONEY_600K, out)).hasSize(1);
    assertThat(found(900_000, MONEY_600K, out)).isEmpty();
  }

  @Test
  void countsAHeadWithCostsAndContractByWhatIsAsked() {
    assertThat(found(590_000, CONTRACT_550K, BOTH_40K_AND_30K)).isEmpty();
    assertThat(found(40_000, CONTRACT_550K, BOTH_40K_AND_30K)).isEmpty();
    assertThat(found(580_000, CONTRACT_550K, BOTH_40K_AND_30K)).isEmpty();
    assertThat(found(620_000, CONTRACT_550K, BOTH_40K_AND_30K)).hasSize(1);
  }

  @Test
  void neverCountsWhatIsOnlyNoted() {
    assertThat(found(600_000, MONEY_600K, NOTED_7M)).isEmpty();
    assertThat(found(7_600_000, MONEY_600K, NOTED_7M)).hasSize(1);
  }

  @Test
  void testsNoTotalWhereNothingIsGrantedOrCounted() {
    assertThat(found(100, NOTED_7M)).isEmpty();
    assertThat(found(100, DELEGATION)).isEmpty();
    assertThat(check.findIn(Papers.with("'heads': [" + MONEY_600K + "]"))).isEmpty();
  }

  @Test
  void doesNotTakeAbsentHeadsForATotalOfNothing() {
    assertThat(found(0, MONEY_600K)).hasSize(1);
    assertThat(found(0, OPEN_ENDED_225K)).isEmpty();
    assertThat(found(0, MONEY_600K, GRANT_IN_300K)).hasSize(1);
  }

  @Test
  void showsTheReadingThatComesNearest() {
    assertThat(found(605_000, MONEY_600K, OPEN_ENDED_225K, CONTRACT_550K)).extracting(Finding::because).containsExactly(
        "The heads with costs, yearly costs without an end left out, add up to £600,000; "
            + "the paper states £605,000: a difference of £5,000.");
  }

  @Test
  void takesValuesFromPartTwoAndTellsNoneOfThem() {
    String hidden = "'partTwo': {'grounds': ['COMMERCIAL_SENSITIVITY'], 'values': [{'head': 3, 'value': 731246}]}";
    String contract = "{'number': 3, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'contract': {'route': 'OPEN'}}";
    assertThat(found(731_246, MONEY_600K, contract, hidden)).isEmpty();
    assertThat(found(600_000, MONEY_600K, contract, hidden)).isEmpty();
    assertThat(found(1_331_246, MONEY_600K, contract, hidden)).isEmpty();
    assertThat(found(731_264, MONEY_600K, contract, hidden)).extracting(Finding::because).containsExactly(
        "The heads, with their values in Part 2, do not add up to the stated total of £731,264.");
  }

  @Test
  void letsAPublishedTotalLeaveOutWhatPartTwoKeepsBack() {
    String hidden = "{'number': 3, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE'}";
    String partTwo = "'partTwo': {'values': [{'head': 3, 'value': 731246}]}";
    assertThat(found(1_150_000, MONEY_600K, CONTRACT_550K.replace("'number': 3", "'number': 4"), hidden, partTwo)).isEmpty();
    assertThat(found(1_881_246, MONEY_600K, CONTRACT_550K.replace("'number': 3", "'number': 4"), hidden, partTwo)).isEmpty();
    assertThat(found(1_150_001, MONEY_600K, CONTRACT_550K.replace("'number': 3", "'number': 4"), hidden, partTwo)).hasSize(1);
  }

  private List<Finding> found(long total, String... headsAndPartTwo) {
    List<String> heads = List.of(headsAndPartTwo).stream().filter(text -> text.startsWith("{")).toList();
    List<String> others = List.of(headsAndPartTwo).stream().filter(text -> !text.startsWith("{")).toList();
    return check.findIn(Papers.with("'statedTotal': " + total + ", 'heads': [" + String.join(",", heads) + "]"
        + (others.isEmpty() ? "" : ", " + others.get(0))));
  }

  private static String once(long amount) {
    return "{'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'costs': [{'amount': " + amount
        + ", 'per': 'ONCE'}]}";
  }
}
