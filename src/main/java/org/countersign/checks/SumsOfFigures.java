package org.countersign.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.Money;

/**
 * The sums that prose may quote of a list of figures: of any of them where they are few ("heads 1 and 3 together"). Of
 * more than six, any sum would be some sum, and a swapped digit would pass; then all of them, any two, and any that
 * follow one another.
 */
final class SumsOfFigures {

  private static final int FEW = 6;

  private SumsOfFigures() {}

  static Set<Money> of(List<Money> figures) {
    return figures.size() <= FEW ? ofAny(figures) : ofTwoOrNeighbours(figures);
  }

  private static Set<Money> ofAny(List<Money> figures) {
    Set<Money> sums = new HashSet<>();
    for (Money figure : figures) {
      Set<Money> with = new HashSet<>(Set.of(figure));
      sums.forEach(sum -> with.add(sum.plus(figure)));
      sums.addAll(with);
    }
    return sums;
  }

  private static Set<Money> ofTwoOrNeighbours(List<Money> figures) {
    Set<Money> sums = new HashSet<>();
    for (int first = 0; first < figures.size(); first++) {
      Money run = Money.ZERO;
      for (int last = first; last < figures.size(); last++) {
        run = run.plus(figures.get(last));
        sums.add(run);
        if (last > first) {
          sums.add(figures.get(first).plus(figures.get(last)));
        }
      }
    }
    return sums;
  }
}
