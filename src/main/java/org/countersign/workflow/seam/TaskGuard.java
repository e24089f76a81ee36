package org.countersign.workflow.seam;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.countersign.signing.SignOff;

/** Judges every step that acts on a case, and every task that a person answers. */
public interface TaskGuard {

  /**
   * A step of the program is about to act on the case whose reference the instance bears.
   *
   * @throws RuntimeException if the instance is not that case's registered course
   */
  void entered(DelegateExecution execution);

  /** A task was opened to those who may sign it. */
  void opened(DelegateTask task, SignOff signOff);

  /** Whether the case of this instance has anything that some people may not see: its tasks are then opened to cleared people alone. */
  boolean needsClearance(DelegateExecution execution);

  /**
   * A person answers a task.
   *
   * @throws org.countersign.signing.Refusal if the answer does not count
   */
  void answered(DelegateTask task, SignOff signOff, Map<String, Object> submitted);
}
