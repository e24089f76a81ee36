package org.countersign.scheme;

import java.time.LocalDate;

/**
 * An edition of the Scheme, never edited: a new one is appended. A case keeps the one in force on the
 * day it was submitted, Europe/London.
 *
 * @param code such as "2019"
 * @param from first day
 * @param until the day after the last; null of the edition that is still in force
 * @param source where the edition and its days are known from
 */
public record Edition(String code, LocalDate from, LocalDate until, String source) {

  public boolean isInForceOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
