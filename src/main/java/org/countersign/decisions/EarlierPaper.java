package org.countersign.decisions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;

/**
 * What an earlier paper or a past decision says that may concern a later paper.
 *
 * @param reference of the case; of an imported decision its number, such as PCD 749
 * @param revision of the case's paper; null of an imported decision
 * @param number of the decision; null while there is none
 * @param day of submission or, once decided, of the decision
 * @param programme normalised; null where there is none
 * @param approved up to which contracts may be awarded under it; null where it approves none
 * @param awardOf the case under which this award is made; null of all else
 */
public record EarlierPaper(
    String reference, Integer revision, DecisionNumber number, String title, LocalDate day, String programme, Money approved,
    boolean approvedFromPartTwo, BigDecimal tolerancePercent, String awardOf, List<Contract> contracts) {

  public EarlierPaper {
    contracts = List.copyOf(contracts);
  }

  /**
   * A contract that it makes or, where the kind is CONTRACT_CHANGE, changes.
   *
   * @param suppliers normalised names
   * @param value of the contract with its options, or of the change alone
   * @param fromPartTwo whether the value may be counted only, and told to nobody
   * @param original of a change: the contract's first value; null where it is not known
   * @param resulting of a change: the contract's value with it; null where it is not known
   * @param earlier of a change: the decisions that changed the contract before, as far as they are named
   */
  public record Contract(
      Kind kind, Set<String> suppliers, Money value, boolean fromPartTwo, Money original, Money resulting,
      List<DecisionNumber> earlier) {

    public Contract {
      suppliers = Set.copyOf(suppliers);
      earlier = List.copyOf(earlier);
    }

    public boolean isChange() {
      return kind == Kind.CONTRACT_CHANGE;
    }
  }
}
