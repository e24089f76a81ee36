package org.countersign.casefile;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Working days in England: neither a weekend nor a bank holiday. */
@Component
public class WorkingDays {

  private static final String ENGLAND = "eng";

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

  public boolean includes(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.isHoliday(day, ENGLAND);
  }

  /** The last of so many working days that follow the day, which itself does not count; that day for none. */
  public LocalDate after(LocalDate day, int count) {
    LocalDate last = day;
    for (int counted = 0; counted < count; ) {
      last = last.plusDays(1);
      counted += includes(last) ? 1 : 0;
    }
    return last;
  }

  /** The first of so many working days that come before the day, which itself does not count; that day for none. */
  public LocalDate before(LocalDate day, int count) {
    LocalDate first = day;
    for (int counted = 0; counted < count; ) {
      first = first.minusDays(1);
      counted += includes(first) ? 1 : 0;
    }
    return first;
  }

  /** How many working days follow the one day up to the other, which itself counts; none if it is not later. */
  public int between(LocalDate day, LocalDate later) {
    int count = 0;
    for (LocalDate next = day.plusDays(1); !next.isAfter(later); next = next.plusDays(1)) {
      count += includes(next) ? 1 : 0;
    }
    return count;
  }
}
