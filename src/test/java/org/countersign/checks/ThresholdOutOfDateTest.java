package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdOutOfDateTest {

  private final ThresholdOutOfDate check = new ThresholdOutOfDate();

  /** First and last day of each. */
  @ParameterizedTest
  @CsvSource({
      "2014-01-01, 172514", "2015-12-31, 172514", "2016-01-01, 164176", "2017-12-31, 164176", "2018-01-01, 181302",
      "2019-12-31, 181302", "2020-01-01, 189330", "2021-12-31, 189330", "2022-01-01, 213477", "2023-12-31, 213477",
      "2024-01-01, 214904", "2025-12-31, 214904", "2026-01-01, 207720", "2031-05-06, 207720"})
  void knowsTheThresholdOfTheDay(String begins, String right) {
    for (String quoted : List.of("172514", "164176", "181302", "189330", "213477", "214904", "207720", right + ".01")) {
      assertThat(found("'begins': '%s', 'quotedThreshold': %s".formatted(begins, quoted), ""))
          .as(quoted).hasSize(quoted.equals(right) ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "2014-01-01, PCR_2006", "2015-02-25, PCR_2006", "2015-02-26, PCR_2015", "2025-02-23, PCR_2015", "2025-02-24, PA_2023",
      "2026-01-01, PA_2023"})
  void knowsTheLawOfTheDay(String begins, String right) {
    for (String quoted : List.of("PCR_2006", "PCR_2015", "PA_2023")) {
      assertThat(found("'begins': '%s', 'quotedLaw': '%s'".formatted(begins, quoted), ""))
          .as(quoted).hasSize(quoted.equals(right) ? 0 : 1);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "PROCUREMENT_STRATEGY | 'frameworkLetOn': '2025-02-23' | 0",
      "PROCUREMENT_STRATEGY | 'frameworkLetOn': '2025-02-24' | 1",
      "PROCUREMENT_STRATEGY | 'starts': '2025-01-01' | 1",
      "CONTRACT_CHANGE | 'starts': '2025-02-23' | 0",
      "CONTRACT_CHANGE | 'starts': '2025-02-24' | 1",
      "CONTRACT_CHANGE | 'route': 'EXISTING_CONTRACT' | 0"})
  void letsWhatWasLetBeforeStayUnderTheRegulationsOf2015(String kind, String contract, int found) {
    String heads = "{'number': 1, 'verb': 'APPROVE', 'kind': '%s', 'contract': {%s}}".formatted(kind, contract);
    assertThat(found("'begins': '2025-06-02', 'quotedLaw': 'PCR_2015'", heads)).hasSize(found);
    assertThat(found("'begins': '2025-06-02', 'quotedLaw': 'PCR_2006'", heads)).hasSize(1);
    assertThat(found("'begins': '2025-06-02', 'quotedLaw': 'PA_2023'", heads)).isEmpty();
  }

  @Test
  void says() {
    assertThat(found("'begins': '2016-02-01', 'quotedThreshold': 172514, 'quotedLaw': 'PCR_2006'", "")).containsExactly(
        Finding.of(Code.THRESHOLD_OUT_OF_DATE, "/procurement/quotedThreshold", "The paper quotes a procurement threshold of "
            + "£172,514; when the procurement began, on 1 February 2016, it was £164,176, since 1 January 2016."),
        Finding.of(Code.THRESHOLD_OUT_OF_DATE, "/procurement/quotedLaw", "The paper quotes the Public Contracts Regulations "
            + "2006; when the procurement began, on 1 February 2016, the Public Contracts Regulations 2015 applied."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "'begins': '2013-12-31', 'quotedThreshold': 1, 'quotedLaw': 'PA_2023'", "'quotedThreshold': 1, 'quotedLaw': 'PCR_2006'",
      "'begins': '2024-06-03'"})
  void comparesNothingWithWhatIsNotKnown(String procurement) {
    assertThat(found(procurement, "")).isEmpty();
  }

  @Test
  void leavesAPaperWithoutProcurementAlone() {
    assertThat(check.findIn(Papers.with("'heads': []"))).isEmpty();
  }

  private List<Finding> found(String procurement, String heads) {
    return check.findIn(Papers.with("'procurement': {" + procurement + "}, 'heads': [" + heads + "]"));
  }
}
