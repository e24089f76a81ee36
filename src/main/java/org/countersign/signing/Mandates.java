package org.countersign.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.London;
import org.countersign.people.Absences;
import org.countersign.people.Affiliation;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Instrument;
import org.countersign.scheme.Instruments;
import org.springframework.stereotype.Service;

/**
 * Who holds an authority at a moment: the members of its group and, for the DMPC, whoever is named by an instrument
 * of delegation (paragraph 1.7). Looked up whenever it is asked, so that what ran out overnight refuses.
 */
@Service
public class Mandates {

  private final Directory directory;
  private final Instruments instruments;
  private final Absences absences;
  private final Clock clock;

  public Mandates(Directory directory, Instruments instruments, Absences absences, Clock clock) {
    this.directory = directory;
    this.instruments = instruments;
    this.absences = absences;
    this.clock = clock;
  }

  /** @throws Refusal that says why the person does not hold the authority now */
  Mandate require(Person person, SignOff signOff, Dossier dossier) {
    List<String> objections = new ArrayList<>();
    Authority needed = neededFor(signOff, dossier);
    return mandateOf(person, needed, dossier, objections).orElseThrow(() -> Refusal.notAllowed(objections.isEmpty()
        ? "This is for members of " + DecidingGroup.of(needed) + ", and you are not one."
        : String.join(" ", objections)));
  }

  /** The right of call-in is the DMPC's, whoever else has decided (4.14). */
  private static Authority neededFor(SignOff signOff, Dossier dossier) {
    return signOff == SignOff.CONSIDER_CALL_IN ? Authority.DMPC : dossier.decidedBy();
  }

  /** By what right the person would decide this case now; empty if they hold no authority over it. */
  public Optional<Mandate> mandateOf(Person person, Dossier dossier) {
    return mandateOf(person, dossier.decidedBy(), dossier, new ArrayList<>());
  }

  /** @param objections filled with a sentence for each instrument that names the person and does not serve */
  private Optional<Mandate> mandateOf(Person person, Authority authority, Dossier dossier, List<String> objections) {
    if (person.isIn(DecidingGroup.of(authority))) {
      return Optional.of(Mandate.own(authority));
    }
    if (authority == Authority.DMPC) {
      for (Instrument instrument : instruments.naming(person.id())) {
        Optional<String> objection = objectionTo(instrument, person, dossier, clock.instant());
        if (objection.isEmpty()) {
          return Optional.of(under(instrument, person));
        }
        objections.add(objection.get());
      }
    }
    return Optional.empty();
  }

  /** Why an approval was not, or is no longer, the act of a holder of the authority; empty if it was and is. */
  Optional<String> objectionTo(Signature approval, Dossier dossier) {
    Optional<Person> signer = directory.find(approval.person());
    if (approval.instrument() == null) {
      return signer.filter(p -> p.isIn(DecidingGroup.of(approval.authority()))).isPresent() ? Optional.empty()
          : Optional.of(approval.name() + " no longer holds the authority of " + approval.authority() + ".");
    }
    if (signer.isEmpty()) {
      return Optional.of("There is no account " + approval.person() + " any more.");
    }
    // Whatever became of it since: it was in force when the signature was given, or it was not.
    return instruments.find(approval.instrument())
        .map(instrument -> objectionTo(instrument, signer.get(), dossier, approval.at()))
        .orElse(Optional.of("There is no instrument " + approval.instrument() + "."));
  }

  /** Those who may sign this now by an instrument, and whom nothing else bars from the case. */
  public List<Person> namedByInstruments(SignOff signOff, Dossier dossier) {
    if (neededFor(signOff, dossier) != Authority.DMPC) {
      return List.of();
    }
    Instant now = clock.instant();
    return instruments.inForceAt(now).stream()
        .flatMap(instrument -> Stream.of(instrument.holder(), instrument.fallback())
            .flatMap(id -> id == null ? Stream.empty() : directory.find(id).stream())
            .filter(person -> objectionTo(instrument, person, dossier, now).isEmpty()))
        .filter(person -> SeparationOfDuties.objectionTo(person, Capacity.DECIDER, dossier).isEmpty())
        .distinct().toList();
  }

  /** Whether the person may decide this case now by an instrument, or call it in. */
  public boolean isNamedByInstrument(Person person, Dossier dossier) {
    SignOff asked = dossier.mayBeCalledIn() ? SignOff.CONSIDER_CALL_IN : SignOff.DECIDE_AS_DMPC;
    return !dossier.businessCase().status().isFinal() && namedByInstruments(asked, dossier).contains(person);
  }

  /** Everybody who acts by an instrument that is in force now: holders, and the fall-backs of those who are away. */
  public List<String> acting() {
    Instant now = clock.instant();
    return instruments.inForceAt(now).stream()
        .map(i -> isAway(i.holder(), now) && i.fallback() != null ? List.of(i.holder(), i.fallback()) : List.of(i.holder()))
        .flatMap(List::stream).distinct().toList();
  }

  private Mandate under(Instrument instrument, Person person) {
    boolean standsIn = !person.id().equals(instrument.holder());
    return new Mandate(Authority.DMPC, instrument.number(), standsIn ? directory.nameOf(instrument.holder()) : null);
  }

  /** Why the person does not act by this instrument on this case at that moment. */
  private Optional<String> objectionTo(Instrument instrument, Person person, Dossier dossier, Instant at) {
    String name = "Instrument " + instrument.number();
    if (!instrument.isInForceAt(at)) {
      return Optional.of(name + " is not in force: it " + (instrument.endedAt() != null && !at.isBefore(instrument.endedAt())
          ? "was ended on " + London.inWords(London.dayOf(instrument.endedAt()))
          : "runs from " + London.inWords(instrument.from()) + " until " + London.inWords(instrument.until())) + ".");
    }
    if (directory.find(instrument.giver()).filter(giver -> giver.isIn(Groups.DMPC) && !giver.runsTheEngine()).isEmpty()) {
      return Optional.of(name + " passes nothing on any more: its giver does not hold the authority of the DMPC.");
    }
    if (!person.affiliation().mayHoldFunctionsOfMopac()) {
      return Optional.of(barred(person));
    }
    if (!person.id().equals(instrument.holder())
        && !(person.id().equals(instrument.fallback()) && isAway(instrument.holder(), at))) {
      return Optional.of("Under " + name.toLowerCase() + " " + person.name() + " acts only in the absence of "
          + directory.nameOf(instrument.holder()) + ", and none is recorded.");
    }
    List<String> shortfalls = instrument.shortfalls(dossier.paper(), dossier.authority());
    return shortfalls.isEmpty() ? Optional.empty()
        : Optional.of(name + " does not cover this case: " + String.join("; ", shortfalls) + ".");
  }

  /** The bars of the Police Reform and Social Responsibility Act 2011 s.19. */
  static String barred(Person person) {
    return person.affiliation() == Affiliation.UNKNOWN
        ? "The secretariat has not confirmed whose person " + person.name() + " is: until then nothing is passed on to them."
        : person.name() + " is of " + person.affiliation() + ": section 19 of the Police Reform and Social Responsibility Act 2011"
            + " bars passing a function of the Mayor's Office on to them.";
  }

  private boolean isAway(String person, Instant at) {
    return absences.of(person, at, London.dayOf(at)).isPresent();
  }
}
