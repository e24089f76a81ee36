package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.cases.CaseNews;
import org.countersign.decisions.DecisionDesk;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Closes a case that the board or the decider rejected. */
@Component
class RecordRejection implements JavaDelegate {

  private final DecisionDesk desk;
  private final CaseNews news;

  RecordRejection(DecisionDesk desk, CaseNews news) {
    this.desk = desk;
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desk.reject(Routes.referenceOf(execution), execution.getProcessInstanceId());
    news.decided(Routes.referenceOf(execution));
  }
}
