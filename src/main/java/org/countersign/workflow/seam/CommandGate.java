package org.countersign.workflow.seam;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;
import org.countersign.signing.Outcome;
import org.countersign.signing.Refusal;

/**
 * Stands before every command. A person's commands pass only if they are on the list: what reads, what
 * answers a task, what keeps accounts, and an operator's retry. Models, instances, variables and tasks
 * are the program's own, for administrators too.
 */
class CommandGate extends CommandInterceptor {

  private static final int TRIES = 4;

  private static final Set<String> ACCOUNTS = Set.of("CreateUserCmd", "SaveUserCmd", "DeleteUserCmd", "UnlockUserCmd",
      "CreateGroupCmd", "SaveGroupCmd", "DeleteGroupCmd", "CreateMembershipCmd", "DeleteMembershipCmd",
      "CreateAuthorizationCommand", "SaveAuthorizationCmd", "DeleteAuthorizationCmd", "SetUserInfoCmd", "DeleteUserInfoCmd",
      "SetUserPictureCmd", "DeleteUserPictureCmd", "CheckPassword");
  private static final Set<String> OPERATING = Set.of("SetJobRetriesCmd", "SetJobsRetriesCmd", "SetAnnotationForIncidentCmd");
  private static final Set<String> COMMENTS = Set.of("AddCommentCmd");

  private final PersonalClaims claims = new PersonalClaims();
  private final ProcessEngineConfigurationImpl configuration;
  private final TaskGuard guard;
  private final StartDesk startDesk;
  private final AccountKeeping accountKeeping;
  private final RefusedCommands refusedCommands;

  CommandGate(ProcessEngineConfigurationImpl configuration, TaskGuard guard, StartDesk startDesk, AccountKeeping accountKeeping,
      RefusedCommands refusedCommands) {
    this.configuration = configuration;
    this.guard = guard;
    this.startDesk = startDesk;
    this.accountKeeping = accountKeeping;
    this.refusedCommands = refusedCommands;
  }

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return pass(command);
    } catch (RefusedAct refused) {
      if (Context.getCommandContext() == null) {
        refusedCommands.log(command, nameOf(command), refused);
      }
      throw refused;
    }
  }

  private <T> T pass(Command<T> command) {
    // Exactly these: a command that extends one of them, such as that which resolves a task, answers nothing.
    if (command.getClass() == CompleteTaskCmd.class || command.getClass() == SubmitTaskFormCmd.class) {
      return answer(command);
    }
    Authentication person = configuration.getIdentityService().getCurrentAuthentication();
    boolean withinAnother = Context.getCommandContext() != null;
    return person == null || person.getUserId() == null || withinAnother
        ? next.execute(command)
        : asPerson(command, person.getUserId());
  }

  private <T> T asPerson(Command<T> command, String person) {
    if (command instanceof SubmitStartFormCmd) {
      return start(command, person);
    }
    if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd) {
      return claim(command, person);
    }
    if (!reads(command) && !isListed(command)) {
      throw new RefusedAct(Refusal.notAllowed(RefusedAct.NOT_A_PERSONS));
    }
    return accountKeeping.carryOut(command, person, () -> next.execute(command));
  }

  /** Starts nothing itself: what was submitted goes to the desk where papers are submitted. */
  @SuppressWarnings("unchecked")
  private <T> T start(Command<T> command, String person) {
    try {
      return (T) startDesk.start(CommandFields.get(command, "processDefinitionId"), person,
          Submitted.plain(CommandFields.<Map<String, Object>>get(command, "variables")));
    } catch (RuntimeException failure) {
      throw inWords(failure, null);
    }
  }

  private <T> T claim(Command<T> command, String person) {
    String taskId = CommandFields.get(command, "taskId");
    try {
      claims.check(command, person, taskId == null ? null : read(taskId));
      return next.execute(command);
    } catch (OptimisticLockingException | TaskAlreadyClaimedException lostRace) {
      throw gone(taskId) ? alreadyDone() : new RefusedAct(Refusal.tooLate("Somebody else holds this task."));
    } catch (RuntimeException failure) {
      throw inWords(failure, taskId);
    }
  }

  private TaskEntity read(String taskId) {
    return next.execute(context -> {
      TaskEntity task = context.getTaskManager().findTaskById(taskId);
      if (task != null) {
        task.getIdentityLinks();
      }
      return task;
    });
  }

  private static boolean isListed(Command<?> command) {
    String name = nameOf(command);
    return ACCOUNTS.contains(name) || OPERATING.contains(name) || COMMENTS.contains(name);
  }

  /** Reading commands are queries, or are named so. */
  private static boolean reads(Command<?> command) {
    String name = nameOf(command);
    return name.contains("Query") || name.startsWith("Get") || name.startsWith("Find") || name.startsWith("Is")
        || name.startsWith("ExecuteFilter") || name.startsWith("Determine") || name.equals("AuthorizationCheckCmd");
  }

  private static String nameOf(Command<?> command) {
    String name = command.getClass().getName();
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /**
   * Takes what was submitted out of the command, so that nothing of it is written, and lets the guard judge it.
   * Two who sign at the same instant both count: the one who lost the race is tried again.
   */
  private <T> T answer(Command<T> command) {
    String variables = command instanceof CompleteTaskCmd ? "variables" : "properties";
    String taskId = CommandFields.get(command, "taskId");
    Submitted submitted = new Submitted(taskId, CommandFields.get(command, variables));
    CommandFields.set(command, variables, new VariableMapImpl());
    boolean recuses = Outcome.RECUSE.name().equals(submitted.variables().get("outcome"));
    Command<T> toExecute = recuses ? new RecuseCommand<>(taskId, command, guard) : command;
    for (int tries = 1; ; tries++) {
      try {
        return submitted.during(() -> next.execute(toExecute));
      } catch (OptimisticLockingException lostRace) {
        if (tries == TRIES || Context.getCommandContext() != null) {
          throw gone(taskId) ? alreadyDone() : new RefusedAct(
              Refusal.tooLate("Others act on this case at this moment, and this act did not count: do it once more."));
        }
      } catch (RuntimeException failure) {
        throw inWords(failure, taskId);
      }
    }
  }

  private RuntimeException inWords(RuntimeException failure, String taskId) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return new RefusedAct(refusal);
      }
    }
    if (failure instanceof AuthorizationException && !(failure instanceof RefusedAct)) {
      return new RefusedAct(Refusal.notAllowed("This task is not yours to take: it was not opened to you."));
    }
    return Context.getCommandContext() == null && gone(taskId) ? alreadyDone() : failure;
  }

  private boolean gone(String taskId) {
    return taskId != null && read(taskId) == null;
  }

  private static RefusedAct alreadyDone() {
    return new RefusedAct(Refusal.tooLate("This task is done: somebody answered it before you, or the case has moved on."));
  }
}
