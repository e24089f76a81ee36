package org.countersign.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.people.RegisteredAccounts;
import org.countersign.people.RegisteredAccounts.Account;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's own accounts, with those of their groups that have effect. */
@Component
class EngineDirectory implements Directory {

  private final IdentityService identityService;
  private final RegisteredAccounts registered;
  private final ConfirmedAccounts confirmed;
  private final AsProgram asProgram;

  EngineDirectory(@Lazy IdentityService identityService, RegisteredAccounts registered, ConfirmedAccounts confirmed,
      @Lazy AsProgram asProgram) {
    this.identityService = identityService;
    this.registered = registered;
    this.confirmed = confirmed;
    this.asProgram = asProgram;
  }

  @Override
  public Optional<Person> find(String id) {
    return registered.find(id).map(account -> personOf(account, confirmed.find(id).orElse(null), confirmed.groupsOf(id)));
  }

  @Override
  public List<Person> named(String name) {
    return registered.all().stream().filter(account -> account.name().equalsIgnoreCase(name.strip()))
        .flatMap(account -> find(account.id()).stream()).toList();
  }

  @Override
  public List<Person> membersOf(String group) {
    Map<String, ConfirmedAccount> accounts = confirmed.all().stream()
        .collect(Collectors.toMap(ConfirmedAccount::person, account -> account));
    Map<String, Set<String>> memberships = confirmed.memberships();
    return registered.all().stream().filter(account -> account.groups().contains(group))
        .map(a -> personOf(a, accounts.get(a.id()), memberships.getOrDefault(a.id(), Set.of())))
        .filter(person -> person.isIn(group)).toList();
  }

  @Override
  public boolean passwordMatches(String id, String password) {
    return asProgram.call(() -> {
      try {
        return identityService.checkPassword(id, password);
      } catch (AuthorizationException locked) {
        return false;
      }
    });
  }

  private static Person personOf(Account account, ConfirmedAccount confirmed, Set<String> confirmedGroups) {
    Affiliation affiliation = confirmed == null ? Affiliation.UNKNOWN : confirmed.affiliation();
    Set<String> effective = account.groups().stream()
        .filter(group -> !Groups.needConfirmation(group) || confirmed != null && confirmedGroups.contains(group))
        .collect(Collectors.toSet());
    return new Person(account.id(), account.name(), affiliation, effective);
  }
}
