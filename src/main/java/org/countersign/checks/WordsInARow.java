package org.countersign.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every run of so many words of a text, whatever marks and spaces stand between them. */
final class WordsInARow {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,'’][\\p{L}\\p{N}]+)*");

  private final int length;
  private final Set<String> runs;

  WordsInARow(int length, String text) {
    this.length = length;
    this.runs = runsOf(text);
  }

  boolean areSharedWith(String other) {
    return !runs.isEmpty() && runsOf(other).stream().anyMatch(runs::contains);
  }

  private Set<String> runsOf(String text) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT).replace('’', '\'')).toList();
    Set<String> all = new HashSet<>();
    for (int first = 0; first + length <= words.size(); first++) {
      all.add(String.join(" ", words.subList(first, first + length)));
    }
    return all;
  }
}
