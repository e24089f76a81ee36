package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long what a signer writes may be: to the last character. */
class SubmissionLengthsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  @Test
  void a_reason_of_the_longest_length_is_read() {
    assertThat(read(Map.of("outcome", "RETURN", "reason", "x".repeat(20_000))).reason()).hasSize(20_000);
  }

  @Test
  void a_longer_one_is_no_reason() {
    assertThatThrownBy(() -> read(Map.of("outcome", "RETURN", "reason", "x".repeat(20_001))))
        .hasMessage("reason is longer than 20000 characters. RETURN needs a reason.");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      20000, 200, -
      20001, 200, condition 1 needs a text.
      20000, 201, condition 1 needs an owner.
      """)
  void a_condition_has_a_text_and_an_owner_of_bearable_length(int text, int owner, String fault) {
    Map<String, Object> answer = Map.of("outcome", "ENDORSE_WITH_CONDITIONS", "reason", "Almost.",
        "conditions", List.of(Map.of("text", "x".repeat(text), "owner", "y".repeat(owner), "due", "2026-12-31")));
    if (fault == null) {
      assertThat(read(answer).conditions()).hasSize(1);
    } else {
      assertThatThrownBy(() -> read(answer)).hasMessage(fault);
    }
  }

  private static Submission read(Map<String, Object> answer) {
    return Submission.read(SignOff.VOTE_AT_BOARD, answer, TODAY);
  }
}
