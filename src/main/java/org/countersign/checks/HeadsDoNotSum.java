package org.countersign.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Money;
import org.springframework.stereotype.Component;

/**
 * The heads do not add up to the stated total, however it may be read. PCD 1639: 4,022,000 + 1,712,000 +
 * 1,234,000 make 6,968,000; the page says 6,986,000. What only notes grants nothing and never counts.
 */
@Component
public class HeadsDoNotSum implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    Money stated = caseFile.statedTotal();
    if (stated == null) {
      return List.of();
    }
    List<Reading> readings = Stream.of(true, false).flatMap(openEnded -> readings(caseFile, openEnded)).toList();
    if (readings.isEmpty() || readings.stream().anyMatch(reading -> reading.sum().equals(stated))) {
      return List.of();
    }
    boolean restsOnPartTwo = caseFile.grantingHeads().stream().anyMatch(h -> caseFile.partTwoValueOf(h).isPresent());
    String because = restsOnPartTwo
        ? "The heads, with their values in Part 2, do not add up to the stated total of %s.".formatted(stated)
        : sentence(nearest(readings, stated), stated);
    return List.of(Finding.of(Code.HEADS_DO_NOT_SUM, "/statedTotal", because));
  }

  /** A total that is published may leave out what Part 2 keeps back: with it, the total would tell it. */
  private static Stream<Reading> readings(CaseFile caseFile, boolean openEnded) {
    List<CountedHead> heads =
        PlacedHead.granting(caseFile).stream().map(head -> new CountedHead(caseFile, head, openEnded)).toList();
    List<CountedHead> published = heads.stream().filter(head -> !head.isHidden()).toList();
    return Stream.of(heads, published).distinct().flatMap(counted -> readings(counted, openEnded));
  }

  private static Stream<Reading> readings(List<CountedHead> heads, boolean openEnded) {
    List<CountedHead> in = heads.stream().filter(CountedHead::bringsGrantIn).toList();
    List<CountedHead> others = heads.stream().filter(head -> !head.bringsGrantIn()).toList();
    String but = openEnded ? "" : ", yearly costs without an end left out,";

    List<Reading> readings = new ArrayList<>();
    readings.add(Reading.of("The heads" + but, heads, CountedHead::value));
    readings.add(Reading.of("The heads with costs" + but, heads, CountedHead::asMoney));
    readings.add(Reading.of("The heads with a contract" + but, heads, CountedHead::asContract));
    if (!in.isEmpty()) {
      readings.add(Reading.of("The grants that come in" + but, in, CountedHead::value));
      readings.add(Reading.of("The heads without the grants that come in" + but, others, CountedHead::value));
    }
    return readings.stream().filter(reading -> !reading.values().isEmpty());
  }

  /** The reading that the paper most likely meant. */
  private static Reading nearest(List<Reading> readings, Money stated) {
    return readings.stream().min(Comparator.comparing(reading -> reading.distanceTo(stated))).orElseThrow();
  }

  private static String sentence(Reading reading, Money stated) {
    return "%s add up to %s%s; the paper states %s: a difference of %s.".formatted(
        reading.heads(), reading.sum(), reading.parts(), stated, new Money(reading.distanceTo(stated)));
  }

  /** One way to add heads up to a total. */
  private record Reading(String heads, List<Money> values) {

    static Reading of(String name, List<CountedHead> heads, Function<CountedHead, Optional<Money>> value) {
      return new Reading(name, heads.stream().map(value).flatMap(Optional::stream).toList());
    }

    Money sum() {
      return Money.sum(values);
    }

    BigDecimal distanceTo(Money stated) {
      return sum().pounds().subtract(stated.pounds()).abs();
    }

    /** The amounts behind the sum, where there is more than one. */
    String parts() {
      List<Money> parts = values.stream().filter(value -> !value.equals(Money.ZERO)).toList();
      return parts.size() < 2
          ? ""
          : parts.stream().map(Money::toString).collect(Collectors.joining(" + ", " (", ")"));
    }
  }
}
