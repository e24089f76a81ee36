package org.countersign.scheme;

import java.util.stream.Stream;
import org.countersign.casefile.Money;

/**
 * An amount as far as the paper tells it.
 *
 * @param amount in pounds, whole life; null where the paper gives none
 * @param atLeast whether it may be higher than what could be counted
 * @param fromPartTwo whether it rests on Part 2, so that it is not for every reader
 */
record MeasuredValue(Money amount, boolean atLeast, boolean fromPartTwo) {

  static final MeasuredValue NONE = new MeasuredValue(null, false, false);

  static MeasuredValue of(Money amount) {
    return new MeasuredValue(amount, false, false);
  }

  boolean isMissing() {
    return amount == null;
  }

  MeasuredValue plus(Money other) {
    return new MeasuredValue(amount.plus(other), atLeast, fromPartTwo);
  }

  /** Together: an amount that one of them lacks makes the sum "at least"; where all lack it, there is none. */
  static MeasuredValue sum(Stream<MeasuredValue> values) {
    return values.reduce(MeasuredValue::and).orElse(NONE);
  }

  private MeasuredValue and(MeasuredValue other) {
    if (isMissing() && other.isMissing()) {
      return NONE;
    }
    Money sum = isMissing() ? other.amount : other.isMissing() ? amount : amount.plus(other.amount);
    return new MeasuredValue(
        sum, atLeast || other.atLeast || isMissing() || other.isMissing(), fromPartTwo || other.fromPartTwo);
  }
}
