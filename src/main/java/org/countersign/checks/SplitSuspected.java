package org.countersign.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.London;
import org.countersign.casefile.Money;
import org.countersign.checks.Precedent.Bought;
import org.springframework.stereotype.Component;

/**
 * Contracts with a common supplier in one paper, or with a common supplier or programme in the cases of the twelve months
 * before it, each below £500,000 and together not: 283,500 + 221,629 = 505,129. What several heads say of one purchase
 * counts once: its money is no contract; a contract of the same value and supplier under a head of another kind, or in the
 * decision that approved the award, is the same contract. Changes are left to their own check.
 */
@Component
public class SplitSuspected implements Check {

  static final int MONTHS_BACK = 12;

  private final Precedents precedents;

  public SplitSuspected(Precedents precedents) {
    this.precedents = precedents;
  }

  @Override
  public List<Finding> findIn(Paper paper) {
    List<Purchase> own = ownPurchases(paper.caseFile());
    if (own.isEmpty()) {
      return List.of();
    }
    List<Purchase> before = earlierPurchases(paper);
    List<Group> groups = Stream.concat(bySupplier(own, before), byProgramme(paper.caseFile(), own, before))
        .filter(Group::isSuspect).toList();
    return groups.stream().filter(group -> groups.stream().noneMatch(group::isPartOf))
        .collect(Collectors.toMap(Group::purchases, group -> group, (one, same) -> one, LinkedHashMap::new))
        .values().stream().map(Group::finding).toList();
  }

  private static Stream<Group> bySupplier(List<Purchase> own, List<Purchase> before) {
    Set<SupplierName> suppliers = own.stream().flatMap(purchase -> purchase.suppliers().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
    return suppliers.stream().map(supplier -> Group.of("a common supplier",
        Stream.of(own, before).flatMap(List::stream).filter(one -> one.suppliers().contains(supplier)).toList()));
  }

  /** Within one paper a programme joins nothing: its heads share it anyway. */
  private static Stream<Group> byProgramme(CaseFile caseFile, List<Purchase> own, List<Purchase> before) {
    String programme = programme(caseFile.programme());
    List<Purchase> ofProgramme =
        before.stream().filter(one -> !programme.isEmpty() && programme.equals(programme(one.programme()))).toList();
    return ofProgramme.isEmpty()
        ? Stream.empty()
        : Stream.of(Group.of("a common programme", Stream.of(own, ofProgramme).flatMap(List::stream).toList()));
  }

  private static String programme(String name) {
    return name == null ? "" : SupplierName.normalised(name);
  }

  private static List<Purchase> ownPurchases(CaseFile caseFile) {
    return PlacedHead.granting(caseFile).stream().filter(head -> head.hasContract() && !head.is(Kind.CONTRACT_CHANGE))
        .flatMap(head -> {
          CountedHead counted = new CountedHead(caseFile, head, true);
          return counted.asContract().filter(SplitSuspected::isBelow).stream().map(value -> new Purchase(
              "head " + head.number(), head.atContractValue(), head.head().kind(),
              SupplierName.allOf(head.head().contract().suppliers()), caseFile.programme(), value, counted.isHidden()));
        }).toList();
  }

  private List<Purchase> earlierPurchases(Paper paper) {
    Set<CitedDecision> approvals = paper.caseFile().heads().stream().map(head -> head.contract())
        .filter(Objects::nonNull).flatMap(contract -> CitedDecision.of(contract.approvedIn()).stream())
        .collect(Collectors.toSet());
    return precedents.akinTo(paper).stream()
        .filter(one -> !one.day().isBefore(paper.submittedOn().minusMonths(MONTHS_BACK))
            && !one.day().isAfter(paper.submittedOn()))
        .filter(one -> CitedDecision.of(one.name()).stream().noneMatch(approvals::contains))
        .flatMap(one -> one.contracts().stream().filter(bought -> isBelow(bought.value().value()))
            .map(bought -> purchaseOf(one, bought)))
        .toList();
  }

  private static Purchase purchaseOf(Precedent precedent, Bought bought) {
    return new Purchase(precedent.name() + " of " + London.inWords(precedent.day()), null, bought.kind(),
        bought.suppliers(), precedent.programme(), bought.value().value(), bought.value().fromPartTwo());
  }

  private static boolean isBelow(Money value) {
    return value.compareTo(Money.ZERO) > 0 && !value.isAtLeast(SchemeLimits.OF_CONTRACTS);
  }

  /** @param at JSON pointer of its value; null in another case */
  private record Purchase(
      String name, String at, Kind kind, Set<SupplierName> suppliers, String programme, Money value, boolean hidden) {

    boolean isOwn() {
      return at != null;
    }

    boolean isTheSameAs(Purchase other) {
      return kind != other.kind && value.equals(other.value) && suppliers.stream().anyMatch(other.suppliers::contains);
    }
  }

  private record Group(String common, List<Purchase> purchases) {

    static Group of(String common, List<Purchase> purchases) {
      List<Purchase> distinct = new ArrayList<>();
      purchases.stream().filter(one -> distinct.stream().noneMatch(one::isTheSameAs)).forEach(distinct::add);
      return new Group(common, distinct);
    }

    boolean isSuspect() {
      return purchases.size() > 1 && purchases.stream().anyMatch(Purchase::isOwn)
          && together().isAtLeast(SchemeLimits.OF_CONTRACTS);
    }

    boolean isPartOf(Group other) {
      return other.purchases.size() > purchases.size() && other.purchases.containsAll(purchases);
    }

    Money together() {
      return Money.sum(purchases.stream().map(Purchase::value).toList());
    }

    Finding finding() {
      String at = purchases.stream().filter(Purchase::isOwn).map(Purchase::at).findFirst().orElseThrow();
      String limit = SchemeLimits.OF_CONTRACTS.toString();
      boolean hidden = purchases.stream().anyMatch(Purchase::hidden);
      String because = "Contracts with %s: %s. Each is below %s; together they are %s.".formatted(
          common, purchases.stream().map(one -> hidden ? one.name() : one.name() + " at " + one.value())
              .collect(Collectors.joining(", ")), limit, hidden ? "not" : "worth " + together());
      return Finding.of(Code.SPLIT_SUSPECTED, at, because);
    }
  }
}
