package org.countersign.checks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.checks.Precedent.Bought;
import org.countersign.checks.Precedent.Changed;
import org.countersign.checks.Precedent.Known;
import org.countersign.decisions.DecisionNumber;

/** Earlier cases made by hand. All of them are akin to every paper, so that a check must look for itself. */
final class Before implements Precedents {

  private final List<Precedent> precedents = new ArrayList<>();

  static Before nothing() {
    return new Before();
  }

  /** A case with these contracts, of a supplier each. */
  Before bought(String name, String day, String programme, Bought... contracts) {
    return add(name, day, programme, List.of(contracts), List.of(), null, null);
  }

  Before changed(String name, String day, Changed... changes) {
    return add(name, day, null, List.of(), List.of(changes), null, null);
  }

  Before approved(String name, String day, Known upTo, String tolerance) {
    return add(name, day, null, List.of(), List.of(), upTo, new BigDecimal(tolerance));
  }

  static Bought contract(String supplier, String value) {
    return new Bought(Kind.CONTRACT_AWARD, SupplierName.allOf(List.of(supplier)), known(value));
  }

  static Bought contractInPartTwo(String supplier, String value) {
    return new Bought(Kind.CONTRACT_AWARD, SupplierName.allOf(List.of(supplier)), new Known(Money.of(value), true));
  }

  /** @param original null where it is not known, as the resulting value */
  static Changed change(String supplier, String original, String change, String resulting, String... earlier) {
    return change(supplier, original, known(change), resulting, earlier);
  }

  static Changed change(String supplier, String original, Known change, String resulting, String... earlier) {
    return new Changed(supplier == null ? Set.of() : SupplierName.allOf(List.of(supplier)),
        original == null ? null : Money.of(original), change, resulting == null ? null : Money.of(resulting),
        Arrays.stream(earlier).flatMap(number -> DecisionNumber.read(number).stream()).toList());
  }

  static Known known(String value) {
    return new Known(Money.of(value), false);
  }

  @Override
  public Optional<Precedent> decidedAs(DecisionNumber number) {
    return precedents.stream().filter(precedent -> number.equals(precedent.number())).findFirst();
  }

  @Override
  public List<Precedent> akinTo(Paper paper) {
    return precedents;
  }

  private Before add(String name, String day, String programme, List<Bought> contracts, List<Changed> changes,
      Known approved, BigDecimal tolerance) {
    precedents.add(new Precedent(name, DecisionNumber.read(name).orElse(null), "Title of " + name, LocalDate.parse(day),
        programme, contracts, changes, approved, tolerance));
    return this;
  }
}
