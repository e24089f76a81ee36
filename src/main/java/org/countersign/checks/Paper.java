package org.countersign.checks;

import java.time.LocalDate;
import org.countersign.casefile.CaseFile;
import org.countersign.scheme.Determination;

/**
 * A paper under check.
 *
 * @param reference of the case whose paper it is, so that none is its own precedent; null in a dry run
 * @param submittedOn day of submission, Europe/London
 * @param determination the authority that it needs
 * @param seesAll whether what is held back of other cases may count; false in a dry run of somebody who is not cleared, who
 *     could find it out by asking again and again
 */
public record Paper(
    String reference, CaseFile caseFile, LocalDate submittedOn, Determination determination, boolean seesAll) {

  public Paper(String reference, CaseFile caseFile, LocalDate submittedOn, Determination determination) {
    this(reference, caseFile, submittedOn, determination, true);
  }

  /** A paper that is nobody's yet: a dry run. */
  public Paper(CaseFile caseFile, LocalDate submittedOn, Determination determination) {
    this(null, caseFile, submittedOn, determination);
  }
}
