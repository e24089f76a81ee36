package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesInProseTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "6 May 2021", "06 May 2021", "6th May 2021", "6th of May 2021", "6 of May, 2021", "6 May, 2021", "6-May-2021",
      "6\u00A0May 2021", "6 MAY 2021", "May 6, 2021", "May 6th, 2021", "May 6 2021", "May 06,2021", "06/05/2021", "6/5/2021",
      "06.05.2021", "06-05-2021", "2021-05-06", "Thursday 6 May 2021", "Thursday, 6th May 2021", "from 3 to 6 May 2021",
      "3–6 May 2021", "(6 May 2021)", "“6 May 2021”", "6 May 2021/", "by 6 May 2021."})
  void reads(String prose) {
    for (String text : List.of(prose, "Signed " + prose + " and let", prose + ", at the latest")) {
      assertThat(DatesInProse.read(text)).as(text).extracting(QuotedDate::day).containsExactly(LocalDate.of(2021, 5, 6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6 Sept 2021", "6 Sep. 2021", "6 September 2021", "Sept. 6, 2021", "06/09/2021"})
  void readsShortMonths(String prose) {
    assertThat(DatesInProse.read(prose)).extracting(QuotedDate::day).containsExactly(LocalDate.of(2021, 9, 6));
  }

  @Test
  void readsEachOfATextInItsOrder() {
    assertThat(DatesInProse.read("from 1 April 2024 to 31 March 2025, then (29 February 2024)")).extracting(QuotedDate::day)
        .containsExactly(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31), LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "31 June 2021", "29 February 2023", "0 May 2021", "32 May 2021", "February 30, 2021", "31/04/2021", "05/13/2021",
      "13-13-2021", "2021-02-29", "2021-13-01"})
  void doesNotGuess(String garbled) {
    assertThat(DatesInProse.read("Signed " + garbled + " at last.")).singleElement().satisfies(date -> {
      assertThat(date.isReadable()).isFalse();
      assertThat(date.text()).isEqualTo(garbled);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "May 2021", "6 May", "in March 2021", "2019/20", "2024/25 to 2026/27", "06/05/21", "6 May 21", "126 May 2021",
      "1.6 May 2021", "6 May 20211", "6 Mai 2021", "6 Maybe 2021", "the 6th", "PCD 1637", "4.8 and 4.13", "v1.2.2021.3",
      "020 7230 1212", "1/2/3/2021", "12/34", "6 May 2021/22", "£6 May 2021", "A6 May 2021", "spring 2021", "Q1 2021",
      "30.06", "24/7/365"})
  void leavesAlone(String prose) {
    assertThat(DatesInProse.read("About " + prose + " and so on")).isEmpty();
  }

  @Test
  void survivesProseOfAnyLength() {
    assertThat(DatesInProse.read("1 ".repeat(100_000) + "May ".repeat(100_000) + "6/".repeat(100_000))).isEmpty();
  }
}
