package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.List;

/** The rules of the Scheme, as the decision tables in {@code bpmn/} hold them. */
public interface RuleTable {

  /**
   * Every rule that a granting head falls under, in the order of the table; where none holds, the one
   * residual rule. Never empty: where the tables stay silent, the answer is {@link Rule#NO_RULE}
   * (upward, never through).
   */
  List<Rule> rulesFor(HeadFacts facts);

  /**
   * A row that holds.
   *
   * @param name such as STRATEGY_500K
   * @param paragraph null where the number is not verified
   * @param tests which value the rule tests
   * @param threshold in pounds; null where the row has no limit of its own
   * @param says the rule in words, for the sentence that explains the determination
   */
  record Rule(
      String name, String paragraph, Authority decidedBy, Measure tests, BigDecimal threshold, boolean callIn,
      String says) {

    /** The answer where even the residual table stays silent, as on an edition that it does not know. */
    public static final Rule NO_RULE = new Rule("NO_RULE", null, Authority.DMPC, Measure.WHOLE, null, false,
        "no rule catches this head, so it goes up to the DMPC");
  }

  /** Which value of a head a rule tests, and so which one is reported. */
  enum Measure {
    /** The head's own value. */
    OWN_VALUE,
    /** Of a BUSINESS_CASE the project's cost, of a CONTRACT_CHANGE the contract as changed, else the own value. */
    WHOLE,
    /** All changes together against the contract's original value. */
    CHANGE_PERCENT,
    /** The months of all changes together, for a contract of this original value. */
    CHANGE_MONTHS,
    /** An award's value against the value approved for it. */
    APPROVAL
  }
}
