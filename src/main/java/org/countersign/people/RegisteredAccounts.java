package org.countersign.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts as whoever runs the engine keeps them, whatever the secretariat has confirmed of them. */
public interface RegisteredAccounts {

  /**
   * An account as it is registered.
   *
   * @param credential the salted hash of the password: two resets to the same password differ
   */
  record Account(String id, String name, String credential, Set<String> groups) {

    public Account {
      groups = Set.copyOf(groups);
    }
  }

  Optional<Account> find(String id);

  /** @return in the order of their ids */
  List<Account> all();

  /** Whether wrong passwords have closed the account for the moment. */
  boolean isLocked(String id);

  void delete(String id);

  void removeFromGroup(String id, String group);

  /** Puts a password that nobody knows in the place of the present one. */
  void shutOut(String id);
}
