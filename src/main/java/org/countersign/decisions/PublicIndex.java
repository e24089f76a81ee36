package org.countersign.decisions;

import java.time.Instant;

/** Told of whatever becomes public, in the transaction that makes it so. Nothing that it is told has a Part 2. */
public interface PublicIndex {

  /** A decision of our own is published. */
  void published(IssuedDecision decision, PublicMeasure measure, Instant at);

  /** Who decides has rejected a case. Whether that is published is the register's own business. */
  void rejected(RejectedCase rejected, PublicMeasure measure, Instant at);
}
