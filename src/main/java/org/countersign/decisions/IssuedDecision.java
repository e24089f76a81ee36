package org.countersign.decisions;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.countersign.scheme.Authority;
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

  /** Whose decisions are numbered and published. */
  public static final Set<Authority> PUBLISHED = Set.of(Authority.DMPC, Authority.MOPAC_CHIEF_EXECUTIVE);

  public boolean isPublished() {
    return publishedAt != null;
  }
}
