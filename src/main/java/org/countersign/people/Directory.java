package org.countersign.people;

import java.util.List;
import java.util.Optional;

/** Where accounts are kept. */
public interface Directory {

  Optional<Person> find(String id);

  /** @return in the order of their ids */
  List<Person> membersOf(String group);

  /** Whether this is the person's password; a few wrong ones lock the account for a while. */
  boolean passwordMatches(String id, String password);
}
