package org.countersign.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Draft;
import org.countersign.casefile.Drafts;
import org.countersign.casefile.London;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.scheme.Editions;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.HandoverDesk;
import org.countersign.signing.InvestmentBoard;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;
import org.countersign.signing.SigningDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an originator and the secretariat do to a case outside its tasks. */
@Service
public class CaseDesk {

  private final BusinessCases cases;
  private final Drafts drafts;
  private final CaseRecord record;
  private final Editions editions;
  private final InvestmentBoard board;
  private final SigningDesk signingDesk;
  private final DocumentDesk documents;
  private final HandoverDesk handovers;
  private final CaseWorkflow workflow;
  private final Clock clock;

  public CaseDesk(BusinessCases cases, Drafts drafts, CaseRecord record, Editions editions, InvestmentBoard board,
      SigningDesk signingDesk, DocumentDesk documents, HandoverDesk handovers, CaseWorkflow workflow, Clock clock) {
    this.cases = cases;
    this.drafts = drafts;
    this.record = record;
    this.editions = editions;
    this.board = board;
    this.signingDesk = signingDesk;
    this.documents = documents;
    this.handovers = handovers;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Submits a paper: it becomes a case under the edition in force today, and its course begins.
   *
   * @throws NotPermitted unless the person is an originator
   */
  @Transactional
  public BusinessCase submit(Person originator, CaseFile paper) {
    return submit(originator, paper, null);
  }

  /** @param written the draft that the paper was written as, which has served; null where there was none */
  @Transactional
  public BusinessCase submit(Person originator, CaseFile paper, Draft.Version written) {
    if (!originator.isIn(Groups.ORIGINATORS) || originator.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.ORIGINATORS + " submit papers.");
    }
    LocalDate today = London.today(clock);
    BusinessCase businessCase =
        cases.open(documents.sealed(originator, null, paper), editions.inForceOn(today).code(), today, originator.id(), clock.instant());
    String reference = businessCase.reference();
    cases.addParticipant(reference, new Participant(Participant.Kind.PERSON, originator.id()));
    Map<String, Object> content = contentWithDocuments(originator, cases.currentRevision(reference));
    content.put("edition", businessCase.edition());
    record.append(reference, originator.id(), Act.SUBMITTED, content);
    cases.registerInstance(reference, workflow.start(reference, originator.id()));
    if (written != null) {
      drafts.deleteSubmitted(originator.id(), written);
    }
    return cases.get(reference);
  }

  /**
   * Puts a new revision in place of the current one, which stays. It goes to the board only when the originator
   * resubmits it.
   *
   * @throws Refusal if the case is not back with its originator
   */
  @Transactional
  public BusinessCase revise(Person person, String reference, CaseFile paper) {
    BusinessCase businessCase = cases.lock(reference);
    requireRevisable(person, businessCase);
    Revision revision =
        cases.addRevision(reference, documents.sealed(person, reference, paper), person.id(), clock.instant());
    record.append(reference, person.id(), Act.REVISED, contentWithDocuments(person, revision));
    drafts.deleteOfCase(reference);
    return cases.get(reference);
  }

  /**
   * Withdraws a case, which ends it.
   *
   * @throws Refusal once it is decided
   */
  @Transactional
  public void withdraw(Person person, String reference) {
    BusinessCase businessCase = cases.lock(reference);
    requireOriginator(person, businessCase);
    boolean decided = record.history(reference).decision(businessCase.round())
        .filter(d -> d.outcome().approves()).isPresent();
    if (businessCase.status().isFinal() || decided) {
      throw Refusal.tooLate(reference + " can no longer be withdrawn: it is "
          + (decided ? "decided" : businessCase.status().name()) + ".");
    }
    record.append(reference, person.id(), Act.WITHDRAWN, Map.of("revision", businessCase.revision()));
    cases.setStatus(reference, Status.WITHDRAWN, clock.instant());
    drafts.deleteOfCase(reference);
    workflow.withdraw(businessCase.processInstance());
  }

  /**
   * Closes a quorate sitting of the board before every member has voted.
   *
   * @throws Refusal unless a member of the secretariat asks and the sitting is quorate
   */
  @Transactional
  public void closeSitting(Person person, String reference) {
    board.requireClosable(reference, person);
    workflow.closeSitting(reference);
  }

  /**
   * Takes an own signature back and asks for it anew.
   *
   * @throws Refusal once the next step has begun
   */
  @Transactional
  public void takeBack(Person person, String reference, int entry, String reason) {
    Signature takenBack = signingDesk.takeBack(person, reference, entry, reason);
    workflow.askAgain(cases.get(reference).processInstance(), takenBack);
  }

  /**
   * Gives a case to another originator: what is to be revised is theirs from now on, and so is what was drafted of it.
   *
   * @throws Refusal with the reason for which it is not given
   */
  @Transactional
  public void handOver(Person asker, String reference, String to, String reason) {
    cases.lock(reference);
    Person receiver = handovers.handOver(asker, reference, to, reason, workflow.openTasks(reference).stream()
        .filter(task -> task.assignee() != null && SignOff.ofTask(task.key()) != SignOff.REVISE_CASE)
        .map(CaseWorkflow.Task::assignee).toList());
    drafts.handOver(reference, receiver.id());
    workflow.handOver(cases.get(reference).processInstance(), receiver.id());
  }

  static void requireRevisable(Person person, BusinessCase businessCase) {
    requireOriginator(person, businessCase);
    if (businessCase.status() != Status.TO_BE_REVISED) {
      throw Refusal.tooLate(businessCase.reference() + " is not to be revised: it is " + businessCase.status() + ".");
    }
  }

  private static void requireOriginator(Person person, BusinessCase businessCase) {
    String raisers = businessCase.isAward() ? Groups.COMMERCIAL : Groups.ORIGINATORS;
    if (!person.id().equals(businessCase.originator()) || !person.isIn(raisers) || person.runsTheEngine()) {
      throw new NotPermitted("Only the originator of " + businessCase.reference() + " may do this, while they are of " + raisers + ".");
    }
  }

  /** Attaches the documents that the revision names: the record binds each by its number and its hash. */
  private Map<String, Object> contentWithDocuments(Person person, Revision revision) {
    documents.attach(person, revision);
    Map<String, Object> content = contentOf(revision);
    if (!revision.caseFile().documents().isEmpty()) {
      content.put("documents", documents.onRecord(revision));
    }
    return content;
  }

  /** What the record says of a revision. */
  static Map<String, Object> contentOf(Revision revision) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("revision", revision.number());
    content.put("contentHash", revision.contentHash());
    content.put("parts", revision.parts());
    return content;
  }
}
