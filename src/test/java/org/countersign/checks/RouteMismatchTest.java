package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteMismatchTest {

  private static final String NOTES = "{'number': 1, 'verb': 'NOTE', 'kind': 'OTHER'},";

  private final RouteMismatch check = new RouteMismatch();

  @ParameterizedTest
  @ValueSource(strings = {"PROCUREMENT_STRATEGY", "CONTRACT_AWARD", "EXEMPTION"})
  void findsAHeadThatBuysAnotherWay(String kind) {
    assertThat(check.findIn(paper("APPROVE", kind, "'DIRECT_AWARD'", "'FRAMEWORK_COMPETITION'"))).containsExactly(
        Finding.of(Code.ROUTE_MISMATCH, "/heads/1/contract/route",
            "Head 2 asks for direct award; the commercial section describes competition on a framework."));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {
      "APPROVE, PROCUREMENT_STRATEGY, 'OPEN', 'OPEN'",
      "APPROVE, PROCUREMENT_STRATEGY, 'UNDECIDED', 'OPEN'",
      "APPROVE, PROCUREMENT_STRATEGY, 'OPEN', 'UNDECIDED'",
      "APPROVE, PROCUREMENT_STRATEGY, null, 'OPEN'",
      "APPROVE, PROCUREMENT_STRATEGY, 'OPEN', null",
      "APPROVE, CONTRACT_CHANGE, 'EXISTING_CONTRACT', 'OPEN'",
      "APPROVE, BUSINESS_CASE, 'DIRECT_AWARD', 'OPEN'",
      "NOTE, PROCUREMENT_STRATEGY, 'DIRECT_AWARD', 'OPEN'"})
  void leavesTheRestAlone(String verb, String kind, String route, String described) {
    assertThat(check.findIn(paper(verb, kind, route, described))).isEmpty();
  }

  @Test
  void findsEachHead() {
    String head = "{'number': 7, 'verb': 'APPROVE', 'kind': 'EXEMPTION', 'contract': {'route': 'SINGLE_TENDER'}}";
    assertThat(check.findIn(Papers.with("'commercialRoute': 'OPEN', 'heads': [" + head + "," + head + "]")))
        .extracting(Finding::at).containsExactly("/heads/0/contract/route", "/heads/1/contract/route");
  }

  @Test
  void leavesAHeadWithoutContractAlone() {
    assertThat(check.findIn(Papers.with("'commercialRoute': 'OPEN', 'heads': ["
        + "{'number': 1, 'verb': 'APPROVE', 'kind': 'EXEMPTION'}]"))).isEmpty();
  }

  private static Paper paper(String verb, String kind, String route, String described) {
    return Papers.with(("'commercialRoute': %s, 'heads': "
        + "[%s {'number': 2, 'verb': '%s', 'kind': '%s', 'contract': {'route': %s}}]")
        .formatted(described, NOTES, verb, kind, route));
  }
}
