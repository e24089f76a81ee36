package org.countersign.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Money;
import org.countersign.casefile.Status;
import org.countersign.record.Entry;
import org.countersign.scheme.Authority;
import org.countersign.signing.Condition;
import org.countersign.signing.Enforcement.NotEnforced;
import org.countersign.signing.Outcome;
import org.countersign.signing.Publication;
import org.countersign.signing.SignOff;
import org.countersign.signing.Workbench;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The last verification before a decision is issued, published or recorded as a rejection. */
class DecisionDeskTest {

  private final Workbench bench = new Workbench();

  @Nested
  class Issuing {

    @Test
    void numbers_the_decision_and_ends_the_case() {
      String reference = bench.approved();
      IssuedDecision issued = bench.issue(reference);
      assertThat(issued.number()).contains(new DecisionNumber("PCD", 2001));
      assertThat(issued.publication()).isEqualTo(Publication.AT_ONCE);
      assertThat(issued.isPublished()).isFalse();
      assertThat(bench.decisions.find(reference)).contains(issued);
      assertThat(bench.status(reference)).isEqualTo(Status.APPROVED);
      String hash = bench.dossier(reference).revision().contentHash();
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content).containsExactly("DECISION_ISSUED", Entry.PROGRAM,
          "{\"contentHash\":\"" + hash + "\",\"decidedBy\":\"DMPC\",\"number\":\"PCD 2001\",\"person\":\"dmpc\",\"revision\":1}");
    }

