package org.countersign.workflow.seam;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Where a start form is submitted: the one way to start a process from outside. */
public interface StartDesk {

  /**
   * @param processDefinitionId as the form names it
   * @return the instance that was started
   * @throws org.countersign.signing.Refusal unless the person may submit papers and this is a valid one
   */
  ProcessInstance start(String processDefinitionId, String person, Map<String, Object> submitted);
}
