package org.countersign.cases;

import org.countersign.casefile.BusinessCases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks each working morning at what is due on a case, and tells each thing once. */
@Service
public class Reminders {

  private final BusinessCases cases;
  private final CaseWorkflow workflow;
  private final DueDates dueDates;
  private final CaseNews news;

  public Reminders(BusinessCases cases, CaseWorkflow workflow, DueDates dueDates, CaseNews news) {
    this.cases = cases;
    this.workflow = workflow;
    this.dueDates = dueDates;
    this.news = news;
  }

  /** @param processInstance of the case, or of a condition of its approval */
  @Transactional
  public void tell(String reference, String processInstance) {
    // Nobody answers a task of it meanwhile.
    cases.lock(reference);
    for (CaseWorkflow.Task task : workflow.openTasksOf(processInstance, reference)) {
      dueDates.of(task.id()).ifPresent(due -> {
        if (dueDates.isToBeToldOverdue(due)) {
          news.overdue(task);
          dueDates.markOverdueTold(due);
        } else if (dueDates.isToBeReminded(due)) {
          news.soonDue(task);
          dueDates.markReminded(due);
        }
      });
    }
  }
}
