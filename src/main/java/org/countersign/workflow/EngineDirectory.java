package org.countersign.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's own accounts and groups. */
@Component
class EngineDirectory implements Directory {

  private final IdentityService identityService;
  private final ConfirmedAccounts confirmed;
  private final AsProgram asProgram;

  EngineDirectory(@Lazy IdentityService identityService, ConfirmedAccounts confirmed, @Lazy AsProgram asProgram) {
    this.identityService = identityService;
    this.confirmed = confirmed;
    this.asProgram = asProgram;
  }

  @Override
  public Optional<Person> find(String id) {
    return asProgram.call(() ->
        Optional.ofNullable(identityService.createUserQuery().userId(id).singleResult()).map(this::personOf));
  }

  @Override
  public List<Person> membersOf(String group) {
    return asProgram.call(() -> identityService.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
        .map(this::personOf).toList());
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

  private Person personOf(User user) {
    Set<String> groups = identityService.createGroupQuery().groupMember(user.getId()).list().stream().map(Group::getId)
        .collect(Collectors.toSet());
    String name = (blankIfNull(user.getFirstName()) + " " + blankIfNull(user.getLastName())).strip();
    Affiliation affiliation = confirmed.find(user.getId()).map(ConfirmedAccount::affiliation).orElse(Affiliation.UNKNOWN);
    return new Person(user.getId(), name.isEmpty() ? user.getId() : name, affiliation, groups);
  }

  private static String blankIfNull(String text) {
    return text == null ? "" : text;
  }
}
