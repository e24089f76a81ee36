package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.Enforcement;
import org.countersign.workflow.Routes;

/**
 * Paragraph 4.13: procurement strategies, exemptions and changes of contracts of £500,000 or above pass only with
 * the signatures that they need. Whatever is missing becomes an incident that says so.
 */
class EnforceParagraph413 implements JavaDelegate {

  private final Enforcement enforcement;
  private final Enforcement.Stage stage;

  EnforceParagraph413(Enforcement enforcement, Enforcement.Stage stage) {
    this.enforcement = enforcement;
    this.stage = stage;
  }

  @Override
  public void execute(DelegateExecution execution) {
    enforcement.enforce(Routes.referenceOf(execution), "4.13", stage);
  }
}
