package org.countersign.register;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.casefile.Money;

/**
 * Values from an amount, inclusive, to another, exclusive, in whole pounds: written 500000-1000000, and 10000000- without an end.
 *
 * @param to null for no end
 */
record ValueRange(BigDecimal from, BigDecimal to) {

  /** Those that the register's form offers; their limits are those of the Scheme's own rules. */
  static final List<ValueRange> OFFERED = List.of(range(0, 500_000), range(500_000, 1_000_000), range(1_000_000, 10_000_000),
      new ValueRange(BigDecimal.valueOf(10_000_000), null));

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,13})-(\\d{1,13})?");

  private static ValueRange range(long from, long to) {
    return new ValueRange(BigDecimal.valueOf(from), BigDecimal.valueOf(to));
  }

  /** Empty for what is none, and for one in which nothing can lie. */
  static Optional<ValueRange> read(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(new ValueRange(new BigDecimal(matcher.group(1)), matcher.group(2) == null ? null : new BigDecimal(matcher.group(2))))
            .filter(range -> range.to == null || range.from.compareTo(range.to) < 0)
        : Optional.empty();
  }

  /** Such as "£500,000 to under £1,000,000". */
  public String inWords() {
    if (to == null) {
      return new Money(from) + " or more";
    }
    return from.signum() == 0 ? "Under " + new Money(to) : new Money(from) + " to under " + new Money(to);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return from.toPlainString() + "-" + (to == null ? "" : to.toPlainString());
  }
}
