package org.countersign.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.cases.CaseNews;
import org.countersign.cases.CaseWorkflow;
import org.countersign.cases.DueDates;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.scheme.OpenValue;
import org.countersign.signing.Clearance;
import org.countersign.signing.Dossiers;
import org.countersign.signing.Enforcement.NotEnforced;
import org.countersign.signing.Mandates;
import org.countersign.signing.SignOff;
import org.countersign.signing.SigningDesk;
import org.countersign.workflow.seam.ActingPerson;
import org.countersign.workflow.seam.TaskGuard;
import org.springframework.stereotype.Component;

/** Brings a person's answer to the signing desk, and what the desk took to the gateways. */
@Component
class SignOffGuard implements TaskGuard {

  private final SigningDesk desk;
  private final ConditionGuard conditions;
  private final BusinessCases cases;
  private final Dossiers dossiers;
  private final Mandates mandates;
  private final Directory directory;
  private final DueDates dueDates;
  private final CaseNews news;
  private final ActingPerson actingPerson;
  private final Clock clock;

  SignOffGuard(SigningDesk desk, ConditionGuard conditions, BusinessCases cases, Dossiers dossiers, Mandates mandates, Directory directory,
      DueDates dueDates, CaseNews news, ActingPerson actingPerson, Clock clock) {
    this.desk = desk;
    this.conditions = conditions;
    this.cases = cases;
    this.dossiers = dossiers;
    this.mandates = mandates;
    this.directory = directory;
    this.dueDates = dueDates;
    this.news = news;
    this.actingPerson = actingPerson;
    this.clock = clock;
  }

  /**
   * No other instance acts on a case, even if it bears the reference; none is registered while it is being started. The case
   * is not held yet: whatever the step does first, such as making a document, keeps nobody waiting.
   */
  @Override
  public void entered(DelegateExecution execution) {
    if (!conditions.isCourse(execution)) {
      requireRegistered(cases.get(Routes.referenceOf(execution)), execution);
    }
  }

  private BusinessCase registered(DelegateExecution execution) {
    BusinessCase businessCase = cases.lock(Routes.referenceOf(execution));
    requireRegistered(businessCase, execution);
    return businessCase;
  }

  private static void requireRegistered(BusinessCase businessCase, DelegateExecution execution) {
    String instance = outermostInstance(execution);
    if (businessCase.processInstance() != null && !businessCase.isRunBy(instance)) {
      throw new NotEnforced(
          "Instance " + instance + " is not the registered course of " + businessCase.reference() + ".");
    }
  }

  /** Whoever is asked takes part in the case from now on, and the case stands where it asks. */
  @Override
  public void opened(DelegateTask task, SignOff signOff) {
    if (signOff.concernsCondition()) {
      conditions.opened(task, signOff);
      return;
    }
    BusinessCase businessCase = registered(task.getExecution());
    String reference = businessCase.reference();
    if (businessCase.status().isFinal()) {
      throw new NotEnforced(
          reference + " has ended, and nobody is asked about it any more: it is " + businessCase.status() + ".");
    }
    if (task.getAssignee() != null) {
      cases.addParticipant(reference, new Participant(Participant.Kind.PERSON, task.getAssignee()));
    }
    task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .forEach(group -> cases.addParticipant(reference, new Participant(Participant.Kind.GROUP, group)));
    if (signOff.needsAuthority()) {
      mandates.namedByInstruments(signOff, dossiers.lock(reference)).forEach(person -> task.addCandidateUser(person.id()));
    }
    cases.setStatus(reference, signOff.statusWhileOpen(), clock.instant());
    dueDates.opened(task.getId(), reference, signOff).ifPresent(due -> {
      task.setDueDate(EngineCaseWorkflow.endOf(due));
      news.opened(taskOf(task, reference, null, due));
    });
    // Operators see the engine: of a case above OFFICIAL it knows neither title nor value.
    boolean isOpen = !businessCase.marking().isAboveOfficial();
    task.setVariablesLocal(Routes.ofTask(isOpen ? OpenValue.of(cases.currentRevision(reference).caseFile()) : Optional.empty()));
    // In a list of tasks an approver sees at once which case it is.
    task.setName(task.getName() + (isOpen ? ": " + businessCase.title() : "") + " (" + reference + ")");
  }

  @Override
  public boolean needsClearance(DelegateExecution execution) {
    String reference = Routes.referenceOf(execution);
    return cases.find(reference).filter(found -> Clearance.isNeeded(found, cases.currentRevision(reference).caseFile())).isPresent();
  }

  @Override
  public void answered(DelegateTask task, SignOff signOff, Map<String, Object> submitted) {
    SigningDesk.OpenTask open = new SigningDesk.OpenTask(task.getId(), signOff, Routes.referenceOf(task.getExecution()),
        outermostInstance(task.getExecution()), task.getAssignee());
    task.setVariables(signOff.concernsCondition()
        ? conditions.answered(open, whoIsAsking(), submitted)
        : Routes.after(desk.sign(open, whoIsAsking(), submitted)));
    news.done(task.getId());
  }

  /** The task that is being opened, as it is told of. */
  static CaseWorkflow.Task taskOf(DelegateTask task, String reference, Integer condition, LocalDate due) {
    return new CaseWorkflow.Task(task.getId(), reference, condition, task.getTaskDefinitionKey(), task.getName(), task.getAssignee(),
        EngineCaseWorkflow.groupsOf(task.getCandidates()), EngineCaseWorkflow.peopleOf(task.getCandidates()), task.getCreateTime().toInstant(),
        due, false);
  }

  private Person whoIsAsking() {
    return actingPerson.id().flatMap(directory::find).orElse(null);
  }

  static String outermostInstance(DelegateExecution execution) {
    DelegateExecution instance = execution.getProcessInstance();
    while (instance.getSuperExecution() != null) {
      instance = instance.getSuperExecution().getProcessInstance();
    }
    return instance.getProcessInstanceId();
  }
}
