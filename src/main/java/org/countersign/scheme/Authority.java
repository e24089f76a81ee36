package org.countersign.scheme;

/** Who decides a head, highest first; a case goes to the highest that any of its heads needs. */
public enum Authority {
  DMPC, MOPAC_CHIEF_EXECUTIVE, COMMERCIAL_DIRECTOR, INVESTMENT_BOARD,
  /** Of a head that only notes: it grants nothing. */
  NONE
}
