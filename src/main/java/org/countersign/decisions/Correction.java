package org.countersign.decisions;

import java.time.Instant;
import java.time.LocalDate;
import org.countersign.casefile.London;

/**
 * What was found wrong in a published decision since, and what is right: words that point at it, and change nothing of it.
 *
 * @param reference of the case that was decided
 * @param number 1 for the first correction of the decision
 * @param madeBy the person's id
 */
public record Correction(String reference, int number, String text, String madeBy, Instant madeAt) {

  /** Europe/London. */
  public LocalDate day() {
    return London.dayOf(madeAt);
  }
}
