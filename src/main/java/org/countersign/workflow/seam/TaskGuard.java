package org.countersign.workflow.seam;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.countersign.signing.SignOff;

/** Judges every task that a person answers. */
public interface TaskGuard {

  /** A task was opened to those who may sign it. */
  void opened(DelegateTask task, SignOff signOff);

  /**
   * A person answers a task.
   *
   * @throws org.countersign.signing.Refusal if the answer does not count
   */
  void answered(DelegateTask task, SignOff signOff, Map<String, Object> submitted);
}
