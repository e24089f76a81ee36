package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.signing.Outcome.APPROVE;
import static org.countersign.signing.Outcome.DEFER;
import static org.countersign.signing.Outcome.NOT_SATISFIED;
import static org.countersign.signing.Outcome.RECUSE;
import static org.countersign.signing.Outcome.REJECT;
import static org.countersign.signing.Outcome.RETURN;
import static org.countersign.signing.Outcome.SATISFIED;
import static org.countersign.signing.Outcome.SATISFIED_WITH_CONDITIONS;
import static org.countersign.signing.SignOff.ADVISE_COMMERCIAL;
import static org.countersign.signing.SignOff.ADVISE_DATA_PROTECTION;
import static org.countersign.signing.SignOff.ADVISE_EQUALITY;
import static org.countersign.signing.SignOff.ADVISE_FINANCE;
import static org.countersign.signing.SignOff.ADVISE_LEGAL;
import static org.countersign.signing.SignOff.DECIDE_AS_DMPC;
import static org.countersign.signing.SignOff.DECIDE_UNDER_CONSENT;
import static org.countersign.signing.SignOff.VOTE_AT_BOARD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;
import org.countersign.record.Entry;
import org.countersign.scheme.Authority;
import org.countersign.signing.Enforcement.NotEnforced;
import org.countersign.signing.Enforcement.Stage;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which signatures a case needs before and after its decision, which of them stand, and what lets it pass a paragraph. */
class RequirementsTest {

  private final Workbench bench = new Workbench();

  @Nested
  class What_is_asked_for {

    @Test
    void is_the_board_and_three_advisers_of_every_case() {
      assertThat(bench.requirements.outstanding(bench.submit()))
          .containsExactly(VOTE_AT_BOARD, ADVISE_FINANCE, ADVISE_LEGAL, ADVISE_COMMERCIAL);
    }

    @Test
    void is_data_protection_and_equality_where_screening_says_so() {
      String reference = bench.submit(paper -> ((ObjectNode) paper.get("screening")).put("dataProtection", "REQUIRED").put("equality", "IMPACT"));
      assertThat(bench.requirements.outstanding(reference)).contains(ADVISE_DATA_PROTECTION, ADVISE_EQUALITY);
    }

    @ParameterizedTest
    @CsvSource({"SETTLEMENT, LEGAL_ASSISTANCE, false", "SETTLEMENT, SETTLEMENT, false", "SETTLEMENT, OTHER, true", "OTHER, LEGAL_ASSISTANCE, true"})
    void is_no_board_for_claims_alone(String one, String other, boolean board) {
      String reference = bench.submit(paper -> {
        kind(paper, 0, one);
        kind(paper, 1, other);
      });
      assertThat(bench.requirements.outstanding(reference).contains(VOTE_AT_BOARD)).isEqualTo(board);
    }

    @Test
    void is_the_board_where_a_paper_only_notes() {
      String reference = bench.submit(paper -> {
        ((ObjectNode) paper.at("/heads/0")).put("verb", "NOTE").put("kind", "SETTLEMENT");
        ((ObjectNode) paper.at("/heads/1")).put("verb", "NOTE").put("kind", "SETTLEMENT");
      });
      assertThat(bench.requirements.outstanding(reference)).contains(VOTE_AT_BOARD);
    }

    private void kind(ObjectNode paper, int head, String kind) {
      ((ObjectNode) paper.get("heads").get(head)).put("kind", kind);
    }
  }

  @Nested
  class Advice {

    @Test
    void that_satisfies_all_is_weighed_once_and_on_the_record() {
      String reference = bench.submit();
      bench.boardEndorses(reference);
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      bench.sign("legal", ADVISE_LEGAL, reference, SATISFIED_WITH_CONDITIONS);
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, SATISFIED);
      assertThat(bench.requirements.weighAdvice(reference)).isTrue();
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("ADVICE_WEIGHED", Entry.PROGRAM, "{\"revision\":1}");
    }

