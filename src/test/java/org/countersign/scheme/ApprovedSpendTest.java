package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.scheme.Papers.contract;
import static org.countersign.scheme.Papers.head;
import static org.countersign.scheme.Papers.noting;
import static org.countersign.scheme.Papers.of;
import static org.countersign.scheme.Papers.paper;

import java.math.BigDecimal;
import java.util.List;
import org.countersign.casefile.CaseFile.Delegate;
import org.countersign.casefile.CaseFile.DelegateBody;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;
import org.countersign.scheme.Approval.Award;
import org.junit.jupiter.api.Test;

class ApprovedSpendTest {

  @Test
  void theHeadsThatBuyCountWithTheirOptions() {
    ApprovedSpend spend = ApprovedSpend.of(of(head(1, Kind.BUSINESS_CASE, "2000000"),
        contract(2, Kind.PROCUREMENT_STRATEGY, Route.OPEN, "700000", "100000"),
        contract(3, Kind.EXEMPTION, Route.SINGLE_TENDER, "50000", null)));
    assertThat(spend.value()).isEqualTo(Money.of("850000"));
  }

  @Test
  void whereNoneOfThemHasAValueTheProjectCounts() {
    assertThat(ApprovedSpend.of(of(head(1, Kind.BUSINESS_CASE, "1500000"), head(2, Kind.BUSINESS_CASE, "500000"),
        contract(3, Kind.PROCUREMENT_STRATEGY, Route.OPEN, null, null))).value()).isEqualTo(Money.of("2000000"));
  }

  @Test
  void whatOnlyNotesOrBuysNothingApprovesNoContract() {
    assertThat(ApprovedSpend.of(of(noting(1), head(2, Kind.SETTLEMENT, "900000"))).value()).isEqualTo(Money.ZERO);
  }

  @Test
  void aValueOfPartTwoCountsAndIsKnownAsOne() {
    ApprovedSpend spend = ApprovedSpend.of(
        paper().with(contract(1, Kind.PROCUREMENT_STRATEGY, Route.OPEN, null, null)).withInPartTwo(1, "731246").file());
    assertThat(spend).isEqualTo(new ApprovedSpend(Money.of("731246"), BigDecimal.ZERO, true));
  }

  @Test
  void noHeadLendsItsToleranceToAnother() {
    assertThat(ApprovedSpend.of(of(tolerating(1, "10"))).tolerancePercent()).isEqualByComparingTo("10");
    assertThat(ApprovedSpend.of(of(tolerating(1, "10"), tolerating(2, "5"))).tolerancePercent()).isEqualByComparingTo("5");
    assertThat(ApprovedSpend.of(of(tolerating(1, "10"), head(2, Kind.EXEMPTION, "1"))).tolerancePercent()).isEqualByComparingTo("0");
  }

  @Test
  void awardsTakeUpWhatWasApprovedAndItsTolerance() {
    Approval approval = new Approval(Money.of("1000000"), BigDecimal.TEN,
        List.of(new Award("A1", Money.of("900000")), new Award("A2", Money.of("300000"))), false, false);
    assertThat(approval.awarded()).isEqualTo(Money.of("1200000"));
    assertThat(approval.upTo()).isEqualByComparingTo("-100000");
  }

  private static Head tolerating(int number, String percent) {
    Head plain = head(number, Kind.PROCUREMENT_STRATEGY, "100000");
    return new Head(number, plain.verb(), plain.kind(), null, plain.text(), plain.costs(), null,
        new Delegate(null, DelegateBody.MPS_STAFF, null, new BigDecimal(percent)));
  }
}
