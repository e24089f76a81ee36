package org.countersign.decisions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.scheme.Authority;

/**
 * A decision that was taken before this product numbered any, as it was imported.
 *
 * @param value of a CONTRACT_CHANGE what the contract is worth with it, of all else what was decided on; null where unknown
 * @param originalValue of a CONTRACT_CHANGE: the contract's first value; null where unknown
 * @param changeValue and changeMonths of a CONTRACT_CHANGE: by this decision alone; null where it did not change that
 * @param approvedValue up to which contracts may be awarded under it; null where it approves none
 * @param tolerancePercent by which an award may exceed that
 * @param earlier the decisions that it follows
 * @param edition of the Scheme; null where unknown
 */
public record PastDecision(
    DecisionNumber number, String title, LocalDate decidedOn, Authority decidedBy, Kind kind, String programme, List<String> suppliers,
    Money value, Money originalValue, Money changeValue, Integer changeMonths, Money approvedValue, BigDecimal tolerancePercent,
    List<DecisionNumber> earlier, String edition) {

  public PastDecision {
    suppliers = suppliers == null ? List.of() : List.copyOf(suppliers);
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
  }
}
