package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotalDiffersTest {

  /** Every kind of figure that a paper can have; no two of them, nor any sum, are alike. */
  private static final String PAPER = """
      'statedTotal': 9999000,
      'procurement': {'begins': '2024-06-01', 'quotedThreshold': 214904},
      'funding': [{'source': 'Plan', 'type': 'CAPITAL', 'amount': 1200000, 'approved': true},
                  {'source': 'Budget', 'type': 'REVENUE', 'amount': 345000, 'approved': true}],
      'heads': [
        {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve.', 'costs': [
          {'type': 'CAPITAL', 'amount': 1980000, 'per': 'ONCE', 'from': '2024/25', 'to': '2024/25'},
          {'type': 'REVENUE', 'amount': 225000, 'per': 'YEAR', 'from': '2024/25', 'to': '2027/28'}]},
        {'number': 2, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'text': 'Approve.',
         'contract': {'value': 834000, 'optionsValue': 556000, 'termMonths': 36, 'optionMonths': 24,
                      'approvedValue': 1400000, 'tolerancePercent': 7}},
        {'number': 3, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'text': 'Approve.',
         'contract': {'originalValue': 495270, 'currentValue': 535270, 'changeValue': 100000,
                      'earlierChanges': [{'value': 33000}, {'value': 7000}]}},
        {'number': 4, 'verb': 'DELEGATE', 'kind': 'DELEGATION', 'text': 'Delegate.',
         'delegate': {'body': 'MOPAC', 'ceiling': 25000000, 'tolerancePercent': 10}},
        {'number': 5, 'verb': 'NOTE', 'kind': 'OTHER', 'text': 'Note.',
         'costs': [{'type': 'REVENUE', 'amount': 61000, 'per': 'ONCE', 'from': '2024/25'}]}]""";

  private final TotalDiffers check = new TotalDiffers();

  @Test
  void findsAnotherTotalInTheSummary() {
    assertThat(check.findIn(Papers.with("""
        'statedTotal': 117150000, 'summary': 'The estate costs £17.15m in all, £117.15m.', 'heads': [
          {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve £117.15m and £17,150,000.',
           'costs': [{'type': 'CAPITAL', 'amount': 117150000, 'per': 'ONCE', 'from': '2015/16'}]}]""")))
        .containsExactly(
            Finding.of(Code.TOTAL_DIFFERS, "/summary",
                "No figure of the paper is £17.15m; its stated total is £117,150,000."),
            Finding.of(Code.TOTAL_DIFFERS, "/heads/0/text",
                "No figure of the paper is £17,150,000; its stated total is £117,150,000."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "a total of £9,999,000", "£9.999m", "£10.0m", "£10m",
      "capital of £1.98m", "£225k a year", "£225,000 per annum", "£900k over four years", "£2,880,000 for head 1",
      "the award at £834,000, £1,390,000 with its options of £556k", "£278k a year for three years",
      "£278,000 per annum", "£23,167 a month", "approved at £1.4m, with its tolerance £1,498,000",
      "a contract of £495,270, then £535,270, raised by £100,000 to £635,270", "earlier by £33,000 and £7,000, £40k in all",
      "by £140,000 in all", "up to £25m", "up to £27.5m", "noted at £61,000", "the threshold of £214,904",
      "from £1.2m and £345k, £1.545m in all",
      "heads 1 and 2 together £4,270,000", "heads 1 and 3: £2.98m", "all heads: £4.431m",
      "capital £1.98m and revenue £900,000", "£2.205m in 2024/25", "£1.98m (£2.376m including VAT)",
      "£1.98m plus VAT of £396,000", "£1.98m, and £396k of VAT",
      "£834k–£1.39m", "£0.8m-£1.4m", "above £500,000, so that 4.8 applies",
      "£1m or more of disposals", "a single tender over £100,000", "saves nothing (£0)",
      "1.98 million pounds", "£1,980,000.00"})
  void knowsWhatThePaperSays(String summary) {
    assertThat(found(summary)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "£9,990,900", "£9.989m", "£1.89m", "£1,980,001", "£1,980,000.01", "£252k", "£225,000.50 a year", "£843,000",
      "£278k", "£279k a year", "£278k a month", "£2.376m", "£2.4m excluding VAT", "£396k", "£595,207", "£1.499m",
      "£214,940", "£52m", "up to £500,000", "£2,367,000 including VAT", "£181,302"})
  void findsWhatItDoesNotSay(String summary) {
    assertThat(found(summary)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
      "1975000, true", "1984999.99, true", "1985000, false", "1974999.99, false"})
  void roundsHalfUpToThePrecisionOfTheQuotation(String figure, boolean known) {
    assertThat(check.findIn(Papers.with("'statedTotal': " + figure + ", 'summary': 'It costs £1.98m.', 'heads': []")))
        .hasSize(known ? 0 : 1);
  }

  @Test
  void leavesTheOtherSectionsAlone() {
    assertThat(check.findIn(Papers.with("""
        'summary': 'As before.', 'heads': [],
        'sections': {'introduction': 'The towers cost £500m.', 'financial': 'Savings of £3m a year.'}"""))).isEmpty();
  }

  @Test
  void leavesNumbersThatAreNoAmountsAlone() {
    assertThat(found("PCD 1639 of 6 May 2021: 1,200 officers in 2019/20, up 12.5 %, call 020 7230 1212, para 4.13."))
        .isEmpty();
  }

  @Test
  void addsManyHeadsOnlyAsPapersDo() {
    String heads = IntStream.rangeClosed(1, 9).mapToObj(n -> ("{'number': %d, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', "
        + "'text': 'Approve.', 'costs': [{'type': 'REVENUE', 'amount': %d, 'per': 'ONCE', 'from': '2024/25'}]}")
        .formatted(n, 1 << (n + 9))).collect(Collectors.joining(","));
    assertThat(foundIn(heads, "£523,264 in all")).isEmpty();
    assertThat(foundIn(heads, "£7,168 for heads 1 to 3")).isEmpty();
    assertThat(foundIn(heads, "£263,168 for heads 1 and 9")).isEmpty();
    assertThat(foundIn(heads, "£267,264 for heads 1, 3 and 9")).hasSize(1);
  }

  @Test
  void takesAnAmountOfPartTwoForNoOtherTotal() {
    String paper = """
        'summary': 'The award is worth £731,246, or £0.73m.', 'heads': [
          {'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'text': 'Approve £731,000.', 'contract': {}}],
        'partTwo': {'values': [{'head': 1, 'value': 731246}]}""";
    assertThat(check.findIn(Papers.with(paper))).isEmpty();
  }

  private List<Finding> foundIn(String heads, String summary) {
    return check.findIn(Papers.with("'heads': [" + heads + "], 'summary': '" + summary + "'"));
  }

  private List<Finding> found(String summary) {
    return check.findIn(Papers.with(PAPER + ", 'summary': 'It is " + summary + ".'"));
  }
}
