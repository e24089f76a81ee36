package org.countersign.checks;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Funding;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.PartTwo;
import org.countersign.casefile.Money;

/**
 * The amounts of Part 2, and whether a quotation in Part 1 tells one: exactly, or rounded to any of its digits ("£0.7m"
 * of £731,246; not "£1m", which shows none of them). What quotes a figure that a head of Part 1 carries by itself tells
 * nothing; nor does what quotes another public figure, unless that is itself the value that Part 2 gives.
 */
final class AmountsKeptBack {

  private final KnownFigures ofPublicHeads;
  private final Set<Money> otherPublicFigures = new HashSet<>();
  private final List<BigDecimal> values;
  private final List<BigDecimal> inText;

  private AmountsKeptBack(CaseFile caseFile) {
    PartTwo partTwo = caseFile.partTwo();
    List<PlacedHead> publicHeads = PlacedHead.of(caseFile).stream()
        .filter(head -> caseFile.partTwoValueOf(head.head()).isEmpty()).toList();
    this.ofPublicHeads = KnownFigures.of(caseFile, publicHeads);
    Stream.of(Stream.of(caseFile.statedTotal()), caseFile.funding().stream().map(Funding::amount),
            Stream.of(caseFile.procurement() == null ? null : caseFile.procurement().quotedThreshold()),
            caseFile.heads().stream().flatMap(AmountsKeptBack::around))
        .flatMap(figures -> figures).filter(figure -> figure != null).forEach(otherPublicFigures::add);
    this.values = partTwo == null
        ? List.of()
        : partTwo.values().stream().map(value -> value.value().pounds()).filter(value -> value.signum() > 0).toList();
    this.inText = partTwo == null || partTwo.text() == null
        ? List.of()
        : AmountsInProse.read(partTwo.text()).readable().stream().map(QuotedAmount::value)
            .filter(value -> value.signum() > 0).toList();
  }

  /** What Part 1 says around a value that is kept back: what was approved, what the contract was worth, a ceiling. */
  private static Stream<Money> around(Head head) {
    Contract contract = head.contract();
    return Stream.concat(
        contract == null
            ? Stream.empty()
            : Stream.of(contract.approvedValue(), contract.originalValue(), contract.currentValue()),
        head.delegate() == null ? Stream.empty() : Stream.of(head.delegate().ceiling()));
  }

  static AmountsKeptBack of(CaseFile caseFile) {
    return new AmountsKeptBack(caseFile);
  }

  /** Whether the amount that stands here in Part 1's prose tells one of them. */
  boolean areToldBy(QuotedAmount amount, String prose) {
    if (values.isEmpty() && inText.isEmpty() || ofPublicHeads.explain(amount, prose)
        || SchemeLimits.areMeantBy(amount, prose)) {
      return false;
    }
    return values.stream().anyMatch(value -> tells(amount, value) && isNoOtherPublicFigure(amount, value))
        || inText.stream().anyMatch(value -> tells(amount, value))
            && otherPublicFigures.stream().noneMatch(amount::quotes);
  }

  private boolean isNoOtherPublicFigure(QuotedAmount amount, BigDecimal value) {
    return otherPublicFigures.stream()
        .noneMatch(figure -> figure.pounds().compareTo(value) != 0 && amount.quotes(figure));
  }

  private static boolean tells(QuotedAmount amount, BigDecimal value) {
    QuotedAmount round = amount.roundedToItsDigits();
    return quotes(amount, value) || quotes(round, value);
  }

  private static boolean quotes(QuotedAmount amount, BigDecimal value) {
    BigDecimal leadingDigit = BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 1);
    return amount.precision().compareTo(leadingDigit) <= 0 && amount.quotes(value, BigDecimal.ONE);
  }
}
