package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Groups;
import org.countersign.people.RegisteredAccounts.Account;
import org.countersign.record.Entry;
import org.countersign.signing.CaseRecord.House;
import org.countersign.signing.Confirmations.Confirmed;
import org.countersign.signing.Confirmations.Kind;
import org.countersign.signing.Confirmations.Waiting;
import org.countersign.signing.Confirmations.Wish;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, new passwords and memberships: what waits for the secretariat, and what it says to it. */
class ConfirmationsTest {

  private static final String NOW = "2026-05-04T09:00:00Z";

  private final Workbench bench = new Workbench();

  @Nested
  class What_waits {

    @Test
    void is_an_account_that_nobody_confirmed_and_who_made_it() {
      made("somebody");
      made("somebody-else");
      assertThat(waiting()).containsExactly(new Waiting(Kind.ACCOUNT, "somebody", "The somebody", null, "operator", at(0)),
          new Waiting(Kind.ACCOUNT, "somebody-else", "The somebody-else", null, "operator", at(1)));
    }

    @Test
    void is_there_all_the_same_where_the_record_does_not_know_of_it() {
      bench.accounts.add("somebody", Groups.FINANCE);
      assertThat(waiting()).containsExactly(new Waiting(Kind.ACCOUNT, "somebody", "The somebody", null, null, null),
          new Waiting(Kind.MEMBERSHIP, "somebody", "The somebody", Groups.FINANCE, null, null));
    }

    @Test
    void is_an_account_once_though_its_password_is_new_too() {
      made("somebody");
      reset("somebody");
      assertThat(waiting()).containsExactly(new Waiting(Kind.ACCOUNT, "somebody", "The somebody", null, "operator", at(0)));
    }

    @Test
    void is_a_password_that_is_not_the_confirmed_one() {
      confirmed("somebody");
      assertThat(waiting()).isEmpty();
      reset("somebody");
      assertThat(waiting()).containsExactly(new Waiting(Kind.PASSWORD, "somebody", "The somebody", null, "operator", at(0)));
    }

    @Test
    void is_as_it_was_asked_for_last() {
      confirmed("somebody");
      reset("somebody");
      reset("somebody");
      assertThat(at(1)).isNotEqualTo(at(0));
      assertThat(waiting()).extracting(Waiting::askedAt).containsExactly(at(1));
    }

    @Test
    void is_each_membership_apart_in_the_order_of_the_groups() {
      confirmed("somebody");
      joined("somebody", Groups.LEGAL, Groups.FINANCE);
      assertThat(waiting()).containsExactly(
          new Waiting(Kind.MEMBERSHIP, "somebody", "The somebody", Groups.FINANCE, "operator", at(1)),
          new Waiting(Kind.MEMBERSHIP, "somebody", "The somebody", Groups.LEGAL, "operator", at(0)));
    }

    @Test
    void is_no_membership_that_is_confirmed_but_to_somebody_else() {
      confirmed("somebody");
      confirmed("somebody-else");
      joined("somebody", Groups.FINANCE);
      joined("somebody-else", Groups.FINANCE);
      bench.confirmed.confirmMembership("somebody", Groups.FINANCE, "secretariat", NOW);
      assertThat(waiting()).extracting(Waiting::person).containsExactly("somebody-else");
    }

    @Test
    void is_no_membership_that_takes_rights_away() {
      confirmed("somebody");
      joined("somebody", Groups.OPERATORS, Groups.ENGINE_ADMINISTRATORS, Groups.INSTRUMENT_HOLDERS, "made-up");
      assertThat(waiting()).extracting(Waiting::group).containsExactly("made-up");
    }
  }

  @Nested
  class Reading {

    @ParameterizedTest
    @ValueSource(strings = {"secretariat", "auditor"})
    void is_open_to_the_secretariat_and_to_auditors(String reader) {
      confirmed("somebody");
      reset("somebody");
      assertThat(bench.confirmations.waiting(bench.staff.get(reader))).hasSize(1);
      assertThat(bench.confirmations.confirmed(bench.staff.get(reader))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "dmpc", "originator"})
    void is_shut_to_others(String reader) {
      String why = "This is for the secretariat and for auditors.";
      assertThatThrownBy(() -> bench.confirmations.waiting(bench.staff.get(reader))).isInstanceOf(Refusal.class).hasMessage(why);
      assertThatThrownBy(() -> bench.confirmations.confirmed(bench.staff.get(reader))).isInstanceOf(Refusal.class).hasMessage(why);
    }

