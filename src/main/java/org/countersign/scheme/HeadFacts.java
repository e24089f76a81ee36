package org.countersign.scheme;

import java.math.BigDecimal;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;

/**
 * What the rules of the Scheme ask about one granting head. Amounts are whole-life pounds, VAT excluded;
 * null where the paper gives none, and a missing one meets no limit.
 *
 * @param foreseen of a CONTRACT_CHANGE; one of which the paper does not say so is not foreseen
 * @param value of this head alone; of a CONTRACT_CHANGE, of this change
 * @param projectCost of all BUSINESS_CASE heads of the paper together, for 4.8; null for other kinds
 * @param valueIs how far the values that the rules need are known
 * @param originalValue of the contract that a CONTRACT_CHANGE changes
 * @param changesTogether this change and all earlier ones, in pounds
 * @param changeMonthsTogether this change and all earlier ones
 * @param approvedUpTo of a CONTRACT_AWARD: the approved value with its tolerance, exact; null without an approval
 * @param heldBack whether some of it may not be seen by everybody who sees the engine
 */
public record HeadFacts(
    String edition, Kind kind, Body originatingBody, Direction direction, Route route, boolean novel, boolean foreseen,
    Money value, Money projectCost, Standing valueIs, Money originalValue, Money changesTogether,
    Integer changeMonthsTogether, BigDecimal approvedUpTo, boolean heldBack) {

  /** With nothing held back. */
  public HeadFacts(
      String edition, Kind kind, Body originatingBody, Direction direction, Route route, boolean novel, boolean foreseen,
      Money value, Money projectCost, Standing valueIs, Money originalValue, Money changesTogether,
      Integer changeMonthsTogether, BigDecimal approvedUpTo) {
    this(edition, kind, originatingBody, direction, route, novel, foreseen, value, projectCost, valueIs, originalValue,
        changesTogether, changeMonthsTogether, approvedUpTo, false);
  }

  /** How far the values that the rules need of a head are known. */
  public enum Standing {
    KNOWN,
    /** No rule for this kind of head asks for a value. */
    NOT_NEEDED,
    MISSING,
    /** More than what could be counted: a yearly cost has no end, or a head of the same project no value. */
    AT_LEAST
  }
}
