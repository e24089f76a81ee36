package org.countersign.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the secretariat has confirmed of the accounts; what nobody has confirmed has no effect. */
@Repository
public class ConfirmedAccounts {

  private final JdbcClient jdbc;

  public ConfirmedAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param credential the salted hash that was confirmed */
  public record ConfirmedAccount(String person, Affiliation affiliation, String credential) {}

  public Optional<ConfirmedAccount> find(String person) {
    return jdbc.sql("SELECT person, affiliation, credential FROM confirmed_account WHERE person = ?").param(person)
        .query(ConfirmedAccount.class).optional();
  }

  /** @return in the order of their ids */
  public List<ConfirmedAccount> all() {
    return jdbc.sql("SELECT person, affiliation, credential FROM confirmed_account ORDER BY person")
        .query(ConfirmedAccount.class).list();
  }

  private record Membership(String person, String group) {}

  /** The confirmed memberships of everybody: groups by person. */
  public Map<String, Set<String>> memberships() {
    return jdbc.sql("SELECT person, group_id AS \"group\" FROM confirmed_membership").query(Membership.class).list().stream()
        .collect(Collectors.groupingBy(Membership::person, Collectors.mapping(Membership::group, Collectors.toSet())));
  }

  /** The confirmed memberships, whether or not they still exist. */
  public Set<String> groupsOf(String person) {
    return Set.copyOf(jdbc.sql("SELECT group_id FROM confirmed_membership WHERE person = ?").param(person)
        .query(String.class).list());
  }

  /** Confirms the account with its present credential; confirming it anew replaces what was confirmed. */
  public void confirm(String person, Affiliation affiliation, String credential, String by, String at) {
    jdbc.sql("DELETE FROM confirmed_account WHERE person = ?").param(person).update();
    jdbc.sql("""
            INSERT INTO confirmed_account (person, affiliation, credential, confirmed_by, confirmed_at)
            VALUES (?, ?, ?, ?, ?)""")
        .params(person, affiliation.name(), credential, by, at).update();
  }

  public void confirmMembership(String person, String group, String by, String at) {
    jdbc.sql("DELETE FROM confirmed_membership WHERE person = ? AND group_id = ?").params(person, group).update();
    jdbc.sql("INSERT INTO confirmed_membership (person, group_id, confirmed_by, confirmed_at) VALUES (?, ?, ?, ?)")
        .params(person, group, by, at).update();
  }

  /** Whoever comes back to the group is to be confirmed anew. */
  public void forgetMembership(String person, String group) {
    jdbc.sql("DELETE FROM confirmed_membership WHERE person = ? AND group_id = ?").params(person, group).update();
  }

  /** A group of the same name that somebody makes later has no members of old. */
  public void forgetGroup(String group) {
    jdbc.sql("DELETE FROM confirmed_membership WHERE group_id = ?").param(group).update();
  }

  public void forget(String person) {
    jdbc.sql("DELETE FROM confirmed_membership WHERE person = ?").param(person).update();
    jdbc.sql("DELETE FROM confirmed_account WHERE person = ?").param(person).update();
  }
}
