package org.countersign.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.Money;
import org.countersign.checks.Precedent.Changed;
import org.countersign.decisions.DecisionNumber;

/**
 * The changes of a contract before this one: those that the paper names, and those that earlier cases tell though the paper
 * leaves them out, from decision to decision (PCD 1746 changes what PCD 1587 had changed). An earlier case changed the same
 * contract if it had a supplier in common and the same original value, or ended at the value that this paper calls
 * original; where the paper cites it, unknown suppliers do not stand in the way. A change that the paper names without a
 * number is taken for the one of that value which the cases know.
 *
 * @param original the contract's first value, as far back as the chain goes
 * @param changes in pounds, by the name of their decision or of their place in the paper
 * @param leftOut the names of those that the paper does not tell
 * @param isHidden whether one of them rests on Part 2, so that no sum may be told
 */
record ChainOfChanges(Money original, List<Money> changes, List<String> leftOut, boolean isHidden) {

  static ChainOfChanges before(PlacedHead head, Paper paper, Precedents precedents) {
    return new Search(head.head().contract(), paper, precedents).run();
  }

  int length() {
    return changes.size();
  }

  Money together() {
    return Money.sum(changes);
  }

  private static final class Search {

    private final Contract contract;
    private final Paper paper;
    private final Precedents precedents;
    private final Map<String, Money> changes = new LinkedHashMap<>();
    private final Set<Money> unnumbered = new HashSet<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Money original;
    private boolean hidden;

    Search(Contract contract, Paper paper, Precedents precedents) {
      this.contract = contract;
      this.paper = paper;
      this.precedents = precedents;
      this.original = contract.originalValue();
    }

    ChainOfChanges run() {
      Deque<DecisionNumber> cited = new ArrayDeque<>();
      contract.earlierChanges().forEach(change -> numberOf(change.reference()).ifPresentOrElse(number -> {
        changes.merge(number.toString(), change.value(), Money::plus);
        cited.add(number);
      }, () -> {
        changes.put("change " + (changes.size() + 1), change.value());
        unnumbered.add(change.value());
      }));
      Optional<DecisionNumber> own = numberOf(paper.caseFile().reference());
      PartOneText.of(paper.caseFile()).stream().flatMap(text -> CitedDecision.of(text.text()).stream())
          .flatMap(decision -> decision.onOurRegister().stream()).filter(number -> own.filter(number::equals).isEmpty())
          .forEach(cited::add);
      follow(cited, precedents.akinTo(paper));
      return new ChainOfChanges(original, List.copyOf(changes.values()), List.copyOf(leftOut), hidden);
    }

    /** Until nothing new is found: which value was the original one may only be known at the end of the chain. */
    private void follow(Deque<DecisionNumber> cited, List<Precedent> akin) {
      List<Precedent> known = new ArrayList<>();
      int before;
      do {
        before = seen.size();
        while (!cited.isEmpty()) {
          precedents.decidedAs(cited.pop(), paper).filter(precedent -> !known.contains(precedent)).ifPresent(known::add);
        }
        known.forEach(precedent -> take(precedent, true, cited));
        akin.forEach(precedent -> take(precedent, false, cited));
      } while (seen.size() > before || !cited.isEmpty());
    }

    private static Optional<DecisionNumber> numberOf(String reference) {
      return CitedDecision.of(reference).stream().findFirst().flatMap(CitedDecision::onOurRegister);
    }

    private void take(Precedent precedent, boolean isCited, Deque<DecisionNumber> cited) {
      List<Changed> ofThisContract =
          precedent.changes().stream().filter(change -> isOfThisContract(change, isCited)).toList();
      if (!ofThisContract.isEmpty() && seen.add(precedent.name())) {
        ofThisContract.forEach(change -> cited.addAll(change.earlier()));
        count(precedent.name(), ofThisContract);
      }
    }

    private void count(String name, List<Changed> decided) {
      Money value = Money.sum(decided.stream().map(change -> change.change().value()).toList());
      boolean isNamed = changes.containsKey(name);
      if (!isNamed && unnumbered.remove(value)) {
        return;
      }
      changes.put(name, value);
      hidden |= decided.stream().anyMatch(change -> change.change().fromPartTwo());
      if (!isNamed) {
        leftOut.add(name);
      }
      decided.stream().map(Changed::original).filter(first -> first != null && first.compareTo(original) < 0)
          .forEach(first -> original = first);
    }

    private boolean isOfThisContract(Changed change, boolean isCited) {
      Set<SupplierName> suppliers = SupplierName.allOf(contract.suppliers());
      boolean common = change.suppliers().stream().anyMatch(suppliers::contains);
      boolean unknown = suppliers.isEmpty() || change.suppliers().isEmpty();
      boolean sameValue = Stream.of(change.original(), change.resulting()).anyMatch(value ->
          value != null && (value.equals(contract.originalValue()) || value.equals(original)));
      return sameValue && (common || isCited && unknown);
    }
  }
}
