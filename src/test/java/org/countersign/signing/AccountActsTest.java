package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts.ConfirmedAccount;
import org.countersign.people.Groups;
import org.countersign.people.RegisteredAccounts.Account;
import org.countersign.signing.CaseRecord.House;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people do to accounts and memberships goes on the record, and what ends is confirmed anew if it comes back. */
class AccountActsTest {

  private static final String NOW = "2026-05-04T09:00:00Z";

  private final Workbench bench = new Workbench();

  @Nested
  class An_account {

    @Test
    void that_is_made_has_nothing_of_one_that_had_its_id() {
      bench.confirmed.confirm("somebody", Affiliation.MOPAC, "of old", "secretariat", NOW);
      bench.confirmed.confirmMembership("somebody", Groups.FINANCE, "secretariat", NOW);
      witness("operator", () -> bench.accounts.add("somebody", Groups.FINANCE));
      assertThat(entries()).containsExactly("operator ACCOUNT_MADE {\"name\":\"The somebody\",\"person\":\"somebody\"}");
      assertNothingConfirmed();
    }

    @Test
    void that_is_deleted_is_forgotten() {
      confirmed(Groups.FINANCE);
      witness("operator", () -> bench.accounts.delete("somebody"));
      assertThat(entries()).containsExactly("operator ACCOUNT_DELETED {\"person\":\"somebody\"}");
      assertNothingConfirmed();
    }

    @Test
    void with_another_name_is_still_confirmed() {
      Account account = confirmed();
      witness("operator", () -> bench.accounts.rename("somebody", "Deputy Mayor"));
      assertThat(entries()).containsExactly("operator ACCOUNT_RENAMED {\"name\":\"Deputy Mayor\",\"person\":\"somebody\"}");
      assertThat(credential()).isEqualTo(account.credential());
    }

    @Test
    void to_which_nothing_was_done_is_not_spoken_of() {
      confirmed(Groups.FINANCE);
      witness("operator", () -> { });
      bench.acts.witness("operator", List.of("nobody"), () -> null);
      assertThat(entries()).isEmpty();
      assertThat(bench.confirmed.groupsOf("somebody")).containsExactly(Groups.FINANCE);
    }

    private void assertNothingConfirmed() {
      assertThat(bench.confirmed.all()).isEmpty();
      assertThat(bench.confirmed.groupsOf("somebody")).isEmpty();
    }
  }

  @Nested
  class A_password {

    @Test
    void that_somebody_else_sets_is_not_the_confirmed_one() {
      Account account = confirmed();
      witness("operator", () -> bench.accounts.reset("somebody"));
      assertThat(entries()).containsExactly("operator PASSWORD_RESET {\"person\":\"somebody\"}");
      assertThat(credential()).isEqualTo(account.credential());
    }

    @Test
    void that_people_change_themselves_goes_on() {
      confirmed();
      witness("somebody", () -> bench.accounts.reset("somebody"));
      assertThat(entries()).containsExactly("somebody PASSWORD_CHANGED {\"person\":\"somebody\"}");
      assertThat(bench.confirmed.find("somebody")).contains(
          new ConfirmedAccount("somebody", Affiliation.MPS_STAFF, bench.accounts.get("somebody").credential()));
      assertThat(bench.jdbc.sql("SELECT confirmed_by FROM confirmed_account").query(String.class).single()).isEqualTo("somebody");
    }

    @Test
    void that_waits_is_not_confirmed_by_changing_it() {
      Account account = confirmed();
      bench.accounts.reset("somebody");
      witness("somebody", () -> bench.accounts.reset("somebody"));
      assertThat(entries()).containsExactly("somebody PASSWORD_RESET {\"person\":\"somebody\"}");
      assertThat(credential()).isEqualTo(account.credential());
    }

    @Test
    void of_an_account_that_waits_confirms_nothing() {
      bench.accounts.add("somebody");
      witness("somebody", () -> bench.accounts.reset("somebody"));
      assertThat(entries()).containsExactly("somebody PASSWORD_RESET {\"person\":\"somebody\"}");
      assertThat(bench.confirmed.all()).isEmpty();
    }
  }

  @Nested
  class A_membership {

