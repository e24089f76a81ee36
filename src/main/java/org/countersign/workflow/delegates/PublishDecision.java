package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.decisions.DecisionDesk;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Puts the issued decision on the public register. */
@Component
class PublishDecision implements JavaDelegate {

  private final DecisionDesk desk;

  PublishDecision(DecisionDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.publish(Routes.referenceOf(execution), execution.getProcessInstanceId());
  }
}
