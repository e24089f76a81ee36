package org.countersign.decisions;

import java.time.LocalDate;

/**
 * A paper that an approved one announced, such as the full business case after the outline.
 *
 * @param reference of the case whose paper announced it
 * @param number from 1, in the order of that paper
 * @param what in the paper's own words
 * @param metBy the case by which it came; null until the secretariat has said so
 * @param metOn Europe/London; null with it
 */
public record Gate(String reference, int number, LocalDate due, String what, String metBy, LocalDate metOn) {

  public boolean isMet() {
    return metBy != null;
  }

  /** @param today Europe/London */
  public boolean isOverdue(LocalDate today) {
    return !isMet() && today.isAfter(due);
  }
}
