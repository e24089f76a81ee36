package org.countersign.register;

import java.time.LocalDate;
import org.countersign.decisions.DecisionNumber;

/**
 * All that the register tells of a decision whose publication waits: no title, no date, no decider.
 *
 * @param until the day on which it is published
 */
record Deferred(DecisionNumber number, LocalDate until, String reason) {

  public String address() {
    return Register.ADDRESS + "/" + number.inAddress();
  }
}
