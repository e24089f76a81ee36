package org.countersign.register;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.SignedNotices;
import org.countersign.seal.Seal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Makes the signed notice of each published decision, once. */
@Service
public class DecisionNotices {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionNotices.class);

  private final Decisions decisions;
  private final SignedNotices signed;
  private final NoticePaper paper;
  private final PdfSignature signature;
  private final Optional<Seal> seal;
  private final Clock clock;

  DecisionNotices(Decisions decisions, SignedNotices signed, NoticePaper paper, PdfSignature signature, Optional<Seal> seal, Clock clock) {
    this.decisions = decisions;
    this.signed = signed;
    this.paper = paper;
    this.signature = signature;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * Makes the notice of the decision on a case and puts it on the record. Does nothing where there is one already, or where
   * the organisation has no seal: what nobody signs is no notice.
   *
   * @throws NoticeNotMade if it cannot be made, or the decision is not published
   */
  public void make(String reference) {
    IssuedDecision decision = decisions.find(reference).filter(IssuedDecision::isPublished)
        .orElseThrow(() -> new NoticeNotMade("No decision on " + reference + " is published: there is no notice of it.", null));
    if (seal.isEmpty() || signed.of(reference).isPresent()) {
      return;
    }
    DecisionNumber number = decision.number().orElseThrow();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    byte[] pdf;
    try {
      pdf = signature.sign(paper.write(Published.of(decision), seal.get()), "Notice of decision " + number, seal.get(), now);
    } catch (RuntimeException e) {
      throw new NoticeNotMade("The notice of " + number + " could not be made. " + (seal.get().isValidAt(now)
          ? "The decision is published all the same; the log says what failed."
          : "The certificate of the seal is not valid any more: configure another one and try again."), e);
    }
    signed.keep(reference, number.toString(), pdf, seal.get().certificate().getSubjectX500Principal().getName(),
        seal.get().certificate().getSerialNumber().toString(16), seal.get().isDemonstration(), now);
  }

  /** Of decisions that were published by an earlier release, or while the organisation had no seal. */
  @Scheduled(initialDelayString = "${countersign.decision-notices.look-after}", fixedDelayString = "${countersign.decision-notices.look-every}")
  void makeMissing() {
    if (seal.isPresent()) {
      signed.missing().forEach(this::makeOrSay);
    }
  }

  private void makeOrSay(String reference) {
    try {
      make(reference);
    } catch (RuntimeException e) {
      LOG.warn("The notice on {} is still missing", reference, e);
    }
  }

  /** A notice cannot be made; the message is for whoever runs the engine. */
  public static class NoticeNotMade extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticeNotMade(String because, Throwable cause) {
      super(because, cause);
    }
  }
}
