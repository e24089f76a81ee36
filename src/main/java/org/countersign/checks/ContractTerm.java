package org.countersign.checks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.EarlierChange;

/**
 * When a contract ends by its start and its term, options apart.
 *
 * @param change months of this change; the end of a changed contract may count it already, or not yet
 * @param earlier months of all earlier changes, of which the same holds
 */
record ContractTerm(LocalDate starts, int months, int change, int earlier) {

  static ContractTerm of(Contract contract) {
    return new ContractTerm(contract.starts(), contract.termMonths(),
        contract.changeMonths() == null ? 0 : contract.changeMonths(),
        contract.earlierChanges().stream().mapToInt(EarlierChange::months).sum());
  }

  LocalDate lastDay() {
    return starts.plusMonths(months).minusDays(1);
  }

  /** Within a day, as papers count the first and the last day as they like. */
  boolean endsOn(LocalDate day) {
    return IntStream.of(0, change, earlier, change + earlier)
        .mapToObj(extra -> starts.plusMonths(months + extra).minusDays(1))
        .anyMatch(end -> Math.abs(ChronoUnit.DAYS.between(end, day)) <= 1);
  }
}
