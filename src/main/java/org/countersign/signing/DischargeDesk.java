package org.countersign.signing;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.London;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.FollowedCondition.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where conditions are discharged: the owner, or the case's originator for them, says how a condition was met, and the
 * secretariat accepts that or asks for more. Whoever proposed does not accept.
 */
@Service
public class DischargeDesk {

  private final Conditions conditions;
  private final Dossiers dossiers;
  private final BusinessCases cases;
  private final CaseRecord record;
  private final Directory directory;
  private final KeptBack keptBack;
  private final Clock clock;

  public DischargeDesk(Conditions conditions, Dossiers dossiers, BusinessCases cases, CaseRecord record, Directory directory,
      KeptBack keptBack, Clock clock) {
    this.conditions = conditions;
    this.dossiers = dossiers;
    this.cases = cases;
    this.record = record;
    this.directory = directory;
    this.keptBack = keptBack;
    this.clock = clock;
  }

  /**
   * Takes one answer: on the record, in the caller's transaction.
   *
   * @param person who is signed in; null is refused
   * @throws Refusal in words for that person; nothing is changed then
   */
  @Transactional
  public Outcome answer(SigningDesk.OpenTask task, Person person, Map<String, Object> variables) {
    if (person == null) {
      throw Refusal.notAllowed("Nobody is signed in.");
    }
    FollowedCondition named = conditions.findRunBy(task.processInstance())
        .orElseThrow(() -> Refusal.notAllowed("This task belongs to no condition of an approval."));
    Dossier dossier = dossiers.lock(named.reference());
    // Read once more: the case is held from here on.
    FollowedCondition condition = conditions.find(named.reference(), named.number()).orElseThrow();
    task.requireHeldBy(person);
    requireMay(task.signOff(), person, condition, dossier);
    Submission submission = Submission.read(task.signOff(), variables, London.today(clock));
    keptBack.requireOpen(submission, dossier.paper());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("condition", condition.number());
    content.put("task", task.id());
    if (submission.reason() != null) {
      content.put("reason", submission.reason());
    }
    record.append(condition.reference(), person.id(), actOf(submission.outcome()), content);
    cases.addParticipant(condition.reference(), new Participant(Participant.Kind.PERSON, person.id()));
    switch (submission.outcome()) {
      case PROPOSE -> conditions.move(condition, State.PROPOSED, person.id(), null);
      case DISCHARGE -> conditions.move(condition, State.DISCHARGED, condition.proposedBy(), London.today(clock));
      default -> conditions.move(condition, State.OPEN, condition.proposedBy(), null);
    }
    return submission.outcome();
  }

  private static Act actOf(Outcome outcome) {
    return switch (outcome) {
      case PROPOSE -> Act.DISCHARGE_PROPOSED;
      case DISCHARGE -> Act.CONDITION_DISCHARGED;
      case REFUSE -> Act.DISCHARGE_REFUSED;
      default -> throw new IllegalArgumentException(outcome + " is no answer to a condition");
    };
  }

  private void requireMay(SignOff signOff, Person person, FollowedCondition condition, Dossier dossier) {
    if (signOff == SignOff.PROPOSE_DISCHARGE) {
      requireState(condition, State.OPEN);
      boolean originator = person.id().equals(dossier.businessCase().originator());
      SeparationOfDuties.barTo(person, originator, dossier).ifPresent(bar -> {
        throw Refusal.notAllowed(bar);
      });
      if (!originator && !ConditionOwner.of(condition.condition().owner(), directory).is(person)) {
        throw Refusal.notAllowed("Only " + condition.condition().owner() + ", who answers for this condition, and the originator of "
            + condition.reference() + " propose its discharge.");
      }
      return;
    }
    requireState(condition, State.PROPOSED);
    SeparationOfDuties.objectionTo(person, Capacity.SECRETARY, dossier).ifPresent(objection -> {
      throw Refusal.notAllowed(objection);
    });
    if (!person.isIn(Groups.SECRETARIAT)) {
      throw Refusal.notAllowed("This is for members of " + Groups.SECRETARIAT + ", and you are not one.");
    }
    if (person.id().equals(condition.proposedBy())) {
      throw Refusal.notAllowed("You proposed this discharge yourself: somebody else of " + Groups.SECRETARIAT + " accepts it.");
    }
  }

  private static void requireState(FollowedCondition condition, State wanted) {
    if (condition.state() != wanted) {
      throw Refusal.tooLate("Condition " + condition.number() + " of " + condition.reference() + " is "
          + (condition.isDischarged() ? "discharged." : "not at this step: look at it anew."));
    }
  }
}
