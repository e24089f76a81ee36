package org.countersign.scheme;

import java.math.BigDecimal;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;

/**
 * What the rules of the Scheme ask about one granting head. Amounts are whole-life pounds, VAT excluded;
 * null where the paper gives none.
 *
 * @param value of this head alone
 * @param projectCost of all BUSINESS_CASE heads of the paper together, for 4.8; null for other kinds
 * @param atLeast whether {@code value} or {@code projectCost} may be higher than what could be counted
 * @param originalValue of the contract that a CONTRACT_CHANGE changes
 * @param changesTogether this change and all earlier ones, in pounds
 * @param changeMonthsTogether this change and all earlier ones
 * @param approvedUpTo of a CONTRACT_AWARD: the approved value with its tolerance, exact; null without an approval
 */
public record HeadFacts(
    String edition, Kind kind, Body originatingBody, Direction direction, Route route, boolean novel, boolean foreseen,
    Money value, Money projectCost, boolean atLeast, Money originalValue, Money changesTogether, Integer changeMonthsTogether,
    BigDecimal approvedUpTo) {}
