package org.countersign.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases.Found;
import org.countersign.casefile.BusinessCases.Reader;
import org.countersign.casefile.BusinessCases.Search;
import org.countersign.casefile.BusinessCases.Sort;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Documents.Stored;
import org.countersign.casefile.Documents;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.checks.Finding;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.scheme.Determination;
import org.countersign.signing.CallIn;
import org.countersign.signing.Clearance;
import org.countersign.signing.Conditions;
import org.countersign.signing.Dossier;
import org.countersign.signing.Dossiers;
import org.countersign.signing.FollowedCondition;
import org.countersign.signing.History;
import org.countersign.signing.Mandate;
import org.countersign.signing.Mandates;
import org.countersign.signing.Outcome;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;
import org.countersign.signing.SigningDesk;
import org.countersign.signing.Sitting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows a case to those who may see it: whoever takes part in it, the secretariat, and auditors. It is shown as it stands at one
 * moment, though others act meanwhile.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class CaseReading {

  private final BusinessCases cases;
  private final Dossiers dossiers;
  private final PaperChecks checks;
  private final Documents documents;
  private final Decisions decisions;
  private final Conditions conditions;
  private final CaseWorkflow workflow;
  private final SigningDesk signingDesk;
  private final Mandates mandates;
  private final CallIn callIn;
  private final Directory directory;

  public CaseReading(BusinessCases cases, Dossiers dossiers, PaperChecks checks, Documents documents, Decisions decisions, Conditions conditions,
      CaseWorkflow workflow, SigningDesk signingDesk, Mandates mandates, CallIn callIn, Directory directory) {
    this.cases = cases;
    this.dossiers = dossiers;
    this.checks = checks;
    this.documents = documents;
    this.decisions = decisions;
    this.conditions = conditions;
    this.workflow = workflow;
    this.signingDesk = signingDesk;
    this.mandates = mandates;
    this.callIn = callIn;
    this.directory = directory;
  }

  /** A page of cases in short. */
  public record Page(List<Summary> cases, int page, int pages, int total) {

    public static final int SIZE = 20;
  }

  /** Who has a case: the person who holds the task, or the groups whose members may take it up. */
  public record Holder(
      SignOff signOff, String task, CaseView.Who person, List<String> groups, Instant since, LocalDate due, boolean overdue) {}

  /**
   * @param awardOf the case under which this award is made; null of every other case
   * @param stage where on its route it stands
   * @param with who has it now; empty of a case that has ended, or that the program has
   * @param since when it came to them; of a case that nobody has, when it came to where it stands
   */
  public record Summary(
      String reference, String title, Status status, CaseView.Who originator, LocalDate submittedOn, String awardOf, Stage stage,
      List<Holder> with, Instant since) {}

  /**
   * What is looked for; null is any.
   *
   * @param originator "me" for the reader's own
   */
  public record Query(String text, Status status, Stage stage, String originator, Sort sort) {}

  public Page search(Person reader, Query query, int page) {
    Reader looking = new Reader(reader.id(), List.copyOf(reader.groups()), reader.oversees(), reader.isClearedForPartTwo());
    Search search = new Search(looking, query.text(), statuses(query), "me".equals(query.originator()) ? reader.id() : query.originator(),
        query.sort() == null ? Sort.NEWEST : query.sort());
    int total = cases.count(search);
    List<Found> found = cases.search(search, page, Page.SIZE);
    Map<String, List<CaseWorkflow.Task>> tasks = workflow.openTasks(found.stream().map(Found::businessCase).toList());
    return new Page(found.stream().map(f -> summaryOf(f, tasks.getOrDefault(f.businessCase().reference(), List.of()))).toList(),
        page, (total + Page.SIZE - 1) / Page.SIZE, total);
  }

  /** One case in short. */
  public Summary summary(Person reader, String reference) {
    BusinessCase businessCase = cases.get(reference);
    requireReadable(reader, businessCase, () -> mandates.isNamedByInstrument(reader, dossiers.read(reference)));
    return summaryOf(new Found(businessCase, cases.changedAt(reference)), workflow.openTasks(reference));
  }

  /**
   * How many findings there are in a case that was found for the reader.
   *
   * @throws CaseRecord.BrokenRecord if its record does not verify
   */
  public int findings(String reference) {
    return checks.findingsIn(dossiers.read(reference)).size();
  }

  private static Set<Status> statuses(Query query) {
    if (query.stage() == null) {
      return query.status() == null ? null : Set.of(query.status());
    }
    return query.stage().statuses().stream().filter(status -> query.status() == null || status == query.status())
        .collect(Collectors.toSet());
  }

  private Summary summaryOf(Found found, List<CaseWorkflow.Task> tasks) {
    BusinessCase c = found.businessCase();
    List<Holder> with = tasks.stream().map(task -> new Holder(SignOff.ofTask(task.key()), task.id(),
        task.assignee() == null ? null : who(task.assignee()), task.groups(), task.since(), task.due(), task.overdue())).toList();
    return new Summary(c.reference(), c.title(), c.status(), who(c.originator()), c.submittedOn(), c.awardOf(), Stage.of(c.status()),
        with, with.stream().map(Holder::since).min(Comparator.naturalOrder()).orElse(found.changedAt()));
  }

  /** All of the case. */
  public CaseView view(Person reader, String reference) {
    Dossier dossier = dossiers.read(reference);
    BusinessCase businessCase = dossier.businessCase();
    Clearance clearance = requireReadable(reader, businessCase, () -> mandates.isNamedByInstrument(reader, dossier));
    Revision revision = dossier.revision();
    History history = dossier.history();
    Determination authority = dossier.authority();
    List<Finding> findings = checks.findingsIn(dossier);
    List<Finding> unanswered = checks.unansweredIn(dossier, findings);
    return new CaseView(reference, businessCase.title(), revision.number(), businessCase.round(), revision.contentHash(),
        revision.parts(), businessCase.status(), businessCase.submittedOn(), who(businessCase.originator()),
        decisions.find(reference).flatMap(d -> d.number()).map(DecisionNumber::toString).orElse(null),
        findings, unanswered,
        CaseView.AuthorityView.of(clearance.seesPartTwo() ? authority : authority.withoutPartTwo(), dossier.decidedBy()),
        workflow.openTasks(reference), returned(businessCase, history, unanswered),
        history.given().stream()
            .map(g -> CaseView.Signed.of(g, revision.parts(), signingDesk.mayTakeBack(reader, g, dossier))).toList(),
        revision.caseFile().hasPartTwo(),
        mandates.mandateOf(reader, dossier).map(Mandate::inWords).filter(words -> !words.isEmpty()).orElse(null),
        clearance.shown(revision.caseFile()),
        documents.of(reference).stream().filter(clearance::shows).map(one -> DocumentController.View.of(one, revision.number())).toList(),
        businessCase.awardOf(), cases.awardsOf(reference).stream().map(CaseView.Award::of).toList(),
        conditions.of(reference).stream().map(condition -> viewOf(condition, history)).toList(),
        callIn.openUntil(dossier).filter(day -> !businessCase.status().isFinal()).orElse(null));
  }

  private CaseView.ConditionView viewOf(FollowedCondition condition, History history) {
    return new CaseView.ConditionView(condition.number(), condition.condition().text(), condition.condition().owner(),
        condition.condition().due(), condition.state(), condition.dischargedOn(), history.stepsOf(condition.number()).stream()
            .map(step -> new CaseView.ConditionView.Step(step.act(), who(step.person()), step.at(), step.reason())).toList());
  }

  /**
   * @return the case, as it stands
   * @throws NotPermitted unless the person may read it
   */
  public BusinessCase requireReadable(Person reader, String reference) {
    BusinessCase businessCase = cases.get(reference);
    requireReadable(reader, businessCase, () -> mandates.isNamedByInstrument(reader, dossiers.read(reference)));
    return businessCase;
  }

  /** A signature that its signer may still take back. */
  public record TakeableBack(String reference, String title, CaseView.Signed signature) {}

  /** What the person has signed on cases under way and may still take back. */
  public List<TakeableBack> takeableBackBy(Person person) {
    return cases.underWayWith(person.id()).stream().map(dossiers::read)
        .filter(dossier -> Clearance.of(person, dossier.businessCase()).seesCase())
        .flatMap(dossier -> dossier.history().given().stream().filter(g -> signingDesk.mayTakeBack(person, g, dossier))
            .map(g -> new TakeableBack(dossier.reference(), dossier.businessCase().title(),
                CaseView.Signed.of(g, dossier.revision().parts(), true))))
        .toList();
  }

  /** @throws NotPermitted if the person may not read the record of the case */
  public void requireRecord(Person reader, String reference) {
    requireReadable(reader, cases.get(reference), () -> mandates.isNamedByInstrument(reader, dossiers.read(reference)));
  }

  /**
   * A document of a case, without its bytes; of an earlier revision too.
   *
   * @throws Refusal if there is none that the reader may see: of one in Part 2 nobody else learns that it is there
   */
  public Stored document(Person reader, String reference, int number) {
    Clearance clearance =
        requireReadable(reader, cases.get(reference), () -> mandates.isNamedByInstrument(reader, dossiers.read(reference)));
    return documents.find(reference, number).filter(clearance::shows)
        .orElseThrow(() -> Refusal.unknown(reference + " has no document " + number + "."));
  }

  /** @param isAsked whether the reader is asked to decide under an instrument, which is looked up only if nothing else opens the case */
  private Clearance requireReadable(Person reader, BusinessCase businessCase, BooleanSupplier isAsked) {
    String reference = businessCase.reference();
    boolean takesPart = cases.takesPart(reference, reader.id(), reader.groups());
    if (!takesPart && !reader.oversees() && !isAsked.getAsBoolean()) {
      throw new NotPermitted("You take no part in " + reference + ".");
    }
    Clearance clearance = Clearance.of(reader, businessCase);
    if (!clearance.seesCase()) {
      throw new NotPermitted(reference + " is marked above OFFICIAL, and you are not cleared for it.");
    }
    return clearance;
  }

  private List<String> returned(BusinessCase businessCase, History history, List<Finding> unanswered) {
    if (businessCase.status() != Status.TO_BE_REVISED) {
      return List.of();
    }
    // Who was outvoted returned nothing.
    boolean boardReturned = history.sitting().filter(s -> s.tally().result() == Sitting.Result.RETURNED).isPresent();
    Stream<String> bySigners = history.signatures().stream()
        .filter(s -> s.round() == businessCase.round()
            && (s.outcome() == Outcome.RETURN || s.outcome() == Outcome.NOT_SATISFIED || s.outcome() == Outcome.REJECT))
        .filter(s -> s.signOff() != SignOff.VOTE_AT_BOARD || boardReturned)
        .map(CaseReading::reasonOf);
    return Stream.concat(bySigners, unanswered.stream().map(CaseReading::reasonOf)).toList();
  }

  private static String reasonOf(Finding unanswered) {
    return "This waits for your answer in words: %s (%s at %s)".formatted(unanswered.because(), unanswered.code(), unanswered.at());
  }

  private static String reasonOf(Signature signature) {
    return signature.name() + " (" + signature.capacity() + "): " + signature.reason();
  }

  private CaseView.Who who(String id) {
    return new CaseView.Who(id, directory.nameOf(id));
  }
}
