package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.signing.Outcome.APPROVE;
import static org.countersign.signing.Outcome.DEFER;
import static org.countersign.signing.Outcome.ENDORSE;
import static org.countersign.signing.Outcome.NOT_SATISFIED;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.REJECT;
import static org.countersign.signing.Outcome.RESUBMIT;
import static org.countersign.signing.Outcome.RETURN;
import static org.countersign.signing.Outcome.SATISFIED;
import static org.countersign.signing.Outcome.WITHDRAW;
import static org.countersign.signing.SignOff.ADVISE_COMMERCIAL;
import static org.countersign.signing.SignOff.ADVISE_FINANCE;
import static org.countersign.signing.SignOff.ADVISE_LEGAL;
import static org.countersign.signing.SignOff.DECIDE_AS_DMPC;
import static org.countersign.signing.SignOff.REVISE_CASE;
import static org.countersign.signing.SignOff.VOTE_AT_BOARD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.Part;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;
import org.countersign.record.Chain;
import org.countersign.record.Entry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature counts only if the signed-in person may give it, now, on this very paper; else nothing changes. */
class SigningDeskTest {

  private final Workbench bench = new Workbench();

  @Nested
  class A_signature {

    @Test
    void is_on_the_record_as_it_was_given() {
      String reference = bench.submit();
      bench.at("2026-05-04T09:00:00.123456Z");
      Signature given = bench.sign("finance", ADVISE_FINANCE, reference,
          Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "reason", " Almost. ",
              "conditions", bench.answer(Outcome.SATISFIED_WITH_CONDITIONS).get("conditions")));
      assertThat(given.at()).isEqualTo("2026-05-04T09:00:00.123Z");
      assertThat(given.name()).isEqualTo("The finance");
      assertThat(given.reason()).isEqualTo("Almost.");
      assertThat(given.task()).startsWith("task-");
      assertThat(given.revision()).isEqualTo(1);
      assertThat(given.round()).isEqualTo(1);
      assertThat(given.authority()).isNull();
      assertThat(given.contentHash()).isEqualTo(bench.dossier(reference).revision().contentHash());
      assertThat(given.conditions()).extracting(Condition::owner).containsExactly("Programme");
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::at)
          .containsExactly("SIGNED", "finance", "2026-05-04T09:00:00.123Z");
      assertThat(bench.dossier(reference).history().signatures()).containsExactly(given);
    }

    @Test
    void binds_the_parts_that_it_vouches_for() {
      String reference = bench.toDecision();
      var parts = bench.dossier(reference).revision().parts();
      Signature decision = bench.sign("dmpc", DECIDE_AS_DMPC, reference, APPROVE);
      assertThat(decision.vouchesFor()).isEqualTo(parts);
      assertThat(bench.dossier(reference).history().lastAnswer(ADVISE_LEGAL).orElseThrow().vouchesFor())
          .isEqualTo(Map.of(Part.TERMS, parts.get(Part.TERMS), Part.LEGAL, parts.get(Part.LEGAL)));
      assertThat(bench.sign("originator", REVISE_CASE, bench.submit(), RESUBMIT).vouchesFor()).isEmpty();
    }

    @Test
    void lets_its_signer_read_the_case() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, NOT_SATISFIED);
      assertThat(bench.cases.participants(reference)).contains(new Participant(Participant.Kind.PERSON, "finance"));
    }

    @Test
    void by_which_a_decision_waits_carries_its_publication() {
      String reference = bench.toDecision();
      Signature decision = bench.sign("dmpc", DECIDE_AS_DMPC, reference,
          Map.of("outcome", "APPROVE", "publishOn", "2026-06-01", "publishReason", "Talks.", "publishEntry", true));
      assertThat(decision.publication()).isEqualTo(new Publication(LocalDate.of(2026, 6, 1), "Talks.", true));
      assertThat(bench.dossier(reference).history().decision(1)).contains(decision);
    }
  }

  @Nested
  class Refused {

    @Test
    void is_who_is_not_signed_in() {
      String reference = bench.submit();
      SigningDesk.OpenTask task = bench.task("finance", ADVISE_FINANCE, reference);
      bench.refused(reference, () -> bench.desk.sign(task, null, bench.answer(SATISFIED))).hasMessage("Nobody is signed in.");
    }

    @Test
    void is_a_task_of_no_case() {
      assertThatThrownBy(() -> bench.desk.sign(new SigningDesk.OpenTask("1", ADVISE_FINANCE, null, "instance", "finance"),
          bench.staff.get("finance"), bench.answer(SATISFIED))).hasMessage("This task belongs to no case.");
    }

    @Test
    void is_a_task_of_another_instance() {
      String reference = bench.submit();
      bench.refused(reference, () -> bench.desk.sign(new SigningDesk.OpenTask("1", ADVISE_FINANCE, reference, "foreign", "finance"),
          bench.staff.get("finance"), bench.answer(SATISFIED)))
          .hasMessage("This task does not belong to the registered course of " + reference + ".")
          .extracting("kind").isEqualTo(Refusal.Kind.NOT_ALLOWED);
    }

    @Test
    void is_a_task_that_nobody_or_somebody_else_holds() {
      String held = bench.submit();
      SigningDesk.OpenTask unclaimed = bench.task(null, ADVISE_FINANCE, held);
      bench.refused(held, () -> bench.desk.sign(unclaimed, bench.staff.get("finance"), bench.answer(SATISFIED)))
          .hasMessage("Claim this task before you sign it: nobody holds it.");
      SigningDesk.OpenTask others = bench.task("commercial", ADVISE_FINANCE, held);
      bench.refused(held, () -> bench.desk.sign(others, bench.staff.get("finance"), bench.answer(SATISFIED)))
          .hasMessage("This task is held by commercial: only its holder signs it.");
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, names = {"APPROVED", "REJECTED", "WITHDRAWN"})
    void is_every_signature_on_a_case_that_has_ended(Status status) {
      String reference = bench.submit();
      bench.cases.setStatus(reference, status, Workbench.START);
      bench.refused("finance", ADVISE_FINANCE, reference, SATISFIED).hasMessage(reference + " has ended: it is " + status + ".")
          .extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
    }

    @Test
    void is_who_is_not_the_originator_of_this_case() {
      bench.staff.joins("finance", Groups.ORIGINATORS);
      String reference = bench.submit();
      String only = "Only the originator, originator, revises this case.";
      bench.refused("finance", REVISE_CASE, reference, RESUBMIT).hasMessage(only);
      bench.staff.leaves("originator", Groups.ORIGINATORS);
      bench.refused("originator", REVISE_CASE, reference, RESUBMIT).hasMessage(only);
    }

    @Test
    void is_an_answer_that_lacks_something() {
      String reference = bench.submit();
      SigningDesk.OpenTask task = bench.task("finance", ADVISE_FINANCE, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("finance"), Map.of("outcome", "NOT_SATISFIED")))
          .hasMessage("NOT_SATISFIED needs a reason.").extracting("kind").isEqualTo(Refusal.Kind.INCOMPLETE);
    }

    @Test
    void is_the_second_signature_of_a_person_in_a_round() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, NOT_SATISFIED);
      bench.refused("finance", ADVISE_FINANCE, reference, SATISFIED).hasMessage("You have signed this already in this round.");
      bench.revise(reference, paper -> paper.put("summary", "Another summary altogether."));
      assertThat(bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED).round()).isEqualTo(2);
    }

    @Test
    void is_a_day_that_is_not_after_today_in_london() {
      String reference = bench.toDecision();
      bench.at("2026-05-04T23:30:00Z");
      SigningDesk.OpenTask task = bench.task("dmpc", DECIDE_AS_DMPC, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("dmpc"),
          Map.of("outcome", "DEFER", "reason", "Not yet.", "deferUntil", "2026-05-05"))).hasMessage("DEFER needs deferUntil, a day after 2026-05-05.");
    }
  }

  @Nested
  class What_follows {

    @Test
    void a_resubmission_begins_the_next_round() {
      String reference = bench.submit();
      bench.sign("originator", REVISE_CASE, reference, RESUBMIT);
      assertThat(bench.cases.get(reference).round()).isEqualTo(2);
    }

    @Test
    void a_withdrawal_ends_the_case() {
      String reference = bench.submit();
      bench.sign("originator", REVISE_CASE, reference, WITHDRAW);
      assertThat(bench.status(reference)).isEqualTo(Status.WITHDRAWN);
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("WITHDRAWN", "originator", "{\"revision\":1}");
    }

    @Test
    void an_approval_changes_nothing_by_itself() {
      assertThat(bench.status(bench.approved())).isEqualTo(Status.TO_BE_DECIDED);
    }
  }

  @Nested
  class Taking_back {

    @Test
    void leaves_the_signature_on_the_record_with_the_reason() {
      String reference = bench.submit();
      Signature given = bench.sign("finance", ADVISE_FINANCE, reference, NOT_SATISFIED);
      int entry = bench.lastEntry(reference).number();
      assertThat(mayTakeBack("finance", reference, entry)).isTrue();
      assertThat(bench.desk.takeBack(bench.staff.get("finance"), reference, entry, " I misread head 2. ")).isEqualTo(given);
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor).containsExactly("TAKEN_BACK", "finance");
      History history = bench.dossier(reference).history();
      assertThat(history.given()).containsExactly(new History.Given(entry, given, "I misread head 2."));
      assertThat(history.signatures()).isEmpty();
      assertThat(mayTakeBack("finance", reference, entry)).isFalse();
      takeBack("finance", reference, entry, "Again.").hasMessage("This signature can no longer be taken back: it was taken back already.");
    }

    @Test
    void of_a_vote_counts_it_out() {
      String reference = bench.submit();
      bench.votes(reference, REJECT, ENDORSE);
      bench.desk.takeBack(bench.staff.get("chair"), reference, bench.lastEntry(reference).number() - 1, "Misread.");
      assertThat(bench.dossier(reference).history().sitting().orElseThrow().yetToVote()).containsExactly("chair", "member2", "member3");
      bench.sign("chair", VOTE_AT_BOARD, reference, ENDORSE);
      bench.sign("member2", VOTE_AT_BOARD, reference, ENDORSE);
      assertThat(bench.board.close(reference)).extracting(Sitting.Tally::endorse, Sitting.Tally::reject).containsExactly(3L, 0L);
    }

    @Test
    void of_a_deferral_takes_the_decision_up_again() {
      String reference = bench.toDecision();
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, DEFER);
      bench.desk.takeBack(bench.staff.get("dmpc"), reference, bench.lastEntry(reference).number(), "The budget is agreed.");
      assertThat(bench.dossier(reference).history().decision(1)).isEmpty();
    }

    @Test
    void is_for_the_signer_alone() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      takeBack("dmpc", reference, bench.lastEntry(reference).number(), "Reason.")
          .hasMessage("This is The finance's signature: only they take it back.").extracting("kind").isEqualTo(Refusal.Kind.NOT_ALLOWED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void needs_a_reason(String reason) {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      takeBack("finance", reference, bench.lastEntry(reference).number(), reason)
          .hasMessage("To take a signature back needs a reason, of 20000 characters at most.").extracting("kind").isEqualTo(Refusal.Kind.INCOMPLETE);
    }

    @Test
    void needs_a_reason_of_bearable_length() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      int entry = bench.lastEntry(reference).number();
      takeBack("finance", reference, entry, "x".repeat(20_001)).hasMessageContaining("20000 characters at most");
      assertThat(bench.desk.takeBack(bench.staff.get("finance"), reference, entry, "x".repeat(20_000))).isNotNull();
    }

    @Test
    void needs_a_signature() {
      String reference = bench.submit();
      takeBack("originator", reference, 1, "Reason.").hasMessage("Entry 1 of " + reference + " is no signature.")
          .extracting("kind").isEqualTo(Refusal.Kind.UNKNOWN);
    }

    @Test
    void is_too_late_when_the_next_step_has_begun() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, NOT_SATISFIED);
      int entry = bench.lastEntry(reference).number();
      bench.requirements.weighAdvice(reference);
      takeBack("finance", reference, entry, "Reason.").hasMessage("This signature can no longer be taken back: the next step has begun.")
          .extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
    }

    @Test
    void of_advice_is_too_late_when_every_adviser_has_answered() {
      String reference = bench.submit();
      bench.boardEndorses(reference);
      bench.sign("legal", ADVISE_LEGAL, reference, SATISFIED);
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      int entry = bench.lastEntry(reference).number();
      assertThat(mayTakeBack("finance", reference, entry)).isTrue();
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, NOT_SATISFIED);
      takeBack("finance", reference, entry, "Reason.").hasMessageContaining("the next step has begun");
    }

    @Test
    void of_advice_looks_at_who_has_answered_in_this_round() {
      String reference = bench.submit();
      bench.boardEndorses(reference);
      bench.sign("legal", ADVISE_LEGAL, reference, NOT_SATISFIED);
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, SATISFIED);
      bench.requirements.weighAdvice(reference);
      bench.revise(reference, paper -> ((ObjectNode) paper.get("sections")).put("financial", "Changed.").put("legal", "Changed."));
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      assertThat(mayTakeBack("finance", reference, bench.lastEntry(reference).number())).as("legal is asked again").isTrue();
    }

    @Test
    void is_too_late_when_the_case_has_ended() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, NOT_SATISFIED);
      bench.cases.setStatus(reference, Status.WITHDRAWN, Workbench.START);
      takeBack("finance", reference, bench.lastEntry(reference).number(), "Reason.").hasMessageContaining("the next step has begun");
    }

    /** A decision goes on at once: taken back, it would be asked for beside what it set going. */
    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"RETURN", "REJECT", "APPROVE", "APPROVE_WITH_CONDITIONS", "RECUSE"})
    void of_a_decision_is_only_for_one_that_is_deferred(Outcome outcome) {
      String reference = bench.toDecision();
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, outcome);
      takeBack("dmpc", reference, bench.lastEntry(reference).number(), "Reason.").hasMessage(outcome + " is not taken back.");
    }

    @Test
    void of_what_the_originator_sent_off_or_of_an_interest_is_not_possible() {
      String reference = bench.submit();
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, RECUSE);
      takeBack("commercial", reference, bench.lastEntry(reference).number(), "Reason.").hasMessage("RECUSE is not taken back.");
      bench.sign("originator", REVISE_CASE, reference, RESUBMIT);
      takeBack("originator", reference, bench.lastEntry(reference).number(), "Reason.").hasMessage("RESUBMIT is not taken back.");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> takeBack(String person, String reference, int entry, String reason) {
      return bench.refused(reference, () -> bench.desk.takeBack(bench.staff.get(person), reference, entry, reason));
    }

    private boolean mayTakeBack(String person, String reference, int entry) {
      Dossier dossier = bench.dossier(reference);
      return bench.desk.mayTakeBack(bench.staff.get(person), dossier.history().given(entry).orElseThrow(), dossier);
    }
  }

  @Nested
  class The_record {

    @Test
    void that_was_changed_lets_nothing_be_done() {
      String reference = bench.toDecision();
      bench.jdbc.sql("UPDATE record_entry SET content = REPLACE(content, 'ENDORSE', 'REJECT') WHERE chain = ? AND number = 4")
          .param(reference).update();
      SigningDesk.OpenTask task = bench.task("dmpc", DECIDE_AS_DMPC, reference);
      bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("dmpc"), bench.answer(APPROVE)))
          .isInstanceOf(CaseRecord.BrokenRecord.class)
          .hasMessage("The record does not verify: the content of entry 4 of " + reference + " was changed. Nothing is decided on it.")
          .extracting("kind").isEqualTo(Refusal.Kind.RECORD_BROKEN);
      assertThatThrownBy(() -> bench.issue(reference)).isInstanceOf(CaseRecord.BrokenRecord.class);
    }

    @Test
    void that_cannot_be_read_says_where() {
      Entry entry = Entry.after(null, "BC-1", "2026-05-04T09:00:00Z", "finance", "SIGNED", "[]");
      assertThatThrownBy(() -> CaseRecord.content(entry, Signature.class)).isInstanceOf(CaseRecord.BrokenRecord.class)
          .hasMessageContaining("the content of entry 1 of BC-1 cannot be read");
    }

    @Test
    void that_takes_back_what_is_no_signature_is_broken() {
      String reference = bench.submit();
      bench.inTransaction(() -> bench.record.append(reference, "finance", Act.TAKEN_BACK, new History.TakenBack(1, ADVISE_FINANCE, "Reason.")));
      assertThatThrownBy(() -> bench.dossier(reference)).isInstanceOf(CaseRecord.BrokenRecord.class)
          .hasMessageContaining("entry 1, which was taken back, is no signature");
    }

    @Test
    void is_a_chain_to_the_millisecond() {
      bench.at("2026-05-04T09:00:00.999999Z");
      String reference = bench.submit();
      Chain chain = bench.record.chain(reference);
      assertThat(chain.fault()).isEmpty();
      assertThat(chain.entries()).extracting(Entry::number).containsExactly(1, 2);
      assertThat(chain.entries()).extracting(entry -> Instant.parse(entry.at())).containsOnly(Instant.parse("2026-05-04T09:00:00.999Z"));
    }

    @Test
    void of_the_house_is_a_chain_of_its_own() {
      bench.instrument("deputy");
      bench.absenceDesk.enter(bench.staff.get("deputy"), "deputy", bench.today(), bench.today(), null);
      assertThat(bench.record.chain(CaseRecord.House.INSTRUMENTS).entries()).extracting(Entry::act).containsExactly("INSTRUMENT_MADE");
      assertThat(bench.record.chain(CaseRecord.House.PEOPLE).entries()).extracting(Entry::act).containsExactly("ABSENCE_ENTERED");
      assertThat(bench.record.chain(CaseRecord.House.INSTRUMENTS).fault()).isEmpty();
    }
  }

  @Nested
  class Rejected {

    @Test
    void is_a_case_by_its_decider_or_by_the_board_in_this_round() {
      String byDecider = bench.toDecision();
      assertThat(bench.dossier(byDecider).history().isRejected(1)).isFalse();
      bench.sign("dmpc", DECIDE_AS_DMPC, byDecider, REJECT);
      assertThat(bench.dossier(byDecider).history().isRejected(1)).isTrue();
      assertThat(bench.dossier(byDecider).history().isRejected(2)).isFalse();
      String byBoard = bench.submit();
      bench.votes(byBoard, REJECT, REJECT, REJECT);
      assertThat(bench.dossier(byBoard).history().isRejected(1)).as("not before it has closed").isFalse();
      bench.board.close(byBoard);
      assertThat(bench.dossier(byBoard).history().isRejected(1)).isTrue();
      assertThat(bench.dossier(byBoard).history().isRejected(2)).isFalse();
      String returned = bench.submit();
      bench.votes(returned, RETURN, RETURN, RETURN);
      bench.board.close(returned);
      assertThat(bench.dossier(returned).history().isRejected(1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"RETURN", "DEFER", "APPROVE", "APPROVE_WITH_CONDITIONS"})
    void is_no_case_that_was_decided_otherwise(Outcome outcome) {
      String reference = bench.toDecision();
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, outcome);
      assertThat(bench.dossier(reference).history().isRejected(1)).isFalse();
    }

    @Test
    void is_no_case_whose_decider_only_declared_an_interest() {
      String reference = bench.toDecision();
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, REJECT);
      bench.sign("dmpc2", DECIDE_AS_DMPC, reference, RECUSE);
      assertThat(bench.dossier(reference).history().decision(1)).get().extracting(Signature::outcome).isEqualTo(REJECT);
      assertThat(bench.dossier(reference).history().standingApproval(bench.dossier(reference).revision(), 1)).isEmpty();
    }
  }
}
