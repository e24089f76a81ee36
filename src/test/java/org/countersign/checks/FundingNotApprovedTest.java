package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FundingNotApprovedTest {

  private final FundingNotApproved check = new FundingNotApproved();

  @Test
  void findsEachBudgetThatIsStillADraft() {
    assertThat(check.findIn(Papers.with("'heads': [], 'funding': ["
        + "{'source': 'Capital plan 2019/20', 'type': 'CAPITAL', 'amount': 1000000, 'approved': true},"
        + "{'source': 'Draft budget 2020/21', 'type': 'REVENUE', 'amount': 250000, 'approved': false}]"))).containsExactly(
            Finding.of(Code.FUNDING_NOT_APPROVED, "/funding/1/approved",
                "£250,000 comes from a budget that is not approved yet: Draft budget 2020/21."));
  }

  @Test
  void leavesAPaperWithoutFundingAlone() {
    assertThat(check.findIn(Papers.with("'heads': []"))).isEmpty();
  }
}
