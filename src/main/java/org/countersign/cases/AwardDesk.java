package org.countersign.cases;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFileReader;
import org.countersign.casefile.Drafts;
import org.countersign.casefile.Fault;
import org.countersign.casefile.London;
import org.countersign.casefile.MalformedCaseFile;
import org.countersign.casefile.Money;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.checks.Checks;
import org.countersign.checks.Finding;
import org.countersign.checks.Paper;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.scheme.Approval;
import org.countersign.scheme.Approvals;
import org.countersign.scheme.Approvals.Asking;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Edition;
import org.countersign.scheme.Editions;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Clearance;
import org.countersign.signing.Dossier;
import org.countersign.signing.Dossiers;
import org.countersign.signing.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where an award is raised under an approved case, and revised. An award is a case of its own, with its own record: who
 * acted on the case may act on the award in another capacity, and the other way round.
 */
@Service
public class AwardDesk {

  private final BusinessCases cases;
  private final Drafts drafts;
  private final Dossiers dossiers;
  private final CaseRecord record;
  private final CaseFileReader reader;
  private final Approvals approvals;
  private final Decisions decisions;
  private final Determinations determinations;
  private final Editions editions;
  private final Checks checks;
  private final CaseWorkflow workflow;
  private final Clock clock;

  public AwardDesk(BusinessCases cases, Drafts drafts, Dossiers dossiers, CaseRecord record, CaseFileReader reader,
      Approvals approvals, Decisions decisions, Determinations determinations, Editions editions, Checks checks, CaseWorkflow workflow, Clock clock) {
    this.cases = cases;
    this.drafts = drafts;
    this.dossiers = dossiers;
    this.record = record;
    this.reader = reader;
    this.approvals = approvals;
    this.decisions = decisions;
    this.determinations = determinations;
    this.editions = editions;
    this.checks = checks;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * What may still be awarded under a case.
   *
   * @param upTo the approved value with its tolerance, less the awards; above it the DMPC decides
   */
  public record Room(String reference, String title, String approvedIn, Money approvedValue, BigDecimal tolerancePercent,
      BigDecimal upTo, List<Approval.Award> awards) {}

  /**
   * Raises an award: it becomes a case of its own under the edition in force today, and its course begins.
   *
   * @param contract as a case file holds it, in JSON
   * @throws NotPermitted unless the person is of the commercial advisers, and cleared for the case's Part 2
   * @throws Refusal unless the case is approved
   * @throws MalformedCaseFile if it is no contract, or not one that can be awarded under this case
   */
  @Transactional
  public BusinessCase raise(Person raiser, String reference, byte[] contract) {
    requireCommercial(raiser);
    // Held, so that two awards raised at once both count.
    BusinessCase approved = admitted(raiser, dossiers.lock(reference));
    Instant now = clock.instant();
    LocalDate today = London.dayOf(now);
    Edition edition = editions.inForceOn(today);
    CaseFile paper = paperOf(approved, null, contract, edition, today);
    BusinessCase award = cases.openAward(reference, paper, edition.code(), today, raiser.id(), now);
    cases.addParticipant(award.reference(), new Participant(Participant.Kind.PERSON, raiser.id()));
    Map<String, Object> content = CaseDesk.contentOf(cases.currentRevision(award.reference()));
    content.put("edition", edition.code());
    content.put("awardOf", reference);
    record.append(award.reference(), raiser.id(), Act.SUBMITTED, content);
    record.append(reference, raiser.id(), Act.AWARD_RAISED, Map.of("award", award.reference()));
    cases.registerInstance(award.reference(), workflow.startAward(award.reference(), reference, raiser.id()));
    return cases.get(award.reference());
  }

  public boolean isAward(String reference) {
    return cases.find(reference).filter(BusinessCase::isAward).isPresent();
  }

  /**
   * Puts another contract in place of the one that was returned.
   *
   * @throws Refusal if the award is not back with whoever raised it
   */
  @Transactional
  public void revise(Person person, String reference, byte[] contract) {
    requireCommercial(person);
    BusinessCase approved = admitted(person, dossiers.lock(cases.get(reference).awardOf()));
    BusinessCase award = cases.lock(reference);
    CaseDesk.requireRevisable(person, award);
    CaseFile paper = paperOf(approved, reference, contract, editions.byCode(award.edition()), award.submittedOn());
    Revision revision = cases.addRevision(reference, paper, person.id(), clock.instant());
    record.append(reference, person.id(), Act.REVISED, CaseDesk.contentOf(revision));
    drafts.deleteOfCase(reference);
  }

  /** What may still be awarded under a case, told to those who may raise an award. */
  @Transactional(readOnly = true)
  public Room room(Person person, String reference) {
    requireCommercial(person);
    BusinessCase approved = admitted(person, dossiers.read(reference));
    Approval approval = approvalOf(reference, null);
    return new Room(reference, approved.title(), numberOf(reference), approval.value(), approval.tolerancePercent(),
        approval.upTo(), approval.awards());
  }

  private static void requireCommercial(Person person) {
    if (!person.isIn(Groups.COMMERCIAL) || person.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.COMMERCIAL + " raise awards.");
    }
  }

