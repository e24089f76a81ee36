package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalSilentOnContractTest {

  private static final String SILENT = "There are no legal implications.";

  private final LegalSilentOnContract check = new LegalSilentOnContract();

  @ParameterizedTest
  @ValueSource(strings = {
      SILENT, "There are no direct legal implications arising from this report.", "No legal implications",
      "There are no specific\\nlegal implications.", "NO LEGAL IMPLICATIONS", "There are no known legal issues.",
      "There are no financial or legal implications.", "There are not any legal implications.",
      "There aren’t any legal implications.", "The proposal does not have any legal implications.",
      "There are no legal or regulatory implications.", "None.", "N/A", "Legal implications: none", "nil"})
  void findsALegalSectionThatIsSilent(String legal) {
    assertThat(found("APPROVE", "CONTRACT_AWARD", legal)).containsExactly(Finding.of(Code.LEGAL_SILENT_ON_CONTRACT,
        "/sections/legal", "The legal section knows of no legal implications; head 1 approves a contract."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "MOPAC is a contracting authority; the proposal can lawfully be approved.",
      "There are no further legal implications.", "There are no other legal implications.",
      "There are no legal implications beyond those set out above.", "There are no legal implications other than these.",
      "There are legal implications.", "The legal implications are set out in Part 2.", "No officer needs legal advice.",
      "There are no outstanding legal issues.", "There are no equality implications.", "None of the suppliers objected."})
  void leavesALegalSectionThatSpeaksAlone(String legal) {
    assertThat(found("APPROVE", "CONTRACT_AWARD", legal)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "APPROVE, PROCUREMENT_STRATEGY, 1", "APPROVE, CONTRACT_AWARD, 1", "APPROVE, CONTRACT_CHANGE, 1", "APPROVE, EXEMPTION, 1",
      "DELEGATE, CONTRACT_AWARD, 1", "APPROVE, BUSINESS_CASE, 0", "APPROVE, LEGAL_ASSISTANCE, 0", "NOTE, CONTRACT_AWARD, 0"})
  void looksAtPapersThatApproveAContract(String verb, String kind, int found) {
    assertThat(found(verb, kind, SILENT)).hasSize(found);
  }

  @Test
  void namesTheHeads() {
    assertThat(check.findIn(Papers.with("'sections': {'legal': '" + SILENT + "'}, 'heads': ["
        + "{'number': 2, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'contract': {'value': 5}},"
        + "{'number': 4, 'verb': 'APPROVE', 'kind': 'EXEMPTION'}]"))).extracting(Finding::because)
        .containsExactly("The legal section knows of no legal implications; heads 2, 4 approve a contract.");
  }

  private List<Finding> found(String verb, String kind, String legal) {
    return check.findIn(Papers.with("'sections': {'legal': '%s'}, 'heads': [{'number': 1, 'verb': '%s', 'kind': '%s'}]"
        .formatted(legal, verb, kind)));
  }
}
