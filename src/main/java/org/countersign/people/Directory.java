package org.countersign.people;

import java.util.List;
import java.util.Optional;

/** Where accounts are kept. */
public interface Directory {

  Optional<Person> find(String id);

  /** As it is shown and printed; the id of whoever has no account any more. */
  default String nameOf(String id) {
    return find(id).map(Person::name).orElse(id);
  }

  /** Everybody of this full name, be it written in capitals or not. */
  List<Person> named(String name);

  /** @return in the order of their ids */
  List<Person> membersOf(String group);

  /** Whether this is the person's password; a few wrong ones lock the account for a while. */
  boolean passwordMatches(String id, String password);
}
