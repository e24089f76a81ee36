package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.register.DecisionNotices;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Makes the signed notice of the published decision. */
@Component
class MakeNotice implements JavaDelegate {

  private final DecisionNotices notices;

  MakeNotice(DecisionNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.make(Routes.referenceOf(execution));
  }
}
