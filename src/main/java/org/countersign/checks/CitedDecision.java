package org.countersign.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.countersign.decisions.DecisionNumber;

/**
 * A published decision as a text cites it: "PCD 1329", "PCD-1329", "PCD No. 1329", "DMPCD 2015 101".
 *
 * @param series PCD, CEOD, or DMPCD with its year
 */
record CitedDecision(String series, int number) {

  private static final Pattern CITATION = Pattern.compile(
      "(?i)(?<![\\p{L}\\p{N}])(?:(PCD|CEOD)[\\s_-]{0,3}(?:no\\.?\\s?|number\\s)?(\\d{1,6})"
          + "|(DMPCD)[\\s_-]{0,3}(\\d{4})[\\s_/-]{1,3}(\\d{1,5}))(?![\\p{L}\\p{N}])");

  /** In the order of the text, each where it stands. */
  static List<Placed> in(String text) {
    return text == null ? List.of() : CITATION.matcher(text).results().map(CitedDecision::placed).toList();
  }

  static List<CitedDecision> of(String text) {
    return in(text).stream().map(Placed::decision).distinct().toList();
  }

  /** @param start index of its first character in the text */
  record Placed(CitedDecision decision, int start) {}

  /** The number as our own register counts; empty for a series that is not ours. */
  Optional<DecisionNumber> onOurRegister() {
    return DecisionNumber.read(toString());
  }

  boolean isOfTheSameSeries(CitedDecision other) {
    return series.equals(other.series);
  }

  /** Whether one digit, or the order of two neighbours, makes one number of the other: the misprints of a number. */
  boolean isMisprintOf(CitedDecision other) {
    String one = String.valueOf(number);
    String two = String.valueOf(other.number);
    if (!isOfTheSameSeries(other) || one.length() != two.length() || one.equals(two)) {
      return false;
    }
    int first = 0;
    while (one.charAt(first) == two.charAt(first)) {
      first++;
    }
    boolean oneDigit = one.substring(first + 1).equals(two.substring(first + 1));
    boolean swapped = first + 1 < one.length() && one.charAt(first) == two.charAt(first + 1)
        && one.charAt(first + 1) == two.charAt(first) && one.substring(first + 2).equals(two.substring(first + 2));
    return oneDigit || swapped;
  }

  @Override
  public String toString() {
    return series + " " + number;
  }

  private static Placed placed(MatchResult match) {
    return new Placed(match.group(1) == null
        ? new CitedDecision("DMPCD " + match.group(4), Integer.parseInt(match.group(5)))
        : new CitedDecision(match.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(match.group(2))), match.start());
  }
}
