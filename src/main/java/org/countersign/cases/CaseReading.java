package org.countersign.cases;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.BusinessCases.Search;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.record.Chain;
import org.countersign.scheme.Determination;
import org.countersign.signing.CallIn;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Dossier;
import org.countersign.signing.Dossiers;
import org.countersign.signing.History;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;
import org.countersign.signing.Sitting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a case to those who may see it: whoever takes part in it, the secretariat, and auditors. */
@Service
@Transactional(readOnly = true)
public class CaseReading {

  private final BusinessCases cases;
  private final CaseRecord record;
  private final Dossiers dossiers;
  private final PaperChecks checks;
  private final Decisions decisions;
  private final CaseWorkflow workflow;
  private final CallIn callIn;
  private final Directory directory;

  public CaseReading(BusinessCases cases, CaseRecord record, Dossiers dossiers, PaperChecks checks,
      Decisions decisions, CaseWorkflow workflow, CallIn callIn, Directory directory) {
    this.cases = cases;
    this.record = record;
    this.dossiers = dossiers;
    this.checks = checks;
    this.decisions = decisions;
    this.workflow = workflow;
    this.callIn = callIn;
    this.directory = directory;
  }

  /** A page of cases in short. */
  public record Page(List<Summary> cases, int page, int pages, int total) {

    public static final int SIZE = 20;
  }

  /** @param awardOf the case under which this award is made; null of every other case */
  public record Summary(
      String reference, String title, Status status, CaseView.Who originator, LocalDate submittedOn, String awardOf) {}

  public Page search(Person reader, String text, Status status, int page) {
    Search search = new Search(text, status, reader.id(), List.copyOf(reader.groups()), seesEveryCase(reader));
    int total = cases.count(search);
    List<Summary> found = cases.search(search, page, Page.SIZE).stream()
        .map(c -> new Summary(c.reference(), c.title(), c.status(), who(c.originator()), c.submittedOn(), c.awardOf())).toList();
    return new Page(found, page, (total + Page.SIZE - 1) / Page.SIZE, total);
  }

  public CaseView view(Person reader, String reference) {
    BusinessCase businessCase = readable(reader, reference);
    Dossier dossier = dossiers.read(reference);
    Revision revision = dossier.revision();
    History history = dossier.history();
    boolean seesPartTwo = reader.isClearedForPartTwo()
        // The Part 2 of an award is the case's, and no writing of whoever raised it.
        || reader.id().equals(businessCase.originator()) && !businessCase.isAward();
    Determination authority = dossier.authority();
    return new CaseView(reference, businessCase.title(), revision.number(), businessCase.round(), revision.contentHash(),
        revision.parts(), businessCase.status(), businessCase.submittedOn(), who(businessCase.originator()),
        decisions.find(reference).flatMap(d -> d.number()).map(DecisionNumber::toString).orElse(null),
        checks.findingsIn(dossier),
        CaseView.AuthorityView.of(seesPartTwo ? authority : authority.withoutPartTwo(), dossier.decidedBy()),
        workflow.openTasks(reference), returned(businessCase, history),
        history.signatures().stream().map(s -> CaseView.Signed.of(s, revision.parts())).toList(),
        revision.caseFile().partTwo() != null, seesPartTwo ? revision.caseFile() : withoutPartTwo(revision.caseFile()),
        businessCase.awardOf(), cases.awardsOf(reference).stream().map(CaseView.Award::of).toList(),
        callIn.openUntil(dossier).filter(day -> !businessCase.status().isFinal()).orElse(null));
  }

  public Chain record(Person reader, String reference) {
    readable(reader, reference);
    return record.chain(reference);
  }

  private BusinessCase readable(Person reader, String reference) {
    BusinessCase businessCase = cases.get(reference);
    boolean takesPart = cases.participants(reference).stream()
        .anyMatch(p -> p.kind() == Participant.Kind.PERSON ? p.name().equals(reader.id()) : reader.isIn(p.name()));
    if (!takesPart && !seesEveryCase(reader)) {
      throw new NotPermitted("You take no part in " + reference + ".");
    }
    return businessCase;
  }

  private static boolean seesEveryCase(Person reader) {
    return reader.isIn(Groups.AUDITORS) || reader.isIn(Groups.SECRETARIAT);
  }

  private List<String> returned(BusinessCase businessCase, History history) {
    if (businessCase.status() != Status.TO_BE_REVISED) {
      return List.of();
    }
    // Who was outvoted returned nothing.
    boolean boardReturned = history.sitting().filter(s -> s.tally().result() == Sitting.Result.RETURNED).isPresent();
    return history.signatures().stream()
        .filter(s -> s.round() == businessCase.round()
            && (s.outcome() == Outcome.RETURN || s.outcome() == Outcome.NOT_SATISFIED || s.outcome() == Outcome.REJECT))
        .filter(s -> s.signOff() != SignOff.VOTE_AT_BOARD || boardReturned)
        .map(CaseReading::reasonOf).toList();
  }

  private static String reasonOf(Signature signature) {
    return signature.name() + " (" + signature.capacity() + "): " + signature.reason();
  }

  private CaseView.Who who(String id) {
    return new CaseView.Who(id, directory.find(id).map(Person::name).orElse(id));
  }

  private static CaseFile withoutPartTwo(CaseFile p) {
    return new CaseFile(p.title(), p.reference(), p.stage(), p.programme(), p.originatingUnit(), p.originatingBody(), p.marking(),
        p.summary(), p.statedTotal(), p.citedParagraphs(), p.novelOrContentious(), p.procurement(), p.heads(), p.sections(),
        p.commercialRoute(), p.funding(), p.screening(), p.gates(), p.answers(), null);
  }
}
