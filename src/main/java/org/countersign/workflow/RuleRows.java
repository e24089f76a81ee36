package org.countersign.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.countersign.casefile.Money;
import org.countersign.scheme.Authority;
import org.countersign.scheme.HeadFacts;
import org.countersign.scheme.RuleTable.Measure;
import org.countersign.scheme.RuleTable.Rule;

/**
 * What goes into the decision tables of the Scheme and what comes out. Money goes in as whole pence: the
 * tables divide, so that they read in pounds, and the history holds strings, booleans and numbers only.
 */
final class RuleRows {

  static final String SCHEME = "SchemeOfDelegation";
  static final String RESIDUAL = "ResidualAuthority";

  private static final BigDecimal MOST_PENCE = BigDecimal.valueOf(Long.MAX_VALUE);

  private RuleRows() {}

  static VariableMap variables(HeadFacts facts) {
    return Variables.createVariables()
        .putValue("edition", facts.edition())
        .putValue("kind", facts.kind().name())
        .putValue("originatingBody", name(facts.originatingBody()))
        .putValue("direction", name(facts.direction()))
        .putValue("route", name(facts.route()))
        .putValue("novel", facts.novel())
        .putValue("foreseen", facts.foreseen())
        .putValue("valuePence", pence(facts.value()))
        .putValue("projectCostPence", pence(facts.projectCost()))
        .putValue("originalValuePence", pence(facts.originalValue()))
        .putValue("changesTogetherPence", pence(facts.changesTogether()))
        .putValue("changeMonthsTogether", facts.changeMonthsTogether())
        .putValue("approvedUpToPence", wholePence(facts.approvedUpTo()))
        .putValue("valueIs", facts.valueIs().name());
  }

  /** Asks for every rule that holds and, where none does, for the residual one. */
  static List<Rule> rulesFor(HeadFacts facts, BiFunction<String, VariableMap, DmnDecisionTableResult> tables) {
    List<Rule> holding = rules(tables.apply(SCHEME, variables(facts)));
    List<Rule> found = holding.isEmpty() ? rules(tables.apply(RESIDUAL, variables(facts))) : holding;
    return found.isEmpty() ? List.of(Rule.NO_RULE) : found;
  }

  private static List<Rule> rules(DmnDecisionTableResult result) {
    return result.stream().map(RuleRows::rule).toList();
  }

  private static Rule rule(DmnDecisionRuleResult row) {
    Map<String, Object> cells = row.getEntryMap();
    Number threshold = (Number) cells.get("threshold");
    return new Rule(
        (String) cells.get("rule"),
        (String) cells.get("paragraph"),
        Authority.valueOf((String) cells.get("decidedBy")),
        Measure.valueOf((String) cells.get("tests")),
        threshold == null ? null : new BigDecimal(threshold.toString()),
        (Boolean) cells.get("callIn"),
        (String) cells.get("says"));
  }

  private static String name(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static Long pence(Money amount) {
    return amount == null ? null : wholePence(amount.pounds());
  }

  /**
   * A tolerance can end in a fraction of a penny: whole pence are above it exactly if above the pence below it. A sum
   * beyond what the tables count in is beyond every limit too.
   */
  private static Long wholePence(BigDecimal pounds) {
    return pounds == null ? null : pounds.movePointRight(2).setScale(0, RoundingMode.FLOOR).min(MOST_PENCE).longValueExact();
  }
}
