package org.countersign.workflow;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.cases.CaseNews;
import org.countersign.cases.DueDates;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.signing.Clearance;
import org.countersign.signing.ConditionOwner;
import org.countersign.signing.Conditions;
import org.countersign.signing.DischargeDesk;
import org.countersign.signing.Enforcement.NotEnforced;
import org.countersign.signing.FollowedCondition;
import org.countersign.signing.SignOff;
import org.countersign.signing.SigningDesk;
import org.springframework.stereotype.Component;

/** The same for the conditions of an approval: who is asked about one, and where the answer goes. */
@Component
class ConditionGuard {

  private final DischargeDesk desk;
  private final Conditions conditions;
  private final BusinessCases cases;
  private final Directory directory;
  private final DueDates dueDates;
  private final CaseNews news;

  ConditionGuard(DischargeDesk desk, Conditions conditions, BusinessCases cases, Directory directory, DueDates dueDates, CaseNews news) {
    this.desk = desk;
    this.conditions = conditions;
    this.cases = cases;
    this.directory = directory;
    this.dueDates = dueDates;
    this.news = news;
  }

  /** Whether this is the registered course of the condition that it names. */
  boolean isCourse(DelegateExecution execution) {
    return conditions.findRunBy(SignOffGuard.outermostInstance(execution)).isPresent();
  }

  void opened(DelegateTask task, SignOff signOff) {
    FollowedCondition condition = registered(task.getExecution());
    String reference = condition.reference();
    BusinessCase businessCase = cases.get(reference);
    LocalDate due;
    if (signOff == SignOff.PROPOSE_DISCHARGE) {
      offerToOwner(task, condition, businessCase);
      due = condition.condition().due();
      dueDates.opened(task.getId(), reference, signOff, due);
    } else {
      cases.addParticipant(reference, new Participant(Participant.Kind.GROUP, signOff.group()));
      due = dueDates.opened(task.getId(), reference, signOff).orElseThrow();
    }
    task.setDueDate(EngineCaseWorkflow.endOf(due));
    news.opened(SignOffGuard.taskOf(task, reference, condition.number(), due));
    boolean isOpen = !businessCase.marking().isAboveOfficial();
    task.setName(task.getName() + (isOpen ? ": " + businessCase.title() : "") + " (" + reference + ", condition " + condition.number() + ")");
  }

  /** The owner, as far as the words name one who may see the case whole, and the originator beside them. */
  private void offerToOwner(DelegateTask task, FollowedCondition condition, BusinessCase businessCase) {
    String reference = condition.reference();
    ConditionOwner owner = ConditionOwner.of(condition.condition().owner(), directory);
    boolean needsClearance = Clearance.isNeeded(businessCase, cases.currentRevision(reference).caseFile());
    if (owner.person() != null && (!needsClearance || directory.find(owner.person()).filter(Person::isClearedForPartTwo).isPresent())) {
      task.addCandidateUser(owner.person());
      cases.addParticipant(reference, new Participant(Participant.Kind.PERSON, owner.person()));
    }
    if (owner.group() != null) {
      task.addCandidateGroup(owner.group());
      cases.addParticipant(reference, new Participant(Participant.Kind.GROUP, owner.group()));
    }
    task.addCandidateUser(businessCase.originator());
  }

  Map<String, Object> answered(SigningDesk.OpenTask task, Person person, Map<String, Object> submitted) {
    return Routes.afterDischarge(desk.answer(task, person, submitted));
  }

  /** None is registered while it is being started. */
  private FollowedCondition registered(DelegateExecution execution) {
    String reference = Routes.referenceOf(execution);
    String instance = SignOffGuard.outermostInstance(execution);
    cases.lock(reference);
    return Routes.conditionOf(execution).flatMap(number -> conditions.find(reference, number))
        .filter(found -> found.processInstance() == null || found.processInstance().equals(instance))
        .filter(found -> !found.isDischarged())
        .orElseThrow(() -> new NotEnforced("Instance " + instance + " is not the registered course of a condition of " + reference + "."));
  }
}
