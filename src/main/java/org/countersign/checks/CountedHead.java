package org.countersign.checks;

import java.util.Optional;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Cost;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;

/**
 * A head as a stated total may count it: one purchase may appear as money, as a contract, or as both. In pounds,
 * whole life; what Part 2 says of a head goes before all else.
 *
 * @param openEnded whether yearly costs without an end count, one year of them; a total may leave them out
 */
record CountedHead(CaseFile caseFile, PlacedHead placed, boolean openEnded) {

  /** Whatever the head is worth: the change of a contract, else its costs, else the contract that it makes. */
  Optional<Money> value() {
    return head().kind() == Kind.CONTRACT_CHANGE
        ? asContract().or(this::asMoney)
        : asMoney().or(this::asContract);
  }

  /** The head's costs, if it has any. */
  Optional<Money> asMoney() {
    Optional<Money> hidden = caseFile.partTwoValueOf(head());
    if (hidden.isPresent()) {
      return head().costs().isEmpty() && placed.isOfContract() ? Optional.empty() : hidden;
    }
    return head().costs().isEmpty()
        ? Optional.empty()
        : Optional.of(Money.sum(head().costs().stream().filter(this::counts).map(Cost::wholeLife).toList()));
  }

  /** The contract's total with its options, or its change. */
  Optional<Money> asContract() {
    Optional<Money> hidden = caseFile.partTwoValueOf(head());
    if (hidden.isPresent()) {
      return placed.isOfContract() ? hidden : Optional.empty();
    }
    if (head().contract() == null) {
      return Optional.empty();
    }
    return head().kind() == Kind.CONTRACT_CHANGE
        ? Optional.ofNullable(head().contract().changeValue())
        : head().contract().total();
  }

  boolean isHidden() {
    return caseFile.partTwoValueOf(head()).isPresent();
  }

  boolean bringsGrantIn() {
    return head().kind() == Kind.GRANT && head().direction() == Direction.IN;
  }

  private boolean counts(Cost cost) {
    return openEnded || !cost.isOpenEnded();
  }

  private Head head() {
    return placed.head();
  }
}
