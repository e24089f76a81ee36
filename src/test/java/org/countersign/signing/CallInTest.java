package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.signing.Outcome.APPROVE;
import static org.countersign.signing.Outcome.CALL_IN;
import static org.countersign.signing.Outcome.LET_PASS;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.REJECT;
import static org.countersign.signing.Outcome.RESUBMIT;
import static org.countersign.signing.Outcome.RETURN;
import static org.countersign.signing.SignOff.CONSIDER_CALL_IN;
import static org.countersign.signing.SignOff.DECIDE_AS_DMPC;
import static org.countersign.signing.SignOff.DECIDE_UNDER_CONSENT;
import static org.countersign.signing.SignOff.REVISE_CASE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Status;
import org.countersign.decisions.DecisionNumber;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.record.Entry;
import org.countersign.scheme.Authority;
import org.countersign.signing.Enforcement.NotEnforced;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The DMPC's right to call in an award that a director approved (paragraph 4.14): when, by whom, and what comes of it. */
class CallInTest {

  /** Ten working days after Monday 4 May 2026. */
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 5, 18);
  private static final String LAST_INSTANT = "2026-05-18T22:59:59.999Z";
  private static final String TOO_LATE = "2026-05-18T23:00:00Z";
  private static final String TWO_PEOPLE = "The director who awards and the DMPC who may call that in are two people,"
      + " and you have acted on this award as the other one.";

  private final Workbench bench = new Workbench();

  @Nested
  class The_right {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2026-05-04T09:00:00Z, 10, 2026-05-18
        2026-05-04T09:00:00Z,  1, 2026-05-05
        2026-05-08T09:00:00Z,  1, 2026-05-11
        2026-05-14T22:59:59Z, 10, 2026-05-29
        2026-05-14T23:00:00Z, 10, 2026-06-01
        2026-05-22T09:00:00Z,  1, 2026-05-26
        2026-12-24T09:00:00Z,  1, 2026-12-29
        """)
    void lasts_working_days_of_england_after_the_day_in_london_on_which_it_was_approved(
        String approved, int days, LocalDate lastDay) {
      String award = bench.raise(bench.letting("2000000"), "500000");
      bench.at(approved);
      bench.awarded(award);
      assertThat(bench.callIn(days).lastDay(bench.dossier(award))).contains(lastDay);
      assertThat(bench.callIn(days).openUntil(award)).contains(lastDay);
    }

    @Test
    void lasts_a_day_at_least() {
      assertThatIllegalArgumentException().isThrownBy(() -> new CallInSettings(0))
          .withMessage("countersign.call-in.working-days must be at least 1, not 0");
      assertThat(new CallInSettings(1).workingDays()).isEqualTo(1);
    }

    @Test
    void lasts_to_the_end_of_its_last_day_and_is_remembered_after() {
      String award = bench.awarded();
      bench.at(LAST_INSTANT);
      assertThat(bench.callIn.openUntil(award)).contains(LAST_DAY);
      assertThat(missing(award)).containsExactly("The DMPC may call it in until 2026-05-18, end of day (4.14).");
      bench.at(TOO_LATE);
      assertThat(bench.callIn.openUntil(award)).isEmpty();
      assertThat(bench.callIn.lastDay(bench.dossier(award))).contains(LAST_DAY);
      assertThat(missing(award)).isEmpty();
    }

    @Test
    void begins_with_the_approval() {
      String award = bench.raise(bench.letting("2000000"), "500000");
      assertThat(bench.dossier(award).mayBeCalledIn()).isTrue();
      assertThat(bench.callIn.lastDay(bench.dossier(award))).isEmpty();
      bench.sign("director", DECIDE_UNDER_CONSENT, award, REJECT);
      assertThat(bench.callIn.lastDay(bench.dossier(award))).isEmpty();
    }

    @Test
    void is_over_the_paper_that_was_approved() {
      String award = bench.awarded();
      bench.reviseAward(award, "500001");
      assertThat(bench.callIn.lastDay(bench.dossier(award))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"499999.99, false", "500000.00, true"})
    void is_over_awards_from_half_a_million(String value, boolean mayBeCalledIn) {
      String award = bench.awarded(bench.raise(bench.letting("2000000"), value));
      assertThat(bench.dossier(award).mayBeCalledIn()).isEqualTo(mayBeCalledIn);
      assertThat(bench.callIn.openUntil(award).isPresent()).isEqualTo(mayBeCalledIn);
    }

    @Test
    void is_not_needed_where_the_dmpc_decides() {
      String award = bench.raise(bench.issued(bench.submit(paper -> paper.put("novelOrContentious", true))), "500000");
      assertThat(bench.dossier(award).decidedBy()).isEqualTo(Authority.DMPC);
      assertThat(bench.dossier(award).mayBeCalledIn()).isFalse();
    }

    @Test
    void is_not_over_a_case_that_awards_within_what_others_approved() {
      String reference = bench.toDecision(bench.submit(paper -> {
        ((ArrayNode) paper.get("heads")).remove(0);
        ObjectNode head = (ObjectNode) paper.at("/heads/0");
        head.put("kind", "CONTRACT_AWARD");
        ((ObjectNode) head.get("contract")).put("value", 600_000).put("approvedValue", 700_000);
        paper.remove("statedTotal");
      }));
      assertThat(bench.dossier(reference).authority().heads().get(0).callIn()).isTrue();
      assertThat(bench.dossier(reference).mayBeCalledIn()).isFalse();
      bench.awarded(reference);
      assertThat(bench.callIn.openUntil(reference)).isEmpty();
    }
  }

  @Nested
  class Considered {

    @ParameterizedTest
    @CsvSource({"CALL_IN", "LET_PASS"})
    void on_its_last_day_and_no_later(Outcome answer) {
      String award = bench.awarded();
      bench.at(TOO_LATE);
      bench.refused("dmpc", CONSIDER_CALL_IN, award, answer)
          .hasMessage("The right to call in " + award + " ended with 2026-05-18.")
          .extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
      bench.at(LAST_INSTANT);
      assertThat(bench.sign("dmpc", CONSIDER_CALL_IN, award, answer).outcome()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"CALL_IN", "LET_PASS"})
    void only_where_there_is_something_to_call_in(Outcome answer) {
      String nothing = "There is nothing to call in on %s: no approval under consent stands that the DMPC has yet to consider.";
      String award = bench.raise(bench.letting("2000000"), "500000");
      bench.refused("dmpc", CONSIDER_CALL_IN, award, answer).hasMessage(nothing, award);
      bench.awarded(award);
      bench.sign("dmpc", CONSIDER_CALL_IN, award, LET_PASS);
      bench.refused("dmpc2", CONSIDER_CALL_IN, award, answer).hasMessage(nothing, award);
    }

    @Test
    void by_who_declares_an_interest_at_any_time_and_then_by_another() {
      String award = bench.awarded();
      bench.at(TOO_LATE);
      assertThat(bench.sign("dmpc", CONSIDER_CALL_IN, award, RECUSE).outcome()).isEqualTo(RECUSE);
      bench.at(LAST_INSTANT);
      bench.refused("dmpc", CONSIDER_CALL_IN, award, LET_PASS).hasMessage("The dmpc declared an interest in this case.");
      assertThat(bench.sign("dmpc2", CONSIDER_CALL_IN, award, LET_PASS).authority()).isEqualTo(Authority.DMPC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"director", "chiefexecutive", "deputy", "commercial2"})
    void by_the_dmpc_alone(String person) {
      bench.refused(person, CONSIDER_CALL_IN, bench.awarded(), LET_PASS)
          .hasMessage("This is for members of dmpc, and you are not one.");
    }

    @Test
    void once() {
      String award = bench.calledIn();
      bench.refused("dmpc", CONSIDER_CALL_IN, award, LET_PASS).hasMessage("You have signed this already in this round.");
    }
  }

  @Nested
  class Let_pass {

    @Test
    void what_the_director_signed_counts() {
      String award = bench.awarded();
      assertThatThrownBy(() -> bench.issue(award)).isInstanceOf(NotEnforced.class)
          .hasMessageContaining("may call it in until 2026-05-18");
      bench.sign("dmpc", CONSIDER_CALL_IN, award, LET_PASS);
      assertThat(bench.callIn.lastDay(bench.dossier(award))).isEmpty();
      assertThat(bench.dossier(award).decidedBy()).isEqualTo(Authority.COMMERCIAL_DIRECTOR);
      assertThat(bench.issue(award).number()).isEmpty();
      assertThat(bench.status(award)).isEqualTo(Status.APPROVED);
    }

    @Test
    void is_the_decision_that_was_made_before_and_in_this_round() {
      String passed = bench.awarded();
      Signature letPass = bench.sign("dmpc", CONSIDER_CALL_IN, passed, LET_PASS);
      String award = bench.raise(bench.letting("2000000"), "500000");
      bench.inTransaction(() -> bench.record.append(award, "dmpc", Act.SIGNED, letPass));
      bench.awarded(award);
      assertThat(bench.dossier(award).history().isLetPass(1)).isFalse();
      assertThat(bench.callIn.openUntil(award)).isPresent();

      bench.cases.beginRound(passed);
      bench.awarded(passed);
      assertThat(bench.dossier(passed).history().isLetPass(1)).isTrue();
      assertThat(bench.dossier(passed).history().isLetPass(2)).isFalse();
      assertThat(bench.callIn.openUntil(passed)).isPresent();
    }
  }

  @Nested
  class Called_in {

    @Test
    void it_is_decided_afresh_by_the_dmpc() {
      String award = bench.calledIn();
      assertThat(bench.dossier(award).decidedBy()).isEqualTo(Authority.DMPC);
      assertThat(bench.requirements.determineOnRecord(award, new PlainRuleTable())).isEqualTo(Authority.DMPC);
      assertThat(bench.dossier(award).mayBeCalledIn()).isFalse();
      assertThat(bench.dossier(award).history().decision(1)).isEmpty();
      assertThat(bench.callIn.lastDay(bench.dossier(award))).isEmpty();
      assertThat(missing(award)).containsExactly("No holder of the authority (DMPC) has approved revision 1.");
      bench.staff.joins("finance", Groups.COMMERCIAL_DIRECTOR);
      bench.refused("finance", DECIDE_UNDER_CONSENT, award, APPROVE).hasMessage(award + " is decided by DMPC, not in this task.");
      bench.sign("dmpc", DECIDE_AS_DMPC, award, APPROVE);
      assertThat(missing(award)).isEmpty();
      assertThat(bench.issue(award).number()).contains(new DecisionNumber("PCD", 2002));
    }

    @Test
    void it_is_not_while_the_director_has_yet_to_decide() {
      String award = bench.raise(bench.letting("2000000"), "500000");
      bench.refused("dmpc", DECIDE_AS_DMPC, award, APPROVE)
          .hasMessage(award + " is decided by COMMERCIAL_DIRECTOR, not in this task.");
    }

    @Test
    void it_may_be_returned_and_the_director_signs_anew() {
      String award = bench.calledIn();
      bench.sign("dmpc", DECIDE_AS_DMPC, award, RETURN);
      bench.sign("commercial", REVISE_CASE, award, RESUBMIT);
      History history = bench.dossier(award).history();
      assertThat(history.isCalledIn(1)).isTrue();
      assertThat(history.isCalledIn(2)).isFalse();
      assertThat(bench.dossier(award).decidedBy()).isEqualTo(Authority.COMMERCIAL_DIRECTOR);
      bench.awarded(award);
      assertThat(bench.callIn.openUntil(award)).isPresent();
    }
  }

  @Nested
  class Lapsing {

    @Test
    void goes_on_the_record_once_the_last_day_is_over() {
      String award = bench.awarded();
      bench.at(LAST_INSTANT);
      lapseFails(award, "The DMPC may call in " + award + " until 2026-05-18, end of day.");
      bench.at(TOO_LATE);
      bench.callIn.lapse(award);
      assertThat(bench.lastEntry(award)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("CALL_IN_LAPSED", Entry.PROGRAM, "{\"revision\":1,\"until\":\"2026-05-18\"}");
      assertThat(bench.issue(award).number()).isEmpty();
    }

    @Test
    void needs_a_right_that_was_not_used() {
      String award = bench.awarded();
      bench.sign("dmpc", CONSIDER_CALL_IN, award, LET_PASS);
      String called = bench.calledIn();
      String undecided = bench.raise(bench.letting("2000000"), "500000");
      bench.at(TOO_LATE);
      for (String reference : Set.of(award, called, undecided)) {
        lapseFails(reference, "No right to call in " + reference + " can lapse: there is none that the DMPC has yet to use.");
      }
    }

    private void lapseFails(String award, String why) {
      int entries = bench.entries(award).size();
      assertThatThrownBy(() -> bench.callIn.lapse(award)).isInstanceOf(NotEnforced.class).hasMessage(why);
      assertThat(bench.entries(award)).hasSize(entries);
    }
  }

  @Nested
  class Two_people {

    @Test
    void approve_under_consent_and_consider_it() {
      bench.staff.joins("dmpc", Groups.COMMERCIAL_DIRECTOR);
      String award = bench.raise(bench.letting("2000000"), "500000");
      bench.sign("dmpc", DECIDE_UNDER_CONSENT, award, APPROVE);
      bench.refused("dmpc", CONSIDER_CALL_IN, award, LET_PASS).hasMessage(TWO_PEOPLE);
      bench.refused("dmpc", CONSIDER_CALL_IN, award, CALL_IN).hasMessage(TWO_PEOPLE);
      bench.sign("dmpc2", CONSIDER_CALL_IN, award, CALL_IN);
      bench.refused("dmpc", DECIDE_AS_DMPC, award, APPROVE).hasMessage(TWO_PEOPLE);
      assertThat(bench.sign("dmpc2", DECIDE_AS_DMPC, award, APPROVE).outcome()).isEqualTo(APPROVE);
    }

    @Test
    void they_stay_in_the_next_round() {
      String award = bench.calledIn();
      bench.sign("dmpc2", DECIDE_AS_DMPC, award, RETURN);
      bench.sign("commercial", REVISE_CASE, award, RESUBMIT);
      for (String other : Set.of("dmpc", "dmpc2")) {
        bench.staff.joins(other, Groups.COMMERCIAL_DIRECTOR);
        bench.refused(other, DECIDE_UNDER_CONSENT, award, APPROVE).hasMessage(TWO_PEOPLE);
      }
      bench.awarded(award);
      assertThat(bench.sign("dmpc", CONSIDER_CALL_IN, award, LET_PASS).round()).isEqualTo(2);
    }

    @Test
    void are_needed_of_awards_only() {
      bench.staff.joins("director", Groups.DMPC);
      String reference = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.sign("director", DECIDE_UNDER_CONSENT, reference, RETURN);
      bench.revise(reference, paper -> ((ObjectNode) paper.at("/heads/0/contract")).put("value", 900_000));
      bench.toDecision(reference);
      assertThat(bench.sign("director", DECIDE_AS_DMPC, reference, APPROVE).round()).isEqualTo(2);
    }
  }

  @Nested
  class Under_an_instrument {

    @Test
    void its_holder_lets_pass_and_is_offered_that() {
      passOn(Kind.CONTRACT_AWARD);
      String award = bench.raise(bench.letting("2000000"), "500000");
      assertThat(named(CONSIDER_CALL_IN, award)).isTrue();
      assertThat(named(DECIDE_AS_DMPC, award)).isFalse();
      assertThat(isNamed("deputy", award)).isTrue();
      assertThat(isNamed("secretariat", award)).isFalse();
      bench.awarded(award);
      Signature passed = bench.sign("deputy", CONSIDER_CALL_IN, award, LET_PASS);
      assertThat(passed.instrument()).isEqualTo(1);
      assertThat(passed.authority()).isEqualTo(Authority.DMPC);
      bench.issue(award);
      assertThat(isNamed("deputy", award)).as("it has ended").isFalse();
    }

    @Test
    void its_holder_decides_what_is_called_in() {
      passOn(Kind.CONTRACT_AWARD);
      String award = bench.calledIn();
      assertThat(isNamed("deputy", award)).isTrue();
      assertThat(bench.mandates.mandateOf(bench.staff.get("deputy"), bench.dossier(award)))
          .contains(new Mandate(Authority.DMPC, 1, null));
      assertThat(bench.sign("deputy", DECIDE_AS_DMPC, award, APPROVE).instrument()).isEqualTo(1);
    }

    @Test
    void that_does_not_cover_it_nobody_considers_it() {
      passOn(Kind.BUSINESS_CASE);
      String award = bench.awarded();
      assertThat(isNamed("deputy", award)).isFalse();
      bench.refused("deputy", CONSIDER_CALL_IN, award, LET_PASS)
          .hasMessage("Instrument 1 does not cover this case: it does not pass on what head 1 asks.");
    }

    @Test
    void nobody_is_named_for_an_award_that_is_not_the_dmpcs_to_consider() {
      passOn(Kind.CONTRACT_AWARD);
      assertThat(isNamed("deputy", bench.raise(bench.letting("2000000"), "499999.99"))).isFalse();
    }

    @Test
    void its_holder_is_named_for_a_case_of_the_dmpcs() {
      bench.instrument("deputy");
      assertThat(isNamed("deputy", bench.submit())).isTrue();
      assertThat(isNamed("deputy", bench.submit(Workbench::smallProcurement))).isFalse();
    }

    private boolean named(SignOff signOff, String award) {
      return bench.mandates.namedByInstruments(signOff, bench.dossier(award)).stream().map(Person::id).anyMatch("deputy"::equals);
    }

    private boolean isNamed(String person, String reference) {
      return bench.mandates.isNamedByInstrument(bench.staff.get(person), bench.dossier(reference));
    }

    private void passOn(Kind kind) {
      InstrumentDesk.Wish wish = bench.wish("deputy");
      bench.instrumentDesk.make(bench.staff.get("dmpc"), new InstrumentDesk.Wish("deputy", null, Set.of(), Set.of(kind),
          new BigDecimal("10000000"), wish.from(), wish.until(), wish.reason()));
    }
  }

  @Nested
  class Raised_by {

    @Test
    void a_commercial_adviser_who_alone_revises_it() {
      String award = bench.raise(bench.letting("2000000"), "1000");
      bench.sign("director", DECIDE_UNDER_CONSENT, award, RETURN);
      String why = "Only the originator, commercial, revises this case.";
      bench.refused("commercial2", REVISE_CASE, award, RESUBMIT).hasMessage(why);
      bench.refused("originator", REVISE_CASE, award, RESUBMIT).hasMessage(why);
      bench.staff.leaves("commercial", Groups.COMMERCIAL);
      bench.staff.joins("commercial", Groups.ORIGINATORS);
      bench.refused("commercial", REVISE_CASE, award, RESUBMIT).hasMessage(why);
      bench.staff.joins("commercial", Groups.COMMERCIAL);
      bench.staff.leaves("commercial", Groups.ORIGINATORS);
      assertThat(bench.sign("commercial", REVISE_CASE, award, RESUBMIT).capacity()).isEqualTo(Capacity.ORIGINATOR);
    }

    @Test
    void somebody_who_does_not_decide_it() {
      bench.staff.joins("commercial", Groups.COMMERCIAL_DIRECTOR);
      bench.refused("commercial", DECIDE_UNDER_CONSENT, bench.raise(bench.letting("2000000"), "1000"), APPROVE)
          .hasMessageContaining("acted on this case as originator");
    }

    @Test
    void an_originator_if_it_is_a_case() {
      String reference = bench.submit();
      bench.staff.leaves("originator", Groups.ORIGINATORS);
      bench.staff.joins("originator", Groups.COMMERCIAL);
      bench.refused("originator", REVISE_CASE, reference, RESUBMIT)
          .hasMessage("Only the originator, originator, revises this case.");
    }
  }

  @Test
  void neither_the_board_nor_advice_is_asked_for_an_award() {
    String award = bench.raise(bench.letting("2000000"), "1000");
    assertThat(bench.requirements.outstanding(award)).isEmpty();
    assertThat(bench.requirements.missingBeforeDecision(bench.dossier(award))).isEmpty();
    bench.awarded(award);
    assertThat(bench.issue(award).notice().advisedBy()).isEmpty();
  }

  private List<String> missing(String award) {
    return bench.requirements.missingAfterDecision(bench.dossier(award));
  }
}
