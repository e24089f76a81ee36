package org.countersign.checks;

import org.countersign.checks.Finding.Level;

/** What a check looks for, and what its finding does to a paper. */
public enum Code {
  HEADS_DO_NOT_SUM(Level.BLOCK),
  ROUTE_MISMATCH(Level.BLOCK),
  RECURRING_WITHOUT_END(Level.BLOCK),
  AMOUNT_UNREADABLE(Level.BLOCK),
  CUMULATIVE_CHANGE(Level.WARN),
  PARAGRAPH_NOT_CITED(Level.WARN);

  private final Level level;

  Code(Level level) {
    this.level = level;
  }

  public Level level() {
    return level;
  }
}
