package org.countersign.register;

import java.util.List;
import org.countersign.decisions.Correction;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.Notice;
import org.countersign.decisions.SignedNotice;
import org.countersign.signing.FollowedCondition;

/**
 * A decision as everyone may read it.
 *
 * @param signed null while it is not made, or where the organisation has no seal
 * @param corrections first to last
 * @param conditions as they stand now; empty while they are not followed
 */
record Published(
    DecisionNumber number, Notice notice, SignedNotice signed, List<Correction> corrections, List<FollowedCondition> conditions) {

  /** As it was decided, without what came later. */
  static Published of(IssuedDecision decision) {
    return of(decision, null, List.of(), List.of());
  }

  static Published of(IssuedDecision decision, SignedNotice signed, List<Correction> corrections, List<FollowedCondition> conditions) {
    return new Published(decision.number().orElseThrow(), decision.notice(), signed, corrections, conditions);
  }

  public long openConditions() {
    return conditions.stream().filter(condition -> !condition.isDischarged()).count();
  }

  /** Where its page is: the one spelling of its address. */
  public String address() {
    return Register.ADDRESS + "/" + number.inAddress();
  }

  public String noticeAddress() {
    return address() + ".pdf";
  }
}
