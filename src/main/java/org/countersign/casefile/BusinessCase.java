package org.countersign.casefile;

import java.time.LocalDate;
import org.countersign.casefile.CaseFile.Marking;

/**
 * A case, apart from its paper.
 *
 * @param reference given by the product, such as BC-2026-0001
 * @param edition of the Scheme in force on the day of submission, to which the case is pinned
 * @param submittedOn Europe/London
 * @param originator the person who answers for the paper
 * @param processInstance the one instance that may decide this case; null while it is being started
 * @param revision the number of the current revision of the paper
 * @param round 1 at submission; each resubmission begins the next
 * @param awardOf the case under whose decision this award is made; null of every other case
 * @param marking the highest that any revision of the paper bore: what was once held back stays so
 */
public record BusinessCase(
    String reference, String title, Status status, String edition, LocalDate submittedOn, String originator,
    String processInstance, int revision, int round, String awardOf, Marking marking) {

  /** Whether this is the case's registered course; none is while it is being started. */
  public boolean isRunBy(String instance) {
    return instance.equals(processInstance);
  }

  public boolean isAward() {
    return awardOf != null;
  }
}
