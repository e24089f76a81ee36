package org.countersign.signing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.London;
import org.countersign.casefile.Money;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.scheme.Instrument;
import org.countersign.scheme.Instruments;
import org.countersign.scheme.RuleNames;
import org.countersign.signing.CaseRecord.House;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the DMPC passes a function on, and takes it back (paragraph 1.7). Both are acts on the record. */
@Service
public class InstrumentDesk {

  private static final BigDecimal MOST = new BigDecimal("1000000000000");

  private final Instruments instruments;
  private final RuleNames ruleNames;
  private final Directory directory;
  private final CaseRecord record;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  public InstrumentDesk(Instruments instruments, RuleNames ruleNames, Directory directory, CaseRecord record,
      ApplicationEventPublisher events, Clock clock) {
    this.instruments = instruments;
    this.ruleNames = ruleNames;
    this.directory = directory;
    this.record = record;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What a giver asks for: see {@link Instrument}. Everything but the fall-back is needed; of rules and kinds, one.
   *
   * @param ceiling in pounds
   */
  public record Wish(
      String holder, String fallback, Set<String> rules, Set<Kind> kinds, BigDecimal ceiling, LocalDate from, LocalDate until,
      String reason) {}

  /** What is written when an instrument is ended. */
  public record Ended(int instrument) {}

  /**
   * Makes an instrument.
   *
   * @throws Refusal unless the person holds the authority of the DMPC themselves: an instrument does not cascade
   * @throws Faulty with everything that stands against it, the bars of the 2011 Act among it
   */
  @Transactional
  public Instrument make(Person giver, Wish wish) {
    requireHolder(giver);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Fault> faults = new ArrayList<>();
    checkNamed("/holder", wish.holder(), giver, faults);
    if (wish.fallback() != null) {
      checkNamed("/fallback", wish.fallback(), giver, faults);
      refuse(wish.fallback().equals(wish.holder()), "/fallback", "The fall-back is another person than the holder.", faults);
    }
    checkExtent(wish, faults);
    checkDays(wish, London.dayOf(now), faults);
    refuse(wish.reason() == null || wish.reason().isBlank(), "/reason", "Say why the function is passed on.", faults);
    refuse(wish.reason() != null && wish.reason().length() > Submission.LONGEST_TEXT, "/reason",
        "The reason is longer than " + Submission.LONGEST_TEXT + " characters.", faults);
    if (!faults.isEmpty()) {
      throw new Faulty("This is not an instrument of delegation", faults);
    }
    record.hold(House.INSTRUMENTS);
    Instrument instrument = new Instrument(instruments.nextNumber(), giver.id(), wish.holder(), wish.fallback(), wish.rules(),
        wish.kinds(), new Money(wish.ceiling()), wish.from(), wish.until(), wish.reason().strip(), now, null);
    instruments.add(instrument);
    record.append(House.INSTRUMENTS, giver.id(), Act.INSTRUMENT_MADE, instrument);
    events.publishEvent(new HoldersChanged());
    return instrument;
  }

  /** Ends an instrument at once; one that has ended stays as it is. */
  @Transactional
  public void end(Person person, int number) {
    requireHolder(person);
    record.hold(House.INSTRUMENTS);
    Instrument instrument = instruments.find(number).orElseThrow(() -> Refusal.unknown("There is no instrument " + number + "."));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (instrument.endedAt() != null || London.dayOf(now).isAfter(instrument.until())) {
      throw Refusal.tooLate("Instrument " + number + " has ended already.");
    }
    instruments.end(number, now);
    record.append(House.INSTRUMENTS, person.id(), Act.INSTRUMENT_ENDED, new Ended(number));
    events.publishEvent(new HoldersChanged());
  }

  /** The instruments that a person may read: all for the DMPC, the secretariat and auditors, the own ones for those named. */
  @Transactional(readOnly = true)
  public List<Instrument> readableBy(Person person) {
    if (!mayRead(person)) {
      throw Refusal.notAllowed("Instruments are open to their givers, those whom they name, the secretariat and auditors.");
    }
    return readsAll(person) ? instruments.all() : instruments.naming(person.id());
  }

  /** Whether there is anything that the person may read. */
  @Transactional(readOnly = true)
  public boolean mayRead(Person person) {
    return readsAll(person) || !instruments.naming(person.id()).isEmpty();
  }

  private static boolean readsAll(Person person) {
    return person.isIn(Groups.DMPC) || person.oversees();
  }

  private static void requireHolder(Person person) {
    if (!person.isIn(Groups.DMPC) || person.runsTheEngine()) {
      throw Refusal.notAllowed("Only who holds the authority of the DMPC passes it on or takes it back (paragraph 1.7).");
    }
  }

  private void checkNamed(String pointer, String id, Person giver, List<Fault> faults) {
    Person person = id == null ? null : directory.find(id).orElse(null);
    if (person == null) {
      faults.add(new Fault(pointer, id == null ? "Name the person." : "There is no account " + id + "."));
      return;
    }
    refuse(person.id().equals(giver.id()), pointer, "Nobody passes a function on to themselves.", faults);
    refuse(person.runsTheEngine(), pointer, person.name() + " runs the engine, and whoever runs the engine signs nothing.", faults);
    refuse(person.isIn(Groups.DMPC) && !person.id().equals(giver.id()), pointer, person.name() + " holds this authority already.", faults);
    refuse(!person.affiliation().mayHoldFunctionsOfMopac(), pointer, Mandates.barred(person), faults);
  }

  private void checkExtent(Wish wish, List<Fault> faults) {
    refuse(wish.rules().isEmpty() && wish.kinds().isEmpty(), "/kinds", "Name the rules or the kinds of head that are passed on.", faults);
    refuse(wish.rules().contains(Instrument.ONWARD_RULE), "/rules", "What is passed on is not passed on again (paragraph 1.7).", faults);
    refuse(wish.kinds().contains(Instrument.ONWARD_KIND), "/kinds", "What is passed on is not passed on again (paragraph 1.7).", faults);
    Set<String> unknown = new HashSet<>(wish.rules());
    unknown.removeAll(ruleNames.all());
    refuse(!unknown.isEmpty(), "/rules", "The Scheme has no such rule: " + String.join(", ", unknown) + ".", faults);
    BigDecimal ceiling = wish.ceiling();
    refuse(ceiling == null || ceiling.signum() <= 0 || ceiling.compareTo(MOST) > 0 || ceiling.stripTrailingZeros().scale() > 2,
        "/ceiling", "Give the ceiling in pounds, above nothing, with two decimals at most.", faults);
  }

  private static void checkDays(Wish wish, LocalDate today, List<Fault> faults) {
    refuse(wish.from() == null || wish.from().isBefore(today), "/from",
        "Give the first day: today, " + today + ", or later.", faults);
    refuse(wish.until() == null || wish.from() != null && wish.until().isBefore(wish.from())
        || wish.until() != null && wish.until().isBefore(today), "/until",
        "Give the last day, not before the first: an instrument ends by itself.", faults);
  }

  private static void refuse(boolean fault, String pointer, String detail, List<Fault> faults) {
    if (fault) {
      faults.add(new Fault(pointer, detail));
    }
  }
}
