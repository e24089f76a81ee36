package org.countersign.people;

import java.util.Set;

/**
 * A person with an account.
 *
 * @param id as they sign in
 * @param name as it is shown and printed
 * @param affiliation whose person they are, as the secretariat confirmed it
 * @param groups the ids of their groups, see {@link Groups}
 */
public record Person(String id, String name, Affiliation affiliation, Set<String> groups) {

  public Person {
    groups = Set.copyOf(groups);
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** Whoever runs the engine signs nothing, whatever other groups they are in. */
  public boolean runsTheEngine() {
    return isIn(Groups.OPERATORS) || isIn(Groups.ENGINE_ADMINISTRATORS);
  }

  /** The secretariat and auditors look over all cases and over the house; looking alone lets nobody act. */
  public boolean oversees() {
    return isIn(Groups.SECRETARIAT) || isIn(Groups.AUDITORS);
  }

  public boolean isClearedForPartTwo() {
    return isIn(Groups.CLEARED_PART_TWO);
  }
}
