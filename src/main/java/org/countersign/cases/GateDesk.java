package org.countersign.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.Gate;
import org.countersign.decisions.Gates;
import org.countersign.decisions.IssuedDecision;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Clearance;
import org.countersign.signing.Refusal;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Follows the papers that approved ones announce: reminds of them, and takes down which paper came. */
@Service
public class GateDesk {

  private final Gates gates;
  private final Decisions decisions;
  private final BusinessCases cases;
  private final CaseRecord record;
  private final CaseNews news;
  private final WorkingDays workingDays;
  private final GateSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  GateDesk(Gates gates, Decisions decisions, BusinessCases cases, CaseRecord record, CaseNews news, WorkingDays workingDays,
      GateSettings settings, Clock clock, PlatformTransactionManager transactions) {
    this.gates = gates;
    this.decisions = decisions;
    this.cases = cases;
    this.record = record;
    this.news = news;
    this.workingDays = workingDays;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What a secretary has in view: everything outstanding that is due before long, or was; of others nothing. */
  public List<Gate> inView(Person person) {
    return !person.isIn(Groups.SECRETARIAT) ? List.of() : gates.outstanding(workingDays.after(London.today(clock), settings.inView()))
        .stream().filter(gate -> Clearance.of(person, cases.get(gate.reference())).seesCase()).toList();
  }

  /**
   * Takes down by which case an announced paper came. It stays so.
   *
   * @param decision its number, or the reference of the case
   * @throws NotPermitted unless the person is of the secretariat
   * @throws Refusal if there is no such announcement, no such case, or it came already
   */
  @Transactional
  public Gate meet(Person person, String decision, int number, String by) {
    if (!person.isIn(Groups.SECRETARIAT) || person.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.SECRETARIAT + " take down which paper came.");
    }
    String reference = DecisionNumber.read(decision).flatMap(decisions::issued).map(IssuedDecision::reference).orElse(decision);
    Gate gate = gates.find(reference, number)
        .orElseThrow(() -> Refusal.unknown(decision + " announces no paper " + number + "."));
    String named = by == null ? "" : by.strip();
    BusinessCase came = cases.find(named).filter(c -> !c.reference().equals(reference))
        .orElseThrow(() -> Refusal.incomplete(List.of("Name the case by which the paper came, such as BC-2026-0002"
            + (named.isEmpty() ? "." : ": there is no other case " + named + "."))));
    cases.lock(reference);
    record.history(reference);
    LocalDate today = London.today(clock);
    if (!gates.meet(gate, came.reference(), today)) {
      throw Refusal.tooLate("It is taken down already which paper came.");
    }
    record.append(reference, person.id(), Act.GATE_MET, Map.of("gate", number, "by", came.reference()));
    return gates.find(reference, number).orElseThrow();
  }

  /** Each is told of twice: some working days before its day, and once that has passed. */
  @Scheduled(cron = "${countersign.gates.remind-at}", zone = "Europe/London")
  public void remind() {
    LocalDate today = London.today(clock);
    gates.outstanding(workingDays.after(today, settings.remind())).forEach(gate -> transaction.executeWithoutResult(status -> {
      boolean first = gate.isOverdue(today) ? gates.markOverdue(gate, today) : gates.markReminded(gate, today);
      if (first) {
        news.announcedPaper(gate, today);
      }
    }));
  }

  /** Of decisions that were issued by an earlier release. */
  @Scheduled(initialDelayString = "${countersign.conditions.look-after}", fixedDelayString = "${countersign.conditions.look-every}")
  void addMissing() {
    gates.missing().forEach(reference -> transaction.executeWithoutResult(status -> {
      cases.lock(reference);
      gates.add(reference, cases.currentRevision(reference).caseFile().gates());
    }));
  }
}
