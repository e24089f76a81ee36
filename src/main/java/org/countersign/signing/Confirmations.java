package org.countersign.signing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.people.RegisteredAccounts;
import org.countersign.people.RegisteredAccounts.Account;
import org.countersign.record.Entry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts, new passwords and memberships take effect only once the secretariat has confirmed them. What waits is what
 * the registered accounts hold beyond the confirmed ones, whatever way it came there.
 */
@Service
public class Confirmations {

  /** What can be confirmed; an affiliation never waits, it is corrected. */
  public enum Kind { ACCOUNT, PASSWORD, MEMBERSHIP, AFFILIATION }

  /** What somebody asks to confirm or refuse; the group is null but of a membership. */
  public record Wish(Kind kind, String person, String group) {}

  /**
   * What has no effect yet.
   *
   * @param askedBy who did it; null where the record does not know, such as when it was not done by a person's command
   * @param askedAt the instant of the act, as on the record
   */
  public record Waiting(Kind kind, String person, String name, String group, String askedBy, String askedAt) {

    boolean answers(Wish wish) {
      return kind == wish.kind() && person.equals(wish.person()) && Objects.equals(group, wish.group());
    }
  }

  /** A person whose account is confirmed, with the groups that have effect. */
  public record Confirmed(String person, String name, Affiliation affiliation, List<String> groups) {}

  private static final Map<Kind, Act> ASKED =
      Map.of(Kind.ACCOUNT, Act.ACCOUNT_MADE, Kind.PASSWORD, Act.PASSWORD_RESET, Kind.MEMBERSHIP, Act.MEMBERSHIP_MADE);

  private final RegisteredAccounts registered;
  private final ConfirmedAccounts confirmed;
  private final CaseRecord record;
  private final Clock clock;

  public Confirmations(RegisteredAccounts registered, ConfirmedAccounts confirmed, CaseRecord record, Clock clock) {
    this.registered = registered;
    this.confirmed = confirmed;
    this.record = record;
    this.clock = clock;
  }

  /** @throws Refusal unless the person may read this */
  public List<Waiting> waiting(Person reader) {
    requireReader(reader);
    return waiting();
  }

  private List<Waiting> waiting() {
    List<Entry> entries = record.chain(CaseRecord.House.PEOPLE).entries();
    Map<String, ConfirmedAccount> accounts = confirmedAccounts();
    Map<String, Set<String>> memberships = confirmed.memberships();
    List<Waiting> waiting = new ArrayList<>();
    for (Account account : registered.all()) {
      ConfirmedAccount known = accounts.get(account.id());
      if (known == null) {
        waiting.add(waiting(Kind.ACCOUNT, account, null, entries));
      } else if (!known.credential().equals(account.credential())) {
        waiting.add(waiting(Kind.PASSWORD, account, null, entries));
      }
      Set<String> effective = memberships.getOrDefault(account.id(), Set.of());
      new TreeSet<>(account.groups()).stream().filter(Groups::needConfirmation).filter(group -> !effective.contains(group))
          .forEach(group -> waiting.add(waiting(Kind.MEMBERSHIP, account, group, entries)));
    }
    return waiting;
  }

  private static Waiting waiting(Kind kind, Account account, String group, List<Entry> entries) {
    Optional<Entry> asked = entries.stream().filter(entry -> entry.act().equals(ASKED.get(kind).name()))
        .filter(entry -> CaseRecord.content(entry, AboutPerson.class).speaksOf(account.id(), group)).reduce((a, b) -> b);
    return new Waiting(kind, account.id(), account.name(), group, asked.map(Entry::actor).orElse(null),
        asked.map(Entry::at).orElse(null));
  }

  /** @throws Refusal unless the person may read this */
  public List<Confirmed> confirmed(Person reader) {
    requireReader(reader);
    Map<String, ConfirmedAccount> accounts = confirmedAccounts();
    Map<String, Set<String>> memberships = confirmed.memberships();
    return registered.all().stream().filter(account -> accounts.containsKey(account.id())).map(account -> {
      Set<String> effective = memberships.getOrDefault(account.id(), Set.of());
      return new Confirmed(account.id(), account.name(), accounts.get(account.id()).affiliation(),
          new TreeSet<>(account.groups()).stream()
              .filter(group -> !Groups.needConfirmation(group) || effective.contains(group)).toList());
    }).toList();
  }

  private Map<String, ConfirmedAccount> confirmedAccounts() {
    return confirmed.all().stream().collect(Collectors.toMap(ConfirmedAccount::person, account -> account));
  }

