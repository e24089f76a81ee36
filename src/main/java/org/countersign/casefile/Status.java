package org.countersign.casefile;

/** Where a case stands. */
public enum Status {
  DRAFT, TO_BE_REVISED, AT_BOARD, IN_ADVICE, TO_BE_DECIDED, DEFERRED, APPROVED, REJECTED, WITHDRAWN;

  /** Whether nothing more can happen to the case. */
  public boolean isFinal() {
    return this == APPROVED || this == REJECTED || this == WITHDRAWN;
  }
}
