package org.countersign.people;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody is away, and perhaps somebody stands in.
 *
 * @param from first day, Europe/London
 * @param until last day
 * @param substitute who stands in; null where nobody was named
 * @param enteredBy who said so: the person, or the secretariat on their behalf
 * @param endedAt when it was ended early; null otherwise
 */
public record Absence(
    int number, String person, LocalDate from, LocalDate until, String substitute, String enteredBy, Instant enteredAt,
    Instant endedAt) {

  /** @param day that of the moment, in Europe/London */
  public boolean holdsAt(Instant moment, LocalDate day) {
    return !enteredAt.isAfter(moment) && !day.isBefore(from) && !day.isAfter(until) && (endedAt == null || moment.isBefore(endedAt));
  }
}
