package org.countersign.signing;

import org.countersign.scheme.Authority;

/**
 * By what right a person decides.
 *
 * @param instrument the number of the instrument of delegation; null of those who hold the authority themselves
 * @param inAbsenceOf the holder for whom a fall-back signs, by full name; null otherwise
 */
public record Mandate(Authority authority, Integer instrument, String inAbsenceOf) {

  static Mandate own(Authority authority) {
    return new Mandate(authority, null, null);
  }

  /** Such as "for the DMPC, under instrument 3, paragraph 1.7"; empty of those who hold the authority themselves. */
  public String inWords() {
    return instrument == null ? "" : "for the DMPC, under instrument " + instrument + ", paragraph 1.7"
        + (inAbsenceOf == null ? "" : ", in the absence of " + inAbsenceOf);
  }
}