    @Test
    void that_is_new_is_new_whatever_was_confirmed_of_old() {
      confirmed(Groups.LEGAL);
      bench.confirmed.confirmMembership("somebody", Groups.FINANCE, "secretariat", NOW);
      witness("operator", () -> bench.accounts.join("somebody", Groups.FINANCE));
      assertThat(entries()).containsExactly("operator MEMBERSHIP_MADE {\"group\":\"finance\",\"person\":\"somebody\"}");
      assertThat(bench.confirmed.groupsOf("somebody")).containsExactly(Groups.LEGAL);
    }

    @Test
    void that_ends_is_forgotten() {
      confirmed(Groups.LEGAL, Groups.FINANCE);
      witness("operator", () -> bench.accounts.removeFromGroup("somebody", Groups.FINANCE));
      assertThat(entries()).containsExactly("operator MEMBERSHIP_REMOVED {\"group\":\"finance\",\"person\":\"somebody\"}");
      assertThat(bench.confirmed.groupsOf("somebody")).containsExactly(Groups.LEGAL);
    }

    @Test
    void of_a_deleted_group_ends_for_every_member() {
      confirmed("passing", Groups.LEGAL);
      bench.accounts.add("another", "passing");
      bench.accounts.add("outsider", Groups.LEGAL);
      bench.confirmed.confirmMembership("gone", "passing", "secretariat", NOW);
      assertThat(bench.acts.<String>witnessEndOf("passing", "operator", () -> {
        List.of("another", "somebody").forEach(member -> bench.accounts.removeFromGroup(member, "passing"));
        bench.accounts.rename("outsider", "Of no matter here");
        return "done";
      })).isEqualTo("done");
      assertThat(entries()).containsExactly("operator MEMBERSHIP_REMOVED {\"group\":\"passing\",\"person\":\"another\"}",
          "operator MEMBERSHIP_REMOVED {\"group\":\"passing\",\"person\":\"somebody\"}",
          "operator GROUP_DELETED {\"group\":\"passing\"}");
      assertThat(bench.confirmed.memberships().keySet()).containsExactly("somebody");
      assertThat(bench.confirmed.groupsOf("somebody")).containsExactly(Groups.LEGAL);
    }
  }

  @Nested
  class An_act {

    @Test
    void that_does_several_things_is_told_in_full() {
      confirmed(Groups.FINANCE);
      bench.accounts.add("another");
      assertThat(bench.acts.<Integer>witness("operator", List.of("somebody", "another"), () -> {
        bench.accounts.delete("another");
        bench.accounts.rename("somebody", "Renamed");
        bench.accounts.reset("somebody");
        bench.accounts.removeFromGroup("somebody", Groups.FINANCE);
        bench.accounts.join("somebody", Groups.LEGAL);
        return 5;
      })).isEqualTo(5);
      assertThat(bench.record.chain(House.PEOPLE).entries()).extracting(e -> e.act()).containsExactly("ACCOUNT_RENAMED",
          "PASSWORD_RESET", "MEMBERSHIP_REMOVED", "MEMBERSHIP_MADE", "ACCOUNT_DELETED");
    }

    @Test
    void that_fails_is_not_told() {
      confirmed(Groups.FINANCE);
      assertThatThrownBy(() -> witness("operator", () -> {
        bench.accounts.reset("somebody");
        throw new IllegalStateException("the power fails");
      })).hasMessage("the power fails");
      assertThat(entries()).isEmpty();
    }
  }

  private void witness(String by, Runnable act) {
    bench.acts.witness(by, List.of("somebody"), () -> {
      act.run();
      return null;
    });
  }

  private Account confirmed(String... groups) {
    Account account = bench.accounts.add("somebody", groups);
    bench.confirmed.confirm("somebody", Affiliation.MPS_STAFF, account.credential(), "secretariat", NOW);
    List.of(groups).forEach(group -> bench.confirmed.confirmMembership("somebody", group, "secretariat", NOW));
    return account;
  }

  private String credential() {
    return bench.confirmed.find("somebody").orElseThrow().credential();
  }

  private List<String> entries() {
    return bench.record.chain(House.PEOPLE).entries().stream()
        .map(entry -> entry.actor() + " " + entry.act() + " " + entry.content()).toList();
  }
}
