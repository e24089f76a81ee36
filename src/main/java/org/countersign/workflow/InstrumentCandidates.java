package org.countersign.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.countersign.cases.CaseWorkflow;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Dossiers;
import org.countersign.signing.HoldersChanged;
import org.countersign.signing.Mandates;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;
import org.countersign.workflow.seam.AsProgram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers the DMPC's tasks to whoever is named by an instrument that is in force and covers the case, and takes them
 * away again when it ends. It only offers: whether a signature counts is asked anew when it is given.
 */
@Component
class InstrumentCandidates {

  private static final String[] OFFERED = {SignOff.DECIDE_AS_DMPC.taskKey(), SignOff.CONSIDER_CALL_IN.taskKey()};
  private static final Logger LOG = LoggerFactory.getLogger(InstrumentCandidates.class);

  private final Mandates mandates;
  private final Dossiers dossiers;
  private final TaskService taskService;
  private final IdentityService identityService;
  private final AuthorizationService authorizationService;
  private final EngineCaseWorkflow workflow;
  private final AsProgram asProgram;
  private final TransactionTemplate transaction;

  InstrumentCandidates(Mandates mandates, Dossiers dossiers, TaskService taskService, IdentityService identityService,
      AuthorizationService authorizationService, EngineCaseWorkflow workflow, AsProgram asProgram, TransactionTemplate transaction) {
    this.mandates = mandates;
    this.dossiers = dossiers;
    this.taskService = taskService;
    this.identityService = identityService;
    this.authorizationService = authorizationService;
    this.workflow = workflow;
    this.asProgram = asProgram;
    this.transaction = transaction;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void whenHoldersChanged(HoldersChanged changed) {
    offerAnew();
  }

  /** Instruments and absences begin and end by themselves, at midnight in London. */
  @Scheduled(fixedDelayString = "${countersign.instruments.look-every}")
  synchronized void offerAnew() {
    asProgram.call(() -> {
      keepGroup();
      taskService.createTaskQuery().taskDefinitionKeyIn(OFFERED).list().forEach(this::offerAnew);
      return null;
    });
  }

  private void keepGroup() {
    try {
      transaction.executeWithoutResult(status -> keepGroup(Set.copyOf(mandates.acting())));
    } catch (ProcessEngineException later) {
      // Another program does the same at this moment.
      LOG.debug("the group of holders is left as it is: {}", later.getMessage());
    }
  }

  private void offerAnew(Task task) {
    try {
      transaction.executeWithoutResult(status -> workflow.openTask(task.getId())
          .ifPresent(open -> offer(task.getId(), open.assignee(), named(open))));
    } catch (ProcessEngineException | Refusal later) {
      // Somebody acts on the case at this moment, or its record is broken: looked at again next time.
      LOG.debug("task {} is left as it is: {}", task.getId(), later.getMessage());
    }
  }

  private Set<String> named(CaseWorkflow.Task open) {
    return mandates.namedByInstruments(SignOff.ofTask(open.key()), dossiers.read(open.caseReference())).stream().map(Person::id).collect(Collectors.toSet());
  }

  /** Makes exactly these people candidates of the task; who holds it and is none of them any more gives it back. */
  private void offer(String task, String assignee, Set<String> people) {
    List<String> offered = taskService.getIdentityLinksForTask(task).stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).map(IdentityLink::getUserId)
        .filter(id -> id != null).toList();
    people.stream().filter(person -> !offered.contains(person)).forEach(person -> taskService.addCandidateUser(task, person));
    for (String gone : offered) {
      if (!people.contains(gone)) {
        if (gone.equals(assignee)) {
          taskService.setAssignee(task, null);
        }
        taskService.deleteCandidateUser(task, gone);
        authorizationService.createAuthorizationQuery().userIdIn(gone).resourceType(Resources.TASK).resourceId(task).list()
            .stream().map(Authorization::getId).forEach(authorizationService::deleteAuthorization);
      }
    }
  }

  /** The group that opens Tasklist to those who act by an instrument. */
  private void keepGroup(Set<String> acting) {
    Set<String> members = identityService.createUserQuery().memberOfGroup(Groups.INSTRUMENT_HOLDERS).list().stream()
        .map(User::getId).collect(Collectors.toCollection(HashSet::new));
    acting.stream().filter(person -> !members.contains(person))
        .forEach(person -> identityService.createMembership(person, Groups.INSTRUMENT_HOLDERS));
    members.stream().filter(person -> !acting.contains(person))
        .forEach(person -> identityService.deleteMembership(person, Groups.INSTRUMENT_HOLDERS));
  }
}
