package org.countersign.checks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.London;
import org.springframework.stereotype.Component;

/**
 * The contract to be extended has already ended on the day of submission. PCD 1748. Where the paper does not say when it
 * ended, an extension is held against the end that it gives; on its last day a contract still runs.
 */
@Component
public class ContractExpired implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    return PlacedHead.granting(paper.caseFile()).stream()
        .filter(placed -> placed.is(Kind.CONTRACT_CHANGE) && placed.hasContract())
        .flatMap(placed -> ended(placed, paper.submittedOn())).toList();
  }

  private static Stream<Finding> ended(PlacedHead placed, LocalDate submittedOn) {
    Contract contract = placed.head().contract();
    Optional<LocalDate> end = Optional.ofNullable(contract.endedOn() == null && extendsTerm(contract)
        ? contract.ends()
        : contract.endedOn());
    return end.filter(day -> day.isBefore(submittedOn)).stream().map(day -> Finding.of(Code.CONTRACT_EXPIRED,
        placed.at(contract.endedOn() == null ? "contract/ends" : "contract/endedOn"),
        "Head %d changes a contract that ended on %s; the paper was submitted on %s."
            .formatted(placed.number(), London.inWords(day), London.inWords(submittedOn))));
  }

  private static boolean extendsTerm(Contract contract) {
    return contract.changeMonths() != null && contract.changeMonths() > 0;
  }
}
