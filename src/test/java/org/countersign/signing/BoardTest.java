package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.signing.Outcome.ENDORSE;
import static org.countersign.signing.Outcome.ENDORSE_WITH_CONDITIONS;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.REJECT;
import static org.countersign.signing.Outcome.RETURN;
import static org.countersign.signing.SignOff.RECONVENE_BOARD;
import static org.countersign.signing.SignOff.VOTE_AT_BOARD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.countersign.casefile.Part;
import org.countersign.people.Groups;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** The Investment Board: called, quorate, closed, and called together again. How it counts is in SittingTest. */
class BoardTest {

  private final Workbench bench = new Workbench();

  @Nested
  class Called {

    @Test
    void is_everybody_on_the_roster_that_day() {
      String reference = bench.submit();
      Sitting sitting = bench.board.convene(reference);
      assertThat(sitting).isEqualTo(new Sitting(1, List.of("chair", "member1", "member2", "member3"), "chair", List.of(), false));
      assertThat(sitting(reference)).isEqualTo(sitting);
      assertThat(bench.lastEntry(reference).act()).isEqualTo("BOARD_CONVENED");
    }

    @Test
    void is_nobody_whose_seat_begins_tomorrow_or_ended_today() {
      bench.roster.seat("member4", false, bench.today().plusDays(1));
      bench.jdbc.sql("UPDATE board_seat SET until_date = ? WHERE person = 'member3'").param(bench.today()).update();
      assertThat(bench.board.convene(bench.submit()).members()).containsExactly("chair", "member1", "member2");
      bench.on(bench.today().plusDays(1));
      assertThat(bench.board.convene(bench.submit()).members()).containsExactly("chair", "member1", "member2", "member4");
    }

    @Test
    void is_nobody_who_may_not_sign_this_case() {
      bench.staff.leaves("member1", Groups.INVESTMENT_BOARD);
      bench.staff.isGone("member2");
      bench.roster.seat("member4", false, LocalDate.of(2019, 1, 1));
      Sitting sitting = bench.board.convene(bench.submit(Workbench::withPartTwo));
      assertThat(sitting.members()).as("member3 is not cleared for Part 2").containsExactly("chair", "member4");
      assertThat(sitting.canBecomeQuorate()).isFalse();
    }

    @Test
    void has_no_chair_where_the_chair_may_not_sit() {
      bench.staff.leaves("chair", Groups.INVESTMENT_BOARD);
      Sitting sitting = bench.board.convene(bench.submit());
      assertThat(sitting.chair()).isNull();
      assertThat(sitting.members()).containsExactly("member1", "member2", "member3");
    }

