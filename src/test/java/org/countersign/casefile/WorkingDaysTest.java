package org.countersign.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

  private final WorkingDays workingDays = new WorkingDays();

  @ParameterizedTest(name = "{2}")
  @CsvSource({
      "2026-11-23, 2026-11-24, a Monday is followed by its Tuesday",
      "2026-11-20, 2026-11-23, a Friday by the Monday after it",
      "2026-11-21, 2026-11-23, so is a Saturday",
      "2026-11-22, 2026-11-23, and a Sunday",
      "2026-04-02, 2026-04-07, Good Friday and Easter Monday are left out",
      "2024-03-28, 2024-04-02, Easter in March",
      "2026-12-24, 2026-12-29, Boxing Day on a Saturday: Monday stands in for it",
      "2027-12-24, 2027-12-29, Christmas Day on a Saturday: Monday and Tuesday stand in",
      "2022-12-23, 2022-12-28, Christmas Day on a Sunday: Tuesday stands in",
      "2027-12-31, 2028-01-04, New Year's Day on a Saturday",
      "2026-05-01, 2026-05-05, the early May bank holiday",
      "2020-05-01, 2020-05-04, which was another day in 2020",
      "2020-05-07, 2020-05-11, the eighth of May",
      "2026-05-22, 2026-05-26, the spring bank holiday",
      "2022-06-01, 2022-06-06, in 2022 two days of jubilee",
      "2026-08-28, 2026-09-01, the summer bank holiday",
      "2023-05-05, 2023-05-09, the coronation"
  })
  void theNextWorkingDay(LocalDate day, LocalDate next, String why) {
    assertThat(workingDays.after(day, 1)).as(why).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"0, 2026-11-20", "1, 2026-11-23", "5, 2026-11-27", "10, 2026-12-04", "25, 2026-12-29", "26, 2026-12-30"})
  void soManyWorkingDaysAfterAFriday(int count, LocalDate last) {
    assertThat(workingDays.after(LocalDate.of(2026, 11, 20), count)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, 2026-11-20, 0", "2026-11-20, 2026-11-19, 0", "2026-11-20, 2026-11-22, 0", "2026-11-20, 2026-11-23, 1",
      "2026-11-20, 2026-12-04, 10", "2026-12-24, 2026-12-29, 1"})
  void workingDaysBetweenTwoDaysCountTheLaterOne(LocalDate day, LocalDate later, int count) {
    assertThat(workingDays.between(day, later)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23, 0, 2026-11-23", "2026-11-23, 1, 2026-11-20", "2026-11-22, 1, 2026-11-20", "2026-12-29, 2, 2026-12-23"})
  void soManyWorkingDaysBefore(LocalDate day, int count, LocalDate first) {
    assertThat(workingDays.before(day, count)).isEqualTo(first);
  }

  @Test
  void tenWorkingDaysOverEaster() {
    assertThat(workingDays.after(LocalDate.of(2026, 3, 30), 10)).isEqualTo("2026-04-15");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-17", "2026-07-13", "2026-11-30", "2026-08-03", "2026-01-02"})
  void holidaysElsewhereInTheKingdomAreWorkingDaysInEngland(LocalDate day) {
    assertThat(workingDays.includes(day)).isTrue();
  }
}