    @Test
    void shows_who_is_confirmed_with_the_groups_that_have_effect() {
      bench.accounts.add("nobody-yet", Groups.FINANCE);
      confirmed("somebody");
      confirmed("somebody-else");
      joined("somebody", Groups.OPERATORS, Groups.LEGAL, Groups.FINANCE);
      bench.confirmed.confirmMembership("somebody", Groups.LEGAL, "secretariat", NOW);
      bench.confirmed.confirmMembership("somebody", Groups.DMPC, "secretariat", NOW);
      assertThat(bench.confirmations.confirmed(bench.staff.get("auditor"))).containsExactly(
          new Confirmed("somebody", "The somebody", Affiliation.MPS_STAFF, List.of(Groups.LEGAL, Groups.OPERATORS)),
          new Confirmed("somebody-else", "The somebody-else", Affiliation.MPS_STAFF, List.of()));
    }
  }

  @Nested
  class Confirming {

    @Test
    void an_account_says_whose_person_it_is_and_leaves_its_groups_waiting() {
      Account account = made("somebody", Groups.FINANCE);
      confirm(account(), Affiliation.MOPAC, null);
      assertThat(bench.confirmed.find("somebody")).contains(new ConfirmedAccount("somebody", Affiliation.MOPAC, account.credential()));
      assertThat(bench.jdbc.sql("SELECT confirmed_by || ' ' || confirmed_at FROM confirmed_account").query(String.class).single())
          .isEqualTo("secretariat 2026-05-04T09:00:01Z");
      assertEntry("ACCOUNT_CONFIRMED", "{\"affiliation\":\"MOPAC\",\"person\":\"somebody\"}");
      assertThat(waiting()).extracting(Waiting::kind).containsExactly(Kind.MEMBERSHIP);
    }

    @Test
    void a_password_leaves_whose_person_it_is() {
      confirmed("somebody");
      reset("somebody");
      confirm(password(), null, null);
      assertThat(bench.confirmed.find("somebody"))
          .contains(new ConfirmedAccount("somebody", Affiliation.MPS_STAFF, bench.accounts.get("somebody").credential()));
      assertEntry("PASSWORD_CONFIRMED", "{\"person\":\"somebody\"}");
      assertThat(waiting()).isEmpty();
    }

    @Test
    void a_membership_gives_effect_to_that_one() {
      confirmed("somebody");
      joined("somebody", Groups.FINANCE, Groups.LEGAL);
      confirm(membership(Groups.LEGAL), null, null);
      assertThat(bench.confirmed.groupsOf("somebody")).containsExactly(Groups.LEGAL);
      assertThat(bench.jdbc.sql("SELECT confirmed_by || ' ' || confirmed_at FROM confirmed_membership").query(String.class).single())
          .isEqualTo("secretariat 2026-05-04T09:00:02Z");
      assertEntry("MEMBERSHIP_CONFIRMED", "{\"group\":\"legal\",\"person\":\"somebody\"}");
      assertThat(waiting()).extracting(Waiting::group).containsExactly(Groups.FINANCE);
    }

    @Test
    void whose_person_somebody_is_confirms_no_password_that_waits() {
      Account before = confirmed("somebody");
      reset("somebody");
      confirm(affiliation(), Affiliation.COMMON_COUNCIL, null);
      assertThat(bench.confirmed.find("somebody"))
          .contains(new ConfirmedAccount("somebody", Affiliation.COMMON_COUNCIL, before.credential()));
      assertEntry("AFFILIATION_CORRECTED", "{\"affiliation\":\"COMMON_COUNCIL\",\"person\":\"somebody\"}");
      assertThat(waiting()).extracting(Waiting::kind).containsExactly(Kind.PASSWORD);
    }

    @Test
    void what_was_seen_is_what_is_confirmed() {
      confirmed("somebody");
      reset("somebody");
      String seen = at(0);
      reset("somebody");
      unchanged(() -> confirm(password(), null, seen)).hasMessage("Meanwhile it was asked for anew: look at it once more.")
          .extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
      confirm(password(), null, at(1));
      assertThat(waiting()).isEmpty();
    }
  }

  @Nested
  class Refusing {

