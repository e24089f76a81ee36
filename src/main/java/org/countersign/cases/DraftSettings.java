package org.countersign.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.countersign.casefile.London;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a draft is kept that nobody touches. */
@Component
public class DraftSettings {

  private final int days;

  public DraftSettings(@Value("${countersign.drafts.kept-days}") int days) {
    if (days < 1) {
      throw new IllegalArgumentException("countersign.drafts.kept-days is the days for which an untouched draft is kept: 1 or more");
    }
    this.days = days;
  }

  public int days() {
    return days;
  }

  /** The last day on which a draft that was saved then can be gone on with. */
  LocalDate keptUntil(Instant savedAt) {
    return London.dayOf(savedAt).plusDays(days);
  }

  /** What was saved before this is deleted. */
  Instant oldest(Clock clock) {
    return clock.instant().minus(days + 1L, ChronoUnit.DAYS);
  }
}
