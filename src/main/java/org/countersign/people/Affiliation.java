package org.countersign.people;

/**
 * Whose person somebody is. The Police Reform and Social Responsibility Act 2011 s.19 bars functions of the Mayor's
 * Office from being passed to constables, other commissioners, the Mayor of London, the Common Council, other bodies
 * that maintain a police force, and the staff of any of those.
 */
public enum Affiliation {
  MOPAC("the Mayor's Office"),
  MPS_STAFF("the staff of the Metropolitan Police"),
  MPS_CONSTABLE("the constables of the Metropolitan Police"),
  OTHER_FORCE("another police force"),
  OTHER_COMMISSIONER("another police and crime commissioner"),
  COMMON_COUNCIL("the Common Council"),
  MAYOR("the Mayor of London"),
  /** Nobody has said so yet: nothing is passed on to such a person. */
  UNKNOWN("a body that nobody has confirmed");

  private final String words;

  Affiliation(String words) {
    this.words = words;
  }

  /** Whether a function of the Mayor's Office may be passed to such a person: MPS staff act by consent instead. */
  public boolean mayHoldFunctionsOfMopac() {
    return this == MOPAC;
  }

  @Override
  public String toString() {
    return words;
  }
}