    @Test
    void goes_on_with_its_votes_where_it_sits_already() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE);
      int entries = bench.entries(reference).size();
      assertThat(bench.board.convene(reference).votes()).hasSize(1);
      assertThat(bench.entries(reference)).hasSize(entries);
    }

    @Test
    void sits_anew_in_the_next_round_and_after_it_has_closed() {
      String reference = bench.submit();
      bench.votes(reference, RETURN, RETURN, ENDORSE);
      bench.revise(reference, paper -> paper.put("summary", "Another summary altogether."));
      assertThat(bench.board.convene(reference).round()).as("the open sitting of the round before is over").isEqualTo(2);
      bench.votes(reference, ENDORSE, ENDORSE, ENDORSE);
      bench.board.close(reference);
      assertThat(bench.board.convene(reference).votes()).isEmpty();
    }
  }

  @Nested
  class In_the_place_of_who_is_away {

    @Test
    void sits_their_substitute_from_the_first_day_to_the_last() {
      away("member2", "member4");
      called(0, "chair", "member1", "member2", "member3");
      called(1, "chair", "member1", "member4", "member3");
      called(2, "chair", "member1", "member4", "member3");
      called(3, "chair", "member1", "member2", "member3");
    }

    @Test
    void sits_nobody_as_chair() {
      away("chair", "member4");
      bench.on(bench.today().plusDays(1));
      String reference = bench.submit();
      assertThat(bench.board.convene(reference)).isEqualTo(
          new Sitting(1, List.of("member4", "member1", "member2", "member3"), null, List.of(), false));
      assertThat(sitting(reference).chair()).isNull();
    }

    @Test
    void sits_the_chair_as_chair_still() {
      away("member1", "chair");
      bench.on(bench.today().plusDays(1));
      assertThat(bench.board.convene(bench.submit()))
          .isEqualTo(new Sitting(1, List.of("chair", "member2", "member3"), "chair", List.of(), false));
    }

    @Test
    void sits_nobody_twice() {
      away("member1", "member4");
      away("member2", "member4");
      away("member3", "chair");
      called(1, "chair", "member4");
    }

    @Test
    void they_sit_themselves_where_nobody_was_named_or_who_was_may_not_vote() {
      bench.staff.joins("originator", Groups.INVESTMENT_BOARD);
      away("chair", null);
      away("member1", "finance");
      away("member2", "originator");
      called(1, "chair", "member1", "member2", "member3");
    }

    /** Tomorrow and the day after. */
    private void away(String member, String substitute) {
      LocalDate tomorrow = bench.today().plusDays(1);
      bench.absenceDesk.enter(bench.staff.get("secretariat"), member, tomorrow, tomorrow.plusDays(1), substitute);
    }

    private void called(int days, String... members) {
      LocalDate today = bench.today();
      bench.on(today.plusDays(days));
      assertThat(bench.board.convene(bench.submit()).members()).containsExactly(members);
      bench.on(today);
    }
  }

  @Nested
  class A_vote {

    @Test
    void is_for_who_was_called_to_an_open_sitting() {
      String reference = bench.submit();
      String notCalled = "You were not called to this sitting of the board.";
      bench.refused("chair", VOTE_AT_BOARD, reference, ENDORSE).hasMessage(notCalled);
      bench.board.convene(reference);
      bench.refused("member4", VOTE_AT_BOARD, reference, ENDORSE).hasMessage(notCalled);
      bench.refused("finance", VOTE_AT_BOARD, reference, ENDORSE).hasMessage("This is for members of investment-board, and you are not one.");
      bench.boardEndorses(reference);
      bench.refused("member3", VOTE_AT_BOARD, reference, ENDORSE).hasMessage(notCalled);
    }

    @Test
    void counts_once() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE);
      bench.refused("chair", VOTE_AT_BOARD, reference, REJECT).hasMessage("You have signed this already in this round.")
          .extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
    }

    @Test
    void vouches_for_the_terms_and_the_summary() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE);
      assertThat(sitting(reference).votes().get(0).vouchesFor()).containsOnlyKeys(
          Part.TERMS, Part.SUMMARY);
    }
  }

  @Nested
  class Closing {

    @Test
    void puts_the_tally_on_the_record() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE_WITH_CONDITIONS, RETURN, ENDORSE, RECUSE);
      Sitting.Tally tally = bench.board.close(reference);
      assertThat(tally).isEqualTo(new Sitting.Tally(1, Sitting.Result.ENDORSED, 2, 1, 0, 1,
          List.of("chair", "member1", "member2", "member3")));
      assertThat(CaseRecord.content(bench.lastEntry(reference), Sitting.Tally.class)).isEqualTo(tally);
      assertThat(bench.lastEntry(reference).actor()).isEqualTo("countersign");
      assertThat(sitting(reference).closed()).isTrue();
    }

    @Test
    void leaves_a_sitting_open_that_is_not_quorate() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE, ENDORSE, RECUSE, RECUSE);
      int entries = bench.entries(reference).size();
      assertThat(bench.board.close(reference).result()).isEqualTo(Sitting.Result.NOT_QUORATE);
      assertThat(bench.entries(reference)).hasSize(entries);
      assertThat(sitting(reference).closed()).isFalse();
    }

    @Test
    void needs_a_sitting() {
      String reference = bench.submit();
      assertThatIllegalStateException().isThrownBy(() -> bench.board.close(reference))
          .withMessage("the board was never convened on " + reference);
    }

    @Test
    void early_is_for_the_secretariat_once_quorate() {
      String reference = bench.submit();
      String notSitting = "The board does not sit on " + reference + ".";
      closable("secretariat", reference).hasMessage(notSitting);
      bench.votes(reference, ENDORSE, ENDORSE);
      closable("chair", reference).hasMessage("Only the secretariat closes a sitting.");
      closable("secretariat", reference)
          .hasMessage("The sitting is not quorate: it needs three votes and more than half of its members.");
      bench.sign("member2", VOTE_AT_BOARD, reference, ENDORSE);
      bench.board.requireClosable(reference, bench.staff.get("secretariat"));
      bench.board.close(reference);
      closable("secretariat", reference).hasMessage(notSitting);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> closable(String person, String reference) {
      return bench.refused(reference, () -> bench.board.requireClosable(reference, bench.staff.get(person)));
    }
  }

  @Nested
  class Substitutes {

    @Test
    void join_the_sitting_with_the_votes_that_were_cast() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE, ENDORSE, RECUSE, RECUSE);
      assertThat(sitting(reference).canBecomeQuorate()).isFalse();
      name(reference, "member4");
      assertThat(sitting(reference).members()).containsExactly("chair", "member1", "member2", "member3", "member4");
      assertThat(sitting(reference).yetToVote()).containsExactly("member4");
      bench.sign("member4", VOTE_AT_BOARD, reference, ENDORSE);
      assertThat(bench.board.close(reference).result()).isEqualTo(Sitting.Result.ENDORSED);
    }

    @Test
    void are_named_with_all_that_stands_against_each() {
      bench.staff.joins("originator", Groups.INVESTMENT_BOARD);
      String reference = bench.submit(Workbench::withPartTwo);
      bench.board.convene(reference);
      SigningDesk.OpenTask task = bench.task("secretariat", RECONVENE_BOARD, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("secretariat"), Map.of("substitutes",
              List.of("chair", "nobody", "finance", "member3", "originator", "member4"))))
          .hasMessage("chair is called already. There is no account nobody. finance is not in investment-board."
              + " This case has a Part 2, for which The member3 is not cleared."
              + " The originator acted on this case as originator, and so cannot act on it as board member.");
    }

    @Test
    void are_named_by_the_secretariat_while_the_board_sits() {
      String reference = bench.submit();
      SigningDesk.OpenTask task = bench.task("secretariat", RECONVENE_BOARD, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("secretariat"), Map.of("substitutes", List.of("member4"))))
          .hasMessage("The board does not sit on this case.");
      bench.boardEndorses(reference);
      SigningDesk.OpenTask late = bench.task("secretariat", RECONVENE_BOARD, reference);
      bench.refused(reference, () -> bench.desk.sign(late, bench.staff.get("secretariat"), Map.of("substitutes", List.of("member4"))))
          .hasMessage("The board does not sit on this case.");
      SigningDesk.OpenTask others = bench.task("chair", RECONVENE_BOARD, reference);
      bench.refused(reference, () -> bench.desk.sign(others, bench.staff.get("chair"), Map.of("substitutes", List.of("member4"))))
          .hasMessage("This is for members of secretariat, and you are not one.");
    }

    private void name(String reference, String substitute) {
      bench.sign("secretariat", RECONVENE_BOARD, reference, Map.of("substitutes", List.of(substitute)));
    }
  }

  @Nested
  class Its_endorsement {

    @Test
    void stands_until_a_part_changes_that_it_vouched_for() {
      String reference = bench.submit();
      bench.boardEndorses(reference);
      assertThat(bench.requirements.outstanding(reference)).doesNotContain(VOTE_AT_BOARD);
      bench.revise(reference, paper -> ((ObjectNode) paper.get("sections")).put("financial", "Met from reserves that were approved."));
      assertThat(bench.requirements.outstanding(reference)).doesNotContain(VOTE_AT_BOARD);
      bench.revise(reference, paper -> paper.put("summary", "Another summary altogether."));
      assertThat(bench.requirements.outstanding(reference)).contains(VOTE_AT_BOARD);
    }

    @Test
    void is_none_while_the_board_sits_or_where_it_lost() {
      String reference = bench.submit();
      bench.votes(reference, ENDORSE, ENDORSE, ENDORSE);
      assertThat(bench.requirements.outstanding(reference)).contains(VOTE_AT_BOARD);
      String returned = bench.submit();
      bench.votes(returned, ENDORSE, RETURN, RETURN);
      bench.board.close(returned);
      assertThat(bench.requirements.outstanding(returned)).contains(VOTE_AT_BOARD);
    }
  }

  @Test
  void what_acts_on_a_case_does_so_in_a_transaction() {
    String reference = bench.submit();
    assertThatThrownBy(() -> bench.dossiers.lock(reference))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> bench.record.append(reference, "chair", Act.SIGNED, Map.of()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private Sitting sitting(String reference) {
    return bench.dossier(reference).history().sitting().orElseThrow();
  }
}
