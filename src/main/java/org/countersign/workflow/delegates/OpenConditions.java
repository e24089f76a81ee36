package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.cases.ConditionCourses;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Opens a course of its own for each condition of the issued decision. */
@Component
class OpenConditions implements JavaDelegate {

  private final ConditionCourses courses;

  OpenConditions(ConditionCourses courses) {
    this.courses = courses;
  }

  @Override
  public void execute(DelegateExecution execution) {
    courses.open(Routes.referenceOf(execution));
  }
}
