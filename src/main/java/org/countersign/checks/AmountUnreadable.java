package org.countersign.checks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sterling in the published prose that cannot be read for certain. Seen in decisions: "2,165,00", "E225k" (PCD
 * 1637), "46.763m m". One finding a text, naming each of its garbled amounts.
 */
@Component
public class AmountUnreadable implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    return Stream.of(PartOneText.ofTheRequest(paper.caseFile()), PartOneText.ofTheSections(paper.caseFile()))
        .flatMap(List::stream)
        .flatMap(AmountUnreadable::findingIn)
        .toList();
  }

  private static Stream<Finding> findingIn(PartOneText prose) {
    List<GarbledAmount> garbled = AmountsInProse.read(prose.text()).unreadable();
    if (garbled.isEmpty()) {
      return Stream.empty();
    }
    String named = garbled.stream().map(amount -> "“%s” (%s)".formatted(amount.text(), amount.why())).distinct()
        .collect(Collectors.joining(", "));
    return Stream.of(
        Finding.of(Code.AMOUNT_UNREADABLE, prose.at(), "Not to be read as an amount for certain: " + named + "."));
  }
}
