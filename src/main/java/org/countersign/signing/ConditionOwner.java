package org.countersign.signing;

import java.util.List;
import java.util.Locale;
import org.countersign.people.Directory;
import org.countersign.people.Person;

/**
 * Who a condition's owner is, among the accounts and groups of this moment. An owner is written in words: the user name of an
 * account or the full name of just one, else the name of a group.
 *
 * @param person null where the words name no person
 * @param group null where they name no group that has members
 */
public record ConditionOwner(String person, String group) {

  public static ConditionOwner of(String owner, Directory directory) {
    List<Person> named = directory.find(owner).map(List::of).orElseGet(() -> directory.named(owner));
    if (named.size() == 1) {
      return new ConditionOwner(named.get(0).id(), null);
    }
    String group = owner.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    return new ConditionOwner(null, directory.membersOf(group).isEmpty() ? null : group);
  }

  boolean is(Person asked) {
    return asked.id().equals(person) || group != null && asked.isIn(group);
  }
}
