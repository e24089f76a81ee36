package org.countersign.signing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.people.RegisteredAccounts;
import org.countersign.people.RegisteredAccounts.Account;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts on the record what people do to accounts and memberships: in one transaction with the act, and by comparing
 * what was with what is, so that no way of doing it goes unseen. What ends is to be confirmed anew if it comes back.
 */
@Service
public class AccountActs {

  private final RegisteredAccounts registered;
  private final ConfirmedAccounts confirmed;
  private final CaseRecord record;
  private final Clock clock;

  public AccountActs(RegisteredAccounts registered, ConfirmedAccounts confirmed, CaseRecord record, Clock clock) {
    this.registered = registered;
    this.confirmed = confirmed;
    this.record = record;
    this.clock = clock;
  }

  /** @param people whose accounts the act may change */
  @Transactional
  public <T> T witness(String by, Collection<String> people, Supplier<T> act) {
    record.hold(CaseRecord.House.PEOPLE);
    Map<String, Account> before = new HashMap<>();
    people.forEach(person -> registered.find(person).ifPresent(account -> before.put(person, account)));
    T result = act.get();
    people.forEach(person -> compare(by, before.get(person), registered.find(person).orElse(null)));
    return result;
  }

  @Transactional
  public <T> T witnessEndOf(String group, String by, Supplier<T> act) {
    record.hold(CaseRecord.House.PEOPLE);
    List<String> members = registered.all().stream().filter(a -> a.groups().contains(group)).map(Account::id).toList();
    T result = witness(by, members, act);
    append(by, Act.GROUP_DELETED, AboutPerson.group(group));
    confirmed.forgetGroup(group);
    return result;
  }

  private void compare(String by, Account before, Account after) {
    if (before == null && after != null) {
      confirmed.forget(after.id());
      append(by, Act.ACCOUNT_MADE, AboutPerson.account(after.id(), after.name()));
    } else if (before != null && after == null) {
      confirmed.forget(before.id());
      append(by, Act.ACCOUNT_DELETED, AboutPerson.account(before.id(), null));
    } else if (before != null) {
      compareName(by, before, after);
      compareCredential(by, before, after);
      compareGroups(by, before, after);
    }
  }

  private void compareName(String by, Account before, Account after) {
    if (!before.name().equals(after.name())) {
      append(by, Act.ACCOUNT_RENAMED, AboutPerson.account(after.id(), after.name()));
    }
  }

  /** Whoever changes their own password goes on; a password that still waits is not confirmed by changing it. */
  private void compareCredential(String by, Account before, Account after) {
    if (before.credential().equals(after.credential())) {
      return;
    }
    boolean ownWork = by.equals(after.id())
        && confirmed.find(by).filter(c -> c.credential().equals(before.credential())).isPresent();
    if (ownWork) {
      confirmed.confirm(by, confirmed.find(by).orElseThrow().affiliation(), after.credential(), by, clock.instant().toString());
    }
    append(by, ownWork ? Act.PASSWORD_CHANGED : Act.PASSWORD_RESET, AboutPerson.password(after.id()));
  }

  private void compareGroups(String by, Account before, Account after) {
    changed(before.groups(), after.groups()).forEach(group -> {
      confirmed.forgetMembership(after.id(), group);
      append(by, Act.MEMBERSHIP_REMOVED, AboutPerson.membership(after.id(), group));
    });
    changed(after.groups(), before.groups()).forEach(group -> {
      // Whatever was confirmed of a membership of old, this one is new.
      confirmed.forgetMembership(after.id(), group);
      append(by, Act.MEMBERSHIP_MADE, AboutPerson.membership(after.id(), group));
    });
  }

  private static List<String> changed(Set<String> from, Set<String> to) {
    Set<String> only = new HashSet<>(from);
    only.removeAll(to);
    return new ArrayList<>(only);
  }

  private void append(String by, Act act, AboutPerson what) {
    record.append(CaseRecord.House.PEOPLE, by, act, what);
  }
}