    @Test
    void an_account_deletes_it_with_whatever_was_confirmed_of_its_groups() {
      made("somebody", Groups.FINANCE);
      bench.confirmed.confirmMembership("somebody", Groups.FINANCE, "secretariat", NOW);
      refuse(account());
      assertThat(bench.accounts.find("somebody")).isEmpty();
      assertThat(bench.confirmed.groupsOf("somebody")).isEmpty();
      assertEntry("ACCOUNT_REFUSED", "{\"person\":\"somebody\"}");
    }

    @Test
    void a_password_puts_one_in_its_place_that_nobody_knows_and_that_does_not_wait() {
      confirmed("somebody");
      reset("somebody");
      String refused = bench.accounts.get("somebody").credential();
      refuse(password());
      String credential = bench.accounts.get("somebody").credential();
      assertThat(credential).isNotEqualTo(refused);
      assertThat(bench.confirmed.find("somebody")).contains(new ConfirmedAccount("somebody", Affiliation.MPS_STAFF, credential));
      assertEntry("PASSWORD_REFUSED", "{\"person\":\"somebody\"}");
      assertThat(waiting()).isEmpty();
    }

    @Test
    void a_membership_takes_that_one_away() {
      confirmed("somebody");
      joined("somebody", Groups.FINANCE, Groups.LEGAL);
      refuse(membership(Groups.LEGAL));
      assertThat(bench.accounts.get("somebody").groups()).containsExactly(Groups.FINANCE);
      assertEntry("MEMBERSHIP_REFUSED", "{\"group\":\"legal\",\"person\":\"somebody\"}");
      assertThat(waiting()).extracting(Waiting::group).containsExactly(Groups.FINANCE);
    }

    @Test
    void is_no_way_to_take_away_whose_person_somebody_is() {
      confirmed("somebody");
      unchanged(() -> refuse(affiliation())).hasMessage("An affiliation is corrected, not refused.")
          .extracting("kind").isEqualTo(Refusal.Kind.INCOMPLETE);
    }
  }

