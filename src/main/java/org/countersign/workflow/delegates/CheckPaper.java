package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.cases.PaperChecks;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Checks the paper before anyone is asked to sign. */
@Component
class CheckPaper implements JavaDelegate {

  private final PaperChecks checks;

  CheckPaper(PaperChecks checks) {
    this.checks = checks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.afterChecks(checks.check(Routes.referenceOf(execution))));
  }
}
