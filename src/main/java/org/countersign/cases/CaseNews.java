package org.countersign.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.London;
import org.countersign.decisions.Gate;
import org.countersign.mail.News;
import org.countersign.mail.News.Kind;
import org.countersign.mail.Announcements;
import org.countersign.people.Absence;
import org.countersign.people.Absences;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Clearance;
import org.countersign.signing.SignOff;
import org.springframework.stereotype.Service;

/** Who is told of what on a case. To be told gives nobody any authority. */
@Service
public class CaseNews {

  private final Announcements announcements;
  private final BusinessCases cases;
  private final Directory directory;
  private final Absences absences;
  private final Clock clock;

  public CaseNews(Announcements announcements, BusinessCases cases, Directory directory, Absences absences, Clock clock) {
    this.announcements = announcements;
    this.cases = cases;
    this.directory = directory;
    this.absences = absences;
    this.clock = clock;
  }

  public void opened(CaseWorkflow.Task task) {
    if (announcements.areSent()) {
      announcements.tell(holdersOf(task), about(task, SignOff.ofTask(task.key()) == SignOff.REVISE_CASE ? Kind.RETURNED : Kind.TASK));
    }
  }

  public void done(String task) {
    announcements.taskDone(task);
  }

  void soonDue(CaseWorkflow.Task task) {
    announcements.tell(holdersOf(task), about(task, Kind.REMINDER));
  }

  /** The holder, whoever stands in for a holder who is away, and the secretariat. */
  void overdue(CaseWorkflow.Task task) {
    Collection<String> holders = holdersOf(task);
    Instant now = clock.instant();
    List<String> told = new ArrayList<>(holders);
    holders.stream().flatMap(holder -> absences.of(holder, now, London.dayOf(now)).map(Absence::substitute).stream())
        .filter(substitute -> directory.find(substitute).isPresent()).forEach(told::add);
    directory.membersOf(Groups.SECRETARIAT).stream().map(Person::id).forEach(told::add);
    announcements.tell(told, about(task, Kind.OVERDUE));
  }

  public void decided(String reference) {
    announcements.tell(List.of(cases.get(reference).originator()), News.of(Kind.DECIDED, reference));
  }

  /** Whoever raised the case, and the secretariat. */
  void announcedPaper(Gate gate, LocalDate today) {
    List<String> told = new ArrayList<>(List.of(cases.get(gate.reference()).originator()));
    directory.membersOf(Groups.SECRETARIAT).stream().map(Person::id).forEach(told::add);
    announcements.tell(told, new News(gate.isOverdue(today) ? Kind.GATE_OVERDUE : Kind.GATE, gate.reference(), null,
        null, gate.due()));
  }

  void commented(String reference, String author) {
    announcements.tell(Stream.of(cases.get(reference).originator()).filter(originator -> !originator.equals(author)).toList(),
        News.of(Kind.COMMENT, reference));
  }

  void asked(String reference) {
    announcements.tell(List.of(cases.get(reference).originator()), News.of(Kind.QUESTION, reference));
  }

  void answered(String reference, String asker) {
    announcements.tell(List.of(asker), News.of(Kind.ANSWER, reference));
  }

  private static News about(CaseWorkflow.Task task, Kind kind) {
    return new News(kind, task.caseReference(), task.id(), nameOf(SignOff.ofTask(task.key())), task.due());
  }

  /** As the models name it: the engine's own name of a task bears the title of its case. */
  private static String nameOf(SignOff signOff) {
    return switch (signOff) {
      case REVISE_CASE -> "Revise case";
      case VOTE_AT_BOARD -> "Vote at Investment Board";
      case RECONVENE_BOARD -> "Name substitutes";
      case ADVISE_FINANCE -> "Advise on finance";
      case ADVISE_LEGAL -> "Advise on law";
      case ADVISE_COMMERCIAL -> "Advise on commercial issues";
      case ADVISE_DATA_PROTECTION -> "Advise on data protection";
      case ADVISE_EQUALITY -> "Advise on equality";
      case DECIDE_AS_DMPC -> "Decide as DMPC";
      case DECIDE_UNDER_CONSENT -> "Decide under consent";
      case CONSIDER_CALL_IN -> "Consider call-in";
      case PROPOSE_DISCHARGE -> "Propose discharge of a condition";
      case DISCHARGE_CONDITION -> "Discharge a condition";
    };
  }

  /** Whoever holds the task or, while nobody does, everybody who may claim it. */
  private Collection<String> holdersOf(CaseWorkflow.Task task) {
    if (task.assignee() != null) {
      return List.of(task.assignee());
    }
    boolean cleared = Clearance.isNeeded(cases.get(task.caseReference()), cases.currentRevision(task.caseReference()).caseFile());
    Predicate<Person> mayAct = person -> !person.runsTheEngine() && (!cleared || person.isClearedForPartTwo());
    Set<String> members = task.groups().stream().flatMap(group -> directory.membersOf(group).stream()).filter(mayAct)
        .map(Person::id).collect(Collectors.toSet());
    return Stream.concat(members.stream(), task.people().stream()).distinct().sorted().toList();
  }
}
