package org.countersign.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.Money;
import org.countersign.casefile.Status;
import org.countersign.scheme.Approval;
import org.countersign.scheme.Approval.Award;
import org.countersign.scheme.Approvals;
import org.countersign.scheme.Approvals.Asking;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;
import org.countersign.signing.Workbench;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own decisions approved, and what the awards under them have taken up. */
class RegisteredApprovalsTest {

  private static final Instant RAISED = Instant.parse("2026-05-05T09:00:00Z");

  private final Workbench bench = new Workbench();
  private final Approvals approvals = OwnApprovals.of(bench.decisions, bench.cases, bench.jdbc);

  @Nested
  class A_decision {

    @ParameterizedTest
    @ValueSource(strings = {"PCD 2001", "pcd-2001", " 2001 ", "BC-2026-0001", " BC-2026-0001 "})
    void is_found_by_its_number_or_its_case(String approvedIn) {
      bench.letting("1000000.01");
      assertThat(approvals.find(approvedIn, Asking.DRY_RUN))
          .contains(new Approval(Money.of("1000000.01"), BigDecimal.ZERO, List.of(), false, false));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "PCD 2002", "CEOD 2001", "BC-2026-0002", "PCD 2001 and others", "A framework"})
    void is_not_found_by_anything_else(String approvedIn) {
      bench.letting("1000000");
      assertThat(approvals.find(approvedIn, Asking.DRY_RUN)).isEmpty();
    }

    @Test
    void without_a_number_is_found_by_its_case() {
      String reference = bench.toDecision(bench.submit(Workbench::smallProcurement));
      bench.sign("director", SignOff.DECIDE_UNDER_CONSENT, reference, Outcome.APPROVE);
      assertThat(approvals.find(reference, Asking.DRY_RUN)).as("signed, and not issued").isEmpty();
      bench.issue(reference);
      assertThat(find(reference, null, null).value()).isEqualTo(Money.of("400000"));
    }

    @Test
    void approves_with_the_tolerance_of_its_heads() {
      String reference = bench.issued(bench.submit(paper -> ((ObjectNode) paper.at("/heads/1")).putObject("delegate")
          .put("body", "MPS_STAFF").put("ceiling", 7_000_000).put("tolerancePercent", new BigDecimal("2.5"))));
      assertThat(find(reference, null, null).tolerancePercent()).isEqualByComparingTo("2.5");
      assertThat(find(reference, null, null).upTo()).isEqualByComparingTo("6867500");
    }
  }

  @Nested
  class Awards {

    private final String reference = bench.letting("1000000");
    private String first;
    private String second;

    @Test
    void take_up_what_was_approved() {
      raised();
      Approval approval = find(reference, null, null);
      assertThat(approval.awards()).containsExactly(
          new Award(first, Money.of("300000")), new Award(second, Money.of("200000.01")));
      assertThat(approval.upTo()).isEqualByComparingTo("499999.99");
    }

    @Test
    void do_not_count_against_themselves() {
      raised();
      assertThat(find(reference, first, null).awards()).extracting(Award::reference).containsExactly(second);
      assertThat(find(reference, second, null).awards()).extracting(Award::reference).containsExactly(first);
    }

    @Test
    void count_from_the_instant_at_which_they_were_raised() {
      raised();
      assertThat(find(reference, null, RAISED.minusMillis(1)).awards()).isEmpty();
      assertThat(find(reference, null, RAISED).awards()).extracting(Award::reference).containsExactly(first);
      assertThat(find(reference, null, RAISED.plusSeconds(3600)).awards()).hasSize(2);
    }

    @Test
    void count_by_their_paper_of_that_instant() {
      raised();
      bench.reviseAward(first, "400000");
      assertThat(find(reference, null, null).awarded()).isEqualTo(Money.of("600000.01"));
      assertThat(find(reference, null, RAISED.plusSeconds(3600)).awarded()).isEqualTo(Money.of("500000.01"));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void count_until_nothing_comes_of_them(Status status) {
      raised();
      Instant ended = RAISED.plusSeconds(9000);
      bench.cases.setStatus(first, status, ended);
      boolean counts = status != Status.REJECTED && status != Status.WITHDRAWN;
      assertThat(find(reference, null, null).awards()).hasSize(counts ? 2 : 1);
      assertThat(find(reference, null, ended).awards()).hasSize(counts ? 2 : 1);
      assertThat(find(reference, null, ended.minusMillis(1)).awards()).hasSize(2);
    }

    @Test
    void of_another_case_do_not_count() {
      bench.raise(bench.letting("1000000"), "300000");
      assertThat(find(reference, null, null).awards()).isEmpty();
    }

    private void raised() {
      bench.at(RAISED.toString());
      first = bench.raise(reference, "300000");
      bench.later(Duration.ofHours(1));
      second = bench.raise(reference, "200000.01");
      bench.later(Duration.ofHours(1));
    }
  }

  @Nested
  class Part_two {

    @Test
    void of_what_was_approved_is_told_in_its_own_awards_only() {
      String exempt = bench.issued(bench.submit(Workbench::buyingInPartTwo));
      String own = bench.raise(exempt, "100000");
      String open = bench.letting("1000000");
      String others = bench.raise(open, "100000");
      assertThat(find(exempt, own, null)).isEqualTo(new Approval(Money.of("731246"), BigDecimal.ZERO, List.of(), true, true));
      for (String asking : new String[] {null, others, exempt, "BC-2026-0009"}) {
        assertThat(find(exempt, asking, null).fromPartTwo()).isTrue();
        assertThat(find(exempt, asking, null).tellsPartTwo()).as("%s", asking).isFalse();
      }
      assertThat(find(open, others, null).fromPartTwo()).isFalse();
    }

    @Test
    void of_another_award_shows_in_what_it_takes_up() {
      String open = bench.letting("1000000");
      String exempt = bench.submit(Workbench::buyingInPartTwo);
      BusinessCase of = bench.cases.get(open);
      String award = bench.cases.openAward(open, bench.cases.currentRevision(exempt).caseFile(), of.edition(), of.submittedOn(),
          "commercial", RAISED).reference();
      assertThat(find(open, null, null).fromPartTwo()).isTrue();
      assertThat(find(open, award, null).fromPartTwo()).as("its own does not count").isFalse();
    }
  }

  private Approval find(String reference, String asking, Instant at) {
    return approvals.find(reference, new Asking(asking, at)).orElseThrow();
  }
}
