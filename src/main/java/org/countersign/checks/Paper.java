package org.countersign.checks;

import java.time.LocalDate;
import org.countersign.casefile.CaseFile;
import org.countersign.scheme.Determination;

/**
 * A paper under check.
 *
 * @param submittedOn day of submission, Europe/London
 * @param determination the authority that it needs
 */
public record Paper(CaseFile caseFile, LocalDate submittedOn, Determination determination) {}
