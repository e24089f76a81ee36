package org.countersign.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.countersign.scheme.HeadFacts;
import org.countersign.scheme.RuleTable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The rules read from the program's own tables, leaving no trace: a dry run is stored nowhere. */
@Component
@Primary
public class PlainRuleTable implements RuleTable {

  private static final String MODEL = "/bpmn/SchemeOfDelegation.dmn";

  private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private final DmnDecisionRequirementsGraph model = model();

  @Override
  public List<Rule> rulesFor(HeadFacts facts) {
    return RuleRows.rulesFor(facts, this::evaluate);
  }

  private DmnDecisionTableResult evaluate(String decision, VariableMap variables) {
    return engine.evaluateDecisionTable(model.getDecision(decision), variables);
  }

  private DmnDecisionRequirementsGraph model() {
    try (InputStream model = PlainRuleTable.class.getResourceAsStream(MODEL)) {
      return engine.parseDecisionRequirementsGraph(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
