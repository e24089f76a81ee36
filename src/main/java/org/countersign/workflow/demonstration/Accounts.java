package org.countersign.workflow.demonstration;

import static org.countersign.people.Affiliation.MOPAC;
import static org.countersign.people.Affiliation.MPS_CONSTABLE;
import static org.countersign.people.Affiliation.MPS_STAFF;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.people.Groups;
import org.countersign.people.RegisteredAccounts;
import org.countersign.record.Entry;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the demonstration; their names are their roles'. */
@Component
class Accounts {

  static final String PASSWORD = "demo";
  private static final String BOARD = Groups.INVESTMENT_BOARD;
  private static final String CLEARED = Groups.CLEARED_PART_TWO;

  static final List<Account> ALL = List.of(
      account("originator", "Originating officer", MPS_STAFF, Groups.ORIGINATORS),
      account("originator2", "Second originating officer", MPS_STAFF, Groups.ORIGINATORS),
      account("chair", "Chair of the Investment Board", MPS_CONSTABLE, BOARD, Groups.BOARD_CHAIR, CLEARED),
      account("member1", "First member of the Investment Board", MPS_CONSTABLE, BOARD, CLEARED),
      account("member2", "Second member of the Investment Board", MPS_STAFF, BOARD, CLEARED),
      account("member3", "Third member of the Investment Board", MPS_STAFF, BOARD),
      account("finance", "Finance adviser", MPS_STAFF, Groups.FINANCE, CLEARED),
      account("legal", "Legal adviser", MPS_STAFF, Groups.LEGAL, CLEARED),
      account("commercial", "Commercial adviser", MPS_STAFF, Groups.COMMERCIAL, CLEARED),
      account("commercial2", "Second commercial adviser", MPS_STAFF, Groups.COMMERCIAL, CLEARED),
      account("dataprotection", "Data protection adviser", MPS_STAFF, Groups.DATA_PROTECTION, CLEARED),
      account("equality", "Equality adviser", MPS_STAFF, Groups.EQUALITY, CLEARED),
      account("dmpc", "Deputy Mayor for Policing and Crime", MOPAC, Groups.DMPC, CLEARED),
      account("deputy", "Deputy of the Mayor's Office", MOPAC),
      account("chiefexecutive", "Chief executive of MOPAC", MOPAC, Groups.MOPAC_CHIEF_EXECUTIVE, CLEARED),
      account("director", "MPS director in charge of procurement", MPS_STAFF, Groups.COMMERCIAL_DIRECTOR, CLEARED),
      account("secretariat", "Secretariat", MOPAC, Groups.SECRETARIAT, CLEARED),
      account("auditor", "Auditor", MOPAC, Groups.AUDITORS),
      account("operator", "Operator", MPS_STAFF, Groups.OPERATORS, Groups.ENGINE_ADMINISTRATORS));

  private final IdentityService identityService;
  private final ConfirmedAccounts confirmed;
  private final RegisteredAccounts registered;
  private final CaseRecord record;
  private final Clock clock;

  Accounts(IdentityService identityService, ConfirmedAccounts confirmed, RegisteredAccounts registered, CaseRecord record,
      Clock clock) {
    this.identityService = identityService;
    this.confirmed = confirmed;
    this.registered = registered;
    this.record = record;
    this.clock = clock;
  }

  record Account(String id, String name, Affiliation affiliation, List<String> groups) {}

  private static Account account(String id, String name, Affiliation affiliation, String... groups) {
    return new Account(id, name, affiliation, List.of(groups));
  }

  boolean noneExists() {
    return identityService.createUserQuery().count() == 0;
  }

  /** Whether somebody can sign in with the password that everybody knows. */
  boolean anyIsOpen() {
    return ALL.stream().anyMatch(a -> identityService.createUserQuery().userId(a.id()).count() > 0
        && identityService.checkPassword(a.id(), PASSWORD));
  }

  /** Confirmed as they are made: nobody else is there to do it. */
  @Transactional
  public void create() {
    String now = clock.instant().toString();
    for (Account account : ALL) {
      User user = identityService.newUser(account.id());
      int lastWord = account.name().lastIndexOf(' ') + 1;
      user.setFirstName(account.name().substring(0, lastWord).strip());
      user.setLastName(account.name().substring(lastWord));
      user.setPassword(PASSWORD);
      identityService.saveUser(user);
      confirmed.confirm(account.id(), account.affiliation(), registered.find(account.id()).orElseThrow().credential(),
          Entry.PROGRAM, now);
      for (String group : account.groups()) {
        identityService.createMembership(account.id(), group);
        confirmed.confirmMembership(account.id(), group, Entry.PROGRAM, now);
      }
    }
    record.append(CaseRecord.House.PEOPLE, Entry.PROGRAM, Act.DEMONSTRATION_ADMITTED, Map.of("accounts", ALL));
  }
}
