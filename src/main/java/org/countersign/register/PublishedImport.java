package org.countersign.register;

import java.util.List;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.PastDecision;

/**
 * An imported decision as everyone may read it: what may be awarded under it is for the checks alone.
 *
 * @param earlier the decisions that it follows
 */
record PublishedImport(PastDecision past, List<Earlier> earlier) {

  /** @param address null where it is not on the register */
  record Earlier(DecisionNumber number, String address) {}

  /** Whether the decision changed a contract, so that its value is what that is worth with it. */
  public boolean isChange() {
    return past.originalValue() != null || past.changeValue() != null || past.changeMonths() != null;
  }

  public Money value() {
    return past.value();
  }
}