  /**
   * Gives effect to what waits, or corrects whose person somebody is.
   *
   * @param affiliation whose person it is, of an account or an affiliation; else null
   * @param askedAt of what the person saw waiting; null to take whatever waits
   * @throws Refusal unless another than those concerned asks, of the secretariat, and it waits
   */
  @Transactional
  public void confirm(Person by, Wish wish, Affiliation affiliation, String askedAt) {
    requireOther(by, wish);
    requireAffiliation(wish.kind(), affiliation);
    record.hold(CaseRecord.House.PEOPLE);
    String person = wish.person();
    if (wish.kind() == Kind.AFFILIATION) {
      ConfirmedAccount known = confirmed.find(person).orElseThrow(() -> Refusal.tooLate(person + " is no confirmed account."));
      confirm(by, person, affiliation, known.credential());
      append(by, Act.AFFILIATION_CORRECTED, AboutPerson.affiliation(person, affiliation));
      return;
    }
    requireWaiting(by, wish, askedAt);
    switch (wish.kind()) {
      case ACCOUNT -> {
        confirm(by, person, affiliation, credentialOf(person));
        append(by, Act.ACCOUNT_CONFIRMED, AboutPerson.affiliation(person, affiliation));
      }
      case PASSWORD -> {
        confirm(by, person, confirmed.find(person).orElseThrow().affiliation(), credentialOf(person));
        append(by, Act.PASSWORD_CONFIRMED, AboutPerson.password(person));
      }
      default -> {
        confirmed.confirmMembership(person, wish.group(), by.id(), clock.instant().toString());
        append(by, Act.MEMBERSHIP_CONFIRMED, AboutPerson.membership(person, wish.group()));
      }
    }
  }

  /**
   * Takes away what waits: the membership or the account is removed, and a refused password is replaced by one that
   * nobody knows, until it is reset anew.
   *
   * @throws Refusal as with a confirmation
   */
  @Transactional
  public void refuse(Person by, Wish wish) {
    requireOther(by, wish);
    if (wish.kind() == Kind.AFFILIATION) {
      throw Refusal.incomplete(List.of("An affiliation is corrected, not refused."));
    }
    record.hold(CaseRecord.House.PEOPLE);
    requireWaiting(by, wish, null);
    String person = wish.person();
    switch (wish.kind()) {
      case ACCOUNT -> {
        registered.delete(person);
        confirmed.forget(person);
        append(by, Act.ACCOUNT_REFUSED, AboutPerson.account(person, null));
      }
      case PASSWORD -> {
        registered.shutOut(person);
        confirm(by, person, confirmed.find(person).orElseThrow().affiliation(), credentialOf(person));
        append(by, Act.PASSWORD_REFUSED, AboutPerson.password(person));
      }
      default -> {
        registered.removeFromGroup(person, wish.group());
        append(by, Act.MEMBERSHIP_REFUSED, AboutPerson.membership(person, wish.group()));
      }
    }
  }

  private void confirm(Person by, String person, Affiliation affiliation, String credential) {
    confirmed.confirm(person, affiliation, credential, by.id(), clock.instant().toString());
  }

  private String credentialOf(String person) {
    return registered.find(person).orElseThrow().credential();
  }

  private void append(Person by, Act act, AboutPerson what) {
    record.append(CaseRecord.House.PEOPLE, by.id(), act, what);
  }

  private static void requireReader(Person reader) {
    if (!reader.oversees()) {
      throw Refusal.notAllowed("This is for the secretariat and for auditors.");
    }
  }

  private static void requireOther(Person by, Wish wish) {
    if (by.runsTheEngine()) {
      throw Refusal.notAllowed("You run the engine: whoever keeps the accounts confirms none.");
    }
    if (!by.isIn(Groups.SECRETARIAT)) {
      throw Refusal.notAllowed("Only the secretariat confirms accounts, passwords and memberships.");
    }
    if (by.id().equals(wish.person())) {
      throw Refusal.notAllowed("Nobody confirms anything of their own: ask another member of the secretariat.");
    }
  }

  private static void requireAffiliation(Kind kind, Affiliation affiliation) {
    boolean needed = kind == Kind.ACCOUNT || kind == Kind.AFFILIATION;
    if (needed && (affiliation == null || affiliation == Affiliation.UNKNOWN)) {
      throw Refusal.incomplete(List.of("Say whose person this is: the affiliation."));
    }
    if (!needed && affiliation != null) {
      throw Refusal.incomplete(List.of("An affiliation goes with an account only."));
    }
  }

  private void requireWaiting(Person by, Wish wish, String askedAt) {
    Waiting waiting = waiting().stream().filter(w -> w.answers(wish)).findFirst()
        .orElseThrow(() -> Refusal.tooLate("Nothing of this kind waits for " + wish.person() + " any more."));
    if (by.id().equals(waiting.askedBy())) {
      throw Refusal.notAllowed("You asked for this yourself: another member of the secretariat confirms or refuses it.");
    }
    if (askedAt != null && !askedAt.equals(waiting.askedAt())) {
      throw Refusal.tooLate("Meanwhile it was asked for anew: look at it once more.");
    }
  }
}
