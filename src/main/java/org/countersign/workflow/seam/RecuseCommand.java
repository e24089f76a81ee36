package org.countersign.workflow.seam;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;

/**
 * Takes a recusal. The task is not completed by it: it is given back, for another holder to sign. A board
 * member's recusal is a vote like any other, and completes the own task.
 */
class RecuseCommand<T> implements Command<T> {

  private final String taskId;
  private final Command<T> completion;
  private final TaskGuard guard;

  RecuseCommand(String taskId, Command<T> completion, TaskGuard guard) {
    this.taskId = taskId;
    this.completion = completion;
    this.guard = guard;
  }

  @Override
  public T execute(CommandContext context) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    if (task == null) {
      throw Refusal.tooLate("This task is done.");
    }
    SignOff signOff = SignOff.ofTask(task.getTaskDefinitionKey());
    if (!signOff.passesOnWhenRecused()) {
      return completion.execute(context);
    }
    context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
    guard.answered(task, signOff, Submitted.with(taskId).orElseThrow());
    task.setAssignee(null);
    task.triggerUpdateEvent();
    return null;
  }
}
