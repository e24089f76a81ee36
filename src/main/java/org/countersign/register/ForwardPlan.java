package org.countersign.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.casefile.London;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.Gate;
import org.countersign.decisions.Gates;
import org.countersign.decisions.IssuedDecision;
import org.springframework.stereotype.Service;

/** Which papers published decisions announce: what is yet to come, what is late, and what came within a year. */
@Service
class ForwardPlan {

  static final String ADDRESS = Register.ADDRESS + "/forward-plan";

  private final Gates gates;
  private final Decisions decisions;
  private final Clock clock;

  ForwardPlan(Gates gates, Decisions decisions, Clock clock) {
    this.gates = gates;
    this.decisions = decisions;
    this.clock = clock;
  }

  enum State { TO_COME, OVERDUE, CAME }

  /**
   * A paper that a published decision announces.
   *
   * @param what in the words of the paper that announced it
   * @param decidedAs the decision on the paper that came; null until that is published
   */
  record Announced(LocalDate due, String what, DecisionNumber announcedIn, String title, State state, LocalDate cameOn, DecisionNumber decidedAs) {

    public String announcedAt() {
      return Register.ADDRESS + "/" + announcedIn.inAddress();
    }

    public String decidedAt() {
      return decidedAs == null ? null : Register.ADDRESS + "/" + decidedAs.inAddress();
    }

    public boolean isOverdue() {
      return state == State.OVERDUE;
    }

    public boolean hasCome() {
      return state == State.CAME;
    }
  }

  /** By their days. */
  List<Announced> all() {
    LocalDate today = London.today(clock);
    List<Gate> found = gates.published(today.minusYears(1));
    Map<String, IssuedDecision> published = decisions.published(found.stream()
        .flatMap(gate -> gate.isMet() ? Stream.of(gate.reference(), gate.metBy()) : Stream.of(gate.reference())).distinct().toList());
    return found.stream().filter(gate -> published.containsKey(gate.reference())).map(gate -> announced(gate, published, today)).toList();
  }

  private static Announced announced(Gate gate, Map<String, IssuedDecision> published, LocalDate today) {
    IssuedDecision by = published.get(gate.reference());
    IssuedDecision as = gate.isMet() ? published.get(gate.metBy()) : null;
    return new Announced(gate.due(), gate.what(), by.number().orElseThrow(), by.notice().title(),
        gate.isMet() ? State.CAME : gate.isOverdue(today) ? State.OVERDUE : State.TO_COME, gate.metOn(),
        as == null ? null : as.number().orElseThrow());
  }
}
