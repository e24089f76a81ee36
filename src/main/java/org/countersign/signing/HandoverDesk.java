package org.countersign.signing;

import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.Drafts;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a case is given to another originator. Whoever gave it stays an originator of it in the record's eyes, and whoever took it
 * becomes one, for ever: neither signs it in another capacity.
 */
@Service
public class HandoverDesk {

  private final BusinessCases cases;
  private final Dossiers dossiers;
  private final Drafts drafts;
  private final CaseRecord record;
  private final Directory directory;
  private final KeptBack keptBack;

  public HandoverDesk(BusinessCases cases, Dossiers dossiers, Drafts drafts, CaseRecord record, Directory directory,
      KeptBack keptBack) {
    this.cases = cases;
    this.dossiers = dossiers;
    this.drafts = drafts;
    this.record = record;
    this.directory = directory;
    this.keptBack = keptBack;
  }

  /** Who may take a case over at all: whether they may take this one, is asked when it is given. */
  public List<Person> receivers(BusinessCase businessCase) {
    return directory.membersOf(raisersOf(businessCase)).stream()
        .filter(person -> !person.runsTheEngine() && !person.id().equals(businessCase.originator())).toList();
  }

  /** Whether the person may hand this case over now. */
  public boolean mayHandOver(Person asker, BusinessCase businessCase) {
    return !businessCase.status().isFinal() && isForThem(asker, businessCase);
  }

  /**
   * @param askedOtherwise who holds a task on the case in another capacity
   * @return who the originator is from now on
   * @throws Refusal with the reason for which it is not given; nothing is changed then
   */
  @Transactional
  public Person handOver(Person asker, String reference, String to, String reason, List<String> askedOtherwise) {
    Dossier dossier = dossiers.lock(reference);
    BusinessCase businessCase = dossier.businessCase();
    requireMayAsk(asker, businessCase);
    if (businessCase.status().isFinal()) {
      throw Refusal.tooLate(reference + " has ended, and nobody takes it over: it is " + businessCase.status() + ".");
    }
    if (to == null || to.isBlank()) {
      throw Refusal.incomplete(List.of("Name who takes " + reference + " over."));
    }
    if (reason == null || reason.isBlank() || reason.length() > Submission.LONGEST_TEXT) {
      throw Refusal.incomplete(
          List.of("A handover needs a reason, of " + Submission.LONGEST_TEXT + " characters at most."));
    }
    keptBack.requireOpen("the reason", reason, dossier.paper());
    Person receiver = directory.find(to.strip()).orElseThrow(() -> Refusal.incomplete(List.of("There is no account " + to.strip() + ".")));
    requireMayTake(receiver, asker, dossier, askedOtherwise);
    record.append(reference, asker.id(), Act.HANDED_OVER,
        new History.HandedOver(businessCase.originator(), receiver.id(), businessCase.revision(), reason.strip()));
    cases.setOriginator(reference, receiver.id());
    cases.addParticipant(reference, new Participant(Participant.Kind.PERSON, receiver.id()));
    return receiver;
  }

  private void requireMayAsk(Person asker, BusinessCase businessCase) {
    if (isForThem(asker, businessCase)) {
      return;
    }
    throw Refusal.notAllowed(asker.isIn(Groups.SECRETARIAT) && !asker.runsTheEngine()
        ? businessCase.originator() + " is still of " + raisersOf(businessCase) + ": only they hand " + businessCase.reference() + " over."
        : "Only the originator hands " + businessCase.reference() + " over or, when they have left, the secretariat.");
  }

  private boolean isForThem(Person asker, BusinessCase businessCase) {
    boolean own = asker.id().equals(businessCase.originator()) && asker.isIn(raisersOf(businessCase));
    boolean forOneWhoLeft = asker.isIn(Groups.SECRETARIAT) && hasLeft(businessCase);
    return (own || forOneWhoLeft) && !asker.runsTheEngine();
  }

  /** There is no such account any more, or it is no longer of those who raise such cases. */
  private boolean hasLeft(BusinessCase businessCase) {
    return directory.find(businessCase.originator()).filter(person -> person.isIn(raisersOf(businessCase))).isEmpty();
  }

  private static String raisersOf(BusinessCase businessCase) {
    return businessCase.isAward() ? Groups.COMMERCIAL : Groups.ORIGINATORS;
  }

  private void requireMayTake(Person receiver, Person asker, Dossier dossier, List<String> askedOtherwise) {
    BusinessCase businessCase = dossier.businessCase();
    if (receiver.id().equals(businessCase.originator())) {
      throw Refusal.incomplete(List.of(receiver.name() + " is the originator already."));
    }
    if (receiver.id().equals(asker.id())) {
      throw Refusal.notAllowed("Nobody gives a case to themselves.");
    }
    if (!receiver.isIn(raisersOf(businessCase))) {
      throw Refusal.notAllowed(receiver.name() + " is not of " + raisersOf(businessCase) + ", and so cannot take "
          + businessCase.reference() + " over.");
    }
    SeparationOfDuties.objectionTo(receiver, Capacity.ORIGINATOR, dossier).ifPresent(objection -> {
      throw Refusal.notAllowed(objection);
    });
    boolean sits = dossier.history().sitting().filter(s -> !s.closed() && s.members().contains(receiver.id())).isPresent();
    if (sits || askedOtherwise.contains(receiver.id())) {
      throw Refusal.notAllowed(receiver.name() + " is asked to sign this case, and would bar themselves by taking it over.");
    }
    // Originators see the Part 2 that they wrote. This one they did not write.
    boolean keptBack = Clearance.isNeeded(businessCase, dossier.paper()) || drafts.needClearance(businessCase.reference());
    if (keptBack && !receiver.isClearedForPartTwo()) {
      throw Refusal.notAllowed("This case has a Part 2 or is marked above OFFICIAL, and " + receiver.name() + " is not cleared for that.");
    }
  }
}
