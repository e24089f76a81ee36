package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.cases.Reminders;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Tells what is soon due and what is overdue; it writes nothing that a gateway reads. */
@Component
class RemindOfDueDates implements JavaDelegate {

  private final Reminders reminders;

  RemindOfDueDates(Reminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reminders.tell(Routes.referenceOf(execution), execution.getProcessInstanceId());
  }
}
