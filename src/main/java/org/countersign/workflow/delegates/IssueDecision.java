package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.decisions.DecisionDesk;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Issues the decision, which verifies everything once more. */
@Component
class IssueDecision implements JavaDelegate {

  private final DecisionDesk desk;

  IssueDecision(DecisionDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.afterIssue(
        desk.issue(Routes.referenceOf(execution), execution.getProcessInstanceId())));
  }
}
