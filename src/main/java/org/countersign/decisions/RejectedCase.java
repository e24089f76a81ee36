package org.countersign.decisions;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.scheme.Authority;

/**
 * What may be published of a case that was rejected: it has no Part 2, no reason and no section, so that nothing of them can get out.
 *
 * @param rejectedOn Europe/London
 * @param decidedBy the DMPC or the chief executive
 * @param signedBy the full name of who rejected it
 */
public record RejectedCase(
    String reference, String title, LocalDate rejectedOn, Authority decidedBy, String signedBy, List<Head> heads) {

  public RejectedCase {
    heads = List.copyOf(heads);
  }

  /** What was asked for. */
  public record Head(int number, Verb verb, String text) {}
}
