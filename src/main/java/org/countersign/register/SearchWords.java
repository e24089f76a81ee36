package org.countersign.register;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words as they are compared: in lower case, without accents, in the singular; a number of a decision or the reference of a case is one
 * word, and so is an amount. Both databases are given words that are made here, so that both find the same.
 */
final class SearchWords {

  private static final int LONGEST = 60;
  private static final Pattern CITED = Pattern.compile("\\b(pcd|ceod) ?[-_]? ?0*(\\d{1,9})\\b");
  private static final Pattern REFERENCE = Pattern.compile("\\bbc-(\\d{4})-(\\d{4,})(?:-(a\\d+))?\\b");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:\\.[\\p{N}]+\\p{L}*)*");
  private static final Set<String> EVERYWHERE =
      Set.of("a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "that", "the", "to", "with");

  private SearchWords() {}

  /** All that a text is found by. */
  static Set<String> of(Stream<String> texts) {
    return texts.filter(Objects::nonNull).map(SearchWords::plain).flatMap(text -> Stream.concat(
        Stream.concat(CITED.matcher(text).results().map(found -> found.group(1) + found.group(2)), words(joined(text))), words(text)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What somebody looks for: all of them are to be found. Words that stand everywhere count only if there are no others. */
  static Set<String> sought(String text) {
    Set<String> words = words(joined(plain(text))).collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> telling = words.stream().filter(word -> !EVERYWHERE.contains(word)).collect(Collectors.toCollection(LinkedHashSet::new));
    return telling.isEmpty() ? words : telling;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
        .replaceAll("['’]s\\b", "").replaceAll("['’]", "").replaceAll("(?<=\\d),(?=\\d{3})", "");
  }

  /** Numbers of decisions and references of cases as one word each. */
  private static String joined(String text) {
    Matcher cited = CITED.matcher(text);
    Matcher reference = REFERENCE.matcher(cited.replaceAll(found -> found.group(1) + found.group(2)));
    return reference.replaceAll(found -> "bc" + found.group(1) + found.group(2) + Objects.toString(found.group(3), ""));
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text).results().map(found -> singular(found.group())).filter(word -> word.length() <= LONGEST);
  }

  /** Enough that cameras are found by camera and the other way round; no grammar. */
  private static String singular(String word) {
    if (word.length() < 4 || !word.endsWith("s") || endsIn(word, "ss", "us", "is")) {
      return word;
    }
    if (endsIn(word, "ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.substring(0, word.length() - (endsIn(word, "sses", "xes", "ches", "shes", "zzes") ? 2 : 1));
  }

  private static boolean endsIn(String word, String... ends) {
    return Arrays.stream(ends).anyMatch(word::endsWith);
  }
}
