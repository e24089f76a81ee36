package org.countersign.mail;

import java.time.LocalDate;

/**
 * One thing that happened on a case and is to be told.
 *
 * @param task by its id; null where it is about none
 * @param what the task's own name, such as "Advise on finance"; null where it is about none. Nothing that anybody wrote.
 * @param due the last day of the task; null where it has none
 */
public record News(Kind kind, String caseReference, String task, String what, LocalDate due) {

  public enum Kind { TASK, REMINDER, OVERDUE, RETURNED, DECIDED, QUESTION, ANSWER, COMMENT, GATE, GATE_OVERDUE }

  public static News of(Kind kind, String caseReference) {
    return new News(kind, caseReference, null, null, null);
  }
}
