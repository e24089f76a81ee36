package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.signing.Outcome.APPROVE;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.SATISFIED;
import static org.countersign.signing.SignOff.ADVISE_LEGAL;
import static org.countersign.signing.SignOff.DECIDE_AS_DMPC;
import static org.countersign.signing.SignOff.DECIDE_UNDER_CONSENT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.people.Affiliation;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.scheme.Authority;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who decides holds the authority when they sign: in their own right, or under an instrument of delegation (paragraph 1.7). */
class AuthorityOfTheMomentTest {

  private final Workbench bench = new Workbench();

  @Nested
  class In_their_own_right {

    @Test
    void a_member_of_the_group_decides() {
      Signature approval = bench.sign("dmpc", DECIDE_AS_DMPC, bench.toDecision(), APPROVE);
      assertThat(approval.authority()).isEqualTo(Authority.DMPC);
      assertThat(approval.instrument()).isNull();
      assertThat(approval.inAbsenceOf()).isNull();
      assertThat(approval.actingFor()).isEmpty();
    }

    @Test
    void who_left_the_group_in_between_does_not() {
      String reference = bench.toDecision();
      bench.staff.leaves("dmpc", Groups.DMPC);
      bench.refused("dmpc", DECIDE_AS_DMPC, reference, APPROVE).hasMessage("This is for members of dmpc, and you are not one.");
    }

    @Test
    void an_adviser_who_left_the_group_in_between_does_not_advise() {
      String reference = bench.submit();
      bench.staff.leaves("legal", Groups.LEGAL);
      bench.refused("legal", ADVISE_LEGAL, reference, SATISFIED).hasMessage("This is for members of legal, and you are not one.");
    }

    @ParameterizedTest
    @CsvSource({"director", "chiefexecutive", "chair", "deputy", "secretariat", "auditor"})
    void nobody_else_decides_what_goes_to_the_dmpc(String person) {
      bench.refused(person, DECIDE_AS_DMPC, bench.toDecision(), APPROVE)
          .hasMessage("This is for members of dmpc, and you are not one.");
    }

    @Test
    void the_dmpc_does_not_decide_in_the_directors_place() {
      String reference = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.refused("dmpc", DECIDE_UNDER_CONSENT, reference, APPROVE)
          .hasMessage("This is for members of commercial-director, and you are not one.");
      bench.refused("dmpc", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage(reference + " is decided by COMMERCIAL_DIRECTOR, not in this task.");
    }

    @Test
    void the_group_is_the_one_that_the_authority_names() {
      assertThat(DecidingGroup.of(Authority.MOPAC_CHIEF_EXECUTIVE)).isEqualTo(Groups.MOPAC_CHIEF_EXECUTIVE);
      assertThat(DecidingGroup.of(Authority.INVESTMENT_BOARD)).isEqualTo(Groups.BOARD_CHAIR);
      assertThatIllegalArgumentException().isThrownBy(() -> DecidingGroup.of(Authority.NONE));
    }
  }

  @Nested
  class Under_an_instrument {

    @Test
    void its_holder_decides_and_the_signature_names_it() {
      int number = bench.instrument("deputy");
      String reference = bench.toDecision();
      Signature approval = bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE);
      assertThat(approval.authority()).isEqualTo(Authority.DMPC);
      assertThat(approval.instrument()).isEqualTo(number);
      assertThat(approval.actingFor()).isEqualTo("for the DMPC, under instrument " + number + ", paragraph 1.7");
      assertThat(bench.issue(reference).notice().signedBy()).isEqualTo("The deputy, for the DMPC, under instrument " + number + ", paragraph 1.7");
    }

    @Test
    void nobody_else_does() {
      bench.instrument("deputy");
      bench.refused("secretariat", DECIDE_AS_DMPC, bench.toDecision(), APPROVE)
          .hasMessage("This is for members of dmpc, and you are not one.");
    }

    @Test
    void only_what_goes_to_the_dmpc_is_passed_on() {
      bench.instrument("deputy");
      String reference = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.refused("deputy", DECIDE_UNDER_CONSENT, reference, APPROVE)
          .hasMessage("This is for members of commercial-director, and you are not one.");
      assertThat(bench.mandates.namedByInstruments(DECIDE_UNDER_CONSENT, bench.dossier(reference))).isEmpty();
    }

