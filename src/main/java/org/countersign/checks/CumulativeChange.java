package org.countersign.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.springframework.stereotype.Component;

/**
 * An unforeseen change that, with all earlier ones, is more than 10 % of the contract's original value, at any value and in
 * every edition. PCD 614 and 751: +45 %, then +50 % of the same original. Earlier changes are those that the paper names,
 * and those that {@link ChainOfChanges} knows of.
 */
@Component
public class CumulativeChange implements Check {

  private static final BigDecimal TENTHS = BigDecimal.TEN;

  private final Precedents precedents;

  public CumulativeChange(Precedents precedents) {
    this.precedents = precedents;
  }

  @Override
  public List<Finding> findIn(Paper paper) {
    return PlacedHead.granting(paper.caseFile()).stream()
        .filter(placed -> isUnforeseenChange(placed) && hasOriginalValue(placed.head().contract()))
        .flatMap(placed -> findingOn(placed, paper).stream())
        .toList();
  }

  private Optional<Finding> findingOn(PlacedHead placed, Paper paper) {
    CaseFile caseFile = paper.caseFile();
    Contract contract = placed.head().contract();
    Optional<Money> hidden = caseFile.partTwoValueOf(placed.head());
    Money change = hidden.or(() -> Optional.ofNullable(contract.changeValue())).orElse(Money.ZERO);
    ChainOfChanges chain = ChainOfChanges.before(placed, paper, precedents);
    Money together = change.plus(chain.together());
    if (together.pounds().multiply(TENTHS).compareTo(chain.original().pounds()) <= 0) {
      return Optional.empty();
    }
    String because = hidden.isPresent() || chain.isHidden()
        ? sentenceWithoutAmounts(placed.number(), chain)
        : sentence(placed.number(), chain, together);
    return Optional.of(Finding.of(Code.CUMULATIVE_CHANGE, placed.at("contract/changeValue"), because));
  }

  private static boolean isUnforeseenChange(PlacedHead placed) {
    return placed.is(Kind.CONTRACT_CHANGE) && placed.hasContract()
        && !Boolean.TRUE.equals(placed.head().contract().foreseen());
  }

  private static boolean hasOriginalValue(Contract contract) {
    return contract.originalValue() != null && contract.originalValue().compareTo(Money.ZERO) > 0;
  }

  private static String sentence(int head, ChainOfChanges chain, Money together) {
    return "Head %d changes a contract of originally %s by %s%s: %s %%, more than 10 %%.".formatted(
        head, chain.original(), together, withEarlierChanges(chain), percent(together, chain.original()));
  }

  private static String sentenceWithoutAmounts(int head, ChainOfChanges chain) {
    return "Head %d changes a contract, by a value that stands in Part 2%s, by more than 10 %% of its original value."
        .formatted(head, withEarlierChanges(chain));
  }

  private static String withEarlierChanges(ChainOfChanges chain) {
    String earlier = switch (chain.length()) {
      case 0 -> "";
      case 1 -> " together with one earlier change";
      default -> " together with " + chain.length() + " earlier changes";
    };
    return chain.leftOut().isEmpty()
        ? earlier
        : earlier + " (not named in the paper: " + String.join(", ", chain.leftOut()) + ")";
  }

  /** Rounded up, so that what is over 10 % is never shown as 10 %. */
  private static String percent(Money part, Money whole) {
    return part.pounds().movePointRight(2).divide(whole.pounds(), 1, RoundingMode.UP)
        .stripTrailingZeros().toPlainString();
  }
}
