package org.countersign.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the sterling in a piece of prose: what a pound sign or the word "pounds" marks, and what a misprint all
 * but marks ("E225k", "2,165,00", "46.763m m"). A garbled amount is never read as another amount; numbers that
 * nothing marks (officers, paragraphs, years, road numbers) are no amounts at all.
 *
 * @param readable in the order of the prose
 * @param unreadable in the order of the prose
 */
record AmountsInProse(List<QuotedAmount> readable, List<GarbledAmount> unreadable) {

  private static final String SPACE = WrittenNumber.SPACE;
  private static final String NO_MORE_LETTERS = "(?![\\p{L}\\p{N}])";

  /** The letter behind a sign is a slip too ("£E225k"), but "£m2019" and "£k2019" head a column. */
  private static final String SLIP = "(?<slip>[OoIl][.,]?|[A-Za-z&&[^kmKM]])";
  private static final String SIGN = "(?:[£￡₤]|(?<![\\p{L}\\p{Nd}])GBP)";
  private static final Pattern CANDIDATE = Pattern.compile(
      SIGN + "(?:" + SPACE + "?|" + SLIP + ")(?<marked>\\.?\\d)"
          + "|(?<![\\p{L}\\p{Nd}_£$€])(?<!\\d[.,])(?<letter>[A-Za-z\\uFFFD]?)(?<bare>\\.?\\d)");
  /** In "in 2024 GBP 500" it belongs to what follows. */
  private static final String GBP_BEHIND = "GBP(?!" + SPACE + "?\\.?\\d)";
  private static final Pattern POUNDS_BEHIND =
      Pattern.compile(SPACE + "{1,3}(?:pounds|" + GBP_BEHIND + ")" + NO_MORE_LETTERS);
  private static final Pattern POUND_BEHIND_UNIT =
      Pattern.compile("(?:" + SPACE + "{1,3}|-)(?:pounds?|" + GBP_BEHIND + ")" + NO_MORE_LETTERS);
  private static final Pattern POUNDS_BEHIND_GARBLED = Pattern.compile(
      "(?:" + SPACE + "{1,3}(?i:[km]|bn|thousand|million|billion))?" + SPACE + "{1,3}(?:pounds|" + GBP_BEHIND + ")"
          + NO_MORE_LETTERS);
  private static final Pattern POUND_ADJECTIVE = Pattern.compile("-pound" + NO_MORE_LETTERS);
  private static final Pattern RANGE = Pattern.compile(
      "(?:" + SPACE + "?[-–—]" + SPACE + "?|" + SPACE + "to" + SPACE + ")(?:[£￡₤]" + SPACE + "?)?(?=\\.?\\d)");
  private static final Pattern COLUMN_HEADING =
      Pattern.compile("0{3,}s?" + NO_MORE_LETTERS + "|20\\d\\d/\\d\\d(?!\\d)");
  private static final Pattern LAST_GROUP_BROKEN =
      Pattern.compile("\\d{1,3}(?:,\\d{3})+,(?:\\d{1,2}|\\d{4,})(?!\\d|,\\d)");
  private static final Pattern UNIT_TWICE = Pattern.compile(
      "[\\d.,]+(?:[km]|mn|bn)" + SPACE + "+(?:[km]|mn|bn|thousand|million|billion)" + NO_MORE_LETTERS);
  /** "E225k", "L1.2m", "E4,000,000", "E4 million"; but not E3, M25, G4S. */
  private static final Pattern SUM_LIKE = Pattern.compile(
      "\\.?\\d[\\d.,]*(?i:k|m|mn|bn|mln|mil)(?:pa)?" + NO_MORE_LETTERS
      + "|\\d{1,3}(?:,\\d{3})+(?!\\d)"
      + "|\\d+(?:\\.\\d+)?(?:" + SPACE + "|-)?(?i:thousand|million|billion)" + NO_MORE_LETTERS);
  /** c is circa, x is times. */
  private static final String LETTERS_IN_THEIR_OWN_RIGHT = "cx";

  AmountsInProse {
    readable = List.copyOf(readable);
    unreadable = List.copyOf(unreadable);
  }

  static AmountsInProse read(String prose) {
    Reading reading = new Reading(prose);
    reading.run();
    return new AmountsInProse(reading.readable, reading.unreadable);
  }