    @Test
    void who_holds_the_authority_themselves_decides_in_their_own_right() {
      bench.instrument("deputy");
      bench.staff.joins("deputy", Groups.DMPC);
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, bench.toDecision(), APPROVE).instrument()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-09T22:59:59.999Z, false", "2026-05-09T23:00:00Z, true", "2026-05-12T12:00:00Z, true",
        "2026-05-20T22:59:59.999Z, true", "2026-05-20T23:00:00Z, false"})
    void from_its_first_to_its_last_day_in_London(String instant, boolean inForce) {
      InstrumentDesk.Wish wish = bench.wish("deputy");
      bench.instrumentDesk.make(bench.staff.get("dmpc"), new InstrumentDesk.Wish("deputy", null, wish.rules(), wish.kinds(),
          wish.ceiling(), LocalDate.of(2026, 5, 10), LocalDate.of(2026, 5, 20), wish.reason()));
      String reference = bench.toDecision();
      bench.at(instant);
      if (inForce) {
        assertThat(named(reference)).containsExactly("deputy");
        assertThat(bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE).outcome()).isEqualTo(APPROVE);
      } else {
        assertThat(named(reference)).isEmpty();
        assertThat(bench.mandates.acting()).isEmpty();
        bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE)
            .hasMessage("Instrument 1 is not in force: it runs from 10 May 2026 until 20 May 2026.");
      }
    }

    @Test
    void until_the_instant_at_which_it_is_ended() {
      int number = bench.instrument("deputy");
      String reference = bench.toDecision();
      bench.later(Duration.ofHours(1));
      bench.instrumentDesk.end(bench.staff.get("dmpc"), number);
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage("Instrument 1 is not in force: it was ended on 4 May 2026.");
      bench.later(Duration.ofMillis(-1));
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE).outcome()).isEqualTo(APPROVE);
    }

    @Test
    void not_before_the_instant_at_which_it_was_made() {
      bench.instrument("deputy");
      String reference = bench.toDecision();
      bench.later(Duration.ofMillis(-1));
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessageContaining("is not in force: it runs from 4 May 2026");
    }

    @Test
    void what_was_signed_in_force_stays_signed_when_it_ends() {
      int number = bench.instrument("deputy");
      String reference = bench.toDecision();
      bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE);
      bench.later(Duration.ofSeconds(1));
      bench.instrumentDesk.end(bench.staff.get("dmpc"), number);
      assertThat(bench.requirements.missingAfterDecision(bench.dossier(reference))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6700000.01, true", "6700000, true", "6699999.99, false"})
    void up_to_its_ceiling_and_not_a_penny_above(String ceiling, boolean covered) {
      bench.instrument("deputy", null, ceiling);
      String reference = bench.toDecision();
      if (covered) {
        assertThat(bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE).instrument()).isEqualTo(1);
      } else {
        bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessage("Instrument 1 does not cover this case: "
            + "head 1 is above its ceiling of £6,699,999.99; head 2 is above its ceiling of £6,699,999.99.");
      }
    }

    @Test
    void every_head_that_grants_is_passed_on_or_none() {
      make(Set.of(), Set.of(Kind.BUSINESS_CASE));
      bench.refused("deputy", DECIDE_AS_DMPC, bench.toDecision(), APPROVE)
          .hasMessage("Instrument 1 does not cover this case: it does not pass on what head 2 asks.");
    }

    @Test
    void by_its_rules_or_its_kinds() {
      make(Set.of("BUSINESS_CASE_500K"), Set.of(Kind.PROCUREMENT_STRATEGY));
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, bench.toDecision(), APPROVE).instrument()).isEqualTo(1);
    }

    @Test
    void a_rule_covers_only_the_heads_that_fall_under_no_other() {
      make(Set.of("BUSINESS_CASE_500K", "STRATEGY_500K"), Set.of());
      String novel = bench.toDecision(bench.submit(paper -> paper.put("novelOrContentious", true)));
      bench.refused("deputy", DECIDE_AS_DMPC, novel, APPROVE).hasMessage("Instrument 1 does not cover this case: "
          + "it does not pass on what head 1 asks; it does not pass on what head 2 asks.");
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, bench.toDecision(), APPROVE).instrument()).isEqualTo(1);
    }

    @Test
    void a_value_that_is_only_at_least_is_below_no_ceiling() {
      bench.instrument("deputy");
      String reference = bench.toDecision(bench.submit(paper -> {
        ((ObjectNode) paper.at("/heads/0/costs/0")).put("per", "YEAR").remove("to");
      }));
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage("Instrument 1 does not cover this case: the value of head 1 is not known for certain.");
    }

    @Test
    void neither_is_one_that_is_missing() {
      bench.instrument("deputy");
      String reference = bench.toDecision(bench.submit(paper -> {
        ((ObjectNode) paper.at("/heads/1/contract")).remove(List.of("value", "optionsValue"));
      }));
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage("Instrument 1 does not cover this case: the value of head 2 is not known for certain.");
    }

    @Test
    void a_paper_that_only_notes_passes_nothing_on() {
      bench.instrument("deputy");
      String reference = bench.toDecision(bench.submit(paper -> {
        ((ArrayNode) paper.get("heads")).remove(0);
        ((ArrayNode) paper.get("heads")).remove(0);
        paper.remove("statedTotal");
      }));
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage("Instrument 1 does not cover this case: the paper grants nothing that could be passed on.");
      assertThat(bench.sign("dmpc", DECIDE_AS_DMPC, reference, APPROVE).outcome()).isEqualTo(APPROVE);
    }

    @Test
    void when_its_giver_holds_the_authority_no_more_it_passes_nothing_on() {
      bench.instrument("deputy");
      String reference = bench.toDecision();
      String nothing = "Instrument 1 passes nothing on any more: its giver does not hold the authority of the DMPC.";
      bench.staff.leaves("dmpc", Groups.DMPC);
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessage(nothing);
      bench.staff.joins("dmpc", Groups.DMPC);
      bench.staff.joins("dmpc", Groups.OPERATORS);
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessage(nothing);
      bench.staff.isGone("dmpc");
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessage(nothing);
      assertThat(named(reference)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Affiliation.class)
    void the_bars_of_the_2011_act_hold_when_it_is_used(Affiliation affiliation) {
      bench.instrument("deputy");
      String reference = bench.toDecision();
      bench.staff.isOf("deputy", affiliation);
      if (affiliation == Affiliation.MOPAC) {
        assertThat(bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE).outcome()).isEqualTo(APPROVE);
      } else {
        bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessage(affiliation == Affiliation.UNKNOWN
            ? "The secretariat has not confirmed whose person The deputy is: until then nothing is passed on to them."
            : "The deputy is of " + affiliation + ": section 19 of the Police Reform and Social Responsibility Act 2011"
                + " bars passing a function of the Mayor's Office on to them.");
      }
    }

    @Test
    void of_several_any_that_covers_the_case_will_do_and_none_says_why_of_each() {
      make(Set.of(), Set.of(Kind.BUSINESS_CASE));
      bench.instrument("deputy", null, "1");
      String reference = bench.toDecision();
      bench.refused("deputy", DECIDE_AS_DMPC, reference, APPROVE).hasMessage(
          "Instrument 2 does not cover this case: head 1 is above its ceiling of £1; head 2 is above its ceiling of £1. "
          + "Instrument 1 does not cover this case: it does not pass on what head 2 asks.");
      bench.instrument("deputy");
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE).instrument()).isEqualTo(3);
    }
  }

  @Nested
  class In_the_holders_absence {

    @Test
    void the_fall_back_signs_only_while_it_is_recorded() {
      bench.instrument("deputy", "chiefexecutive", "10000000");
      String reference = bench.toDecision();
      bench.refused("chiefexecutive", DECIDE_AS_DMPC, reference, APPROVE).hasMessage(
          "Under instrument 1 The chiefexecutive acts only in the absence of The deputy, and none is recorded.");
      assertThat(bench.mandates.acting()).containsExactly("deputy");
      away("deputy", 0, 3);
      assertThat(named(reference)).containsExactly("deputy", "chiefexecutive");
      assertThat(bench.mandates.acting()).containsExactly("deputy", "chiefexecutive");
      Signature approval = bench.sign("chiefexecutive", DECIDE_AS_DMPC, reference, APPROVE);
      assertThat(approval.inAbsenceOf()).isEqualTo("The deputy");
      assertThat(approval.actingFor()).isEqualTo("for the DMPC, under instrument 1, paragraph 1.7, in the absence of The deputy");
      assertThat(bench.requirements.missingAfterDecision(bench.dossier(reference))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-05T22:59:59.999Z, false", "2026-05-05T23:00:00Z, true",
        "2026-05-07T22:59:59.999Z, true", "2026-05-07T23:00:00Z, false"})
    void from_its_first_to_its_last_day_in_London(String instant, boolean away) {
      bench.instrument("deputy", "chiefexecutive", "10000000");
      String reference = bench.toDecision();
      away("deputy", 2, 3);
      bench.at(instant);
      assertThat(named(reference).contains("chiefexecutive")).isEqualTo(away);
    }

    @Test
    void a_holder_who_has_gone_is_named_by_id() {
      bench.instrument("deputy", "chiefexecutive", "10000000");
      String reference = bench.toDecision();
      away("deputy", 0, 1);
      bench.staff.isGone("deputy");
      assertThat(bench.sign("chiefexecutive", DECIDE_AS_DMPC, reference, APPROVE).inAbsenceOf()).isEqualTo("deputy");
    }

    @Test
    void of_somebody_else_the_fall_back_does_not_sign() {
      bench.instrument("deputy", "chiefexecutive", "10000000");
      away("secretariat", 0, 3);
      assertThat(named(bench.toDecision())).containsExactly("deputy");
    }

    @Test
    void where_there_is_no_fall_back_the_holder_alone_acts() {
      bench.instrument("deputy");
      away("deputy", 0, 3);
      assertThat(bench.mandates.acting()).containsExactly("deputy");
    }

    @Test
    void no_absence_makes_the_holder_less_of_a_holder() {
      bench.instrument("deputy", "chiefexecutive", "10000000");
      String reference = bench.toDecision();
      away("deputy", 0, 3);
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE).inAbsenceOf()).isNull();
    }

    private void away(String person, int from, int until) {
      bench.absenceDesk.enter(bench.staff.get("secretariat"), person, bench.today().plusDays(from), bench.today().plusDays(until), null);
    }
  }

  @Nested
  class Offered_to {

    @Test
    void whoever_is_named_by_several_once() {
      bench.instrument("deputy");
      bench.instrument("deputy");
      assertThat(named(bench.toDecision())).containsExactly("deputy");
      assertThat(bench.mandates.acting()).containsExactly("deputy");
    }

    @Test
    void nobody_who_may_not_sign_this_case() {
      bench.instrument("deputy");
      bench.instrument("secretariat");
      String reference = bench.toDecision(bench.submit(Workbench::withPartTwo));
      assertThat(named(reference)).containsExactly("secretariat");
      bench.sign("secretariat", DECIDE_AS_DMPC, reference, RECUSE);
      assertThat(named(reference)).isEmpty();
      assertThat(bench.mandates.acting()).containsExactly("secretariat", "deputy");
    }

    @Test
    void nobody_whose_account_is_gone() {
      bench.instrument("deputy");
      bench.staff.isGone("deputy");
      assertThat(named(bench.toDecision())).isEmpty();
    }
  }

  @Nested
  class An_approval_that_is_looked_at_again {

    @Test
    void lacks_a_holder_who_left_the_group() {
      String reference = bench.approved();
      bench.staff.leaves("dmpc", Groups.DMPC);
      assertThat(missing(reference)).containsExactly("The dmpc no longer holds the authority of DMPC.");
      bench.staff.isGone("dmpc");
      assertThat(missing(reference)).containsExactly("The dmpc no longer holds the authority of DMPC.");
    }

    @Test
    void lacks_its_instrument_or_its_signer() {
      bench.instrument("deputy");
      String reference = bench.toDecision();
      bench.sign("deputy", DECIDE_AS_DMPC, reference, APPROVE);
      assertThat(missing(reference)).isEmpty();
      bench.jdbc.sql("UPDATE instrument SET ceiling = 1").update();
      assertThat(missing(reference)).singleElement().asString().startsWith("Instrument 1 does not cover this case: head 1 is above");
      bench.jdbc.sql("DELETE FROM instrument").update();
      assertThat(missing(reference)).containsExactly("There is no instrument 1.");
      bench.staff.isGone("deputy");
      assertThat(missing(reference)).containsExactly("There is no account deputy any more.");
    }

    private List<String> missing(String reference) {
      return bench.requirements.missingAfterDecision(bench.dossier(reference));
    }
  }

  private List<String> named(String reference) {
    return bench.mandates.namedByInstruments(DECIDE_AS_DMPC, bench.dossier(reference)).stream().map(Person::id).toList();
  }

  private void make(Set<String> rules, Set<Kind> kinds) {
    InstrumentDesk.Wish wish = bench.wish("deputy");
    bench.instrumentDesk.make(bench.staff.get("dmpc"), new InstrumentDesk.Wish("deputy", null, rules, kinds,
        new BigDecimal("10000000"), wish.from(), wish.until(), wish.reason()));
  }
}
