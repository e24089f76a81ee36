package org.countersign.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which advice a case needs, and whether the board sees it: each row of the table on and off. */
class AdviceRequiredTest {

  private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  private static DmnDecision decision;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream table = Files.newInputStream(Path.of("bpmn/AdviceRequired.dmn"))) {
      decision = ENGINE.parseDecision("AdviceRequired", table);
    }
  }

  @Test
  void a_claim_that_touches_nobody_else_needs_the_three_advisers_whom_every_case_needs() {
    assertThat(advice(true, "NOT_REQUIRED", "NO_IMPACT")).containsExactlyInAnyOrder("FINANCE", "LEGAL", "COMMERCIAL");
  }

  @Test
  void every_row_at_once() {
    assertThat(advice(false, "REQUIRED", "IMPACT"))
        .containsExactlyInAnyOrder("BOARD", "FINANCE", "LEGAL", "COMMERCIAL", "DATA_PROTECTION", "EQUALITY");
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, false"})
  void only_claims_and_legal_assistance_skip_the_board(boolean onlyClaims, boolean board) {
    assertThat(advice(onlyClaims, "NOT_REQUIRED", "NO_IMPACT").contains("BOARD")).isEqualTo(board);
  }

  @ParameterizedTest
  @CsvSource({"NOT_REQUIRED, false", "REQUIRED, true", "DONE, true"})
  void data_protection_advises_unless_screening_says_that_nothing_is_required(String screening, boolean asked) {
    assertThat(advice(false, screening, "NO_IMPACT").contains("DATA_PROTECTION")).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({"NO_IMPACT, false", "IMPACT, true", "ASSESSED, true"})
  void equality_advises_unless_screening_says_that_there_is_no_impact(String screening, boolean asked) {
    assertThat(advice(false, "NOT_REQUIRED", screening).contains("EQUALITY")).isEqualTo(asked);
  }

  @Test
  void what_is_not_known_is_asked_for() {
    assertThat(advice(Variables.createVariables()))
        .containsExactlyInAnyOrder("BOARD", "FINANCE", "LEGAL", "COMMERCIAL", "DATA_PROTECTION", "EQUALITY");
    assertThat(advice(null, null, null)).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no_impact", "NOT REQUIRED", "NONE"})
  void a_word_outside_the_vocabulary_excuses_nobody(String word) {
    assertThat(advice(true, word, word)).contains("DATA_PROTECTION", "EQUALITY");
  }

  private static List<String> advice(Boolean onlyClaims, String dataProtection, String equality) {
    return advice(Variables.createVariables().putValue("onlyClaims", onlyClaims)
        .putValue("dataProtection", dataProtection).putValue("equality", equality));
  }

  private static List<String> advice(VariableMap known) {
    return ENGINE.evaluateDecisionTable(decision, known).getResultList().stream()
        .map(Map::values).map(row -> (String) row.iterator().next()).toList();
  }
}
