package org.countersign.checks;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as prose writes it, with its unit: "6,986,000", "1.98m", "1.2 million". Takes in everything that
 * hangs together with its first digit, so that of a garbled number no part is read as another number.
 *
 * @param face the number before its unit; null unless it can be read for certain
 * @param unit the power of ten of its unit, 0 without one
 * @param grouped whether its digits stand in groups
 * @param fault why it cannot be read for certain; null if it can, or if it is meant to be vague ("£100s")
 * @param end index after its last character in the prose
 */
record WrittenNumber(BigDecimal face, int unit, boolean grouped, String fault, int end) {

  static final String SPACE = "[\\s\\u00A0\\u2007\\u2009\\u202F]";
  /** Everything from a digit on that no space, dash, slash or bracket ends. */
  static final String RUN = "\\.?\\d[\\p{L}\\p{Nd}\\u00BC-\\u00BE.,'’·]*+";

  private static final String NO_MORE_LETTERS = "(?![\\p{L}\\p{N}])";
  private static final String WORD =
      "(?<word>(?i:thousands?|millions?|billions?|trillions?|mln|mil|mn|bn))(?!\\p{L})";
  /** A capital alone may be an initial or the M of M&S. */
  private static final String LETTER =
      "(?<letter>[km]" + NO_MORE_LETTERS + "|[KM]" + NO_MORE_LETTERS + "(?![.&'’-]))";

  private static final Pattern RUN_HERE = Pattern.compile(RUN);
  /** "£500,000.The", "£5m's": a word that a missing space glues on; but "£1,OOO" is a garbled amount. */
  private static final Pattern GLUED_WORD =
      Pattern.compile("[.,'’·]+(?![oO]{2,3}(?!\\p{L}))\\p{L}+(?=[.,'’·]|$)");
  /** "£12k,13k": the next of a list. */
  private static final Pattern LISTED_NEXT = Pattern.compile("(?<=\\p{L}),(?=(?:[\\d.]+\\p{L}+,?)+$)");
  private static final Pattern LETTER_BEFORE_DIGIT = Pattern.compile("\\p{L}[.,'’·]?\\d");
  private static final Pattern TRAILING_MARKS = Pattern.compile("[.,'’·]+$");
  private static final Pattern NUMBER = Pattern.compile(
      "(?<whole>\\d{1,3}(?:,\\d{3})+|\\d+|(?=\\.))(?:\\.(?<part>\\d+))?(?<letters>\\p{L}*)");
  private static final Pattern SUFFIX = Pattern.compile(
      "(?<unit>thousands?|millions?|billions?|trillions?|mill?|mln|mn|m|bn|b|tn|k)?(?<rate>pa|pcm|p[mwdhp])?");
  private static final Pattern VAGUE = Pattern.compile("[km]?s");
  /** "£1 000 000"; but "£250 300 times" is £250. */
  private static final Pattern SPACED_GROUPS = Pattern.compile(
      "(?<groups>(?:[\\u00A0\\u2009\\u202F]\\d{3}){1,4}| 000|(?: \\d{3}){2,4})(?<pence>\\.\\d\\d)?(?! ?\\d|[.,]\\d)");
  private static final Pattern BROKEN_BY_SPACE =
      Pattern.compile(SPACE + "{1,3}[.,]\\d|,?" + SPACE + "{1,3}000(?!\\d)");
  private static final Pattern SPACED_UNIT = Pattern.compile("(?:" + SPACE + "{1,3}|-)" + WORD + "|" + SPACE + LETTER);
  private static final Pattern SECOND_UNIT =
      Pattern.compile("(?:" + SPACE + "{1,3}|-)(?:" + WORD + "|" + LETTER + ")");

  /** Far longer than any amount with the word that may hang on it, and still cheap to read. */
  private static final int LONGEST = 200;

