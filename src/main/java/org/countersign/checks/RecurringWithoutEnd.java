package org.countersign.checks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Cost;
import org.springframework.stereotype.Component;

/**
 * A yearly cost with no last year, so that nobody can say what is approved. PCD 1637: £225k a year from
 * 2027/28. A whole-life value in Part 2 settles it.
 */
@Component
public class RecurringWithoutEnd implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    return PlacedHead.of(caseFile).stream()
        .filter(placed -> caseFile.partTwoValueOf(placed.head()).isEmpty())
        .flatMap(RecurringWithoutEnd::findingsIn)
        .toList();
  }

  private static Stream<Finding> findingsIn(PlacedHead placed) {
    List<Cost> costs = placed.head().costs();
    return IntStream.range(0, costs.size()).filter(line -> costs.get(line).isOpenEnded())
        .mapToObj(line -> Finding.of(Code.RECURRING_WITHOUT_END, placed.at("costs/" + line + "/to"),
            sentence(placed.head().number(), costs.get(line))));
  }

  private static String sentence(int head, Cost cost) {
    String from = cost.from() == null ? "" : " from " + cost.from();
    return "Head %d costs %s a year%s, with no last year and no whole-life figure."
        .formatted(head, cost.amount(), from);
  }
}