    @Test
    void that_does_not_returns_the_case_with_every_reason() {
      String reference = bench.submit();
      bench.boardEndorses(reference);
      bench.sign("finance", ADVISE_FINANCE, reference, Map.of("outcome", "NOT_SATISFIED", "reason", "No budget."));
      bench.sign("legal", ADVISE_LEGAL, reference, Map.of("outcome", "NOT_SATISFIED", "reason", "No power."));
      assertThat(bench.requirements.weighAdvice(reference)).isFalse();
      assertThat(bench.lastEntry(reference).act()).isEqualTo("RETURNED");
      assertThat(bench.lastEntry(reference).content()).isEqualTo("{\"reasons\":{\"ADVISE_COMMERCIAL\":\"No advice was given.\","
          + "\"ADVISE_FINANCE\":\"No budget.\",\"ADVISE_LEGAL\":\"No power.\"},\"revision\":1}");
    }

    @Test
    void is_weighed_without_the_board() {
      String reference = bench.submit();
      List.of(ADVISE_FINANCE, ADVISE_LEGAL, ADVISE_COMMERCIAL)
          .forEach(advice -> bench.sign(Workbench.adviser(advice), advice, reference, SATISFIED));
      assertThat(bench.requirements.weighAdvice(reference)).isTrue();
      assertThat(bench.requirements.outstanding(reference)).containsExactly(VOTE_AT_BOARD);
    }

