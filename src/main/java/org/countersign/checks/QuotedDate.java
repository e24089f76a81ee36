package org.countersign.checks;

import java.time.LocalDate;

/**
 * A full date as prose quotes it.
 *
 * @param day null where it names no day of the calendar, or none for certain ("31 June 2021", "05/13/2021")
 * @param text as it stands in the prose
 */
record QuotedDate(LocalDate day, String text) {

  boolean isReadable() {
    return day != null;
  }
}
