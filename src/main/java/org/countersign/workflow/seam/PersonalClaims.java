package org.countersign.workflow.seam;

import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.countersign.signing.Refusal;

/** People claim tasks for themselves and give back their own; nobody hands a task to somebody else. */
class PersonalClaims {

  /** @param task that the command names, its links read; null if it is gone */
  void check(Command<?> command, String person, TaskEntity task) {
    String assignee = CommandFields.get(command, "userId");
    if (assignee != null && !assignee.equals(person)) {
      throw refused("You claim tasks for yourself only, not for " + assignee + ".");
    }
    if (task != null && assignee == null) {
      checkGivesBack(task, person);
    } else if (task != null && command instanceof AssignTaskCmd && task.getAssignee() != null
        && !task.getAssignee().equals(person)) {
      throw refused(task.getAssignee() + " holds this task.");
    }
  }

  private static void checkGivesBack(TaskEntity task, String person) {
    if (!person.equals(task.getAssignee())) {
      throw refused("Only its holder gives a task back.");
    }
    if (task.getIdentityLinks().stream().noneMatch(link -> link.getType().equals(IdentityLinkType.CANDIDATE))) {
      throw refused("This task is yours alone: nobody else could take it up.");
    }
  }

  private static RefusedAct refused(String message) {
    return new RefusedAct(Refusal.notAllowed(message));
  }
}
