package org.countersign.casefile;

import java.time.LocalDate;

/** Told of every revision of every paper, in the transaction that adds it, so that nothing is found out of step with the papers. */
public interface RevisionIndex {

  /** @param submittedOn day on which the case was submitted, Europe/London */
  void keep(Revision revision, LocalDate submittedOn);
}
