package org.countersign.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.countersign.casefile.Money;

/**
 * Sterling as prose quotes it.
 *
 * @param value in pounds; finer than a penny if the prose is
 * @param precision the pounds that the last digit stands for: 10000 in "£1.98m", 1 in "£6,986,000"
 * @param text as it stands in the prose
 * @param start index of its first character in the prose
 * @param end index after its last character
 */
record QuotedAmount(BigDecimal value, BigDecimal precision, String text, int start, int end) {

  /** Whether this may be that figure, rounded half-up to the precision of the quotation; never cut. */
  boolean quotes(Money figure) {
    return quotes(figure.pounds(), BigDecimal.ONE);
  }

  /** As {@link #quotes(Money)}, of a figure divided by this: a yearly share of a total is rarely whole pence. */
  boolean quotes(BigDecimal figure, BigDecimal divisor) {
    BigDecimal rounded =
        figure.divide(precision.multiply(divisor), 0, RoundingMode.HALF_UP).multiply(precision);
    return rounded.compareTo(value) == 0;
  }

  /** The same read as a round number: of "£730,000" the zeros may be rounded away, down to its first two digits. */
  QuotedAmount roundedToItsDigits() {
    BigDecimal digits = value.stripTrailingZeros();
    int unit = Math.min(-digits.scale(), digits.precision() - digits.scale() - 2);
    BigDecimal coarser = BigDecimal.ONE.scaleByPowerOfTen(unit);
    return coarser.compareTo(precision) > 0 ? new QuotedAmount(value, coarser, text, start, end) : this;
  }
}
