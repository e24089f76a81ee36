package org.countersign.signing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.London;
import org.countersign.casefile.Part;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes signatures. A signature counts only if the signed-in person may give it, now, on this very paper;
 * everything is asked of our own tables and the record, nothing of process variables.
 */
@Service
public class SigningDesk {

  /** Of those who do not decide. */
  private static final Mandate NONE = Mandate.own(null);

  private final BusinessCases cases;
  private final Dossiers dossiers;
  private final CaseRecord record;
  private final Requirements requirements;
  private final InvestmentBoard board;
  private final Mandates mandates;
  private final CallIn callIn;
  private final KeptBack keptBack;
  private final Clock clock;

  public SigningDesk(BusinessCases cases, Dossiers dossiers, CaseRecord record, Requirements requirements, InvestmentBoard board,
      Mandates mandates, CallIn callIn, KeptBack keptBack, Clock clock) {
    this.cases = cases;
    this.dossiers = dossiers;
    this.record = record;
    this.requirements = requirements;
    this.board = board;
    this.mandates = mandates;
    this.callIn = callIn;
    this.keptBack = keptBack;
    this.clock = clock;
  }

  /**
   * A task as the engine knows it.
   *
   * @param processInstance the outermost one
   * @param assignee null while nobody has claimed it
   */
  public record OpenTask(String id, SignOff signOff, String caseReference, String processInstance, String assignee) {

    /** @throws Refusal unless this person holds it */
    void requireHeldBy(Person person) {
      if (assignee == null) {
        throw Refusal.notAllowed("Claim this task before you sign it: nobody holds it.");
      }
      if (!assignee.equals(person.id())) {
        throw Refusal.notAllowed("This task is held by " + assignee + ": only its holder signs it.");
      }
    }
  }