  private static final class Reading {

    private final String prose;
    private final List<QuotedAmount> readable = new ArrayList<>();
    private final List<GarbledAmount> unreadable = new ArrayList<>();

    Reading(String prose) {
      this.prose = prose;
    }

    void run() {
      Matcher candidate = CANDIDATE.matcher(prose);
      int from = 0;
      while (candidate.find(from)) {
        from = candidate.group("marked") != null
            ? readMarked(candidate)
            : readBare(candidate);
      }
    }

    /** An amount behind a pound sign. */
    private int readMarked(Matcher candidate) {
      int start = candidate.start();
      int digits = candidate.start("marked");
      if (candidate.group("slip") != null) {
        return garbled(start, WrittenNumber.at(prose, digits).end(), "letters stand among its digits");
      }
      Matcher heading = at(COLUMN_HEADING, digits);
      if (heading.lookingAt()) {
        return heading.end();
      }
      WrittenNumber number = WrittenNumber.at(prose, digits);
      return take(start, number, number.end());
    }

    /** A number without a pound sign: sterling if pounds stand behind it or a range in sterling leads to it. */
    private int readBare(Matcher candidate) {
      int start = candidate.start();
      int digits = candidate.start("bare");
      WrittenNumber number = WrittenNumber.at(prose, digits);
      String letter = candidate.group("letter");
      if (!letter.isEmpty()) {
        return standsForThePoundSign(letter, digits)
            ? garbled(start, number.end(), "a letter stands where £ belongs")
            : number.end();
      }
      Matcher pounds = poundsBehind(number);
      if (pounds.lookingAt()) {
        return take(start, number, pounds.end());
      }
      if (endsRangeOfSterling(start) && number.hasUnit()) {
        return take(start, number, number.end());
      }
      Matcher broken = at(LAST_GROUP_BROKEN, digits);
      if (broken.lookingAt()) {
        return garbled(start, number.end(), "its digits do not stand in groups of three");
      }
      return at(UNIT_TWICE, digits).lookingAt() ? garbled(start, number.end(), "its unit stands twice") : number.end();
    }

    private boolean standsForThePoundSign(String letter, int digits) {
      Matcher sum = at(SUM_LIKE, digits);
      return !LETTERS_IN_THEIR_OWN_RIGHT.contains(letter) && sum.lookingAt()
          && !at(POUND_ADJECTIVE, sum.end()).lookingAt();
    }

    private Matcher poundsBehind(WrittenNumber number) {
      Pattern pounds = number.hasUnit() ? POUND_BEHIND_UNIT : POUNDS_BEHIND;
      return at(number.isGarbled() ? POUNDS_BEHIND_GARBLED : pounds, number.end());
    }

    private boolean endsRangeOfSterling(int start) {
      if (readable.isEmpty()) {
        return false;
      }
      Matcher range = at(RANGE, readable.get(readable.size() - 1).end());
      return range.lookingAt() && range.end() == start;
    }

    private int take(int start, WrittenNumber number, int end) {
      if (number.isGarbled()) {
        return garbled(start, end, number.fault());
      }
      if (number.isClear()) {
        WrittenNumber meant = withUnitOfRange(number);
        readable.add(new QuotedAmount(meant.value(), meant.precision(), prose.substring(start, end), start, end));
      }
      return end;
    }

    /** "£5-6m" means millions on both sides; "£500 to £6m" does not. */
    private WrittenNumber withUnitOfRange(WrittenNumber number) {
      Matcher range = at(RANGE, number.end());
      if (number.hasUnit() || !range.lookingAt()) {
        return number;
      }
      WrittenNumber upper = WrittenNumber.at(prose, range.end());
      return upper.isClear() && upper.hasUnit() && number.face().compareTo(upper.face()) < 0
          ? number.inUnitOf(upper)
          : number;
    }

    private int garbled(int start, int end, String why) {
      unreadable.add(new GarbledAmount(prose.substring(start, end), why, start, end));
      return end;
    }

    private Matcher at(Pattern pattern, int start) {
      return pattern.matcher(prose).region(start, prose.length()).useTransparentBounds(true);
    }
  }
}
