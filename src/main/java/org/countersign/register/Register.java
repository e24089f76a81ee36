package org.countersign.register;

import java.util.Optional;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.springframework.stereotype.Service;

/** The published decisions, and the deferred ones that are announced. */
@Service
class Register {

  static final String ADDRESS = "/register";

  private static final int PAGE_SIZE = 20;

  private final Decisions decisions;

  Register(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The page that was asked for; what is no page number asks for the first. */
  RegisterPage page(String asked) {
    int page = asked.matches("\\d{1,9}") ? Integer.parseInt(asked) : 0;
    int total = decisions.countPublished();
    return new RegisterPage(
        decisions.published(page, PAGE_SIZE).stream().map(Register::published).toList(),
        decisions.announced().stream().map(Register::deferred).toList(),
        page, Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE), total);
  }

  Optional<Published> published(DecisionNumber number) {
    return decisions.published(number).map(Register::published);
  }

  Optional<Deferred> deferred(DecisionNumber number) {
    return decisions.announced().stream().map(Register::deferred).filter(d -> d.number().equals(number)).findFirst();
  }

  private static Published published(IssuedDecision decision) {
    return new Published(decision.number().orElseThrow(), decision.notice());
  }

  private static Deferred deferred(IssuedDecision decision) {
    return new Deferred(decision.number().orElseThrow(), decision.publication().on(), decision.publication().reason());
  }
}
