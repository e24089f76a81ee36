package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.Requirements;
import org.countersign.workflow.RecordedRuleTable;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Asks the tables for every head, so that Cockpit shows which row decided, and puts the answer on the record. */
@Component
class DetermineAuthority implements JavaDelegate {

  private final Requirements requirements;
  private final RecordedRuleTable rules;

  DetermineAuthority(Requirements requirements, RecordedRuleTable rules) {
    this.requirements = requirements;
    this.rules = rules;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.afterDetermination(
        requirements.determineOnRecord(Routes.referenceOf(execution), rules)));
  }
}
