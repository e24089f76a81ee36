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
 */
public record Paper(String reference, CaseFile caseFile, LocalDate submittedOn, Determination determination) {

  /** A paper that is nobody's yet: a dry run. */
  public Paper(CaseFile caseFile, LocalDate submittedOn, Determination determination) {
    this(null, caseFile, submittedOn, determination);
  }
}
