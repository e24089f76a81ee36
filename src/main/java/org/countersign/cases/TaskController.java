package org.countersign.cases;

import org.countersign.people.WhoIsAsking;
import org.countersign.signing.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/tasks}: what the forms in Tasklist show. */
@RestController
class TaskController {

  private final CaseWorkflow workflow;
  private final CaseReading reading;
  private final WhoIsAsking asking;

  TaskController(CaseWorkflow workflow, CaseReading reading, WhoIsAsking asking) {
    this.workflow = workflow;
    this.reading = reading;
    this.asking = asking;
  }

  @GetMapping("/api/tasks/{id}")
  TaskView get(@PathVariable String id) {
    CaseWorkflow.Task task = workflow.openTask(id).orElseThrow(() ->
        Refusal.tooLate("This task is done: somebody answered it before you, or the case has moved on."));
    return TaskView.of(task, reading.view(asking.person(), task.caseReference()));
  }
}
