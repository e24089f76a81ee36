package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.casefile.CaseFile.DelegateBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DelegateIneligibleTest {

  private final DelegateIneligible check = new DelegateIneligible();

  @ParameterizedTest
  @EnumSource(value = DelegateBody.class, mode = EnumSource.Mode.EXCLUDE, names = {"MOPAC", "MPS_STAFF"})
  void findsWhomTheLawBars(DelegateBody body) {
    assertThat(found("DELEGATE", "CONTRACT_AWARD", "'body': '" + body + "', 'ceiling': 100", "")).singleElement()
        .satisfies(finding -> {
          assertThat(finding.at()).isEqualTo("/heads/0/delegate/body");
          assertThat(finding.because()).startsWith("Head 1 passes a function on to ").contains("section 19");
        });
  }

  @ParameterizedTest
  @CsvSource({
      "PROCUREMENT_STRATEGY, 0", "CONTRACT_AWARD, 0", "CONTRACT_CHANGE, 0", "EXEMPTION, 0", "DELEGATION, 1",
      "BUSINESS_CASE, 1", "GRANT, 1", "SETTLEMENT, 1", "OTHER, 1"})
  void letsStaffOfTheMpsActOnContractsOnly(String kind, int found) {
    assertThat(found("DELEGATE", kind, "'body': 'MPS_STAFF', 'ceiling': 100", "")).hasSize(found);
  }

  @Test
  void knowsAContractByWhatTheHeadHoldsToo() {
    assertThat(found("DELEGATE", "DELEGATION", "'body': 'MPS_STAFF', 'ceiling': 100", ", 'contract': {'value': 1}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MOPAC, CONTRACT_AWARD, 1", "MPS_STAFF, CONTRACT_AWARD, 1", "MAYOR, DELEGATION, 2", "MPS_STAFF, DELEGATION, 2"})
  void findsAMissingCeiling(String body, String kind, int found) {
    assertThat(found("APPROVE", kind, "'body': '" + body + "'", "")).hasSize(found);
    assertThat(found("APPROVE", kind, "'body': '" + body + "', 'ceiling': 25000000", "")).hasSize(found - 1);
  }

  @Test
  void says() {
    assertThat(found("DELEGATE", "DELEGATION", "'body': 'MPS_STAFF'", "")).containsExactly(
        Finding.of(Code.DELEGATE_INELIGIBLE, "/heads/0/delegate/body",
            "Head 1 passes on to staff of the MPS what is no contract; they act by consent, on contracts only."),
        Finding.of(Code.DELEGATE_INELIGIBLE, "/heads/0/delegate",
            "Head 1 passes something on without saying up to what amount."));
  }

  @Test
  void leavesTheRestAlone() {
    assertThat(found("DELEGATE", "DELEGATION", "'body': 'MOPAC', 'ceiling': 0", "")).isEmpty();
    assertThat(found("NOTE", "OTHER", "'body': 'MAYOR'", "")).isEmpty();
    assertThat(check.findIn(Papers.with("'heads': [{'number': 1, 'verb': 'DELEGATE', 'kind': 'DELEGATION'}]"))).isEmpty();
  }

  private List<Finding> found(String verb, String kind, String delegate, String more) {
    return check.findIn(Papers.with("'heads': [{'number': 1, 'verb': '%s', 'kind': '%s', 'delegate': {%s}%s}]"
        .formatted(verb, kind, delegate, more)));
  }
}