    @Test
    void says_in_its_notice_what_was_decided_by_whom_and_on_whose_advice() {
      String reference = bench.submit();
      bench.votes(reference, Outcome.ENDORSE_WITH_CONDITIONS, Outcome.ENDORSE, Outcome.ENDORSE);
      bench.closeBoard(reference);
      bench.sign("finance", SignOff.ADVISE_FINANCE, reference, Map.of("outcome", "SATISFIED_WITH_CONDITIONS", "reason", "Almost.",
          "conditions", List.of(Map.of("text", "Report monthly", "owner", "Finance", "due", "2026-12-31"),
              Map.of("text", "Tell the board", "owner", "Finance", "due", "2027-12-31"))));
      bench.advisersSatisfied(reference);
      bench.at("2026-05-04T23:30:00Z");
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "Almost.",
          "conditions", List.of(Map.of("text", "Report monthly", "owner", "Finance", "due", "2026-12-31"),
              Map.of("text", "Come back", "owner", "Programme", "due", "2028-01-31"))));
      Notice notice = bench.issue(reference).notice();
      assertThat(notice.conditions()).as("once, though the DMPC says the same as finance").containsExactly(
          new Condition("Report monthly", "Finance", LocalDate.of(2026, 12, 31)),
          new Condition("Come back", "Programme", LocalDate.of(2028, 1, 31)),
          new Condition("Report to the board", "Programme", LocalDate.of(2027, 3, 31)),
          new Condition("Tell the board", "Finance", LocalDate.of(2027, 12, 31)));
      assertThat(notice.advisedBy()).containsExactly("Investment Board", "The finance", "The legal", "The commercial");
      assertThat(notice.signedBy()).isEqualTo("The dmpc");
      assertThat(notice.signedOn()).as("in London").isEqualTo("2026-05-05");
      assertThat(notice.number()).isEqualTo("PCD 2001");
      assertThat(notice.caseReference()).isEqualTo(reference);
      assertThat(notice.paperReference()).isEqualTo("PCD 579");
      assertThat(notice.decidedBy()).isEqualTo(Authority.DMPC);
      assertThat(notice.edition()).isEqualTo("2019");
      assertThat(notice.contentHash()).isEqualTo(bench.dossier(reference).revision().contentHash());
      assertThat(notice.heads()).extracting(Notice.Head::number).containsExactly(1, 2, 3, 4);
      assertThat(notice.heads()).extracting(Notice.Head::verb).containsExactly(Verb.APPROVE, Verb.APPROVE, Verb.NOTE, Verb.NOTE);
      assertThat(notice.heads().get(0).decided()).extracting(Notice.Decided::rule).containsExactly("BUSINESS_CASE_500K");
      assertThat(notice.heads().get(1).decided()).extracting(Notice.Decided::paragraph).containsExactly("4.13");
      assertThat(notice.heads().get(2).decided()).isEmpty();
      assertThat(bench.decisions.find(reference).orElseThrow().notice()).isEqualTo(notice);
    }

    @Test
    void tells_nothing_of_part_two() {
      String reference = bench.submit(paper -> {
        ((ObjectNode) paper.at("/heads/1/contract")).remove(List.of("value", "optionsValue"));
        ObjectNode partTwo = paper.putObject("partTwo");
        partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
        partTwo.put("text", "The bids of three firms.").putArray("values").addObject().put("head", 2).put("value", 731_246);
      });
      bench.toDecision(reference);
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.APPROVE);
      bench.issue(reference);
      assertThat(bench.jdbc.sql("SELECT notice FROM decision").query(String.class).single())
          .contains("its value stands in Part 2").doesNotContain("731246", "731,246", "three firms");
    }

    @Test
    void gives_a_body_of_the_mps_no_number() {
      String reference = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.sign("director", SignOff.DECIDE_UNDER_CONSENT, reference, Outcome.APPROVE);
      IssuedDecision issued = bench.issue(reference);
      assertThat(issued.number()).isEmpty();
      assertThat(issued.notice().number()).isNull();
      assertThat(bench.decisions.find(reference)).contains(issued);
      assertThat(bench.lastEntry(reference).content()).doesNotContain("number");
      refused(reference, () -> bench.decisionDesk.publish(reference, Workbench.instanceOf(reference)),
          "The decision on " + reference + " is not for publication.");
    }

    @Test
    void gives_the_chief_executive_numbers_of_their_own_series() {
      String reference = bench.toDecision(bench.submit(paper -> {
        Workbench.smallProcurement(paper);
        paper.put("originatingBody", "MOPAC");
      }));
      bench.sign("chiefexecutive", SignOff.DECIDE_UNDER_CONSENT, reference, Outcome.APPROVE);
      assertThat(bench.issue(reference).number()).contains(new DecisionNumber("CEOD", 101));
      assertThat(bench.issue(bench.approved()).number()).contains(new DecisionNumber("PCD", 2001));
      assertThat(bench.issue(bench.approved()).number()).contains(new DecisionNumber("PCD", 2002));
    }

    @Test
    void is_refused_to_an_instance_that_is_not_the_registered_one() {
      String reference = bench.approved();
      String foreign = "Instance foreign is not the registered course of " + reference + ".";
      refused(reference, () -> bench.decisionDesk.issue(reference, "foreign"), foreign);
      refused(reference, () -> bench.decisionDesk.publish(reference, "foreign"), foreign);
      refused(reference, () -> bench.decisionDesk.reject(reference, "foreign"), foreign);
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "TO_BE_DECIDED")
    void is_refused_where_the_case_is_not_to_be_decided(Status status) {
      String reference = bench.approved();
      bench.cases.setStatus(reference, status, Instant.EPOCH);
      refused(reference, () -> bench.issue(reference),
          "No decision is issued on " + reference + ": It is not to be decided: it is " + status + ".");
    }

    @Test
    void is_done_once() {
      String reference = bench.approved();
      bench.issue(reference);
      bench.cases.setStatus(reference, Status.TO_BE_DECIDED, Instant.EPOCH);
      refused(reference, () -> bench.issue(reference),
          "No decision is issued on " + reference + ": It is not to be decided: it is TO_BE_DECIDED.");
    }

    @Test
    void is_refused_with_everything_that_is_missing() {
      String reference = bench.submit();
      refused(reference, () -> bench.issue(reference), "No decision is issued on " + reference + ": It is not to be decided: it is DRAFT."
          + " The Investment Board has not endorsed revision 1. The finance adviser has not signed revision 1 as satisfactory."
          + " The legal adviser has not signed revision 1 as satisfactory. The commercial adviser has not signed revision 1 as satisfactory."
          + " No holder of the authority (DMPC) has approved revision 1.");
      assertThat(bench.decisions.find(reference)).isEmpty();
      assertThat(bench.issue(bench.approved()).number()).as("a refusal takes no number").contains(new DecisionNumber("PCD", 2001));
    }
  }

  @Nested
  class Publishing {

    @Test
    void puts_the_decision_on_the_register() {
      String reference = bench.approved();
      bench.issue(reference);
      DecisionNumber number = new DecisionNumber("PCD", 2001);
      assertThat(bench.decisions.published(number)).isEmpty();
      assertThat(bench.decisions.published(List.of(reference))).isEmpty();
      assertThat(bench.register.published).isEmpty();
      bench.at("2026-05-05T09:00:00Z");
      publish(reference);
      assertThat(bench.decisions.published(number)).get().extracting(IssuedDecision::publishedAt).hasToString("2026-05-05T09:00:00Z");
      assertThat(bench.decisions.find(reference).orElseThrow().isPublished()).isTrue();
      assertThat(bench.decisions.published(List.of(reference, "BC-2026-9999"))).containsOnlyKeys(reference);
      assertThat(bench.decisions.published(List.of())).isEmpty();
      assertThat(bench.register.published).containsExactly("PCD 2001 2026-05-05T09:00:00Z");
      assertThat(bench.register.lastMeasure).isEqualTo(new PublicMeasure(List.of(Kind.BUSINESS_CASE, Kind.PROCUREMENT_STRATEGY), Money.of("6700000")));
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("PUBLISHED", Entry.PROGRAM, "{\"number\":\"PCD 2001\"}");
    }

    @Test
    void keeps_the_instant_of_the_first_time() {
      String reference = bench.approved();
      bench.issue(reference);
      publish(reference);
      bench.at("2026-06-01T09:00:00Z");
      publish(reference);
      assertThat(bench.decisions.find(reference).orElseThrow().publishedAt()).isEqualTo("2026-05-04T09:00:00Z");
      assertThat(bench.register.published).hasSize(1);
    assertThat(bench.entries(reference)).filteredOn(entry -> entry.act().equals("PUBLISHED")).as("it is on the record once").hasSize(1);
    }

    @Test
    void waits_for_its_day_in_london() {
      String reference = deferred(true);
      bench.at("2026-05-31T22:59:59Z");
      refused(reference, () -> publish(reference), "The decision on " + reference + " is published on 2026-06-01, not before.");
      assertThat(bench.decisions.announced()).extracting(IssuedDecision::reference).containsExactly(reference);
      bench.at("2026-05-31T23:00:00Z");
      publish(reference);
      assertThat(bench.decisions.announced()).isEmpty();
      assertThat(bench.decisions.find(reference).orElseThrow().publication())
          .isEqualTo(new Publication(LocalDate.of(2026, 6, 1), "Talks.", true));
    }

    @Test
    void is_announced_only_where_the_decider_says_so() {
      deferred(false);
      assertThat(bench.decisions.announced()).isEmpty();
    }

    @Test
    void needs_an_issued_decision() {
      String reference = bench.approved();
      refused(reference, () -> publish(reference), "No decision was issued on " + reference + ": there is nothing to publish.");
    }

    @Test
    void tells_the_register_no_value_that_stands_only_in_part_two() {
      String reference = bench.submit(paper -> {
        Workbench.buyingInPartTwo(paper);
        ((ArrayNode) paper.get("heads")).remove(0);
        ((ObjectNode) paper.at("/heads/0")).put("number", 2);
        paper.remove("statedTotal");
      });
      bench.issued(reference);
      publish(reference);
      assertThat(bench.register.lastMeasure).isEqualTo(new PublicMeasure(List.of(Kind.PROCUREMENT_STRATEGY), null));
    }

    private String deferred(boolean entry) {
      String reference = bench.toDecision();
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference,
          Map.of("outcome", "APPROVE", "publishOn", "2026-06-01", "publishReason", "Talks.", "publishEntry", entry));
      bench.issue(reference);
      return reference;
    }

    private void publish(String reference) {
      bench.decisionDesk.publish(reference, Workbench.instanceOf(reference));
    }
  }

  @Nested
  class Rejecting {

    @Test
    void closes_a_case_that_its_decider_rejected() {
      String reference = bench.toDecision();
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.REJECT);
      reject(reference);
      assertThat(bench.status(reference)).isEqualTo(Status.REJECTED);
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("REJECTED", Entry.PROGRAM, "{\"revision\":1}");
      refused(reference, () -> reject(reference), "Neither the board nor the decider has rejected " + reference + ": it is REJECTED.");
    }

    @Test
    void needs_a_rejection_on_the_record() {
      String reference = bench.toDecision();
      refused(reference, () -> reject(reference), "Neither the board nor the decider has rejected " + reference + ": it is TO_BE_DECIDED.");
    }

    @Test
    void tells_the_register_what_was_asked_for_and_who_said_no() {
      String reference = bench.toDecision();
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.REJECT);
      bench.at("2026-05-04T23:30:00Z");
      reject(reference);
      RejectedCase told = bench.register.rejected.get(0);
      CaseFile paper = bench.dossier(reference).paper();
      assertThat(told).isEqualTo(new RejectedCase(reference, paper.title(), LocalDate.of(2026, 5, 4), Authority.DMPC,
          bench.staff.get("dmpc").name(), paper.heads().stream().map(h -> new RejectedCase.Head(h.number(), h.verb(), h.text())).toList()));
    }

    @Test
    void tells_it_nothing_of_what_the_board_or_a_body_of_the_mps_rejected() {
      String board = bench.submit();
      bench.votes(board, Outcome.REJECT, Outcome.REJECT, Outcome.REJECT);
      bench.closeBoard(board);
      reject(board);
      String small = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.sign("director", SignOff.DECIDE_UNDER_CONSENT, small, Outcome.REJECT);
      reject(small);
      assertThat(bench.status(small)).isEqualTo(Status.REJECTED);
      assertThat(bench.register.rejected).isEmpty();
    }

    @Test
    void tells_it_nothing_of_a_case_that_was_ever_marked_above_official() {
      String reference = bench.toDecision();
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.REJECT);
      bench.jdbc.sql("UPDATE business_case SET marking = 'OFFICIAL_SENSITIVE' WHERE reference = ?").param(reference).update();
      reject(reference);
      assertThat(bench.status(reference)).isEqualTo(Status.REJECTED);
      assertThat(bench.register.rejected).isEmpty();
    }

    @Test
    void tells_it_nothing_of_an_award() {
      String award = bench.raise(bench.letting("2000000"), "2500000");
      bench.advisersSatisfied(award);
      bench.cases.setStatus(award, Status.TO_BE_DECIDED, Instant.EPOCH);
      bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, award, Outcome.REJECT);
      reject(award);
      assertThat(bench.status(award)).isEqualTo(Status.REJECTED);
      assertThat(bench.register.rejected).isEmpty();
    }

    private void reject(String reference) {
      bench.decisionDesk.reject(reference, Workbench.instanceOf(reference));
    }
  }

  private void refused(String reference, ThrowingCallable act, String message) {
    List<Entry> before = bench.entries(reference);
    BusinessCase stood = bench.cases.get(reference);
    Optional<IssuedDecision> issued = bench.decisions.find(reference);
    assertThatThrownBy(act).isInstanceOf(NotEnforced.class).hasMessage(message);
    assertThat(bench.entries(reference)).isEqualTo(before);
    assertThat(bench.cases.get(reference)).isEqualTo(stood);
    assertThat(bench.decisions.find(reference)).isEqualTo(issued);
  }}