  /**
   * Takes one signature: on the record, in the caller's transaction.
   *
   * @param person who is signed in; null is refused
   * @throws Refusal in words for that person; nothing is changed then
   */
  @Transactional
  public Signature sign(OpenTask task, Person person, Map<String, Object> variables) {
    if (person == null) {
      throw Refusal.notAllowed("Nobody is signed in.");
    }
    Dossier dossier = dossierOf(task);
    requireRightTask(task.signOff(), dossier);
    task.requireHeldBy(person);
    Mandate mandate = checkPerson(task.signOff(), person, dossier);
    Submission submission = Submission.read(task.signOff(), variables, London.today(clock));
    keptBack.requireOpen(submission, dossier.paper());
    if (submission.outcome().approves()) {
      requireComplete(dossier);
    }
    if (task.signOff() == SignOff.CONSIDER_CALL_IN && submission.outcome() != Outcome.RECUSE) {
      callIn.requireOpen(dossier);
    }
    if (submission.outcome() == Outcome.RECONVENE) {
      board.nameSubstitutes(dossier, submission.substitutes(), person);
    }
    Revision revision = dossier.revision();
    Signature signature = new Signature(task.signOff(), task.id(), person.id(), person.name(), mandate.authority(),
        mandate.instrument(), mandate.inAbsenceOf(), submission.outcome(), submission.reason(), submission.interest(), submission.conditions(), submission.deferUntil(),
        submission.publication(), revision.number(), dossier.round(), revision.contentHash(),
        vouchedParts(task.signOff(), revision), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    boolean recused = submission.outcome() == Outcome.RECUSE;
    record.append(dossier.reference(), person.id(), recused ? Act.RECUSED : Act.SIGNED, signature);
    cases.addParticipant(dossier.reference(), new Participant(Participant.Kind.PERSON, person.id()));
    follow(dossier.businessCase(), signature);
    return signature;
  }

  /**
   * Takes an own signature back, until the next step has begun. A recusal stays: an interest does not go away.
   *
   * @param entry the number of the signature's entry in the record
   * @return what was taken back; it is to be asked for again
   * @throws Refusal in words for that person; nothing is changed then
   */
  @Transactional
  public Signature takeBack(Person person, String reference, int entry, String reason) {
    Dossier dossier = dossiers.lock(reference);
    History.Given given = dossier.history().given(entry)
        .orElseThrow(() -> Refusal.unknown("Entry " + entry + " of " + reference + " is no signature."));
    whyNotTakenBack(person, given, dossier).ifPresent(refusal -> {
      throw refusal;
    });
    if (reason == null || reason.isBlank() || reason.length() > Submission.LONGEST_TEXT) {
      throw Refusal.incomplete(List.of("To take a signature back needs a reason, of " + Submission.LONGEST_TEXT + " characters at most."));
    }
    keptBack.requireOpen("the reason", reason, dossier.paper());
    record.append(reference, person.id(), Act.TAKEN_BACK, new History.TakenBack(entry, given.signature().signOff(), reason.strip()));
    return given.signature();
  }

  /** Whether the person may still take this signature back. */
  public boolean mayTakeBack(Person person, History.Given given, Dossier dossier) {
    return whyNotTakenBack(person, given, dossier).isEmpty();
  }

  private Optional<Refusal> whyNotTakenBack(Person person, History.Given given, Dossier dossier) {
    Signature signature = given.signature();
    if (!signature.person().equals(person.id())) {
      return Optional.of(Refusal.notAllowed("This is " + signature.name() + "'s signature: only they take it back."));
    }
    if (!signature.canBeTakenBack()) {
      return Optional.of(Refusal.notAllowed(signature.outcome() + " is not taken back."));
    }
    boolean over = given.takenBack() != null || dossier.businessCase().status().isFinal()
        || dossier.history().hasGoneOnSince(given.entry())
        || SignOff.ADVICE.contains(signature.signOff()) && requirements.isAllAdviceIn(dossier);
    return over ? Optional.of(Refusal.tooLate("This signature can no longer be taken back: "
        + (given.takenBack() != null ? "it was taken back already." : "the next step has begun."))) : Optional.empty();
  }

  /** What a signature does to the case itself. */
  private void follow(BusinessCase businessCase, Signature signature) {
    String reference = businessCase.reference();
    switch (signature.outcome()) {
      case RESUBMIT -> cases.beginRound(reference);
      case WITHDRAW -> {
        record.append(reference, signature.person(), Act.WITHDRAWN, Map.of("revision", businessCase.revision()));
        cases.setStatus(reference, Status.WITHDRAWN, clock.instant());
      }
      case DEFER -> cases.setStatus(reference, Status.DEFERRED, clock.instant());
      default -> { }
    }
  }

  private Dossier dossierOf(OpenTask task) {
    if (task.caseReference() == null) {
      throw Refusal.notAllowed("This task belongs to no case.");
    }
    Dossier dossier = dossiers.lock(task.caseReference());
    BusinessCase businessCase = dossier.businessCase();
    if (!businessCase.isRunBy(task.processInstance())) {
      throw Refusal.notAllowed("This task does not belong to the registered course of " + task.caseReference() + ".");
    }
    if (businessCase.status().isFinal()) {
      throw Refusal.tooLate(businessCase.reference() + " has ended: it is " + businessCase.status() + ".");
    }
    return dossier;
  }

  /** However the task came to be open: nobody approves what the board or an adviser has yet to sign. */
  private void requireComplete(Dossier dossier) {
    List<String> missing = requirements.missingBeforeDecision(dossier);
    if (!missing.isEmpty()) {
      throw Refusal.notAllowed(dossier.reference() + " cannot be approved yet. " + String.join(" ", missing));
    }
  }

  private static void requireRightTask(SignOff signOff, Dossier dossier) {
    if (signOff.decides() && DecidingGroup.signOffOf(dossier.decidedBy()) != signOff) {
      throw Refusal.notAllowed(dossier.reference() + " is decided by " + dossier.decidedBy() + ", not in this task.");
    }
  }

  /** Whether the person's answer to such a task would count now, were the task theirs. */
  public boolean maySign(SignOff signOff, Person person, Dossier dossier) {
    try {
      requireRightTask(signOff, dossier);
      checkPerson(signOff, person, dossier);
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  private Mandate checkPerson(SignOff signOff, Person person, Dossier dossier) {
    Mandate mandate = signOff.needsAuthority() ? mandates.require(person, signOff, dossier) : NONE;
    checkRole(signOff, person, dossier);
    SeparationOfDuties.objectionTo(person, Signature.capacityOf(signOff, mandate.authority()), dossier).ifPresent(objection -> {
      throw Refusal.notAllowed(objection);
    });
    if (dossier.businessCase().isAward() && dossier.history().hasAnswered(person.id(), othersOffice(signOff))) {
      throw Refusal.notAllowed("The director who awards and the DMPC who may call that in are two people,"
          + " and you have acted on this award as the other one.");
    }
    if (dossier.history().hasSigned(person.id(), signOff, dossier.round())) {
      throw Refusal.tooLate("You have signed this already in this round.");
    }
    return mandate;
  }

  /** Paragraph 4.14 is a second pair of eyes: nobody calls in, or decides afresh, what they approved themselves. */
  private static Set<SignOff> othersOffice(SignOff signOff) {
    return switch (signOff) {
      case DECIDE_UNDER_CONSENT -> EnumSet.of(SignOff.DECIDE_AS_DMPC, SignOff.CONSIDER_CALL_IN);
      case DECIDE_AS_DMPC, CONSIDER_CALL_IN -> EnumSet.of(SignOff.DECIDE_UNDER_CONSENT);
      default -> EnumSet.noneOf(SignOff.class);
    };
  }

  private static void checkRole(SignOff signOff, Person person, Dossier dossier) {
    if (signOff == SignOff.REVISE_CASE) {
      String raisers = dossier.businessCase().isAward() ? Groups.COMMERCIAL : Groups.ORIGINATORS;
      if (!person.id().equals(dossier.businessCase().originator()) || !person.isIn(raisers)) {
        throw Refusal.notAllowed("Only the originator, " + dossier.businessCase().originator() + ", revises this case.");
      }
      return;
    }
    if (!signOff.needsAuthority() && !person.isIn(signOff.group())) {
      throw Refusal.notAllowed("This is for members of " + signOff.group() + ", and you are not one.");
    }
    if (signOff == SignOff.VOTE_AT_BOARD
        && dossier.history().sitting().filter(s -> !s.closed() && s.members().contains(person.id())).isEmpty()) {
      throw Refusal.notAllowed("You were not called to this sitting of the board.");
    }
  }

  private static Map<Part, String> vouchedParts(SignOff signOff, Revision revision) {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    signOff.vouchesFor().stream().filter(revision.parts()::containsKey)
        .forEach(part -> parts.put(part, revision.parts().get(part)));
    return parts;
  }
}
