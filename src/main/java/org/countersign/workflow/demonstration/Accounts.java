package org.countersign.workflow.demonstration;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.people.Groups;
import org.springframework.stereotype.Component;

/** The accounts of the demonstration; their names are their roles'. */
@Component
class Accounts {

  static final String PASSWORD = "demo";
  private static final String BOARD = Groups.INVESTMENT_BOARD;
  private static final String CLEARED = Groups.CLEARED_PART_TWO;

  static final List<Account> ALL = List.of(
      account("originator", "Originating officer", Groups.ORIGINATORS),
      account("originator2", "Second originating officer", Groups.ORIGINATORS),
      account("chair", "Chair of the Investment Board", BOARD, Groups.BOARD_CHAIR, CLEARED),
      account("member1", "First member of the Investment Board", BOARD, CLEARED),
      account("member2", "Second member of the Investment Board", BOARD, CLEARED),
      account("member3", "Third member of the Investment Board", BOARD),
      account("finance", "Finance adviser", Groups.FINANCE, CLEARED),
      account("legal", "Legal adviser", Groups.LEGAL, CLEARED),
      account("commercial", "Commercial adviser", Groups.COMMERCIAL, CLEARED),
      account("commercial2", "Second commercial adviser", Groups.COMMERCIAL, CLEARED),
      account("dataprotection", "Data protection adviser", Groups.DATA_PROTECTION, CLEARED),
      account("equality", "Equality adviser", Groups.EQUALITY, CLEARED),
      account("dmpc", "Deputy Mayor for Policing and Crime", Groups.DMPC, CLEARED),
      account("deputy", "Deputy of the Mayor's Office"),
      account("chiefexecutive", "Chief executive of MOPAC", Groups.MOPAC_CHIEF_EXECUTIVE, CLEARED),
      account("director", "MPS director in charge of procurement", Groups.COMMERCIAL_DIRECTOR, CLEARED),
      account("secretariat", "Secretariat", Groups.SECRETARIAT, CLEARED),
      account("auditor", "Auditor", Groups.AUDITORS),
      account("operator", "Operator", Groups.OPERATORS, Groups.ENGINE_ADMINISTRATORS));

  private final IdentityService identityService;

  Accounts(IdentityService identityService) {
    this.identityService = identityService;
  }

  record Account(String id, String name, List<String> groups) {}

  private static Account account(String id, String name, String... groups) {
    return new Account(id, name, List.of(groups));
  }

  boolean noneExists() {
    return identityService.createUserQuery().count() == 0;
  }

  /** Whether somebody can sign in with the password that everybody knows. */
  boolean anyIsOpen() {
    return ALL.stream().anyMatch(a -> identityService.createUserQuery().userId(a.id()).count() > 0
        && identityService.checkPassword(a.id(), PASSWORD));
  }

  void create() {
    for (Account account : ALL) {
      User user = identityService.newUser(account.id());
      int lastWord = account.name().lastIndexOf(' ') + 1;
      user.setFirstName(account.name().substring(0, lastWord).strip());
      user.setLastName(account.name().substring(lastWord));
      user.setPassword(PASSWORD);
      identityService.saveUser(user);
      account.groups().forEach(group -> identityService.createMembership(account.id(), group));
    }
  }
}
