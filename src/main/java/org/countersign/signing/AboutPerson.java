package org.countersign.signing;

import java.util.Objects;
import org.countersign.people.Affiliation;

/**
 * What an entry of the chain PEOPLE says of whom; what does not apply is null and left out.
 *
 * @param name as it is from now on
 */
record AboutPerson(String person, String name, String group, Affiliation affiliation) {

  static AboutPerson account(String person, String name) {
    return new AboutPerson(person, name, null, null);
  }

  static AboutPerson password(String person) {
    return new AboutPerson(person, null, null, null);
  }

  static AboutPerson membership(String person, String group) {
    return new AboutPerson(person, null, group, null);
  }

  static AboutPerson affiliation(String person, Affiliation affiliation) {
    return new AboutPerson(person, null, null, affiliation);
  }

  static AboutPerson group(String group) {
    return new AboutPerson(null, null, group, null);
  }

  boolean speaksOf(String otherPerson, String otherGroup) {
    return otherPerson.equals(person) && Objects.equals(otherGroup, group);
  }
}
