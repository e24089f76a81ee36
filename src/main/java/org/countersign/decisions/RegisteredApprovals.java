package org.countersign.decisions;

import java.util.List;
import java.util.Optional;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.Revision;
import org.countersign.scheme.Approval;
import org.countersign.scheme.Approval.Award;
import org.countersign.scheme.Approvals;
import org.countersign.scheme.ApprovedSpend;
import org.springframework.stereotype.Component;

/** What our own decisions approved: read from the paper that was decided, never from one that cites it. */
@Component
class RegisteredApprovals implements Approvals {

  private final Decisions decisions;
  private final PastDecisions past;
  private final BusinessCases cases;

  RegisteredApprovals(Decisions decisions, PastDecisions past, BusinessCases cases) {
    this.decisions = decisions;
    this.past = past;
    this.cases = cases;
  }

  @Override
  public Optional<Approval> find(String approvedIn, Asking asking) {
    return approvedIn == null ? Optional.empty()
        : issued(approvedIn).map(decision -> approval(decision.reference(), asking)).or(() -> imported(approvedIn, asking))
            .filter(found -> asking.seesAll() || !found.fromPartTwo());
  }

  /** Of a past decision only what was imported is known: not what was awarded under it since. */
  private Optional<Approval> imported(String approvedIn, Asking asking) {
    return DecisionNumber.read(approvedIn).flatMap(number -> past.approvedIn(number, asking.at()))
        .map(approved -> new Approval(approved.value(), approved.tolerancePercent(), List.of(), false, false));
  }

  private Optional<IssuedDecision> issued(String approvedIn) {
    return DecisionNumber.read(approvedIn).map(decisions::issued).orElseGet(() -> decisions.find(approvedIn.strip()));
  }

  private Approval approval(String reference, Asking asking) {
    ApprovedSpend approved = ApprovedSpend.of(cases.currentRevision(reference).caseFile());
    List<Revision> others = cases.awardsUnder(reference, asking.at()).stream()
        .filter(award -> !award.reference().equals(asking.reference())).toList();
    boolean awardOfIt = isAwardOf(asking.reference(), reference);
    // An award bears its case's marking, and so does the paper from which one is made.
    boolean heldBack = cases.get(reference).marking().isAboveOfficial() && !awardOfIt && (asking.reference() != null || !asking.seesAll());
    boolean fromPartTwo = heldBack || approved.fromPartTwo()
        || others.stream().anyMatch(award -> ApprovedSpend.of(award.caseFile()).fromPartTwo());
    return new Approval(approved.value(), approved.tolerancePercent(),
        others.stream().map(award -> new Award(award.reference(), ApprovedSpend.of(award.caseFile()).value())).toList(),
        fromPartTwo, awardOfIt);
  }

  private boolean isAwardOf(String asking, String reference) {
    return asking != null && cases.find(asking).map(BusinessCase::awardOf).filter(reference::equals).isPresent();
  }
}