    @Test
    void is_the_last_that_was_given_and_no_recusal() {
      String reference = bench.submit();
      bench.sign("commercial2", ADVISE_COMMERCIAL, reference, SATISFIED);
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, RECUSE);
      assertThat(bench.requirements.outstanding(reference)).doesNotContain(ADVISE_COMMERCIAL);
      bench.staff.joins("deputy", Groups.COMMERCIAL);
      bench.sign("deputy", ADVISE_COMMERCIAL, reference, NOT_SATISFIED);
      assertThat(bench.requirements.outstanding(reference)).contains(ADVISE_COMMERCIAL);
    }

    @Test
    void that_was_taken_back_was_not_given() {
      String reference = bench.submit();
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      bench.desk.takeBack(bench.staff.get("finance"), reference, bench.lastEntry(reference).number(), "Too early.");
      assertThat(bench.requirements.outstanding(reference)).contains(ADVISE_FINANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "financial, ADVISE_FINANCE", "legal, ADVISE_LEGAL", "commercial, ADVISE_COMMERCIAL",
        "dataProtection, ADVISE_DATA_PROTECTION", "equality, ADVISE_EQUALITY"})
    void lapses_when_its_own_section_changes_and_no_other(String section, SignOff lapsed) {
      String reference = allAdvised();
      bench.revise(reference, paper -> ((ObjectNode) paper.get("sections")).put(section, "Other words."));
      assertThat(bench.requirements.outstanding(reference)).containsExactly(lapsed);
    }

    @ParameterizedTest
    @CsvSource({"introduction", "issues", "background"})
    void stands_when_a_section_changes_that_nobody_vouched_for(String section) {
      String reference = allAdvised();
      bench.revise(reference, paper -> ((ObjectNode) paper.get("sections")).put(section, "Other words."));
      assertThat(bench.requirements.outstanding(reference)).isEmpty();
    }

    @Test
    void lapses_of_all_when_the_terms_change() {
      String reference = allAdvised();
      bench.revise(reference, paper -> paper.put("statedTotal", new BigDecimal("6700000.01")));
      assertThat(bench.requirements.outstanding(reference)).hasSize(6);
    }

    private String allAdvised() {
      return bench.toDecision(bench.submit(paper ->
          ((ObjectNode) paper.get("screening")).put("dataProtection", "DONE").put("equality", "ASSESSED")));
    }
  }

  @Nested
  class Before_the_decision {

    @Test
    void the_board_and_every_adviser_have_signed_this_revision() {
      String reference = bench.submit();
      assertThat(bench.requirements.missingBeforeDecision(bench.dossier(reference))).containsExactly(
          "The Investment Board has not endorsed revision 1.",
          "The finance adviser has not signed revision 1 as satisfactory.",
          "The legal adviser has not signed revision 1 as satisfactory.",
          "The commercial adviser has not signed revision 1 as satisfactory.");
      bench.toDecision(reference);
      assertThat(bench.requirements.missingBeforeDecision(bench.dossier(reference))).isEmpty();
    }

    @Test
    void nobody_approves_however_the_task_came_to_be_open() {
      String reference = bench.submit();
      bench.boardEndorses(reference);
      bench.sign("finance", ADVISE_FINANCE, reference, SATISFIED);
      bench.sign("commercial", ADVISE_COMMERCIAL, reference, SATISFIED);
      bench.refused("dmpc", DECIDE_AS_DMPC, reference, APPROVE)
          .hasMessage(reference + " cannot be approved yet. The legal adviser has not signed revision 1 as satisfactory.");
      bench.refused("dmpc", DECIDE_AS_DMPC, reference, Outcome.APPROVE_WITH_CONDITIONS).hasMessageContaining("cannot be approved yet");
    }

    @Test
    void it_may_be_refused_or_wait_all_the_same() {
      for (Outcome outcome : List.of(RETURN, REJECT, DEFER)) {
        assertThat(bench.sign("dmpc", DECIDE_AS_DMPC, bench.submit(), outcome).outcome()).isEqualTo(outcome);
      }
    }
  }

  @Nested
  class After_the_decision {

    @Test
    void a_holder_of_the_authority_has_approved_these_very_words() {
      String reference = bench.toDecision();
      String none = "No holder of the authority (DMPC) has approved revision 1.";
      assertThat(missing(reference)).containsExactly(none);
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, DEFER);
      assertThat(missing(reference)).containsExactly(none);
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, APPROVE);
      assertThat(missing(reference)).isEmpty();
    }

    @Test
    void an_approval_of_other_words_is_none() {
      String reference = bench.approved();
      bench.putRevision(reference, paper -> ((ObjectNode) paper.get("sections")).put("background", "Other words."));
      assertThat(missing(reference)).containsExactly("No holder of the authority (DMPC) has approved revision 2.");
    }

    @Test
    void an_approval_of_an_earlier_round_is_none() {
      String reference = bench.approved();
      bench.inTransaction(() -> {
        bench.cases.beginRound(reference);
        return null;
      });
      assertThat(missing(reference)).containsExactly("No holder of the authority (DMPC) has approved revision 1.");
    }

    @Test
    void an_approval_under_another_authority_does_not_do() {
      String reference = bench.toDecision();
      Signature approval = bench.sign("dmpc", DECIDE_AS_DMPC, reference, DEFER);
      for (Signature other : List.of(
          under(approval, "director", DECIDE_UNDER_CONSENT, Authority.COMMERCIAL_DIRECTOR),
          under(approval, "dmpc", DECIDE_UNDER_CONSENT, Authority.DMPC),
          under(approval, "director", DECIDE_AS_DMPC, Authority.COMMERCIAL_DIRECTOR))) {
        bench.inTransaction(() -> bench.record.append(reference, other.person(), Act.SIGNED, other));
        assertThat(missing(reference)).containsExactly("The approval was given under another authority than DMPC, which the case needs.");
      }
    }

    @Test
    void what_was_missing_before_is_missing_still() {
      String reference = bench.approved();
      bench.putRevision(reference, paper -> paper.put("summary", "Other words."));
      assertThat(missing(reference)).containsExactly("The Investment Board has not endorsed revision 2.",
          "No holder of the authority (DMPC) has approved revision 2.");
    }

    @Test
    void nobody_may_have_acted_in_two_capacities() {
      String reference = bench.approved();
      Signature vote = bench.dossier(reference).history().signatures().get(0);
      Signature second = new Signature(ADVISE_FINANCE, "task", "chair", "The chair", null, null, null, SATISFIED, null, null, null, null, null,
          1, 1, vote.contentHash(), bench.dossier(reference).history().standingAdvice(ADVISE_FINANCE, bench.dossier(reference).revision())
              .orElseThrow().vouchesFor(), vote.at());
      bench.inTransaction(() -> bench.record.append(reference, "chair", Act.SIGNED, second));
      assertThat(missing(reference)).containsExactly("chair has acted in more than one capacity: [board member, finance adviser].");
    }

    private Signature under(Signature one, String person, SignOff signOff, Authority authority) {
      return new Signature(signOff, "task", person, person, authority, null, null, APPROVE, null, null, null, null, null,
          one.revision(), one.round(), one.contentHash(), one.vouchesFor(), one.at());
    }

    private List<String> missing(String reference) {
      return bench.requirements.missingAfterDecision(bench.dossier(reference));
    }
  }

  @Nested
  class A_paragraph {

    @Test
    void stops_a_case_that_lacks_a_signature() {
      String reference = bench.submit();
      stops(reference, "4.8", Stage.BEFORE_DECISION, "Paragraph 4.8 stops " + reference + " (heads 1): "
          + "The Investment Board has not endorsed revision 1. The finance adviser has not signed revision 1 as satisfactory. "
          + "The legal adviser has not signed revision 1 as satisfactory. The commercial adviser has not signed revision 1 as satisfactory.");
      bench.toDecision(reference);
      bench.enforcement.enforce(reference, "4.13", Stage.BEFORE_DECISION);
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content).containsExactly(
          "PARAGRAPH_ENFORCED", Entry.PROGRAM, "{\"heads\":[2],\"paragraph\":\"4.13\",\"revision\":1,\"stage\":\"BEFORE_DECISION\"}");
      stops(reference, "4.13", Stage.AFTER_DECISION, "Paragraph 4.13 stops " + reference
          + " (heads 2): No holder of the authority (DMPC) has approved revision 1.");
      bench.sign("dmpc", DECIDE_AS_DMPC, reference, APPROVE);
      bench.enforcement.enforce(reference, "4.8", Stage.AFTER_DECISION);
      assertThat(bench.lastEntry(reference).content()).contains("AFTER_DECISION");
    }

    @Test
    void names_all_its_heads() {
      String reference = bench.submit(paper -> ((ObjectNode) paper.at("/heads/1")).put("kind", "BUSINESS_CASE"));
      assertThatThrownBy(() -> bench.enforcement.enforce(reference, "4.8", Stage.AFTER_DECISION)).hasMessageContaining("(heads 1, 2)");
    }

    @Test
    void lets_a_case_pass_of_which_no_head_falls_under_it() {
      String reference = bench.submit(Workbench::smallBusinessCase);
      bench.enforcement.enforce(reference, "4.8", Stage.AFTER_DECISION);
      assertThat(bench.lastEntry(reference).content()).isEqualTo("{\"paragraph\":\"4.8\",\"revision\":1,\"stage\":\"AFTER_DECISION\"}");
    }

    private void stops(String reference, String paragraph, Stage stage, String message) {
      List<Entry> before = bench.entries(reference);
      assertThatThrownBy(() -> bench.enforcement.enforce(reference, paragraph, stage)).isInstanceOf(NotEnforced.class).hasMessage(message);
      assertThat(bench.entries(reference)).isEqualTo(before);
    }
  }

  @Nested
  class The_authority {

    @Test
    void is_put_on_the_record_without_part_two() {
      String reference = bench.submit(withValueInPartTwo());
      assertThat(bench.requirements.determineOnRecord(reference, new PlainRuleTable())).isEqualTo(Authority.DMPC);
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor).containsExactly("AUTHORITY_DETERMINED", Entry.PROGRAM);
      assertThat(bench.lastEntry(reference).content()).contains("its value stands in Part 2").doesNotContain("731246").doesNotContain("731,246");
    }

    @Test
    void is_the_one_of_the_edition_to_which_the_case_is_pinned() {
      bench.at("2016-11-01T12:00:00Z");
      String reference = bench.submit(Workbench::smallBusinessCase);
      bench.at("2026-05-04T09:00:00Z");
      assertThat(bench.dossier(reference).authority().edition()).isEqualTo("2016");
      assertThat(bench.dossier(reference).decidedBy()).isEqualTo(Authority.DMPC);
    }

    private Consumer<ObjectNode> withValueInPartTwo() {
      return paper -> {
        ((ObjectNode) paper.at("/heads/1/contract")).remove(List.of("value", "optionsValue"));
        Workbench.withPartTwo(paper);
        ((ObjectNode) paper.get("partTwo")).putArray("values").addObject().put("head", 2).put("value", 731_246);
      };
    }
  }

  @Nested
  class A_deferral {

    @Test
    void is_taken_up_again_in_the_same_round_by_the_same_person() {
      String reference = bench.toDecision();
      Signature deferral = bench.sign("dmpc", DECIDE_AS_DMPC, reference, DEFER);
      assertThat(deferral.deferUntil()).isEqualTo(bench.today().plusDays(7));
      assertThat(bench.status(reference)).isEqualTo(Status.DEFERRED);
      bench.requirements.resumeDecision(reference);
      assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("DECISION_RESUMED", Entry.PROGRAM, "{\"revision\":1}");
      assertThat(bench.sign("dmpc", DECIDE_AS_DMPC, reference, APPROVE).round()).isEqualTo(1);
      bench.refused("dmpc", DECIDE_AS_DMPC, reference, REJECT).hasMessage("You have signed this already in this round.");
    }
  }
}
