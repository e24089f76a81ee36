package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrospectiveTest {

  private final Retrospective check = new Retrospective();

  @ParameterizedTest
  @CsvSource({"2024-06-02, 1", "2024-06-03, 0", "2024-06-04, 0"})
  void comparesTheStartWithTheDayOfSubmission(String starts, int found) {
    assertThat(found("APPROVE", "'starts': '" + starts + "'")).hasSize(found);
  }

  @Test
  void says() {
    assertThat(found("APPROVE", "'starts': '2024-04-01'")).containsExactly(Finding.of(Code.RETROSPECTIVE,
        "/heads/0/contract/starts", "The contract of head 1 starts on 1 April 2024; the paper was submitted on 3 June 2024."));
  }

  @Test
  void takesNothingElseForAStart() {
    assertThat(found("NOTE", "'starts': '2024-04-01'")).isEmpty();
    assertThat(found("APPROVE", "'ends': '2024-04-01', 'frameworkLetOn': '2020-01-01'")).isEmpty();
    assertThat(check.findIn(Papers.with("'procurement': {'begins': '2023-01-01'}, 'heads': [{'number': 1, 'verb': 'APPROVE', "
        + "'kind': 'BUSINESS_CASE', 'costs': [{'amount': 1, 'per': 'ONCE', 'from': '2020/21'}]}]"))).isEmpty();
  }

  private List<Finding> found(String verb, String contract) {
    return check.findIn(Papers.on("2024-06-03", "'heads': [{'number': 1, 'verb': '" + verb
        + "', 'kind': 'CONTRACT_AWARD', 'contract': {" + contract + "}}]"));
  }
}
