package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.CallIn;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Records that the right of call-in has ended unused. */
@Component
class RecordLapse implements JavaDelegate {

  private final CallIn callIn;

  RecordLapse(CallIn callIn) {
    this.callIn = callIn;
  }

  @Override
  public void execute(DelegateExecution execution) {
    callIn.lapse(Routes.referenceOf(execution));
  }
}
