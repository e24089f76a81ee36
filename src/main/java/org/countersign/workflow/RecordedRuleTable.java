package org.countersign.workflow;

import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.countersign.scheme.HeadFacts;
import org.countersign.scheme.RuleTable;
import org.springframework.stereotype.Component;

/** The rules of the deployed tables: the history keeps each evaluation, and Cockpit shows the rows that held. */
@Component
public class RecordedRuleTable implements RuleTable {

  private final DecisionService decisions;

  public RecordedRuleTable(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<Rule> rulesFor(HeadFacts facts) {
    return RuleRows.rulesFor(facts, this::evaluate);
  }

  private DmnDecisionTableResult evaluate(String decision, VariableMap variables) {
    return decisions.evaluateDecisionTableByKey(decision, variables);
  }
}
