package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.Requirements;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Weighs the advice once all of it is in: one adviser who is not satisfied returns the case. */
@Component
class WeighAdvice implements JavaDelegate {

  private final Requirements requirements;

  WeighAdvice(Requirements requirements) {
    this.requirements = requirements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.afterAdvice(requirements.weighAdvice(Routes.referenceOf(execution))));
  }
}
