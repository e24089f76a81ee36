package org.countersign.workflow;

import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.countersign.scheme.HeadFacts;
import org.countersign.scheme.RuleTable;
import org.springframework.stereotype.Component;

/**
 * The rules of the deployed tables: the history keeps each evaluation, and Cockpit shows the rows that held. It also keeps what
 * was asked: of a head whose facts are held back from operators the plain tables are asked, which keep nothing.
 */
@Component
public class RecordedRuleTable implements RuleTable {

  private final DecisionService decisions;
  private final PlainRuleTable plain;

  public RecordedRuleTable(DecisionService decisions, PlainRuleTable plain) {
    this.decisions = decisions;
    this.plain = plain;
  }

  @Override
  public List<Rule> rulesFor(HeadFacts facts) {
    return facts.heldBack() ? plain.rulesFor(facts) : RuleRows.rulesFor(facts, this::evaluate);
  }

  private DmnDecisionTableResult evaluate(String decision, VariableMap variables) {
    return decisions.evaluateDecisionTableByKey(decision, variables);
  }
}
