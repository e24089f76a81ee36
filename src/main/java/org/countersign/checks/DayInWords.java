package org.countersign.checks;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as a sentence tells it: 6 May 2021. */
final class DayInWords {

  private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private DayInWords() {}

  static String of(LocalDate day) {
    return WORDS.format(day);
  }
}
