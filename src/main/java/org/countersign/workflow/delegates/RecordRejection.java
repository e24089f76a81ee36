package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.decisions.DecisionDesk;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Closes a case that the board or the decider rejected. */
@Component
class RecordRejection implements JavaDelegate {

  private final DecisionDesk desk;

  RecordRejection(DecisionDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.reject(Routes.referenceOf(execution), execution.getProcessInstanceId());
  }
}
