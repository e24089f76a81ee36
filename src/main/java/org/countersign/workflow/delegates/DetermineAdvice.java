package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.Requirements;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Determines which of the board and the advisers have yet to sign. */
@Component
class DetermineAdvice implements JavaDelegate {

  private final Requirements requirements;

  DetermineAdvice(Requirements requirements) {
    this.requirements = requirements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.ofOutstanding(requirements.outstanding(Routes.referenceOf(execution))));
  }
}
