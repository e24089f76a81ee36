package org.countersign.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;

/**
 * An amount in pounds sterling, VAT excluded, exact to the penny. Two amounts of the same value are
 * equal however they were written: 500000 is 500000.00.
 */
public record Money(@JsonValue BigDecimal pounds) implements Comparable<Money> {

  public static final Money ZERO = Money.of("0");

  /** @throws ArithmeticException if the amount has a fraction of a penny */
  @JsonCreator
  public Money(BigDecimal pounds) {
    this.pounds = pounds.setScale(2, RoundingMode.UNNECESSARY);
  }

  public static Money of(String pounds) {
    return new Money(new BigDecimal(pounds));
  }

  public static Money ofPence(long pence) {
    return new Money(BigDecimal.valueOf(pence, 2));
  }

  public static Money sum(Collection<Money> amounts) {
    return amounts.stream().reduce(ZERO, Money::plus);
  }

  public Money plus(Money other) {
    return new Money(pounds.add(other.pounds));
  }

  public Money times(int factor) {
    return new Money(pounds.multiply(BigDecimal.valueOf(factor)));
  }

  /** This amount and so many per cent on top, exact: not rounded to the penny, so that a limit stays a limit. */
  public BigDecimal plusPercent(BigDecimal percent) {
    return pounds.add(pounds.multiply(percent).movePointLeft(2));
  }

  public boolean isOver(BigDecimal limit) {
    return pounds.compareTo(limit) > 0;
  }

  public boolean isAtLeast(Money other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Money other) {
    return pounds.compareTo(other.pounds);
  }

  /** As a paper writes it: £6,700,000 or £499,999.99. */
  @Override
  public String toString() {
    boolean whole = pounds.stripTrailingZeros().scale() <= 0;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.UK);
    return new DecimalFormat(whole ? "£#,##0" : "£#,##0.00", symbols).format(pounds);
  }
}
