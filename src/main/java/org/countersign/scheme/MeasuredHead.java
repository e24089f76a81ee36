package org.countersign.scheme;

import java.math.BigDecimal;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.scheme.RuleTable.Measure;

/**
 * A granting head with what the rules ask about it, and how far that may be told.
 *
 * @param own the head's own value; of a CONTRACT_CHANGE, of this change
 * @param whole of a BUSINESS_CASE the project's cost, of a CONTRACT_CHANGE the contract as changed, else the own value
 * @param approval of a CONTRACT_AWARD, as our own register knows it; null where it knows nothing of it
 */
record MeasuredHead(Head head, HeadFacts facts, MeasuredValue own, MeasuredValue whole, Approval approval) {

  /** The value that is reported beside a rule which tests this. */
  MeasuredValue testedBy(Measure measure) {
    return switch (measure) {
      case OWN_VALUE, APPROVAL -> own;
      case WHOLE -> whole;
      case CHANGE_PERCENT, CHANGE_MONTHS -> MeasuredValue.of(facts.originalValue());
    };
  }

  /** The limit of the rule or, where an award is held against its approval, that; never one that rests on Part 2. */
  BigDecimal thresholdOf(RuleTable.Rule rule) {
    if (rule.tests() != Measure.APPROVAL) {
      return rule.threshold();
    }
    return approval != null && approval.fromPartTwo() ? null : facts.approvedUpTo();
  }

  /** Whether the rule holds an award against an approval that only the paper claims. */
  boolean isUnverifiedBy(RuleTable.Rule rule) {
    return rule.tests() == Measure.APPROVAL && approval == null && facts.approvedUpTo() != null;
  }

  /** The heads of a project stand and fall together, so does what is not known of them. */
  boolean isAtLeast() {
    return (is(Kind.BUSINESS_CASE) ? whole : own).atLeast();
  }

  boolean is(Kind kind) {
    return head.kind() == kind;
  }

  /** All changes of a CONTRACT_CHANGE's contract, this one included. */
  Money changesTogether() {
    return facts.changesTogether();
  }
}
