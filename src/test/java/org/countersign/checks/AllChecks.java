package org.countersign.checks;

import java.util.List;
import org.countersign.scheme.Approvals;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.countersign.workflow.PlainRuleTable;

/** Every check, as the program runs them, over the rules of the Scheme that it ships with. */
final class AllChecks {

  static final Determinations DETERMINATIONS = new Determinations(new PlainRuleTable(), Approvals.NONE);
  static final Editions EDITIONS = new Editions();

  private AllChecks() {}

  static Checks knowing(Precedents precedents) {
    return new Checks(List.of(new HeadsDoNotSum(), new TotalDiffers(), new RouteMismatch(), new RecurringWithoutEnd(),
        new AmountUnreadable(), new DatesInconsistent(), new ReferenceMismatch(precedents),
        new NoteNeedsApproval(DETERMINATIONS, EDITIONS), new PartTwoInPartOne(), new DelegateIneligible(),
        new AwardExceedsApproval(precedents), new SplitSuspected(precedents), new CumulativeChange(precedents),
        new ThresholdOutOfDate(), new LegalSilentOnContract(), new Retrospective(), new ParagraphNotCited(),
        new FundingNotApproved(), new ContractExpired()));
  }
}
