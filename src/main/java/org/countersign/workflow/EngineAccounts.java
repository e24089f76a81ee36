package org.countersign.workflow;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.people.RegisteredAccounts;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's tables of accounts, which its API shows without their credentials. */
@Component
class EngineAccounts implements RegisteredAccounts {

  private static final String ACCOUNTS = """
      SELECT ID_ AS id, TRIM(COALESCE(FIRST_, '') || ' ' || COALESCE(LAST_, '')) AS name,
             COALESCE(PWD_, '') || ':' || COALESCE(SALT_, '') AS credential
      FROM ACT_ID_USER""";
  private static final String MEMBERSHIPS = "SELECT USER_ID_ AS person, GROUP_ID_ AS \"group\" FROM ACT_ID_MEMBERSHIP";

  private final JdbcClient jdbc;
  private final IdentityService identityService;
  private final AsProgram asProgram;
  private final Clock clock;

  EngineAccounts(JdbcClient jdbc, @Lazy IdentityService identityService, @Lazy AsProgram asProgram, Clock clock) {
    this.jdbc = jdbc;
    this.identityService = identityService;
    this.asProgram = asProgram;
    this.clock = clock;
  }

  private record Row(String id, String name, String credential) {

    Account with(Set<String> groups) {
      return new Account(id, name.isEmpty() ? id : name, credential, groups);
    }
  }

  private record Membership(String person, String group) {}

  @Override
  public Optional<Account> find(String id) {
    return jdbc.sql(ACCOUNTS + " WHERE ID_ = ?").param(id).query(Row.class).optional().map(row ->
        row.with(jdbc.sql(MEMBERSHIPS + " WHERE USER_ID_ = ?").param(id).query(Membership.class).list().stream()
            .map(Membership::group).collect(Collectors.toSet())));
  }

  @Override
  public List<Account> all() {
    Map<String, Set<String>> groups = jdbc.sql(MEMBERSHIPS).query(Membership.class).list().stream()
        .collect(Collectors.groupingBy(Membership::person, Collectors.mapping(Membership::group, Collectors.toSet())));
    return jdbc.sql(ACCOUNTS + " ORDER BY ID_").query(Row.class).list().stream()
        .map(row -> row.with(groups.getOrDefault(row.id(), Set.of()))).toList();
  }

  @Override
  public boolean isLocked(String id) {
    return jdbc.sql("SELECT LOCK_EXP_TIME_ FROM ACT_ID_USER WHERE ID_ = ? AND LOCK_EXP_TIME_ IS NOT NULL").param(id)
        .query(Timestamp.class).optional().filter(until -> until.toInstant().isAfter(clock.instant())).isPresent();
  }

  @Override
  public void delete(String id) {
    asProgram.call(() -> {
      identityService.deleteUser(id);
      return null;
    });
  }

  @Override
  public void removeFromGroup(String id, String group) {
    asProgram.call(() -> {
      identityService.deleteMembership(id, group);
      return null;
    });
  }

  @Override
  public void shutOut(String id) {
    byte[] unguessable = new byte[32];
    new SecureRandom().nextBytes(unguessable);
    asProgram.call(() -> {
      User user = identityService.createUserQuery().userId(id).singleResult();
      user.setPassword(Base64.getEncoder().encodeToString(unguessable));
      identityService.saveUser(user);
      return null;
    });
  }
}
