package org.countersign.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.springframework.stereotype.Component;

/**
 * An unforeseen change that, with all earlier ones, is more than 10 % of the contract's original value, at any
 * value and in every edition. PCD 614 and 751: +45 %, then +50 % of the same original.
 */
@Component
public class CumulativeChange implements Check {

  private static final BigDecimal TENTHS = BigDecimal.TEN;

  @Override
  public List<Finding> findIn(Paper paper) {
    return PlacedHead.granting(paper.caseFile()).stream()
        .filter(placed -> isUnforeseenChange(placed) && hasOriginalValue(placed.head().contract()))
        .flatMap(placed -> findingOn(placed, paper.caseFile()).stream())
        .toList();
  }

  private static Optional<Finding> findingOn(PlacedHead placed, CaseFile caseFile) {
    Contract contract = placed.head().contract();
    Optional<Money> hidden = caseFile.partTwoValueOf(placed.head());
    Money change = hidden.or(() -> Optional.ofNullable(contract.changeValue())).orElse(Money.ZERO);
    Money together = change.plus(
        Money.sum(contract.earlierChanges().stream().map(EarlierChange::value).filter(Objects::nonNull).toList()));
    if (together.pounds().multiply(TENTHS).compareTo(contract.originalValue().pounds()) <= 0) {
      return Optional.empty();
    }
    String because = hidden.isPresent()
        ? sentenceWithoutAmounts(placed.head().number(), contract)
        : sentence(placed.head().number(), contract, together);
    return Optional.of(Finding.of(Code.CUMULATIVE_CHANGE, placed.at("contract/changeValue"), because));
  }

  private static boolean isUnforeseenChange(PlacedHead placed) {
    return placed.head().kind() == Kind.CONTRACT_CHANGE && placed.head().contract() != null
        && !Boolean.TRUE.equals(placed.head().contract().foreseen());
  }

  private static boolean hasOriginalValue(Contract contract) {
    return contract.originalValue() != null && contract.originalValue().compareTo(Money.ZERO) > 0;
  }

  private static String sentence(int head, Contract contract, Money together) {
    return "Head %d changes a contract of originally %s by %s%s: %s %%, more than 10 %%.".formatted(
        head, contract.originalValue(), together, withEarlierChanges(contract),
        percent(together, contract.originalValue()));
  }

  private static String sentenceWithoutAmounts(int head, Contract contract) {
    return "Head %d changes a contract, by a value that stands in Part 2%s, by more than 10 %% of its original value."
        .formatted(head, withEarlierChanges(contract));
  }

  private static String withEarlierChanges(Contract contract) {
    int earlier = contract.earlierChanges().size();
    return switch (earlier) {
      case 0 -> "";
      case 1 -> " together with one earlier change";
      default -> " together with " + earlier + " earlier changes";
    };
  }

  /** Rounded up, so that what is over 10 % is never shown as 10 %. */
  private static String percent(Money part, Money whole) {
    return part.pounds().movePointRight(2).divide(whole.pounds(), 1, RoundingMode.UP)
        .stripTrailingZeros().toPlainString();
  }
}
