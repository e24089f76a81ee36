package org.countersign.checks;

import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.springframework.stereotype.Component;

/**
 * A head buys another way than the commercial section says. PCD 1637: direct awards in a head, competitive
 * tendering in the section. Changes of running contracts are left alone: they buy nothing anew.
 */
@Component
public class RouteMismatch implements Check {

  private static final Set<Kind> BUYS = Set.of(Kind.PROCUREMENT_STRATEGY, Kind.CONTRACT_AWARD, Kind.EXEMPTION);

  @Override
  public List<Finding> findIn(Paper paper) {
    Route described = paper.caseFile().commercialRoute();
    if (!isDecided(described)) {
      return List.of();
    }
    return PlacedHead.granting(paper.caseFile()).stream()
        .filter(placed -> buysAnotherWay(placed.head(), described))
        .map(placed -> Finding.of(Code.ROUTE_MISMATCH, placed.at("contract/route"),
            "Head %d asks for %s; the commercial section describes %s.".formatted(placed.head().number(),
                RouteInWords.of(placed.head().contract().route()), RouteInWords.of(described))))
        .toList();
  }

  private static boolean buysAnotherWay(Head head, Route described) {
    return BUYS.contains(head.kind()) && head.contract() != null && isDecided(head.contract().route())
        && head.contract().route() != described;
  }

  private static boolean isDecided(Route route) {
    return route != null && route != Route.UNDECIDED;
  }
}
