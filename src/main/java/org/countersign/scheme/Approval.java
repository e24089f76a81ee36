package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.List;
import org.countersign.casefile.Money;

/**
 * What a decision on the register approved, and what is left of it.
 *
 * @param value the total that was approved, in pounds
 * @param tolerancePercent by which awards may exceed it
 * @param awards made or under way under the same decision: they count against it
 * @param fromPartTwo whether an amount in it rests on Part 2 of the case that was approved
 * @param tellsPartTwo whether that may be told to readers who are cleared: it may in an award of that very case
 */
public record Approval(
    Money value, BigDecimal tolerancePercent, List<Award> awards, boolean fromPartTwo, boolean tellsPartTwo) {

  public record Award(String reference, Money value) {}

  public Approval {
    awards = List.copyOf(awards);
  }

  /** The most that one more award may come to, exact; below nothing where the awards exceed what was approved. */
  public BigDecimal upTo() {
    return value.plusPercent(tolerancePercent).subtract(awarded().pounds());
  }

  public Money awarded() {
    return Money.sum(awards.stream().map(Award::value).toList());
  }
}
