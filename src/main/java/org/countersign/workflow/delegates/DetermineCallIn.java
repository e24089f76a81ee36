package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.CallIn;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Determines whether the DMPC may call in what was approved, and until when. */
@Component
class DetermineCallIn implements JavaDelegate {

  private final CallIn callIn;

  DetermineCallIn(CallIn callIn) {
    this.callIn = callIn;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.ofCallIn(callIn.openUntil(Routes.referenceOf(execution))));
  }
}
