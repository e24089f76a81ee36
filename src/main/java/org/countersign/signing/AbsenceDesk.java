package org.countersign.signing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.London;
import org.countersign.people.Absence;
import org.countersign.people.Absences;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.scheme.Instruments;
import org.countersign.signing.CaseRecord.House;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an absence is entered: by the person, or by the secretariat, since people who are away don't. On the record. */
@Service
public class AbsenceDesk {

  private final Absences absences;
  private final Instruments instruments;
  private final Directory directory;
  private final CaseRecord record;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  public AbsenceDesk(Absences absences, Instruments instruments, Directory directory, CaseRecord record,
      ApplicationEventPublisher events, Clock clock) {
    this.absences = absences;
    this.instruments = instruments;
    this.directory = directory;
    this.record = record;
    this.events = events;
    this.clock = clock;
  }

  /** What is written when an absence ends early. */
  public record Ended(int absence) {}

  /**
   * @param substitute null where nobody stands in
   * @throws Refusal if it is somebody else's and the asker is not of the secretariat, or the asker would gain by it
   * @throws Faulty with everything that cannot be
   */
  @Transactional
  public Absence enter(Person asker, String person, LocalDate from, LocalDate until, String substitute) {
    requireMayEnter(asker, person);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Fault> faults = new ArrayList<>();
    checkNamed("/person", person, faults);
    if (substitute != null) {
      checkNamed("/substitute", substitute, faults);
    }
    if (substitute != null && substitute.equals(person)) {
      faults.add(new Fault("/substitute", "Nobody stands in for themselves."));
    }
    if (from == null) {
      faults.add(new Fault("/from", "Give the first day."));
    }
    if (until == null || from != null && until.isBefore(from) || until.isBefore(London.dayOf(now))) {
      faults.add(new Fault("/until", "Give the last day: not before the first, and not past."));
    }
    if (!faults.isEmpty()) {
      throw new Faulty("This is not an absence", faults);
    }
    if (!asker.id().equals(person) && gains(asker, person, substitute)) {
      throw Refusal.notAllowed("You would stand in yourself: somebody else has to record this absence.");
    }
    record.hold(House.PEOPLE);
    Absence absence = absences.add(person, from, until, substitute, asker.id(), now);
    record.append(House.PEOPLE, asker.id(), Act.ABSENCE_ENTERED, absence);
    events.publishEvent(new HoldersChanged());
    return absence;
  }

  /** Somebody is back before the last day. */
  @Transactional
  public void end(Person asker, int number) {
    record.hold(House.PEOPLE);
    Absence absence = absences.find(number).orElseThrow(() -> Refusal.unknown("There is no absence " + number + "."));
    requireMayEnter(asker, absence.person());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (absence.endedAt() != null || London.dayOf(now).isAfter(absence.until())) {
      throw Refusal.tooLate("That absence has ended already.");
    }
    absences.end(number, now);
    record.append(House.PEOPLE, asker.id(), Act.ABSENCE_ENDED, new Ended(number));
    events.publishEvent(new HoldersChanged());
  }

  /** All of them for the secretariat and auditors; for everybody else those that concern them. */
  @Transactional(readOnly = true)
  public List<Absence> readableBy(Person person) {
    return absences.all().stream()
        .filter(a -> person.oversees() || a.person().equals(person.id()) || person.id().equals(a.substitute())).toList();
  }

  private static void requireMayEnter(Person asker, String person) {
    boolean secretary = asker.isIn(Groups.SECRETARIAT) && !asker.runsTheEngine();
    if (!secretary && !asker.id().equals(person)) {
      throw Refusal.notAllowed("An absence is recorded by the person or by the secretariat.");
    }
  }

  private boolean gains(Person asker, String person, String substitute) {
    return asker.id().equals(substitute) || instruments.naming(asker.id()).stream()
        .anyMatch(i -> i.holder().equals(person) && asker.id().equals(i.fallback()));
  }

  private void checkNamed(String pointer, String id, List<Fault> faults) {
    if (id == null || directory.find(id).isEmpty()) {
      faults.add(new Fault(pointer, id == null ? "Name the person." : "There is no account " + id + "."));
    }
  }
}
