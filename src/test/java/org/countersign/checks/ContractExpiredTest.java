package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractExpiredTest {

  private final ContractExpired check = new ContractExpired();

  @ParameterizedTest
  @CsvSource({"2024-06-02, 1", "2024-06-03, 0", "2024-06-04, 0"})
  void comparesTheEndWithTheDayOfSubmission(String end, int found) {
    assertThat(found("CONTRACT_CHANGE", "'endedOn': '" + end + "'")).hasSize(found);
    assertThat(found("CONTRACT_CHANGE", "'ends': '" + end + "', 'changeMonths': 12")).hasSize(found);
  }

  @Test
  void says() {
    assertThat(found("CONTRACT_CHANGE", "'endedOn': '2024-03-31'")).containsExactly(Finding.of(Code.CONTRACT_EXPIRED,
        "/heads/0/contract/endedOn", "Head 1 changes a contract that ended on 31 March 2024; the paper was submitted on "
            + "3 June 2024."));
  }

  @Test
  void asksForTheEndOnlyWhereThePaperDoesNotSayWhenItEnded() {
    assertThat(found("CONTRACT_CHANGE", "'endedOn': '2024-06-30', 'ends': '2024-03-31', 'changeMonths': 12")).isEmpty();
    assertThat(found("CONTRACT_CHANGE", "'ends': '2024-03-31'")).isEmpty();
    assertThat(found("CONTRACT_CHANGE", "'changeMonths': 12")).isEmpty();
  }

  @Test
  void looksAtGrantedChangesOnly() {
    assertThat(found("CONTRACT_AWARD", "'endedOn': '2024-03-31', 'ends': '2024-03-31', 'changeMonths': 1")).isEmpty();
    assertThat(check.findIn(Papers.with("'heads': [{'number': 1, 'verb': 'NOTE', 'kind': 'CONTRACT_CHANGE', "
        + "'contract': {'endedOn': '2024-03-31'}}]"))).isEmpty();
  }

  private List<Finding> found(String kind, String contract) {
    return check.findIn(Papers.on("2024-06-03", "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': '" + kind
        + "', 'contract': {" + contract + "}}]"));
  }
}
