package org.countersign.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.spin.Spin;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.London;
import org.countersign.cases.CaseWorkflow;
import org.countersign.signing.Conditions;
import org.countersign.signing.FollowedCondition;
import org.countersign.signing.Outcome;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The course of a case, run by the engine. */
@Component
class EngineCaseWorkflow implements CaseWorkflow {

  private final RuntimeService runtimeService;
  private final TaskService taskService;
  private final AuthorizationService authorizationService;
  private final BusinessCases cases;
  private final Conditions conditions;
  private final AsProgram asProgram;
  private final Clock clock;

  EngineCaseWorkflow(RuntimeService runtimeService, TaskService taskService, AuthorizationService authorizationService,
      BusinessCases cases, Conditions conditions, AsProgram asProgram, Clock clock) {
    this.runtimeService = runtimeService;
    this.taskService = taskService;
    this.authorizationService = authorizationService;
    this.cases = cases;
    this.conditions = conditions;
    this.asProgram = asProgram;
    this.clock = clock;
  }

  @Override
  public String start(String reference, String originator) {
    return asProgram.call(() ->
        runtimeService.startProcessInstanceByKey(Routes.PROCESS, reference, Routes.atStart(originator)).getId());
  }

  @Override
  public String startAward(String award, String awardOf, String raiser) {
    return asProgram.call(() ->
        runtimeService.startProcessInstanceByKey(Routes.AWARD_PROCESS, awardOf, Routes.atStart(raiser, award)).getId());
  }

  @Override
  public String startCondition(BusinessCase approved, int number) {
    return asProgram.call(() -> runtimeService.startProcessInstanceByKey(Routes.CONDITION_PROCESS,
        approved.isAward() ? approved.awardOf() : approved.reference(), Routes.atStart(approved, number)).getId());
  }

  @Override
  public void withdraw(String processInstance) {
    tell(runtimeService.createMessageCorrelation(Routes.WITHDRAWN_MESSAGE).processInstanceId(processInstance));
  }

  @Override
  public void closeSitting(String reference) {
    tell(runtimeService.createMessageCorrelation(Routes.SITTING_CLOSED_MESSAGE).processInstanceBusinessKey(reference));
  }

  private void tell(MessageCorrelationBuilder message) {
    asProgram.call(() -> {
      try {
        message.correlate();
        return null;
      } catch (MismatchingMessageCorrelationException | OptimisticLockingException movedOn) {
        throw Refusal.tooLate("The case has moved on meanwhile: look at it anew.");
      }
    });
  }

  /** A member of the board gets a vote among those of the others; a deferral ends now; an adviser is asked beside the others. */
  @Override
  public void askAgain(String processInstance, Signature takenBack) {
    asProgram.call(() -> {
      try {
        if (takenBack.signOff() == SignOff.VOTE_AT_BOARD) {
          askForVote(processInstance, takenBack.person());
        } else if (takenBack.outcome() == Outcome.DEFER) {
          runtimeService.createProcessInstanceModification(processInstance).cancelAllForActivity(Routes.DEFERRAL)
              .startBeforeActivity(Routes.RESUMPTION).execute();
        } else {
          runtimeService.createProcessInstanceModification(processInstance)
              .startBeforeActivity(takenBack.signOff().taskKey()).execute();
        }
        return null;
      } catch (OptimisticLockingException movedOn) {
        throw Refusal.tooLate("The case has moved on meanwhile: look at it anew.");
      }
    });
  }

  /** Who is asked to revise, now and whenever it comes back; whoever was asked before sees the task no longer. */
  @Override
  public void handOver(String processInstance, String originator) {
    asProgram.call(() -> {
      try {
        runtimeService.setVariable(processInstance, Routes.ORIGINATOR, originator);
        taskService.createTaskQuery().processInstanceId(processInstance).taskDefinitionKey(SignOff.REVISE_CASE.taskKey()).list()
            .forEach(task -> {
              authorizationService.createAuthorizationQuery().userIdIn(task.getAssignee()).resourceType(Resources.TASK)
                  .resourceId(task.getId()).list().forEach(a -> authorizationService.deleteAuthorization(a.getId()));
              taskService.setAssignee(task.getId(), originator);
            });
        return null;
      } catch (OptimisticLockingException movedOn) {
        throw Refusal.tooLate("The case has moved on meanwhile: look at it anew.");
      }
    });
  }

  private void askForVote(String processInstance, String member) {
    String vote = SignOff.VOTE_AT_BOARD.taskKey();
    String sitting = runtimeService.createProcessInstanceQuery().superProcessInstanceId(processInstance).singleResult().getId();
    String votes = runtimeService.getActivityInstance(sitting).getActivityInstances(vote + "#multiInstanceBody")[0].getId();
    runtimeService.createProcessInstanceModification(sitting).startBeforeActivity(vote, votes)
        .setVariableLocal("member", Spin.JSON(List.of(member)).elements().get(0)).execute();
  }

