package org.countersign.decisions;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a published decision, such as PCD 579: a series and a place in it. */
public record DecisionNumber(String series, int number) {

  private static final Pattern WRITTEN = Pattern.compile("(?:([A-Za-z]+)[ _-]?)?(\\d{1,9})");

  /** Reads "PCD 579", "pcd-579" or a bare "579", which is a PCD; empty for anything else. */
  public static Optional<DecisionNumber> read(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new DecisionNumber(matcher.group(1) == null ? "PCD" : matcher.group(1).toUpperCase(Locale.ROOT),
            Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** As it stands in an address: PCD-579. */
  public String inAddress() {
    return series + "-" + number;
  }

  @Override
  public String toString() {
    return series + " " + number;
  }
}
