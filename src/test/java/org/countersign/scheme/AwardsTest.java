package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.scheme.Papers.award;
import static org.countersign.scheme.Papers.head;
import static org.countersign.scheme.Papers.paper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.scheme.Approval.Award;
import org.countersign.scheme.Approvals.Asking;
import org.countersign.scheme.Determination.HeadAuthority;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An award, held against what our own register knows of its approval, whatever the paper says of it. */
class AwardsTest {

  private static final PlainRuleTable RULES = new PlainRuleTable();
  private static final Edition EDITION = new Editions().byCode("2019");

  @Nested
  class Its_limit {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        1000000.00,  0,         -, AWARD
        1000000.01,  0,         -, AWARD_OVER_APPROVAL
        1100000.00, 10,         -, AWARD
        1100000.01, 10,         -, AWARD_OVER_APPROVAL
         100000.00,  0, 900000.00, AWARD
         100000.01,  0, 900000.00, AWARD_OVER_APPROVAL
         199999.99, 10, 900000.01, AWARD
         200000.00, 10, 900000.01, AWARD_OVER_APPROVAL
              0.01,  0,   2000000, AWARD_OVER_APPROVAL
        """)
    void is_what_was_approved_with_its_tolerance_less_the_other_awards(
        String value, BigDecimal tolerance, String taken, String rule) {
      List<Award> others = taken == null ? List.of() : List.of(new Award("A1", Money.of(taken)));
      Approval approval = approval(tolerance, others, false, false);
      HeadAuthority held = held(value, approval);
      assertThat(held.rule()).isEqualTo(rule);
      assertThat(held.decidedBy()).isEqualTo(rule.equals("AWARD") ? Authority.COMMERCIAL_DIRECTOR : Authority.DMPC);
      assertThat(held.threshold()).isEqualByComparingTo(approval.upTo());
    }

    @ParameterizedTest
    @CsvSource({"499999.99, false", "500000.00, true", "1000000.00, true", "1000000.01, false"})
    void from_half_a_million_up_to_it_the_dmpc_may_call_in(String value, boolean callIn) {
      assertThat(held(value, approval(BigDecimal.ZERO, List.of(), false, false)).callIn()).isEqualTo(callIn);
    }

    @Test
    void is_not_shown_where_it_rests_on_part_two() {
      assertThat(held("1000001", approval(BigDecimal.ZERO, List.of(), true, true)).threshold()).isNull();
    }

    @Test
    void is_unverified_only_where_the_paper_alone_claims_one() {
      assertThat(held("1", approval(BigDecimal.ZERO, List.of(), false, false)).unverified()).isFalse();
      assertThat(claimed(award("1", "2", null)).unverified()).isTrue();
      assertThat(claimed(award("1", null, null)).unverified()).as("nothing is claimed").isFalse();
      assertThat(claimed(head(1, Kind.BUSINESS_CASE, "1")).unverified()).isFalse();
    }
  }

  @Nested
  class The_sentence {

    @Test
    void holds_it_against_what_was_approved() {
      Approval approval = approval(BigDecimal.ZERO, List.of(), false, false);
      assertThat(held("1000000", approval).because()).contains(": £1,000,000 is within the approved £1,000,000 (");
      assertThat(held("1000000.01", approval).because()).contains(": £1,000,000.01 is above the approved £1,000,000 (");
    }

    @Test
    void names_the_tolerance_and_the_awards_that_take_it_up() {
      Approval approval = approval(new BigDecimal("10.00"),
          List.of(new Award("A1", Money.of("900000")), new Award("A2", Money.of("100000.50"))), false, false);
      assertThat(held("100000", approval).because()).contains("£100,000 is above the approved £1,000,000 and its tolerance of"
          + " 10 %, of which £1,000,000.50 is taken up by A1, A2 (");
    }

    @Test
    void tells_part_two_in_awards_of_that_very_case_and_to_who_is_cleared() {
      HeadAuthority own = held("1000001", approval(BigDecimal.TEN, List.of(new Award("A1", Money.of("500000"))), true, true));
      assertThat(own.because())
          .contains("£1,000,001 is above the approved £1,000,000 and its tolerance of 10 %, of which £500,000");
      assertThat(own.becauseWithoutPartTwo()).contains("£1,000,001 is above what was approved, which stands in Part 2 (")
          .doesNotContain("£1,000,000", "500,000", "10 %");
      HeadAuthority others = held("1000001", approval(BigDecimal.TEN, List.of(new Award("A1", Money.of("500000"))), true, false));
      assertThat(others.because()).isEqualTo(others.becauseWithoutPartTwo()).isEqualTo(own.becauseWithoutPartTwo());
    }

    @Test
    void does_not_tell_a_value_of_part_two_beside_an_approval_without_one() {
      HeadAuthority held = first(paper().with(award(null, null, null)).withInPartTwo(1, "731246").file(),
          approval(BigDecimal.ZERO, List.of(), false, false));
      assertThat(held.because()).contains("£731,246 is within the approved £1,000,000");
      assertThat(held.becauseWithoutPartTwo()).contains("its value stands in Part 2").doesNotContain("731");
    }
  }

  @Test
  void the_register_is_asked_about_awards_alone_and_for_the_paper_at_hand() {
    List<String> asked = new ArrayList<>();
    Asking asking = new Asking("BC-2026-0001-A1", null);
    Determinations determinations = new Determinations(RULES, (approvedIn, by) -> {
      asked.add(approvedIn + " for " + by.reference());
      return Optional.empty();
    });
    determinations.determine(paper().with(head(1, Kind.BUSINESS_CASE, "1"), award("1", "2", null),
        head(3, Kind.CONTRACT_AWARD, "1")).file(), EDITION, RULES, asking);
    assertThat(asked).as("the award whose contract is given").containsExactly("null for BC-2026-0001-A1");
  }

  @Test
  void a_contract_gives_its_tolerance_where_no_delegate_does() {
    assertThat(Stream.of("7.5", null).map(tolerance -> ApprovedSpend.of(Papers.of(award("100", "200", tolerance)))))
        .containsExactly(new ApprovedSpend(Money.of("100"), new BigDecimal("7.5"), false),
            new ApprovedSpend(Money.of("100"), BigDecimal.ZERO, false));
  }

  /** Of £1m. */
  private static Approval approval(BigDecimal tolerance, List<Award> awards, boolean fromPartTwo, boolean tellsPartTwo) {
    return new Approval(Money.of("1000000"), tolerance, awards, fromPartTwo, tellsPartTwo);
  }

  /** The paper's own claim, of a pound, is overridden. */
  private static HeadAuthority held(String value, Approval approval) {
    return first(Papers.of(award(value, "1", "0")), approval);
  }

  private static HeadAuthority claimed(CaseFile.Head head) {
    return new Determinations(RULES, Approvals.NONE).determine(Papers.of(head), EDITION).heads().get(0);
  }

  private static HeadAuthority first(CaseFile paper, Approval approval) {
    return new Determinations(RULES, (approvedIn, asking) -> Optional.of(approval)).determine(paper, EDITION).heads().get(0);
  }
}
