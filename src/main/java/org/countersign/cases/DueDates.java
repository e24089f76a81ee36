package org.countersign.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.countersign.signing.CallIn;
import org.countersign.signing.SignOff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When each task is due, from the table of working days. A due date tells and asks; nothing is decided by it, and nobody
 * gains or loses a right when it passes.
 */
@Service
public class DueDates {

  private final JdbcClient jdbc;
  private final BusinessCases cases;
  private final WorkingDays workingDays;
  private final DueDateSettings settings;
  private final CallIn callIn;
  private final Clock clock;

  public DueDates(JdbcClient jdbc, BusinessCases cases, WorkingDays workingDays, DueDateSettings settings, CallIn callIn, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.workingDays = workingDays;
    this.settings = settings;
    this.callIn = callIn;
    this.clock = clock;
  }

  /**
   * A task is opened today: it is due so many working days after.
   *
   * @return its last day; empty for a call-in without a window
   */
  @Transactional
  public Optional<LocalDate> opened(String task, String reference, SignOff signOff) {
    LocalDate today = London.today(clock);
    boolean urgent = cases.currentRevision(reference).caseFile().urgent() != null;
    Optional<LocalDate> due = signOff == SignOff.CONSIDER_CALL_IN ? callIn.openUntil(reference)
        : Optional.of(workingDays.after(today, settings.tasks().get(signOff).days(urgent)));
    due.ifPresent(day -> add(task, reference, signOff, day, urgent));
    return due;
  }

  /** A task is opened today that is due on a day that somebody named, such as that of a condition. */
  @Transactional
  public void opened(String task, String reference, SignOff signOff, LocalDate due) {
    add(task, reference, signOff, due, false);
  }

  private void add(String task, String reference, SignOff signOff, LocalDate due, boolean urgent) {
    jdbc.sql("INSERT INTO task_due (task, case_reference, sign_off, opened_on, due_on, urgent) VALUES (?, ?, ?, ?, ?, ?)")
        .params(task, reference, signOff.name(), London.today(clock), due, urgent).update();
  }

  /** Empty for a task that was opened before there were due dates. */
  public Optional<TaskDue> of(String task) {
    return jdbc.sql("""
            SELECT task, case_reference, sign_off, opened_on, due_on AS due, urgent, stopped_on, reminded_on, overdue_told_on
            FROM task_due WHERE task = ?""")
        .param(task).query(TaskDue.class).optional();
  }

  /** A question stops the clock of the asker's task, unless one did so already. The window of a call-in is a right, and runs on. */
  void stop(TaskDue due) {
    if (due.signOff() != SignOff.CONSIDER_CALL_IN) {
      jdbc.sql("UPDATE task_due SET stopped_on = ? WHERE task = ? AND stopped_on IS NULL").params(London.today(clock), due.task()).update();
    }
  }

  /**
   * The last open question is answered: as many working days as the clock stood still are added. Whoever was told of the
   * former day is told of the new one.
   *
   * @return the last day from now on
   */
  LocalDate resume(TaskDue due) {
    if (!due.isStopped()) {
      return due.due();
    }
    int stoodStill = workingDays.between(due.stoppedOn(), London.today(clock));
    LocalDate moved = workingDays.after(due.due(), stoodStill);
    jdbc.sql("UPDATE task_due SET due_on = ?, stopped_on = NULL WHERE task = ?").params(moved, due.task()).update();
    if (stoodStill > 0) {
      jdbc.sql("UPDATE task_due SET reminded_on = NULL, overdue_told_on = NULL WHERE task = ?").param(due.task()).update();
    }
    return moved;
  }

  /** Whether its holders are to be reminded today, which the caller then does. */
  boolean isToBeReminded(TaskDue due) {
    LocalDate from = workingDays.before(due.due(), settings.tasks().get(due.signOff()).remind());
    LocalDate today = London.today(clock);
    return !due.isStopped() && due.remindedOn() == null && !today.isBefore(from) && !isPast(due);
  }

  /** Whether it is to be told today that the task is overdue, which the caller then does. */
  boolean isToBeToldOverdue(TaskDue due) {
    return !due.isStopped() && due.overdueToldOn() == null && isPast(due);
  }

  private boolean isPast(TaskDue due) {
    return London.today(clock).isAfter(due.due());
  }

  void markReminded(TaskDue due) {
    jdbc.sql("UPDATE task_due SET reminded_on = ? WHERE task = ?").params(London.today(clock), due.task()).update();
  }

  void markOverdueTold(TaskDue due) {
    jdbc.sql("UPDATE task_due SET overdue_told_on = ? WHERE task = ?").params(London.today(clock), due.task()).update();
  }
}
