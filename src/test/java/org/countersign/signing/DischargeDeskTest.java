package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;
import org.countersign.record.Entry;
import org.countersign.signing.FollowedCondition.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who says that a condition is met, who accepts it, and what of that is on the record. */
class DischargeDeskTest {

  private static final LocalDate DUE = LocalDate.of(2027, 3, 31);

  private final Workbench bench = new Workbench();

  private String approvedOn(String owner, Consumer<ObjectNode> change) {
    String reference = bench.toDecision(bench.submit(change));
    bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.APPROVE);
    bench.issue(reference);
    bench.conditions.add(reference, 1, new Condition("Report.", owner, DUE));
    bench.conditions.registerInstance(reference, 1, courseOf(reference));
    return reference;
  }

  private String approvedOn(String owner) {
    return approvedOn(owner, paper -> { });
  }

  private static String courseOf(String reference) {
    return "course-of-" + reference;
  }

  private SigningDesk.OpenTask task(String holder, SignOff signOff, String reference) {
    return new SigningDesk.OpenTask("task", signOff, reference, courseOf(reference), holder);
  }

  private Outcome answer(String person, SignOff signOff, String reference, Outcome outcome) {
    return bench.dischargeDesk.answer(task(person, signOff, reference), bench.staff.get(person), bench.answer(outcome));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String person, SignOff signOff, String reference, Outcome outcome) {
    FollowedCondition before = condition(reference);
    AbstractThrowableAssert<?, ? extends Throwable> refused =
        bench.refused(reference, () -> answer(person, signOff, reference, outcome));
    assertThat(condition(reference)).isEqualTo(before);
    return refused;
  }

  private FollowedCondition condition(String reference) {
    return bench.conditions.find(reference, 1).orElseThrow();
  }

  @Nested
  class Proposing {

    @Test
    void is_for_the_owner_and_goes_on_the_record() {
      String reference = approvedOn("finance");
      assertThat(answer("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE)).isEqualTo(Outcome.PROPOSE);
      assertThat(condition(reference)).isEqualTo(new FollowedCondition(reference, 1, new Condition("Report.", "finance", DUE),
          State.PROPOSED, courseOf(reference), "finance", null));
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content).containsExactly("DISCHARGE_PROPOSED",
          "finance", "{\"condition\":1,\"reason\":\"Because of head 2.\",\"task\":\"task\"}");
      assertThat(bench.cases.takesPart(reference, "finance", Set.of())).isTrue();
    }

    @Test
    void is_for_the_members_of_an_owning_group_and_for_the_originator() {
      String reference = approvedOn("Commercial");
      refused("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE)
          .hasMessage("Only Commercial, who answers for this condition, and the originator of " + reference + " propose its discharge.");
      answer("commercial2", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      String other = approvedOn("Somebody whom no account names");
      answer("originator", SignOff.PROPOSE_DISCHARGE, other, Outcome.PROPOSE);
      assertThat(condition(other).proposedBy()).isEqualTo("originator");
    }

    @Test
    void needs_a_person_who_holds_the_task() {
      String reference = approvedOn("finance");
      bench.refused(reference, () -> bench.dischargeDesk.answer(task("finance", SignOff.PROPOSE_DISCHARGE, reference), null,
          bench.answer(Outcome.PROPOSE))).hasMessage("Nobody is signed in.");
      bench.refused(reference, () -> bench.dischargeDesk.answer(task(null, SignOff.PROPOSE_DISCHARGE, reference),
          bench.staff.get("finance"), bench.answer(Outcome.PROPOSE))).hasMessageContaining("nobody holds it");
      bench.refused(reference, () -> bench.dischargeDesk.answer(task("originator", SignOff.PROPOSE_DISCHARGE, reference),
          bench.staff.get("finance"), bench.answer(Outcome.PROPOSE))).hasMessageContaining("held by originator");
      bench.refused(reference, () -> bench.dischargeDesk.answer(new SigningDesk.OpenTask("task", SignOff.PROPOSE_DISCHARGE, reference,
          "another-course", "finance"), bench.staff.get("finance"), bench.answer(Outcome.PROPOSE)))
          .hasMessage("This task belongs to no condition of an approval.");
    }

    @Test
    void needs_evidence_in_words_that_tell_nothing_of_part_two() {
      String reference = approvedOn("finance", paper -> paper.putObject("partTwo")
          .put("text", "The supplier asks for zinc and for nothing else in the world.").putArray("grounds").add("COMMERCIAL_SENSITIVITY"));
      bench.refused(reference, () -> bench.dischargeDesk.answer(task("finance", SignOff.PROPOSE_DISCHARGE, reference),
          bench.staff.get("finance"), Map.of("outcome", "PROPOSE"))).hasMessage("PROPOSE needs a reason.");
      bench.refused(reference, () -> bench.dischargeDesk.answer(task("finance", SignOff.PROPOSE_DISCHARGE, reference),
          bench.staff.get("finance"), Map.of("outcome", "PROPOSE", "reason", "It asks for zinc and for nothing else in the world")))
          .hasMessageContaining("In the reason stands eight words in a row of Part 2");
    }

    @Test
    void is_not_for_whoever_runs_the_engine_is_not_cleared_or_declared_an_interest() {
      String open = approvedOn("operator");
      refused("operator", SignOff.PROPOSE_DISCHARGE, open, Outcome.PROPOSE).hasMessageContaining("signs nothing");
      String kept = approvedOn("deputy", Workbench::withPartTwo);
      refused("deputy", SignOff.PROPOSE_DISCHARGE, kept, Outcome.PROPOSE).hasMessageContaining("not cleared");
      String withInterest = bench.submit();
      bench.boardEndorses(withInterest);
      bench.sign("legal", SignOff.ADVISE_LEGAL, withInterest, Outcome.RECUSE);
      bench.staff.joins("equality", Groups.LEGAL);
      bench.sign("equality", SignOff.ADVISE_LEGAL, withInterest, Outcome.SATISFIED);
      bench.advisersSatisfied(withInterest);
      bench.cases.setStatus(withInterest, Status.TO_BE_DECIDED, bench.clock.instant());
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, withInterest, Outcome.APPROVE);
      bench.issue(withInterest);
      bench.conditions.add(withInterest, 1, new Condition("Report.", "legal", DUE));
      bench.conditions.registerInstance(withInterest, 1, courseOf(withInterest));
      refused("legal", SignOff.PROPOSE_DISCHARGE, withInterest, Outcome.PROPOSE).hasMessageContaining("declared an interest");
    }

    @Test
    void the_originator_may_propose_though_not_cleared_for_what_they_wrote() {
      bench.staff.leaves("originator", Groups.CLEARED_PART_TWO);
      String reference = approvedOn("Nobody", Workbench::withPartTwo);
      answer("originator", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      assertThat(condition(reference).state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void comes_once() {
      String reference = approvedOn("finance");
      answer("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      refused("originator", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE).hasMessageContaining("not at this step");
    }
  }

  @Nested
  class Accepting {

    private final String reference = approvedOn("finance");

    @Test
    void is_for_the_secretariat_once_it_was_proposed() {
      refused("secretariat", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE).hasMessageContaining("not at this step");
      answer("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      refused("auditor", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE)
          .hasMessage("This is for members of secretariat, and you are not one.");
      assertThat(answer("secretariat", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE)).isEqualTo(Outcome.DISCHARGE);
      assertThat(condition(reference)).isEqualTo(new FollowedCondition(reference, 1, new Condition("Report.", "finance", DUE),
          State.DISCHARGED, courseOf(reference), "finance", bench.today()));
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("CONDITION_DISCHARGED", "secretariat", "{\"condition\":1,\"task\":\"task\"}");
      refused("secretariat", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE).hasMessageContaining("discharged");
    }

    @Test
    void is_not_for_whoever_proposed_or_acted_otherwise() {
      bench.staff.joins("originator", Groups.SECRETARIAT);
      bench.staff.joins("finance", Groups.SECRETARIAT);
      bench.staff.joins("legal", Groups.SECRETARIAT);
      answer("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      refused("legal", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE).hasMessageContaining("acted on this case as legal adviser");
      refused("originator", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE).hasMessageContaining("as originator");
    }

    @Test
    void is_not_for_whoever_proposed_and_did_nothing_else() {
      bench.staff.joins("deputy", Groups.SECRETARIAT);
      String own = approvedOn("deputy");
      answer("deputy", SignOff.PROPOSE_DISCHARGE, own, Outcome.PROPOSE);
      refused("deputy", SignOff.DISCHARGE_CONDITION, own, Outcome.DISCHARGE)
          .hasMessage("You proposed this discharge yourself: somebody else of secretariat accepts it.");
    }

    @Test
    void refused_it_goes_back_with_the_reason() {
      answer("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      answer("secretariat", SignOff.DISCHARGE_CONDITION, reference, Outcome.REFUSE);
      assertThat(condition(reference).state()).isEqualTo(State.OPEN);
      assertThat(bench.dossier(reference).history().stepsOf(1)).extracting(History.ConditionStep::act, History.ConditionStep::person,
          History.ConditionStep::reason).containsExactly(tuple(Act.DISCHARGE_PROPOSED, "finance",
              Workbench.REASON), tuple(Act.DISCHARGE_REFUSED, "secretariat", Workbench.REASON));
      assertThat(bench.dossier(reference).history().stepsOf(2)).isEmpty();
    }
  }

  @Nested
  class The_list {

    @Test
    void tells_where_each_stands() {
      String reference = approvedOn("finance");
      bench.conditions.add(reference, 2, new Condition("Come back.", "legal", DUE.plusDays(1)));
      assertThat(bench.conditions.of(reference)).extracting(FollowedCondition::number).containsExactly(1, 2);
      assertThat(bench.conditions.of(List.of(reference, "BC-1999-0001")).get(reference)).isEqualTo(bench.conditions.of(reference));
      assertThat(bench.conditions.of(List.of())).isEmpty();
      assertThat(bench.conditions.findRunBy(courseOf(reference))).map(FollowedCondition::number).contains(1);
      bench.conditions.registerInstance(reference, 1, "another");
      assertThat(condition(reference).processInstance()).as("registered once").isEqualTo(courseOf(reference));
      assertThat(condition(reference).isDischarged()).isFalse();
      assertThat(condition(reference).isOverdue(DUE)).isFalse();
      assertThat(condition(reference).isOverdue(DUE.plusDays(1))).isTrue();
      answer("finance", SignOff.PROPOSE_DISCHARGE, reference, Outcome.PROPOSE);
      answer("secretariat", SignOff.DISCHARGE_CONDITION, reference, Outcome.DISCHARGE);
      assertThat(condition(reference).isOverdue(DUE.plusDays(1))).as("it is met").isFalse();
    }

    @Test
    void finds_its_owners_by_their_words() {
      assertThat(ConditionOwner.of("finance", bench.staff)).isEqualTo(new ConditionOwner("finance", null));
      assertThat(ConditionOwner.of("the FINANCE", bench.staff)).isEqualTo(new ConditionOwner("finance", null));
      assertThat(ConditionOwner.of("Data  protection", bench.staff)).isEqualTo(new ConditionOwner(null, "data-protection"));
      assertThat(ConditionOwner.of("The unit", bench.staff)).isEqualTo(new ConditionOwner(null, null));
    }
  }

  @Nested
  class What_part_two_keeps_back {

    private static final String SECRET = "It asks for zinc and for nothing else in the world";

    private final String reference = bench.toDecision(bench.submit(paper -> paper.putObject("partTwo")
        .put("text", "The supplier asks for zinc and for nothing else in the world.").putArray("grounds").add("COMMERCIAL_SENSITIVITY")));

    private AbstractThrowableAssert<?, ? extends Throwable> refusedWith(Map<String, Object> answer) {
      SigningDesk.OpenTask task = bench.task("dmpc", SignOff.DECIDE_AS_DMPC, reference);
      return bench.refused(reference, () -> bench.desk.sign(task, bench.staff.get("dmpc"), answer));
    }

    @Test
    void stands_in_no_text_that_others_read() {
      String says = "eight words in a row of Part 2’s text, and people read it who may not see Part 2: say it without.";
      refusedWith(Map.of("outcome", "REJECT", "reason", SECRET)).hasMessage("In the reason stands " + says);
      refusedWith(Map.of("outcome", "RECUSE", "interest", SECRET)).hasMessage("In the interest stands " + says);
      refusedWith(Map.of("outcome", "APPROVE", "publishOn", "2026-12-01", "publishReason", SECRET))
          .hasMessage("In the reason why publication waits stands " + says);
      refusedWith(Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "Well.", "conditions", List.of(
          Map.of("text", "Report.", "owner", "Finance", "due", "2027-03-31"), Map.of("text", SECRET, "owner", SECRET, "due", "2027-03-31"))))
          .hasMessage("In condition 2 stands " + says + " In the owner of condition 2 stands " + says);
    }

    @Test
    void stands_in_no_reason_of_taking_back() {
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.DEFER);
      int entry = bench.lastEntry(reference).number();
      bench.refused(reference, () -> bench.desk.takeBack(bench.staff.get("dmpc"), reference, entry, SECRET))
          .hasMessageStartingWith("In the reason stands eight words");
    }
  }
}
