package org.countersign.signing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.countersign.people.RegisteredAccounts;

/** Accounts as whoever runs the engine keeps them: a test changes what it is about. */
final class AccountsInMemory implements RegisteredAccounts {

  private final Map<String, Account> accounts = new TreeMap<>();
  private int passwords;

  Account add(String id, String... groups) {
    accounts.put(id, new Account(id, "The " + id, anotherPassword(), Set.of(groups)));
    return accounts.get(id);
  }

  void rename(String id, String name) {
    accounts.computeIfPresent(id, (i, account) -> new Account(id, name, account.credential(), account.groups()));
  }

  void reset(String id) {
    accounts.computeIfPresent(id, (i, account) -> new Account(id, account.name(), anotherPassword(), account.groups()));
  }

  void join(String id, String group) {
    changeGroups(id, groups -> groups.add(group));
  }

  Account get(String id) {
    return accounts.get(id);
  }

  private void changeGroups(String id, Consumer<Set<String>> change) {
    Set<String> groups = new HashSet<>(get(id).groups());
    change.accept(groups);
    accounts.put(id, new Account(id, get(id).name(), get(id).credential(), groups));
  }

  private String anotherPassword() {
    return "hash-" + ++passwords;
  }

  @Override
  public Optional<Account> find(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public List<Account> all() {
    return List.copyOf(accounts.values());
  }

  @Override
  public boolean isLocked(String id) {
    return false;
  }

  @Override
  public void delete(String id) {
    accounts.remove(id);
  }

  @Override
  public void removeFromGroup(String id, String group) {
    changeGroups(id, groups -> groups.remove(group));
  }

  @Override
  public void shutOut(String id) {
    reset(id);
  }
}
