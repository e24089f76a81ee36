package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same word. */
class SearchWordsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Body-Worn cameras | body worn camera", "the law of policies | law policy", "The of | the of", "Zoë’s CAFÉS | zoe cafe",
      "don't process the boxes | dont process box", "the bus and its analysis | bus its analysis", "£1,980,000.50 | 1980000.50",
      "paragraph 4.8 | paragraph 4.8", "£1.98m, £225k | 1.98m 225k", "PCD 2001 | pcd2001", "pcd-0749 and CEOD_12 | pcd749 ceod12",
      "BC-2026-0001 | bc20260001", "bc-2026-0001-A2 | bc20260001a2", "2,165,00 | 2165 00", "?!… | ''", "o'brien & sons | obrien son"})
  void wordsAreComparedWithoutWhatDoesNotMatter(String text, String words) {
    assertThat(String.join(" ", SearchWords.sought(text))).isEqualTo(words);
  }

  @Test
  void aTextIsFoundByItsNumbersWholeAndInParts() {
    assertThat(SearchWords.of(Stream.of("As in PCD 749 (BC-2026-0001).", null)))
        .contains("pcd749", "pcd", "749", "bc20260001", "bc", "2026", "0001", "as", "in");
  }

  @Test
  void whatIsTooLongIsNoWord() {
    assertThat(SearchWords.sought("a".repeat(61) + " b")).containsExactly("b");
  }

  @Test
  void noWordEndsItsQuotationOrReadsLikeAKind() {
    assertThat(SearchWords.of(Stream.of("kind:grant ' OR 1=1 -- \\ & | ! <-> :* (a) b:* \u0000 % _ “x”")))
        .allSatisfy(word -> assertThat(word).matches("[\\p{L}\\p{N}.]+"));
  }
}
