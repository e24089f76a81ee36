package org.countersign.signing;

import java.time.Clock;
import java.util.List;
import org.countersign.people.Admission;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.RegisteredAccounts;
import org.countersign.people.RegisteredAccounts.Account;
import org.countersign.record.Entry;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody must be the first to confirm: while nobody of the secretariat can sign in, the program confirms at its start
 * the accounts that its settings name, and their membership of the secretariat; on the record, and no other group.
 */
@Service
public class FirstPeople {

  private final Directory directory;
  private final Admission admission;
  private final RegisteredAccounts registered;
  private final ConfirmedAccounts confirmed;
  private final CaseRecord record;
  private final PeopleSettings settings;
  private final Clock clock;

  public FirstPeople(Directory directory, Admission admission, RegisteredAccounts registered, ConfirmedAccounts confirmed,
      CaseRecord record, PeopleSettings settings, Clock clock) {
    this.directory = directory;
    this.admission = admission;
    this.registered = registered;
    this.confirmed = confirmed;
    this.record = record;
    this.settings = settings;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void admitThoseOfTheSettings() {
    admit(settings.first());
  }

  @Transactional
  public void admit(List<String> people) {
    // Of several programs that start at once, one finds nobody.
    record.hold(CaseRecord.House.PEOPLE);
    boolean somebodyConfirms = directory.membersOf(Groups.SECRETARIAT).stream()
        .anyMatch(person -> !person.runsTheEngine() && admission.admits(person.id()));
    if (!somebodyConfirms) {
      people.stream().flatMap(person -> registered.find(person).stream()).forEach(this::admit);
    }
  }

  private void admit(Account account) {
    String now = clock.instant().toString();
    Affiliation affiliation = confirmed.find(account.id()).map(ConfirmedAccount::affiliation).orElse(Affiliation.UNKNOWN);
    confirmed.confirm(account.id(), affiliation, account.credential(), Entry.PROGRAM, now);
    boolean secretariat = account.groups().contains(Groups.SECRETARIAT);
    if (secretariat) {
      confirmed.confirmMembership(account.id(), Groups.SECRETARIAT, Entry.PROGRAM, now);
    }
    record.append(CaseRecord.House.PEOPLE, Entry.PROGRAM, Act.FIRST_ADMITTED,
        AboutPerson.membership(account.id(), secretariat ? Groups.SECRETARIAT : null));
  }
}
