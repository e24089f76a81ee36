package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnansweredTest {

  private static final Finding STARTED = Finding.of(Code.RETROSPECTIVE, "/heads/2/contract/starts", "");
  private static final Finding STARTED_TOO = Finding.of(Code.RETROSPECTIVE, "/heads/3/contract/starts", "");

  @Test
  void areTheThreeKindsThatAskForAnAnswer() {
    List<Finding> findings = Arrays.stream(Code.values()).map(code -> Finding.of(code, "/heads/0", "")).toList();
    assertThat(Unanswered.of(Papers.with("'heads': []").caseFile(), findings)).extracting(Finding::code)
        .containsExactly(Code.SPLIT_SUSPECTED, Code.CUMULATIVE_CHANGE, Code.RETROSPECTIVE);
  }

  @ParameterizedTest
  @CsvSource({
      "RETROSPECTIVE, /heads/2/contract/starts, Urgent., 0", "RETROSPECTIVE, /heads/1/contract/starts, Urgent., 1",
      "SPLIT_SUSPECTED, /heads/2/contract/starts, Urgent., 1", "RETROSPECTIVE, /heads/2/contract/starts, ' ', 1"})
  void areAnsweredByCodePlaceAndText(String code, String at, String text, int unanswered) {
    String answers = "'heads': [], 'answers': [{'code': '%s', 'at': '%s', 'text': '%s'}]".formatted(code, at, text);
    assertThat(Unanswered.of(Papers.with(answers).caseFile(), List.of(STARTED))).hasSize(unanswered);
  }

  @Test
  void areAnsweredWithoutAPlaceWhereThereIsNoOther() {
    String answers = "'heads': [], 'answers': [{'code': 'RETROSPECTIVE', 'text': 'Urgent.'}]";
    assertThat(Unanswered.of(Papers.with(answers).caseFile(), List.of(STARTED))).isEmpty();
    assertThat(Unanswered.of(Papers.with(answers).caseFile(), List.of(STARTED, STARTED_TOO))).hasSize(2);
  }
}
