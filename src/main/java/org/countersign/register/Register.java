package org.countersign.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.decisions.Correction;
import org.countersign.decisions.Corrections;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.SignedNotice;
import org.countersign.decisions.SignedNotices;
import org.springframework.stereotype.Service;

/** The published decisions, and the deferred ones that are announced. */
@Service
class Register {

  static final String ADDRESS = "/register";

  private static final int PAGE_SIZE = 20;

  private final Decisions decisions;
  private final SignedNotices notices;
  private final Corrections corrections;

  Register(Decisions decisions, SignedNotices notices, Corrections corrections) {
    this.decisions = decisions;
    this.notices = notices;
    this.corrections = corrections;
  }

  /** The page that was asked for; what is no page number asks for the first. */
  RegisterPage page(String asked) {
    int page = asked.matches("\\d{1,9}") ? Integer.parseInt(asked) : 0;
    int total = decisions.countPublished();
    return new RegisterPage(
        published(decisions.published(page, PAGE_SIZE)),
        decisions.announced().stream().map(Register::deferred).toList(),
        page, Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE), total);
  }

  Optional<Published> published(DecisionNumber number) {
    return decisions.published(number).map(decision -> published(List.of(decision)).get(0));
  }

  /** The bytes of a signed notice of which there is one. */
  byte[] bytesOf(SignedNotice notice) {
    return notices.bytesOf(notice);
  }

  Optional<Deferred> deferred(DecisionNumber number) {
    return decisions.announced().stream().map(Register::deferred).filter(d -> d.number().equals(number)).findFirst();
  }

  private List<Published> published(List<IssuedDecision> issued) {
    List<String> references = issued.stream().map(IssuedDecision::reference).toList();
    Map<String, SignedNotice> signed = notices.of(references);
    Map<String, List<Correction>> corrected = corrections.of(references);
    return issued.stream().map(decision -> Published.of(decision, signed.get(decision.reference()),
        corrected.getOrDefault(decision.reference(), List.of()))).toList();
  }

  private static Deferred deferred(IssuedDecision decision) {
    return new Deferred(decision.number().orElseThrow(), decision.publication().on(), decision.publication().reason());
  }
}
