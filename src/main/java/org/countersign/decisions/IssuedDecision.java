package org.countersign.decisions;

import java.time.Instant;
import java.util.Optional;
import org.countersign.signing.Publication;

/**
 * A decision that was issued.
 *
 * @param number empty for a decision of an MPS body, which is on the record and not published
 * @param publication whether and until when publication waits
 * @param publishedAt null while it is not published
 */
public record IssuedDecision(
    String reference, Optional<DecisionNumber> number, Publication publication, Instant publishedAt, Notice notice) {

  public boolean isPublished() {
    return publishedAt != null;
  }
}
