package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.cases.CaseNews;
import org.countersign.decisions.DecisionDesk;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Issues the decision, which verifies everything once more. */
@Component
class IssueDecision implements JavaDelegate {

  private final DecisionDesk desk;
  private final CaseNews news;

  IssueDecision(DecisionDesk desk, CaseNews news) {
    this.desk = desk;
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Routes.afterIssue(
        desk.issue(Routes.referenceOf(execution), execution.getProcessInstanceId())));
    news.decided(Routes.referenceOf(execution));
  }
}
