package org.countersign.checks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads the full dates in a piece of prose: "6 May 2021", "6th of May, 2021", "May 6, 2021", "2021-05-06", and
 * "06/05/2021", which in a British paper is the sixth of May. A month before its day in figures ("05/13/2021") is read as
 * no day rather than guessed. What lacks its day or its year ("May 2021", "6 May", "06/05/21") is no full date, and may be
 * meant vaguely; a financial year is none either.
 */
final class DatesInProse {

  private static final String SPACE = "(?:" + WrittenNumber.SPACE + "{1,3})";
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
      + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String DAY = "\\d{1,2}";
  private static final String YEAR = "\\d{4}";
  private static final String ORDINAL = "(?:st|nd|rd|th)?";
  private static final String NOTHING_BEFORE = "(?<![\\p{L}\\p{N}£$€])(?<!\\d[.,/])";
  private static final String NOTHING_BEHIND = "(?![\\p{L}\\p{N}]|[/-]\\d)";

  private static final Pattern DATE = Pattern.compile("(?i)" + NOTHING_BEFORE + "(?:"
      + "(" + DAY + ")" + ORDINAL + "(?:" + SPACE + "of)?(?:" + SPACE + "|-)(" + MONTH + "),?(?:" + SPACE + "|-)(" + YEAR + ")"
      + "|(" + MONTH + ")" + SPACE + "(" + DAY + ")" + ORDINAL + "(?:," + SPACE + "?|" + SPACE + ")(" + YEAR + ")"
      + "|([0-3]?\\d)([/.-])([0-3]?\\d)\\8(" + YEAR + ")"
      + "|(" + YEAR + ")-(\\d{2})-(\\d{2})"
      + ")" + NOTHING_BEHIND);

  private DatesInProse() {}

  static List<QuotedDate> read(String prose) {
    return DATE.matcher(prose).results().map(DatesInProse::dateOf).toList();
  }

  private static QuotedDate dateOf(MatchResult match) {
    LocalDate day;
    if (match.group(1) != null) {
      day = day(match.group(3), month(match.group(2)), match.group(1));
    } else if (match.group(4) != null) {
      day = day(match.group(6), month(match.group(4)), match.group(5));
    } else if (match.group(7) != null) {
      day = day(match.group(10), Integer.parseInt(match.group(9)), match.group(7));
    } else {
      day = day(match.group(11), Integer.parseInt(match.group(12)), match.group(13));
    }
    return new QuotedDate(day, match.group());
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static LocalDate day(String year, int month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
