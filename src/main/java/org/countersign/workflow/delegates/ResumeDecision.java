package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.Requirements;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Takes a deferred decision up again on its day. */
@Component
class ResumeDecision implements JavaDelegate {

  private final Requirements requirements;

  ResumeDecision(Requirements requirements) {
    this.requirements = requirements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    requirements.resumeDecision(Routes.referenceOf(execution));
  }
}
