package org.countersign.decisions;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.London;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.record.Entry;
import org.countersign.scheme.Determination;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Condition;
import org.countersign.signing.Dossier;
import org.countersign.signing.Dossiers;
import org.countersign.signing.Enforcement.NotEnforced;
import org.countersign.signing.History;
import org.countersign.signing.Outcome;
import org.countersign.signing.Requirements;
import org.countersign.signing.Signature;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues, publishes and rejects. Whatever brought a case here, it verifies everything once more: the case's
 * registered instance, the authority, every signature.
 */
@Service
public class DecisionDesk {

  private final BusinessCases cases;
  private final Dossiers dossiers;
  private final CaseRecord record;
  private final Requirements requirements;
  private final Decisions decisions;
  private final Gates gates;
  private final PublicIndex register;
  private final Clock clock;

  public DecisionDesk(BusinessCases cases, Dossiers dossiers, CaseRecord record, Requirements requirements, Decisions decisions,
      Gates gates, PublicIndex register, Clock clock) {
    this.cases = cases;
    this.dossiers = dossiers;
    this.record = record;
    this.requirements = requirements;
    this.decisions = decisions;
    this.gates = gates;
    this.register = register;
    this.clock = clock;
  }

  /**
   * Issues the decision: gives it its number and puts it on the record.
   *
   * @param processInstance the outermost instance that asks
   * @throws NotEnforced if it is not the case's registered instance, or anything is missing
   */
  @Transactional
  public IssuedDecision issue(String reference, String processInstance) {
    Dossier dossier = registered(reference, processInstance);
    Status status = dossier.businessCase().status();
    List<String> missing = new ArrayList<>();
    if (status != Status.TO_BE_DECIDED || decisions.find(reference).isPresent()) {
      missing.add("It is not to be decided: it is " + status + ".");
    }
    missing.addAll(requirements.missingAfterDecision(dossier));
    if (!missing.isEmpty()) {
      throw new NotEnforced("No decision is issued on " + reference + ": " + String.join(" ", missing));
    }
    Revision revision = dossier.revision();
    Signature approval = dossier.history().standingApproval(revision, dossier.round()).orElseThrow();
    Optional<DecisionNumber> number = decisions.nextNumber(dossier.decidedBy());
    IssuedDecision decision =
        new IssuedDecision(reference, number, approval.publication(), null, noticeOf(dossier, approval, number));
    decisions.add(decision);
    gates.add(reference, dossier.paper().gates());
    Map<String, Object> content = new LinkedHashMap<>();
    number.ifPresent(n -> content.put("number", n.toString()));
    content.put("decidedBy", dossier.decidedBy());
    content.put("person", approval.person());
    content.put("revision", revision.number());
    content.put("contentHash", revision.contentHash());
    record.append(reference, Entry.PROGRAM, Act.DECISION_ISSUED, content);
    cases.setStatus(reference, Status.APPROVED, clock.instant());
    return decision;
  }

  /** Puts an issued decision on the public register, once; one that has no number or waits for its day is refused. */
  @Transactional
  public void publish(String reference, String processInstance) {
    Dossier dossier = registered(reference, processInstance);
    IssuedDecision decision = decisions.find(reference)
        .orElseThrow(() -> new NotEnforced("No decision was issued on " + reference + ": there is nothing to publish."));
    if (decision.isPublished()) {
      return;
    }
    Instant now = clock.instant();
    if (decision.number().isEmpty()) {
      throw new NotEnforced("The decision on " + reference + " is not for publication.");
    }
    if (decision.publication().on() != null && London.dayOf(now).isBefore(decision.publication().on())) {
      throw new NotEnforced("The decision on " + reference + " is published on " + decision.publication().on() + ", not before.");
    }
    decisions.markPublished(reference, now);
    register.published(decision, PublicMeasure.of(dossier.paper()), now);
    record.append(reference, Entry.PROGRAM, Act.PUBLISHED, Map.of("number", decision.number().get().toString()));
  }