  private BusinessCase admitted(Person person, Dossier dossier) {
    BusinessCase approved = dossier.businessCase();
    if (approved.isAward()) {
      throw Refusal.tooLate(approved.reference() + " is an award itself: awards are made under the case, "
          + approved.awardOf() + ".");
    }
    if (approved.status() != Status.APPROVED) {
      throw Refusal.tooLate("Contracts are awarded under an approved case, and " + approved.reference() + " is "
          + approved.status() + ".");
    }
    if (Clearance.isNeeded(approved, dossier.paper()) && !person.isClearedForPartTwo()) {
      throw new NotPermitted(approved.reference() + (approved.marking().isAboveOfficial()
          ? " is marked above OFFICIAL, and you are not cleared for it." : " has a Part 2, for which you are not cleared."));
    }
    return approved;
  }

  /** @param award null while it is being raised */
  private CaseFile paperOf(BusinessCase approved, String award, byte[] json, Edition edition, LocalDate day) {
    Contract contract = reader.readContract(json);
    String approvedIn = numberOf(approved.reference());
    if (contract.total().isEmpty()) {
      throw refused(List.of(new Fault("/value", "value is required of an award.")));
    }
    String claimed = contract.approvedIn();
    if (claimed != null && !names(claimed, approvedIn) && !names(claimed, approved.reference())) {
      throw refused(List.of(new Fault("/approvedIn", "approvedIn must be " + approvedIn + ", the decision on "
          + approved.reference() + ", or be left out.")));
    }
    CaseFile paper = new AwardPaper(cases.currentRevision(approved.reference()).caseFile(), approvedIn,
        approvalOf(approved.reference(), award)).awarding(contract);
    List<Fault> faults = checks.run(new Paper(award, paper, day, determinations.determine(paper, edition))).stream()
        .filter(finding -> PaperChecks.sendsBack(finding, true)).map(AwardDesk::faultOf).toList();
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return paper;
  }

  private Approval approvalOf(String reference, String award) {
    return approvals.find(reference, new Asking(award, null)).orElseThrow();
  }

  /** As a paper cites the decision on this case: by its number or, where it has none, by the case's reference. */
  private String numberOf(String reference) {
    return decisions.find(reference).flatMap(decision -> decision.number()).map(DecisionNumber::toString).orElse(reference);
  }

  private static boolean names(String given, String number) {
    return given.strip().equalsIgnoreCase(number)
        || DecisionNumber.read(given).map(DecisionNumber::toString).filter(number::equals).isPresent();
  }

  /** The contract is what was sent: a place in it is told from there. */
  private static Fault faultOf(Finding finding) {
    return new Fault(finding.at().replaceFirst("^/heads/0/contract", ""), finding.because());
  }

  private static MalformedCaseFile refused(List<Fault> faults) {
    return new MalformedCaseFile("This contract cannot be awarded", faults);
  }
}
