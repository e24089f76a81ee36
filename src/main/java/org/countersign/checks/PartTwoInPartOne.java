package org.countersign.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.springframework.stereotype.Component;

/**
 * Something that Part 2 keeps back stands in what would be published: an amount, exact or rounded; a supplier named only
 * there; eight of its words in a row; or a value of a head whose value Part 2 gives. The finding is shown to readers who
 * may not see Part 2, so that it says where, and never what.
 */
@Component
public class PartTwoInPartOne implements Check {

  private static final int WORDS_IN_A_ROW = 8;

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    if (caseFile.partTwo() == null) {
      return List.of();
    }
    return Stream.concat(inProse(caseFile), valuesOfTheirOwn(caseFile)).toList();
  }

  private static Stream<Finding> inProse(CaseFile caseFile) {
    KeptBack kept = KeptBack.of(caseFile);
    return PartOneText.of(caseFile).stream().flatMap(prose -> kept.toldIn(prose.text())
        .map(told -> Finding.of(Code.PART_TWO_IN_PART_ONE, prose.at(), "Here stands " + told + ".")).stream());
  }

  /** Which kinds of what Part 2 keeps back a text would tell, never what; empty if it tells nothing, or there is no Part 2. */
  public static Optional<String> toldIn(String text, CaseFile caseFile) {
    return caseFile.partTwo() == null ? Optional.empty() : KeptBack.of(caseFile).toldIn(text);
  }

  /** What Part 2 keeps back. */
  private record KeptBack(AmountsKeptBack amounts, SuppliersKeptBack suppliers, WordsInARow words) {

    static KeptBack of(CaseFile caseFile) {
      return new KeptBack(AmountsKeptBack.of(caseFile), SuppliersKeptBack.of(caseFile),
          new WordsInARow(WORDS_IN_A_ROW, Optional.ofNullable(caseFile.partTwo().text()).orElse("")));
    }

    Optional<String> toldIn(String text) {
      boolean amount = AmountsInProse.read(text).readable().stream().anyMatch(quoted -> amounts.areToldBy(quoted, text));
      return Stream.of(
              amount ? "an amount that Part 2 keeps back, exact or rounded" : null,
              suppliers.areNamedIn(text) ? "the name of a supplier that only Part 2 names" : null,
              words.areSharedWith(text) ? "eight words in a row of Part 2’s text" : null)
          .filter(what -> what != null).reduce((one, other) -> one + ", and " + other);
    }
  }

  private static Stream<Finding> valuesOfTheirOwn(CaseFile caseFile) {
    return PlacedHead.of(caseFile).stream().filter(head -> caseFile.partTwoValueOf(head.head()).isPresent())
        .flatMap(head -> fieldWithAValue(head).map(field -> Finding.of(Code.PART_TWO_IN_PART_ONE, head.at(field),
            "Part 2 gives the value of head %d, which carries one of its own in Part 1.".formatted(head.number()))).stream());
  }

  /** The value of a CONTRACT_CHANGE is its change: what the contract was worth before may be told. */
  private static Optional<String> fieldWithAValue(PlacedHead placed) {
    if (placed.head().costs().stream().anyMatch(cost -> isSome(cost.amount()))) {
      return Optional.of("costs");
    }
    Contract contract = placed.head().contract();
    if (contract == null) {
      return Optional.empty();
    }
    if (placed.is(Kind.CONTRACT_CHANGE)) {
      return isSome(contract.changeValue()) ? Optional.of("contract/changeValue") : Optional.empty();
    }
    return isSome(contract.value())
        ? Optional.of("contract/value")
        : Optional.of("contract/optionsValue").filter(field -> isSome(contract.optionsValue()));
  }

  private static boolean isSome(Money amount) {
    return amount != null && !amount.equals(Money.ZERO);
  }
}
