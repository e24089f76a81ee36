package org.countersign.checks;

import java.util.List;
import java.util.regex.Pattern;
import org.countersign.casefile.Money;

/** Limits of the Scheme, which a paper quotes without asking for them: "above £500,000", "£1m or more". */
final class SchemeLimits {

  /** Paragraphs 4.8, 4.13 and 4.14 from 2019 (PCD 579, PCD 1368). */
  static final Money OF_CONTRACTS = Money.of("500000");

  private static final List<Money> ALL = List.of(
      OF_CONTRACTS,
      Money.of("100000"), // single tender action, PCD 917
      Money.of("1000000"), // disposals, 2017-21
      Money.of("50000")); // grants out, 2021
  private static final Pattern LIMIT_BEFORE = Pattern.compile(
      "(?i)\\b(?:above|over|exceed(?:s|ing|ed)?|below|under|threshold|limit|more than|less than|at least)"
          + "(?:\\s+(?:of|the|is))*\\s+$");
  private static final Pattern LIMIT_BEHIND =
      Pattern.compile("(?i)\\s*(?:(?:or|and)\\s+(?:above|over|more)|threshold|limit)\\b");

  private SchemeLimits() {}

  /** Whether the amount that stands here in the prose is told as a limit, and is one. */
  static boolean areMeantBy(QuotedAmount amount, String prose) {
    return ALL.stream().anyMatch(limit -> limit.pounds().compareTo(amount.value()) == 0)
        && (LIMIT_BEFORE.matcher(prose.substring(Math.max(0, amount.start() - 40), amount.start())).find()
            || LIMIT_BEHIND.matcher(prose).region(amount.end(), prose.length()).lookingAt());
  }
}
