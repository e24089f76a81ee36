package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.signing.Outcome.APPROVE;
import static org.countersign.signing.Outcome.ENDORSE;
import static org.countersign.signing.Outcome.NOT_SATISFIED;
import static org.countersign.signing.Outcome.RECONVENE;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.RESUBMIT;
import static org.countersign.signing.Outcome.RETURN;
import static org.countersign.signing.Outcome.SATISFIED;
import static org.countersign.signing.SignOff.ADVISE_COMMERCIAL;
import static org.countersign.signing.SignOff.ADVISE_FINANCE;
import static org.countersign.signing.SignOff.ADVISE_LEGAL;
import static org.countersign.signing.SignOff.DECIDE_AS_DMPC;
import static org.countersign.signing.SignOff.DECIDE_UNDER_CONSENT;
import static org.countersign.signing.SignOff.RECONVENE_BOARD;
import static org.countersign.signing.SignOff.REVISE_CASE;
import static org.countersign.signing.SignOff.VOTE_AT_BOARD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.countersign.people.Groups;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person, one capacity, over the whole case. */
class SeparationOfDutiesTest {

  private final Workbench bench = new Workbench();

  @Nested
  class One_person {

    @Test
    void who_wrote_the_paper_neither_votes_nor_advises_nor_decides() {
      for (String group : List.of(Groups.INVESTMENT_BOARD, Groups.FINANCE, Groups.DMPC)) {
        bench.staff.joins("originator", group);
      }
      bench.roster.seat("originator", false, bench.today());
      String reference = bench.submit();
      assertThat(bench.board.convene(reference).members()).doesNotContain("originator");
      bench.refused("originator", ADVISE_FINANCE, reference, SATISFIED)
          .hasMessage("The originator acted on this case as originator, and so cannot act on it as finance adviser.");
      bench.toDecision(reference);
      bench.refused("originator", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage("The originator acted on this case as originator, and so cannot act on it as decider.");
    }

    @Test
    void who_voted_does_not_decide() {
      bench.staff.joins("chair", Groups.DMPC);
      bench.refused("chair", DECIDE_AS_DMPC, bench.toDecision(), APPROVE)
          .hasMessage("The chair acted on this case as board member, and so cannot act on it as decider.");
    }

    @Test
    void who_advised_on_one_section_does_not_advise_on_another() {
      bench.staff.joins("finance", Groups.LEGAL);
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      bench.refused("finance", ADVISE_LEGAL, reference, SATISFIED)
          .hasMessage("The finance acted on this case as finance adviser, and so cannot act on it as legal adviser.");
    }

    @Test
    void who_advised_on_an_earlier_revision_does_not_decide_a_later_one() {
      bench.staff.joins("finance", Groups.DMPC);
      bench.staff.joins("commercial2", Groups.FINANCE);
      String reference = bench.submit();
      bench.boardEndorses(reference);
      bench.sign("finance", ADVISE_FINANCE, reference, NOT_SATISFIED);
      bench.revise(reference, paper -> ((ObjectNode) paper.get("sections")).put("financial", "Met from reserves that were approved."));
      bench.sign("commercial2", ADVISE_FINANCE, reference, SATISFIED);
      bench.advisersSatisfied(reference);
      bench.refused("finance", DECIDE_AS_DMPC, reference, APPROVE).hasMessageContaining("acted on this case as finance adviser");
    }

    @Test
    void the_same_person_signs_again_in_the_same_capacity_when_a_revision_asks_for_it() {
      String reference = bench.toDecision();
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, RETURN);
      bench.revise(reference, paper -> paper.put("summary", "Another summary altogether."));
      bench.toDecision(reference);
      assertThat(bench.sign("dmpc", DECIDE_AS_DMPC, reference, APPROVE).round()).isEqualTo(2);
    }

