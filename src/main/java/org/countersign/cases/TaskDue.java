package org.countersign.cases;

import java.time.LocalDate;
import org.countersign.signing.SignOff;

/**
 * When a task is due. Days are London's.
 *
 * @param task the engine's id of it
 * @param due the last day; its end is the end of the term
 * @param urgent whether the case took the urgent route when the task was opened
 * @param stoppedOn since when a question stops its clock; null while it runs
 * @param remindedOn when its holders were reminded; null if they were not
 * @param overdueToldOn when it was told that it is overdue; null if it was not
 */
public record TaskDue(
    String task, String caseReference, SignOff signOff, LocalDate openedOn, LocalDate due, boolean urgent, LocalDate stoppedOn,
    LocalDate remindedOn, LocalDate overdueToldOn) {

  public boolean isStopped() {
    return stoppedOn != null;
  }
}
