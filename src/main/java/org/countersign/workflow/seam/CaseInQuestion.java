package org.countersign.workflow.seam;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which case somebody meant who named a task or an instance, be it done or running. */
@Component
public class CaseInQuestion {

  private final HistoryService historyService;
  private final AsProgram asProgram;

  CaseInQuestion(@Lazy HistoryService historyService, @Lazy AsProgram asProgram) {
    this.historyService = historyService;
    this.asProgram = asProgram;
  }

  /** @param id of a task or a process instance; of anything else the answer is empty */
  public Optional<String> of(String id) {
    return asProgram.call(() -> {
      String instance = Optional.ofNullable(historyService.createHistoricTaskInstanceQuery().taskId(id).singleResult())
          .map(HistoricTaskInstance::getProcessInstanceId).orElse(id);
      return Optional.ofNullable(historyService.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult())
          .map(HistoricProcessInstance::getBusinessKey);
    });
  }
}