  /** Reads the number whose first digit, or decimal point, stands at this index. */
  static WrittenNumber at(String text, int start) {
    Matcher run = RUN_HERE.matcher(text).region(start, text.length());
    if (!run.lookingAt()) {
      throw new IllegalArgumentException("no number at " + start);
    }
    if (run.end() - start > LONGEST) {
      return unreadable("it is too long", run.end());
    }
    String written = hangingTogether(run.group());
    int end = start + written.length();
    Matcher number = NUMBER.matcher(written);
    if (!number.matches()) {
      return unreadable(faultOf(written), end);
    }
    String letters = number.group("letters");
    if (VAGUE.matcher(letters).matches()) {
      return new WrittenNumber(null, 0, false, null, end);
    }
    Matcher suffix = SUFFIX.matcher(letters.toLowerCase(Locale.ROOT));
    if (!suffix.matches()) {
      return unreadable(unitFault(letters), end);
    }
    String whole = number.group("whole").replace(",", "");
    boolean grouped = number.group("whole").contains(",");
    String part = number.group("part") == null ? "" : "." + number.group("part");
    Matcher groups = matcherAt(SPACED_GROUPS, text, end);
    if (letters.isEmpty() && !grouped && part.isEmpty() && whole.length() <= 3 && groups.lookingAt()) {
      whole += groups.group("groups").replaceAll("\\D", "");
      grouped = true;
      part = groups.group("pence") == null ? "" : groups.group("pence");
      end = groups.end();
    }
    Matcher broken = matcherAt(BROKEN_BY_SPACE, text, end);
    if (broken.lookingAt()) {
      return unreadable("a space breaks it", broken.end());
    }
    BigDecimal face = new BigDecimal(whole + part);
    return withUnit(face, grouped, suffix, text, end);
  }

  private static WrittenNumber withUnit(BigDecimal face, boolean grouped, Matcher suffix, String text, int end) {
    if (suffix.group("unit") == null && suffix.group("rate") != null) {
      return new WrittenNumber(face, 0, grouped, null, end);
    }
    String unit = suffix.group("unit");
    int unitEnd = end;
    if (unit == null) {
      Matcher spaced = matcherAt(SPACED_UNIT, text, end);
      if (!spaced.lookingAt()) {
        return new WrittenNumber(face, 0, grouped, null, end);
      }
      unit = spaced.group("word") == null ? spaced.group("letter") : spaced.group("word");
      unitEnd = spaced.end();
    }
    Matcher second = matcherAt(SECOND_UNIT, text, unitEnd);
    return second.lookingAt()
        ? unreadable("its unit stands twice", second.end())
        : new WrittenNumber(face, powerOfTen(unit), grouped, null, unitEnd);
  }

  boolean isClear() {
    return face != null;
  }

  boolean isGarbled() {
    return fault != null;
  }

  boolean hasUnit() {
    return unit > 0;
  }

  WrittenNumber inUnitOf(WrittenNumber other) {
    return new WrittenNumber(face, other.unit, grouped, fault, end);
  }

  BigDecimal value() {
    return face.scaleByPowerOfTen(unit);
  }

  /** What one in the last digit stands for. */
  BigDecimal precision() {
    return BigDecimal.ONE.scaleByPowerOfTen(unit - face.scale());
  }

  private static WrittenNumber unreadable(String fault, int end) {
    return new WrittenNumber(null, 0, false, fault, end);
  }

  private static Matcher matcherAt(Pattern pattern, String text, int start) {
    return pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
  }

  private static String hangingTogether(String run) {
    Matcher gluedWord = GLUED_WORD.matcher(run);
    String number = gluedWord.find() ? run.substring(0, gluedWord.start()) : run;
    Matcher listed = LISTED_NEXT.matcher(number);
    number = listed.find() ? number.substring(0, listed.start()) : number;
    return TRAILING_MARKS.matcher(number).replaceFirst("");
  }

  private static String faultOf(String written) {
    if (LETTER_BEFORE_DIGIT.matcher(written).find()) {
      return "letters stand among its digits";
    }
    if (written.indexOf('.') != written.lastIndexOf('.')) {
      return "it has more than one decimal point";
    }
    return "its digits do not stand in groups of three";
  }

  private static String unitFault(String letters) {
    return letters.matches("(?i)[km][km]+|mb?n?(illion)+|[km]?(m|b|tr)illions?")
        ? "its unit stands twice"
        : "what follows its digits is no unit";
  }

  private static int powerOfTen(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
      case 'k' -> 3;
      case 'm' -> 6;
      case 'b' -> 9;
      default -> unit.equalsIgnoreCase("thousand") || unit.equalsIgnoreCase("thousands") ? 3 : 12;
    };
  }
}