  /** Tasks are read in several steps, and must not vanish between them: so of all reading here. */
  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Task> openTasks(String reference) {
    String instance = cases.get(reference).processInstance();
    return instance == null ? List.of() : openTasksOf(instance, reference);
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Task> openTasksOf(String instance, String reference) {
    return asProgram.call(() -> taskService.createTaskQuery().processInstanceIdIn(withCalled(instance))
        .orderByTaskCreateTime().asc().list().stream().map(task -> taskOf(task, reference)).toList());
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Map<String, List<Task>> openTasks(List<BusinessCase> asked) {
    Map<String, String> references = asked.stream().filter(c -> c.processInstance() != null && !c.status().isFinal())
        .collect(Collectors.toMap(BusinessCase::processInstance, BusinessCase::reference));
    if (references.isEmpty()) {
      return Map.of();
    }
    return asProgram.call(() -> {
      var tasks = taskService.createTaskQuery().processInstanceBusinessKeyIn(asked.stream()
          .map(c -> c.isAward() ? c.awardOf() : c.reference()).distinct().toArray(String[]::new)).orderByTaskCreateTime().asc().list();
      Map<String, String> outermost = outermostOf(tasks.stream().map(task -> task.getProcessInstanceId()).collect(Collectors.toSet()));
      return tasks.stream().filter(task -> references.containsKey(outermost.get(task.getProcessInstanceId())))
          .map(task -> taskOf(task, references.get(outermost.get(task.getProcessInstanceId()))))
          .collect(Collectors.groupingBy(Task::caseReference));
    });
  }

  private Map<String, String> outermostOf(Set<String> instances) {
    return instances.isEmpty() ? Map.of() : runtimeService.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getRootProcessInstanceId));
  }

  /** A case and its awards bear the same business key: whose a task is, its instance tells. */
  private String[] withCalled(String instance) {
    return Stream.concat(Stream.of(instance), runtimeService.createProcessInstanceQuery().superProcessInstanceId(instance)
        .list().stream().map(ProcessInstance::getId)).toArray(String[]::new);
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<Task> openTask(String id) {
    return asProgram.call(() -> Optional.ofNullable(taskService.createTaskQuery().taskId(id).singleResult())
        .map(task -> taskOf(task, referenceOf(task))));
  }

  private String referenceOf(org.camunda.bpm.engine.task.Task task) {
    ProcessInstance instance =
        runtimeService.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    String root = instance.getRootProcessInstanceId();
    return cases.findRunBy(root).map(BusinessCase::reference)
        .or(() -> conditions.findRunBy(root).map(FollowedCondition::reference)).orElseGet(instance::getBusinessKey);
  }

  private Task taskOf(org.camunda.bpm.engine.task.Task task, String reference) {
    List<IdentityLink> links = linksOf(task);
    LocalDate due = task.getDueDate() == null ? null : London.dayOf(task.getDueDate().toInstant());
    return new Task(task.getId(), reference, conditionOf(task), task.getTaskDefinitionKey(), task.getName(), task.getAssignee(), groupsOf(links),
        peopleOf(links), task.getCreateTime().toInstant(), due, due != null && London.today(clock).isAfter(due));
  }

  private Integer conditionOf(org.camunda.bpm.engine.task.Task task) {
    return !SignOff.ofTask(task.getTaskDefinitionKey()).concernsCondition() ? null
        : conditions.findRunBy(task.getProcessInstanceId()).map(FollowedCondition::number).orElse(null);
  }

  private List<IdentityLink> linksOf(org.camunda.bpm.engine.task.Task task) {
    try {
      return taskService.getIdentityLinksForTask(task.getId());
    } catch (NullValueException answered) {
      throw Refusal.tooLate("The case has moved on meanwhile: look at it anew.");
    }
  }

  static List<String> groupsOf(Collection<IdentityLink> links) {
    return links.stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
  }

  static List<String> peopleOf(Collection<IdentityLink> links) {
    return links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(IdentityLink::getUserId)
        .filter(Objects::nonNull).toList();
  }

  @Override
  public void setDue(String task, LocalDate due) {
    asProgram.call(() -> {
      org.camunda.bpm.engine.task.Task open = taskService.createTaskQuery().taskId(task).singleResult();
      if (open != null) {
        open.setDueDate(endOf(due));
        taskService.saveTask(open);
      }
      return null;
    });
  }

  /** The last second of the day in London, as the engine keeps it. */
  static Date endOf(LocalDate day) {
    return day == null ? null : Date.from(London.startOf(day.plusDays(1)).minusSeconds(1));
  }
}
