package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphNotCitedTest {

  private final ParagraphNotCited check = new ParagraphNotCited();

  @Test
  void namesAllThatAreMissingInOneFinding() {
    assertThat(check.findIn(paper("'1.7'", "4.13", "4.8", "4.8", null))).containsExactly(Finding.of(
        Code.PARAGRAPH_NOT_CITED, "/citedParagraphs",
        "The paper does not cite paragraph 4.8 (heads 2, 3) or paragraph 4.13 (head 1)."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.8", " 4.8 ", "para 4.8", "Paragraph 4.8", "para.4.8", "§4.8", "4.8.", "4.8(a)",
      "4.8, 4.13", "Scheme 2019, paragraphs 4.7 and 4.8"})
  void knowsACitationHoweverItIsWritten(String citation) {
    assertThat(check.findIn(paper("'" + citation + "'", "4.8"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4.80", "14.8", "4.81", "4", "8", "4.13", "4,8"})
  void takesNoOtherParagraphForIt(String citation) {
    assertThat(check.findIn(paper("'" + citation + "'", "4.8"))).hasSize(1);
  }

  @Test
  void doesNotMindMoreThanIsNeeded() {
    assertThat(check.findIn(paper("'4.8', '4.13', '1.7'", "4.13"))).isEmpty();
    assertThat(check.findIn(paper("'4.8'"))).isEmpty();
    assertThat(check.findIn(paper("", (String) null))).isEmpty();
  }

  private static Paper paper(String cited, String... paragraphs) {
    return Papers.under(Arrays.asList(paragraphs), "'citedParagraphs': [" + cited + "]");
  }
}
