package org.countersign.register;

/** How something came onto the register. */
enum Origin {
  /** Decided here. */
  DECIDED,
  /** Taken over from the register of before. */
  IMPORTED,
  /** Decided here, and rejected. */
  REJECTED
}
