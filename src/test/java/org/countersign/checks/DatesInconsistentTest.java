package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesInconsistentTest {

  private static final String PAPER = """
      'title': 'A paper for 2031/32',
      'procurement': {'begins': '2024-02-12'}, 'gates': [{'due': '2026-09-15', 'what': 'Full business case'}],
      'funding': [{'source': 'Capital plan 2029-30', 'type': 'CAPITAL', 'amount': 1, 'approved': true}],
      'heads': [
        {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve.', 'costs': [
          {'type': 'CAPITAL', 'amount': 1, 'per': 'YEAR', 'from': '2021/22', 'to': '2023/24'}]},
        {'number': 2, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'text': 'Approve.', 'contract': {
          'frameworkLetOn': '2020-10-20', 'starts': '2024-07-10', 'termMonths': 24, 'optionMonths': 12}},
        {'number': 3, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'text': 'Approve.', 'contract': {
          'starts': '2018-05-06', 'ends': '2022-05-05', 'termMonths': 48, 'changeMonths': 6, 'endedOn': '2022-08-19'}}]""";

  private final DatesInconsistent check = new DatesInconsistent();

  @Test
  void findsAnEndThatItsTermDoesNotGive() {
    assertThat(ofTerm("2021-05-06", 11, "2022-05-05")).containsExactly(Finding.of(Code.DATES_INCONSISTENT,
        "/heads/0/contract/ends", "The contract of head 1 starts on 6 May 2021 for 11 months, so that it ends on "
            + "5 April 2022; the paper says 5 May 2022."));
  }

  @ParameterizedTest
  @CsvSource({
      "2021-05-06, 11, 2022-04-03, true",
      "2021-05-06, 11, 2022-04-04, false",
      "2021-05-06, 11, 2022-04-05, false",
      "2021-05-06, 11, 2022-04-06, false",
      "2021-05-06, 11, 2022-04-07, true",
      "2024-07-01, 60, 2029-06-30, false",
      "2024-07-01, 60, 2030-06-30, true",
      "2024-02-29, 12, 2025-02-28, false",
      "2021-01-31, 1, 2021-02-28, false",
      "2021-04-01, 0, 2021-04-01, false"})
  void countsTheTermLessADayWithinADay(String starts, int term, String ends, boolean found) {
    assertThat(ofTerm(starts, term, ends)).hasSize(found ? 1 : 0);
  }

  @Test
  void keepsOptionsApart() {
    String contract = "'starts': '2024-07-01', 'termMonths': 24, 'optionMonths': 24, 'ends': '%s'";
    assertThat(ofContract("PROCUREMENT_STRATEGY", contract.formatted("2026-06-30"))).isEmpty();
    assertThat(ofContract("PROCUREMENT_STRATEGY", contract.formatted("2028-06-30"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2021-06-30, 0", "2021-12-31, 0", "2021-09-30, 0", "2022-03-31, 0", "2022-06-30, 1"})
  void letsTheEndOfAChangedContractCountItsChangesOrNot(String ends, int found) {
    assertThat(ofContract("CONTRACT_CHANGE", "'starts': '2019-07-01', 'termMonths': 24, 'changeMonths': 6, "
        + "'earlierChanges': [{'months': 3}], 'ends': '" + ends + "'")).hasSize(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "'starts': '2024-07-01', 'termMonths': 24", "'starts': '2024-07-01', 'ends': '2026-06-30'",
      "'termMonths': 24, 'ends': '2026-06-30'"})
  void comparesNothingWithWhatIsNotThere(String contract) {
    assertThat(ofContract("PROCUREMENT_STRATEGY", contract)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "12 February 2024", "15 September 2026", "20 October 2020", "10 July 2024", "9 July 2026", "9 July 2027",
      "10 July 2026", "11 July 2024", "9 July 2024", "5 May 2022", "5 November 2022", "19 August 2022", "06/05/2018",
      "1 April 2021", "31 March 2022", "1 April 2023", "31 March 2024", "31 March 2030", "1 April 2031",
      "May 2017", "6 May", "1 April 2033 in 2033/34", "31 March 2035 (FY34/35)", "31 March 2036 of 2035/2036"})
  void knowsTheDaysOfThePaper(String summary) {
    assertThat(ofSummary(summary)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "8 July 2024", "12 July 2024", "6 June 2018", "10 July 2025", "29 March 2021", "31 March 2019",
      "31 June 2024", "10/07/2025", "31 March 2041 (2040/42)"})
  void findsADayThatItDoesNotName(String summary) {
    assertThat(ofSummary(summary)).hasSize(1);
  }

  @Test
  void namesEachStrangeDayOfATextOnce() {
    assertThat(ofSummary("6 June 2018, 31 June 2024, 6 June 2018 and 10 July 2024")).containsExactly(
        Finding.of(Code.DATES_INCONSISTENT, "/summary", "No date among the paper's own data is this one: "
            + "“6 June 2018”, “31 June 2024” (no day of the calendar for certain)."));
  }

  @Test
  void looksAtHeadsAndNotAtTheOtherSections() {
    assertThat(check.findIn(Papers.with("""
        'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'OTHER', 'text': 'Approve from 6 June 2021.'}],
        'sections': {'introduction': 'Since 6 May 2017.', 'background': 'PCD 417 of 2 July 2018.'}""")))
        .extracting(Finding::at).containsExactly("/heads/0/text");
  }

  private List<Finding> ofSummary(String summary) {
    return check.findIn(Papers.with(PAPER + ", 'summary': 'It is " + summary + ".'"));
  }

  private List<Finding> ofTerm(String starts, int term, String ends) {
    return ofContract("CONTRACT_AWARD", "'starts': '%s', 'termMonths': %d, 'ends': '%s'".formatted(starts, term, ends));
  }

  private List<Finding> ofContract(String kind, String contract) {
    return check.findIn(Papers.with("'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': '" + kind + "', 'contract': {"
        + contract + "}}]"));
  }
}
