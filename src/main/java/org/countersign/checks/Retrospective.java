package org.countersign.checks;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.London;
import org.springframework.stereotype.Component;

/**
 * A contract starts before the day on which the paper was submitted, as in PCD 1668: the originator must say why. Neither a
 * financial year nor the begin of the procurement is a start.
 */
@Component
public class Retrospective implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    return PlacedHead.granting(paper.caseFile()).stream().filter(placed -> startsBefore(placed, paper.submittedOn()))
        .map(placed -> Finding.of(Code.RETROSPECTIVE, placed.at("contract/starts"),
            "The contract of head %d starts on %s; the paper was submitted on %s.".formatted(placed.number(),
                London.inWords(placed.head().contract().starts()), London.inWords(paper.submittedOn()))))
        .toList();
  }

  private static boolean startsBefore(PlacedHead placed, LocalDate day) {
    return placed.hasContract() && placed.head().contract().starts() != null
        && placed.head().contract().starts().isBefore(day);
  }
}