  @Nested
  class Whoever_answers {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        operator   | You run the engine: whoever keeps the accounts confirms none.
        auditor    | Only the secretariat confirms accounts, passwords and memberships.
        dmpc       | Only the secretariat confirms accounts, passwords and memberships.
        originator | Only the secretariat confirms accounts, passwords and memberships.
        """)
    void is_of_the_secretariat(String by, String why) {
      made("somebody");
      refusedTo(by, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {Groups.OPERATORS, Groups.ENGINE_ADMINISTRATORS})
    void does_not_run_the_engine(String group) {
      made("somebody");
      bench.staff.joins("secretariat", group);
      refusedTo("secretariat", "You run the engine: whoever keeps the accounts confirms none.");
    }

    @Test
    void says_nothing_of_themselves() {
      confirmed("secretariat");
      joined("secretariat", Groups.DMPC);
      String why = "Nobody confirms anything of their own: ask another member of the secretariat.";
      unchanged(() -> confirm(new Wish(Kind.MEMBERSHIP, "secretariat", Groups.DMPC), null, null)).hasMessage(why);
      unchanged(() -> confirm(new Wish(Kind.AFFILIATION, "secretariat", null), Affiliation.MOPAC, null)).hasMessage(why);
      unchanged(() -> refuse(new Wish(Kind.MEMBERSHIP, "secretariat", Groups.DMPC))).hasMessage(why);
    }

    @Test
    void has_not_asked_for_it() {
      witness("secretariat", "somebody", () -> bench.accounts.add("somebody"));
      refusedTo("secretariat", "You asked for this yourself: another member of the secretariat confirms or refuses it.");
      bench.staff.joins("deputy", Groups.SECRETARIAT);
      bench.confirmations.confirm(bench.staff.get("deputy"), account(), Affiliation.MOPAC, null);
      assertThat(waiting()).isEmpty();
    }

    private void refusedTo(String by, String why) {
      for (ThrowingCallable act : List.<ThrowingCallable>of(
          () -> bench.confirmations.confirm(bench.staff.get(by), account(), Affiliation.MOPAC, null),
          () -> bench.confirmations.refuse(bench.staff.get(by), account()))) {
        unchanged(act).hasMessage(why).extracting("kind").isEqualTo(Refusal.Kind.NOT_ALLOWED);
      }
    }
  }

  @Nested
  class Nothing_is_answered {

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"ACCOUNT", "AFFILIATION"})
    void without_whose_person_it_is(Kind kind) {
      made("somebody");
      for (Affiliation none : new Affiliation[] {null, Affiliation.UNKNOWN}) {
        unchanged(() -> confirm(new Wish(kind, "somebody", null), none, null))
            .hasMessage("Say whose person this is: the affiliation.").extracting("kind").isEqualTo(Refusal.Kind.INCOMPLETE);
      }
    }

    @Test
    void with_whose_person_it_is_but_of_an_account() {
      confirmed("somebody");
      reset("somebody");
      joined("somebody", Groups.FINANCE);
      for (Wish wish : List.of(password(), membership(Groups.FINANCE))) {
        unchanged(() -> confirm(wish, Affiliation.MOPAC, null)).hasMessage("An affiliation goes with an account only.")
            .extracting("kind").isEqualTo(Refusal.Kind.INCOMPLETE);
      }
    }

    @Test
    void that_does_not_wait() {
      confirmed("somebody");
      confirmed("somebody-else");
      joined("somebody", Groups.FINANCE);
      reset("somebody-else");
      for (Wish wish : List.of(account(), password(), membership(Groups.LEGAL), membership(null))) {
        Affiliation affiliation = wish.kind() == Kind.ACCOUNT ? Affiliation.MOPAC : null;
        String why = "Nothing of this kind waits for somebody any more.";
        unchanged(() -> confirm(wish, affiliation, null)).hasMessage(why).extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
        unchanged(() -> refuse(wish)).hasMessage(why);
      }
    }

    @Test
    void of_an_account_that_is_not_confirmed_yet_but_the_account() {
      made("somebody");
      unchanged(() -> confirm(affiliation(), Affiliation.MOPAC, null)).hasMessage("somebody is no confirmed account.")
          .extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
    }
  }

  // What whoever runs the engine does

  private Account made(String person, String... groups) {
    witness("operator", person, () -> bench.accounts.add(person, groups));
    return bench.accounts.get(person);
  }

  private void reset(String person) {
    witness("operator", person, () -> bench.accounts.reset(person));
  }

  private void joined(String person, String... groups) {
    for (String group : groups) {
      witness("operator", person, () -> bench.accounts.join(person, group));
    }
  }

  /** Each a second after the one before. */
  private void witness(String by, String person, Runnable act) {
    bench.acts.witness(by, List.of(person), () -> {
      act.run();
      return null;
    });
    bench.later(Duration.ofSeconds(1));
  }

  private Account confirmed(String person) {
    Account account = bench.accounts.add(person);
    bench.confirmed.confirm(person, Affiliation.MPS_STAFF, account.credential(), "secretariat", NOW);
    return account;
  }

  // What the secretariat says to it

  private static Wish account() {
    return new Wish(Kind.ACCOUNT, "somebody", null);
  }

  private static Wish password() {
    return new Wish(Kind.PASSWORD, "somebody", null);
  }

  private static Wish membership(String group) {
    return new Wish(Kind.MEMBERSHIP, "somebody", group);
  }

  private static Wish affiliation() {
    return new Wish(Kind.AFFILIATION, "somebody", null);
  }

  private void confirm(Wish wish, Affiliation affiliation, String askedAt) {
    bench.confirmations.confirm(bench.staff.get("secretariat"), wish, affiliation, askedAt);
  }

  private void refuse(Wish wish) {
    bench.confirmations.refuse(bench.staff.get("secretariat"), wish);
  }

  /** Refused, and nothing was changed by it. */
  private AbstractThrowableAssert<?, ? extends Throwable> unchanged(ThrowingCallable act) {
    List<Account> registered = bench.accounts.all();
    List<ConfirmedAccount> confirmed = bench.confirmed.all();
    List<Entry> entries = entries();
    List<Waiting> waiting = waiting();
    AbstractThrowableAssert<?, ? extends Throwable> refused = assertThatThrownBy(act).isInstanceOf(Refusal.class);
    assertThat(bench.accounts.all()).isEqualTo(registered);
    assertThat(bench.confirmed.all()).isEqualTo(confirmed);
    assertThat(entries()).isEqualTo(entries);
    assertThat(waiting()).isEqualTo(waiting);
    return refused;
  }

  private List<Waiting> waiting() {
    return bench.confirmations.waiting(bench.staff.get("auditor"));
  }

  private List<Entry> entries() {
    return bench.record.chain(House.PEOPLE).entries();
  }

  private String at(int entry) {
    return entries().get(entry).at();
  }

  private void assertEntry(String act, String content) {
    assertThat(entries().get(entries().size() - 1)).extracting(Entry::act, Entry::actor, Entry::content)
        .containsExactly(act, "secretariat", content);
  }
}
