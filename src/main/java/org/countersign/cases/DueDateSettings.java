package org.countersign.cases;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.countersign.signing.SignOff;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The table of working days: how long each task may take. That of a call-in is its window,
 * that of a condition the day that the decider named: they have a reminder only.
 *
 * @param tasks by sign-off, such as {@code advise-legal}
 */
@ConfigurationProperties("countersign.due-dates")
public record DueDateSettings(Map<SignOff, Term> tasks) {

  /**
   * @param normal working days in England after the day on which the task was opened
   * @param urgent the same on the urgent route
   * @param remind how many working days before the last one its holder is reminded; 0 on the last day itself
   */
  public record Term(int normal, int urgent, int remind) {

    int days(boolean isUrgent) {
      return isUrgent ? urgent : normal;
    }
  }

  /** They are due when a window ends, or on a day that somebody named. */
  private static final Set<SignOff> WITH_A_DAY_OF_THEIR_OWN = EnumSet.of(SignOff.CONSIDER_CALL_IN, SignOff.PROPOSE_DISCHARGE);

  /** @throws IllegalArgumentException where a task has no term, or one that makes no sense: the program then does not start */
  public DueDateSettings {
    Set<SignOff> without = EnumSet.allOf(SignOff.class);
    without.removeAll(tasks.keySet());
    if (!without.isEmpty()) {
      throw new IllegalArgumentException("countersign.due-dates.tasks has no row for " + without);
    }
    tasks.forEach((signOff, term) -> {
      boolean hasTerm = WITH_A_DAY_OF_THEIR_OWN.contains(signOff) || term.urgent() >= 1 && term.urgent() <= term.normal();
      if (!hasTerm || term.remind() < 0) {
        throw new IllegalArgumentException("countersign.due-dates.tasks: " + signOff
            + " needs 1 working day or more, urgent no more than normal, and a reminder 0 or more before the end, not " + term);
      }
    });
    tasks = Map.copyOf(tasks);
  }
}
