package org.countersign.checks;

import java.util.List;
import java.util.Optional;
import org.countersign.decisions.DecisionNumber;

/** What earlier cases and decisions say, for the checks that look beyond one paper. */
public interface Precedents {

  /** The decision of this number, if our register has it. */
  Optional<Precedent> decidedAs(DecisionNumber number);

  /** The same, as far as it may count for this paper. */
  default Optional<Precedent> decidedAs(DecisionNumber number, Paper paper) {
    return decidedAs(number).map(decided -> paper.seesAll() ? decided : decided.withoutHidden());
  }

  /**
   * The earlier cases with a supplier or the programme in common with this paper, the oldest first: their changes of
   * contracts of whatever day, their contracts of the twelve months before. Never the paper's own case, nor one that was
   * submitted after it, rejected or withdrawn.
   */
  List<Precedent> akinTo(Paper paper);
}
