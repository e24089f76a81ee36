package org.countersign.checks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;

/**
 * An earlier case, as far as it concerns a later one.
 *
 * @param reference of the case
 * @param number of its decision; null while it has none
 * @param title of the paper; the reference where it may not be told
 * @param day of submission or, once decided, of the decision
 * @param programme null where the paper names none
 * @param contracts of its granting heads that make a contract
 * @param changes of its granting heads that change one
 * @param approvedValue up to which a contract may be awarded under it; null where it approves none
 * @param tolerancePercent by which an award may exceed that; 0 where it allows none
 */
public record Precedent(
    String reference, DecisionNumber number, String title, LocalDate day, String programme, List<Bought> contracts,
    List<Changed> changes, Known approvedValue, BigDecimal tolerancePercent) {

  public Precedent {
    contracts = List.copyOf(contracts);
    changes = List.copyOf(changes);
    tolerancePercent = tolerancePercent == null ? BigDecimal.ZERO : tolerancePercent;
  }

  /** @param fromPartTwo whether it may be counted only, and told to nobody */
  public record Known(Money value, boolean fromPartTwo) {}

  /** A contract that a head made, with every option. */
  public record Bought(Kind kind, Set<SupplierName> suppliers, Known value) {

    public Bought {
      suppliers = Set.copyOf(suppliers);
    }
  }

  /**
   * A change of a contract.
   *
   * @param original the contract's first value; null where it is not known
   * @param change by this decision alone
   * @param resulting the contract's value with this change; null where it is not known
   * @param earlier the decisions that changed it before, as far as the paper named them
   */
  public record Changed(
      Set<SupplierName> suppliers, Money original, Known change, Money resulting, List<DecisionNumber> earlier) {

    public Changed {
      suppliers = Set.copyOf(suppliers);
      earlier = List.copyOf(earlier);
    }
  }

  /** Whether its title may be told. */
  boolean tellsTitle() {
    return !title.equals(reference);
  }

  /** Without whatever may be counted only. */
  Precedent withoutHidden() {
    return new Precedent(reference, number, title, day, programme, contracts.stream().filter(one -> !one.value().fromPartTwo()).toList(),
        changes.stream().filter(one -> !one.change().fromPartTwo()).toList(), approved().filter(known -> !known.fromPartTwo()).orElse(null),
        tolerancePercent);
  }

  /** As a sentence names it: by the number of its decision, which is public, else by its reference. */
  String name() {
    return number == null ? reference : number.toString();
  }

  Set<SupplierName> suppliers() {
    return Stream.concat(contracts.stream().map(Bought::suppliers), changes.stream().map(Changed::suppliers))
        .flatMap(Set::stream).collect(Collectors.toSet());
  }

  Optional<Known> approved() {
    return Optional.ofNullable(approvedValue);
  }
}
