package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.List;

/** The rules of the Scheme, as the decision tables in {@code bpmn/} hold them. */
public interface RuleTable {

  /**
   * Every rule that a granting head falls under; where none holds, the one residual rule. Never empty:
   * where the tables stay silent, the answer is NO_RULE and the DMPC (upward, never through).
   */
  List<Rule> rulesFor(HeadFacts facts);

  /**
   * A row that holds.
   *
   * @param name such as STRATEGY_500K
   * @param paragraph null where the number is not verified
   * @param threshold in pounds; null where the row has no limit of its own
   * @param says the rule in words, for the sentence that explains the determination
   */
  record Rule(String name, String paragraph, Authority decidedBy, BigDecimal threshold, boolean callIn, String says) {}
}