  /**
   * Closes a case that the board or the decider rejected.
   *
   * @throws NotEnforced if the record shows no such rejection
   */
  @Transactional
  public void reject(String reference, String processInstance) {
    Dossier dossier = registered(reference, processInstance);
    Status status = dossier.businessCase().status();
    if (status.isFinal() || !dossier.history().isRejected(dossier.round())) {
      throw new NotEnforced("Neither the board nor the decider has rejected " + reference + ": it is " + status + ".");
    }
    record.append(reference, Entry.PROGRAM, Act.REJECTED, Map.of("revision", dossier.revision().number()));
    cases.setStatus(reference, Status.REJECTED, clock.instant());
    rejectionToTell(dossier).ifPresent(rejected -> register.rejected(rejected, PublicMeasure.of(dossier.paper()), clock.instant()));
  }

  /** Of what the board or a body of the MPS rejected nothing is told, nor of an award, nor of a case that was ever marked above OFFICIAL. */
  private static Optional<RejectedCase> rejectionToTell(Dossier dossier) {
    BusinessCase rejected = dossier.businessCase();
    if (rejected.isAward() || rejected.marking().isAboveOfficial() || !IssuedDecision.PUBLISHED.contains(dossier.decidedBy())) {
      return Optional.empty();
    }
    return dossier.history().decision(dossier.round()).filter(signature -> signature.outcome() == Outcome.REJECT)
        .map(signature -> new RejectedCase(dossier.reference(), dossier.paper().title(), London.dayOf(signature.at()), dossier.decidedBy(),
            signedBy(signature), dossier.paper().heads().stream()
                .map(head -> new RejectedCase.Head(head.number(), head.verb(), head.text())).toList()));
  }

  private Dossier registered(String reference, String processInstance) {
    Dossier dossier = dossiers.lock(reference);
    if (!dossier.businessCase().isRunBy(processInstance)) {
      throw new NotEnforced("Instance " + processInstance + " is not the registered course of " + reference + ".");
    }
    return dossier;
  }

  private static Notice noticeOf(Dossier dossier, Signature approval, Optional<DecisionNumber> number) {
    CaseFile paper = dossier.paper();
    Determination shown = dossier.authority().withoutPartTwo();
    List<Notice.Head> heads = paper.heads().stream()
        .map(head -> new Notice.Head(head.number(), head.verb(), head.text(), shown.heads().stream()
            .filter(h -> h.number() == head.number() && h.rule() != null)
            .map(h -> new Notice.Decided(h.decidedBy(), h.paragraph(), h.rule(), h.because())).toList()))
        .toList();
    return new Notice(number.map(DecisionNumber::toString).orElse(null), dossier.reference(), paper.reference(), paper.title(),
        paper.originatingUnit(), London.dayOf(approval.at()), dossier.decidedBy(), signedBy(approval),
        shown.edition(), paper.summary(), heads, advisedBy(dossier), conditions(dossier, approval),
        paper.sections(), dossier.revision().contentHash());
  }

  /** Who signs for another is named with the instrument that lets them. */
  private static String signedBy(Signature approval) {
    return approval.actingFor().isEmpty() ? approval.name() : approval.name() + ", " + approval.actingFor();
  }

  private static List<String> advisedBy(Dossier dossier) {
    Revision revision = dossier.revision();
    List<String> bodies = new ArrayList<>();
    dossier.history().standingEndorsement(revision).ifPresent(sitting -> bodies.add("Investment Board"));
    dossier.history().standingAdvice(revision).forEach(signature -> bodies.add(signature.name()));
    return bodies;
  }

  /** The decider's own, and those of the endorsers and advisers, which carry over. */
  private static List<Condition> conditions(Dossier dossier, Signature approval) {
    History history = dossier.history();
    Revision revision = dossier.revision();
    List<Condition> conditions = new ArrayList<>(approval.conditions());
    history.standingEndorsement(revision).ifPresent(sitting -> sitting.votes().forEach(v -> conditions.addAll(v.conditions())));
    history.standingAdvice(revision).forEach(signature -> conditions.addAll(signature.conditions()));
    return conditions.stream().distinct().toList();
  }
}
