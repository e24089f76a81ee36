package org.countersign.scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.scheme.RuleTable.Rule;

/** The sentence that says why a rule holds: in full, or for a reader who may not see Part 2. */
final class Because {

  static final String ONLY_NOTES = "It only notes and grants nothing.";

  private static final BigDecimal TEN_PERCENT = BigDecimal.TEN;

  private final Rule rule;
  private final MeasuredHead head;
  private final boolean tellsPartTwo;

  private Because(Rule rule, MeasuredHead head, boolean tellsPartTwo) {
    this.rule = rule;
    this.head = head;
    this.tellsPartTwo = tellsPartTwo;
  }

  static String of(Rule rule, MeasuredHead head) {
    return new Because(rule, head, true).sentence();
  }

  /** No amount or percentage in it rests on Part 2. */
  static String withoutPartTwo(Rule rule, MeasuredHead head) {
    return new Because(rule, head, false).sentence();
  }

  private String sentence() {
    String says = Character.toUpperCase(rule.says().charAt(0)) + rule.says().substring(1);
    String detail = detail();
    String paragraph = rule.paragraph() == null ? "" : "paragraph " + rule.paragraph() + ", ";
    return says + (detail.isEmpty() ? "" : ": " + detail)
        + " (" + paragraph + "edition " + head.facts().edition() + ").";
  }

  private String detail() {
    return switch (rule.tests()) {
      case OWN_VALUE -> value(head.own(), head.is(Kind.CONTRACT_CHANGE) ? "by this change" : "over its whole life");
      case WHOLE -> whole();
      case CHANGE_PERCENT -> changePercent();
      case CHANGE_MONTHS -> "all changes together run for " + head.facts().changeMonthsTogether()
          + " months, the original value is " + head.facts().originalValue();
      case APPROVAL -> approval();
    };
  }

  private String whole() {
    if (!head.is(Kind.CONTRACT_CHANGE)) {
      return value(head.whole(),
          "over its whole life" + (head.is(Kind.BUSINESS_CASE) ? ", all business-case heads together" : ""));
    }
    if (head.whole().isMissing() || isWithheld(head.whole())) {
      return value(head.whole(), "");
    }
    return "the original " + head.facts().originalValue() + " and all changes together " + head.changesTogether()
        + " make " + head.whole().amount();
  }

  private String changePercent() {
    Money original = head.facts().originalValue();
    return isWithheld(head.whole())
        ? "the original value is " + original + ", the value of the change stands in Part 2"
        : "all changes together " + head.changesTogether() + " are " + percent(head.changesTogether(), original)
            + " % of the original " + original;
  }

  private String approval() {
    if (head.facts().approvedUpTo() == null) {
      return "the paper names no approved value";
    }
    if (head.own().isMissing() || isWithheld(head.own())) {
      return value(head.own(), "");
    }
    return amount(head.own()) + (head.own().amount().isOver(head.facts().approvedUpTo()) ? " is above " : " is within ")
        + (head.approval() == null ? claimed(head.head().contract()) : registered(head.approval()));
  }

  private static String claimed(Contract contract) {
    return "the approved " + contract.approvedValue() + tolerated(contract.tolerancePercent());
  }

  private String registered(Approval approval) {
    if (approval.fromPartTwo() && !(tellsPartTwo && approval.tellsPartTwo())) {
      return "what was approved, which stands in Part 2";
    }
    return "the approved " + approval.value() + tolerated(approval.tolerancePercent()) + awarded(approval);
  }

  private static String tolerated(BigDecimal percent) {
    return percent == null || percent.signum() == 0
        ? "" : " and its tolerance of " + percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** Two awards of £900,000 do not fit into one approval of £1m. */
  private static String awarded(Approval approval) {
    return approval.awards().isEmpty() ? "" : ", of which " + approval.awarded() + " is taken up by "
        + String.join(", ", approval.awards().stream().map(Approval.Award::reference).toList());
  }

  private String value(MeasuredValue value, String ofWhat) {
    if (value.isMissing()) {
      return "";
    }
    return isWithheld(value) ? "its value stands in Part 2" : amount(value) + " " + ofWhat;
  }

  private boolean isWithheld(MeasuredValue value) {
    return value.fromPartTwo() && !tellsPartTwo;
  }

  private static String amount(MeasuredValue value) {
    return (value.atLeast() ? "at least " : "") + value.amount();
  }

  /** To one decimal, or to as many as show that the limit of 10 % is passed. */
  private static String percent(Money changes, Money original) {
    BigDecimal hundredfold = changes.pounds().movePointRight(2);
    boolean over = hundredfold.compareTo(original.pounds().multiply(TEN_PERCENT)) > 0;
    int scale = 1;
    BigDecimal percent = hundredfold.divide(original.pounds(), scale, RoundingMode.HALF_UP);
    while (over && percent.compareTo(TEN_PERCENT) == 0) {
      percent = hundredfold.divide(original.pounds(), ++scale, RoundingMode.HALF_UP);
    }
    return percent.toPlainString();
  }
}