    @Test
    void who_took_a_signature_back_has_acted_all_the_same() {
      bench.staff.joins("finance", Groups.LEGAL);
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      bench.desk.takeBack(bench.staff.get("finance"), reference, bench.lastEntry(reference).number(), "Too early.");
      bench.refused("finance", ADVISE_LEGAL, reference, SATISFIED).hasMessageContaining("as finance adviser");
      assertThat(bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED).person()).isEqualTo("finance");
    }

    @Test
    void who_put_a_revision_in_place_wrote_the_paper_too() {
      String reference = bench.submit();
      bench.inTransaction(() -> bench.record.append(reference, "legal", Act.REVISED, Map.of("revision", 1)));
      bench.refused("legal", ADVISE_LEGAL, reference, SATISFIED).hasMessageContaining("as originator");
    }

    @Test
    void what_one_did_on_another_case_does_not_matter() {
      bench.staff.joins("finance", Groups.LEGAL);
      bench.sign("finance", ADVISE_FINANCE, bench.submit(), SATISFIED);
      assertThat(bench.sign("finance", ADVISE_LEGAL, bench.submit(), SATISFIED).capacity()).isEqualTo(Capacity.LEGAL_ADVISER);
    }
  }

  @Nested
  class The_chair {

    @Test
    void confirms_the_boards_own_decision_after_voting() {
      String reference = bench.toDecision(bench.submit(Workbench::smallBusinessCase));
      Signature confirmed = bench.sign("chair", DECIDE_UNDER_CONSENT, reference, APPROVE);
      assertThat(confirmed.capacity()).isEqualTo(Capacity.BOARD_MEMBER);
      assertThat(bench.dossier(reference).history().capacitiesOf("chair")).containsExactly(Capacity.BOARD_MEMBER);
      assertThat(bench.issue(reference).number()).isEmpty();
    }

    @Test
    void is_barred_who_advised() {
      bench.staff.joins("finance", Groups.BOARD_CHAIR);
      String reference = bench.toDecision(bench.submit(Workbench::smallBusinessCase));
      bench.refused("finance", DECIDE_UNDER_CONSENT, reference, APPROVE)
          .hasMessage("The finance acted on this case as finance adviser, and so cannot act on it as board member.");
    }

    @Test
    void is_barred_where_another_authority_decides() {
      bench.staff.joins("chair", Groups.COMMERCIAL_DIRECTOR);
      String reference = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.refused("chair", DECIDE_UNDER_CONSENT, reference, APPROVE).hasMessageContaining("as board member");
      assertThat(bench.sign("director", DECIDE_UNDER_CONSENT, reference, APPROVE).capacity()).isEqualTo(Capacity.DECIDER);
    }
  }

  @Nested
  class An_interest {

    @Test
    void keeps_whoever_declared_it_from_signing_anything_on_this_case() {
      String reference = bench.submit();
      Signature recusal = bench.sign("commercial", ADVISE_COMMERCIAL, reference, RECUSE);
      assertThat(recusal.interest()).isEqualTo("A relative bids.");
      assertThat(bench.lastEntry(reference).act()).isEqualTo("RECUSED");
      bench.refused("commercial", ADVISE_COMMERCIAL, reference, SATISFIED)
          .hasMessage("The commercial declared an interest in this case.");
      assertThat(bench.sign("commercial2", ADVISE_COMMERCIAL, reference, SATISFIED).outcome()).isEqualTo(SATISFIED);
    }

    @Test
    void stays_declared_in_later_rounds() {
      String reference = bench.submit();
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, RECUSE);
      bench.sign("originator", REVISE_CASE, reference, RESUBMIT);
      bench.refused("commercial", ADVISE_COMMERCIAL, reference, SATISFIED).hasMessageContaining("declared an interest");
    }

    @Test
    void of_the_originator_would_not_be_asked_for() {
      assertThat(REVISE_CASE.outcomes()).doesNotContain(RECUSE);
    }
  }

  @Nested
  class Part_two {

    @ParameterizedTest
    @CsvSource({"finance, ADVISE_FINANCE, SATISFIED", "dmpc, DECIDE_AS_DMPC, APPROVE"})
    void bars_who_is_not_cleared(String person, SignOff signOff, Outcome outcome) {
      String reference = bench.toDecision(bench.submit(Workbench::withPartTwo));
      bench.staff.leaves(person, Groups.CLEARED_PART_TWO);
      bench.refused(person, signOff, reference, outcome)
          .hasMessage("This case has a Part 2, for which The " + person + " is not cleared.");
    }

    @Test
    void does_not_bar_the_originator_from_the_own_paper() {
      String reference = bench.submit(Workbench::withPartTwo);
      bench.staff.leaves("originator", Groups.CLEARED_PART_TWO);
      assertThat(bench.sign("originator", REVISE_CASE, reference, RESUBMIT).outcome()).isEqualTo(RESUBMIT);
    }

    @Test
    void bars_nobody_from_a_case_that_has_none() {
      bench.staff.leaves("finance", Groups.CLEARED_PART_TWO);
      assertThat(bench.sign("finance", ADVISE_FINANCE, bench.submit(), SATISFIED).outcome()).isEqualTo(SATISFIED);
    }
  }

  @Nested
  class Whoever_runs_the_engine {

    @ParameterizedTest
    @ValueSource(strings = {Groups.OPERATORS, Groups.ENGINE_ADMINISTRATORS})
    void signs_nothing_whatever_other_groups_they_are_in(String group) {
      List.of("finance", "dmpc", "originator", "secretariat", "chair").forEach(person -> bench.staff.joins(person, group));
      String reference = bench.submit();
      bench.board.convene(reference);
      String why = " runs the engine, and whoever runs the engine signs nothing.";
      bench.refused("finance", ADVISE_FINANCE, reference, SATISFIED).hasMessage("The finance" + why);
      bench.refused("dmpc", DECIDE_AS_DMPC, reference, APPROVE).hasMessage("The dmpc" + why);
      bench.refused("originator", REVISE_CASE, reference, RESUBMIT).hasMessage("The originator" + why);
      assertThat(bench.dossier(reference).history().sitting().orElseThrow().members()).doesNotContain("chair");
    }

    @Test
    void names_no_substitutes_and_closes_no_sitting() {
      bench.staff.joins("secretariat", Groups.OPERATORS);
      String reference = bench.submit();
      bench.votes(reference, ENDORSE, ENDORSE, ENDORSE);
      SigningDesk.OpenTask task = bench.task("secretariat", RECONVENE_BOARD, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("secretariat"), Map.of("substitutes", "[\"member4\"]")))
          .hasMessageContaining("runs the engine");
      bench.refused(reference, () -> bench.board.requireClosable(reference, bench.staff.get("secretariat")))
          .hasMessageContaining("runs the engine");
    }
  }

  @Nested
  class The_secretary {

    @Test
    void who_kept_the_board_in_order_may_sign_in_another_capacity() {
      bench.staff.joins("secretariat", Groups.FINANCE);
      String reference = bench.submit();
      bench.board.convene(reference);
      bench.sign("secretariat", RECONVENE_BOARD, reference, Map.of("substitutes", List.of("member4")));
      bench.sign("secretariat", ADVISE_FINANCE, reference, SATISFIED);
      assertThat(bench.dossier(reference).history().capacitiesOf("secretariat")).containsExactly(Capacity.FINANCE_ADVISER);
    }

    @Test
    void has_no_other_part_in_the_case() {
      bench.staff.joins("secretariat", Groups.FINANCE);
      String reference = bench.submit();
      bench.board.convene(reference);
      bench.sign("secretariat", ADVISE_FINANCE, reference, SATISFIED);
      String why = "The secretariat acted on this case as finance adviser, and so cannot act on it as secretary.";
      SigningDesk.OpenTask task = bench.task("secretariat", RECONVENE_BOARD, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("secretariat"), Map.of("substitutes", "[\"member4\"]")))
          .hasMessage(why);
      bench.refused(reference, () -> bench.board.requireClosable(reference, bench.staff.get("secretariat"))).hasMessage(why);
    }
  }
}
