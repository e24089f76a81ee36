package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.countersign.people.Admission;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Groups;
import org.countersign.people.RegisteredAccounts.Account;
import org.countersign.record.Entry;
import org.countersign.signing.CaseRecord.House;
import org.junit.jupiter.api.Test;

/** The first of the secretariat, whom the program confirms while nobody else can. */
class FirstPeopleTest {

  private static final String NOW = "2026-05-04T09:00:00Z";

  private final Workbench bench = new Workbench();

  @Test
  void are_confirmed_with_their_membership_of_the_secretariat_and_no_other() {
    Account first = bench.accounts.add("first", Groups.SECRETARIAT, Groups.DMPC);
    admit("first");
    assertThat(bench.confirmed.all()).containsExactly(new ConfirmedAccount("first", Affiliation.UNKNOWN, first.credential()));
    assertThat(bench.confirmed.groupsOf("first")).containsExactly(Groups.SECRETARIAT);
    assertThat(bench.jdbc.sql("SELECT confirmed_by || ' ' || confirmed_at FROM confirmed_account").query(String.class).single())
        .isEqualTo("countersign " + NOW);
    assertThat(entries()).extracting(Entry::actor, Entry::act, Entry::content).containsExactly(
        tuple(Entry.PROGRAM, "FIRST_ADMITTED", "{\"group\":\"secretariat\",\"person\":\"first\"}"));
  }

  @Test
  void are_made_members_of_nothing_that_they_are_not_in() {
    bench.accounts.add("first", Groups.DMPC);
    admit("first");
    assertThat(bench.confirmed.find("first")).isPresent();
    assertThat(bench.confirmed.groupsOf("first")).isEmpty();
    assertThat(entries()).extracting(Entry::content).containsExactly("{\"person\":\"first\"}");
  }

  @Test
  void stay_whose_people_they_are() {
    bench.accounts.add("first", Groups.SECRETARIAT);
    bench.confirmed.confirm("first", Affiliation.MOPAC, "of old", "secretariat", NOW);
    admit("first");
    assertThat(bench.confirmed.find("first").orElseThrow().affiliation()).isEqualTo(Affiliation.MOPAC);
  }

  @Test
  void are_nobody_who_has_no_account() {
    bench.accounts.add("first", Groups.SECRETARIAT);
    admit("nobody", "first");
    assertThat(bench.confirmed.all()).extracting(ConfirmedAccount::person).containsExactly("first");
  }

  @Test
  void are_nobody_while_one_of_the_secretariat_can_sign_in() {
    somebodyOfTheSecretariatIsAdmitted();
    bench.accounts.add("first", Groups.SECRETARIAT);
    admit("first");
    assertThat(bench.confirmed.find("first")).isEmpty();
    assertThat(entries()).isEmpty();
  }

  @Test
  void are_needed_where_the_password_of_that_one_waits() {
    somebodyOfTheSecretariatIsAdmitted();
    bench.accounts.reset("secretariat");
    bench.accounts.add("first", Groups.SECRETARIAT);
    admit("first");
    assertThat(bench.confirmed.find("first")).isPresent();
  }

  @Test
  void are_needed_where_that_one_runs_the_engine() {
    somebodyOfTheSecretariatIsAdmitted();
    bench.staff.joins("secretariat", Groups.OPERATORS);
    bench.accounts.add("first", Groups.SECRETARIAT);
    admit("first");
    assertThat(bench.confirmed.find("first")).isPresent();
  }

  @Test
  void are_those_of_the_settings() {
    bench.accounts.add("first", Groups.SECRETARIAT);
    bench.inTransaction(() -> {
      firstPeople(null).admitThoseOfTheSettings();
      return null;
    });
    assertThat(bench.confirmed.all()).isEmpty();
    bench.inTransaction(() -> {
      firstPeople(List.of("first")).admitThoseOfTheSettings();
      return null;
    });
    assertThat(bench.confirmed.find("first")).isPresent();
  }

  private void somebodyOfTheSecretariatIsAdmitted() {
    Account account = bench.accounts.add("secretariat", Groups.SECRETARIAT);
    bench.confirmed.confirm("secretariat", Affiliation.MOPAC, account.credential(), "countersign", NOW);
  }

  private void admit(String... people) {
    bench.inTransaction(() -> {
      firstPeople(null).admit(List.of(people));
      return null;
    });
  }

  private FirstPeople firstPeople(List<String> settings) {
    return new FirstPeople(bench.staff, new Admission(bench.accounts, bench.confirmed), bench.accounts, bench.confirmed, bench.record,
        new PeopleSettings(settings), bench.clock);
  }

  private List<Entry> entries() {
    return bench.record.chain(House.PEOPLE).entries();
  }
}
