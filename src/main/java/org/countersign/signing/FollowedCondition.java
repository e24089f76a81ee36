package org.countersign.signing;

import java.time.LocalDate;

/**
 * A condition of an approval, from the day on which the decision was issued until it is discharged.
 *
 * @param reference of the case that was approved on this condition
 * @param number from 1, in the order of the notice
 * @param processInstance its registered course; null while that is being started
 * @param proposedBy who last said that it is met; null while nobody has
 * @param dischargedOn Europe/London; null while it is open
 */
public record FollowedCondition(
    String reference, int number, Condition condition, State state, String processInstance, String proposedBy, LocalDate dischargedOn) {

  /** Open until the secretariat accepts what its owner proposed. */
  public enum State { OPEN, PROPOSED, DISCHARGED }

  public boolean isDischarged() {
    return state == State.DISCHARGED;
  }

  /** @param today Europe/London */
  public boolean isOverdue(LocalDate today) {
    return !isDischarged() && today.isAfter(condition.due());
  }

  boolean isRunBy(String instance) {
    return instance.equals(processInstance);
  }
}
