package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitSuspectedTest {

  private static final String ACME_300K = head(1, "CONTRACT_AWARD", "'Acme Ltd'", "300000");

  @Test
  void findsContractsOfOnePaperWithACommonSupplier() {
    assertThat(found(Before.nothing(), head(1, "PROCUREMENT_STRATEGY", "'Acme Ltd'", "283500"),
        head(2, "PROCUREMENT_STRATEGY", "'Other plc', 'ACME Limited'", "221629"))).containsExactly(
            Finding.of(Code.SPLIT_SUSPECTED, "/heads/0/contract/value", "Contracts with a common supplier: head 1 at £283,500, "
                + "head 2 at £221,629. Each is below £500,000; together they are worth £505,129."));
  }

  @ParameterizedTest
  @CsvSource({
      "250000, 249999.99, 0", "250000, 250000, 1", "250000.01, 250000, 1",
      "499999.99, 0.01, 1", "500000, 300000, 0", "499999.99, 499999.99, 1", "499999, 0, 0"})
  void addsWhatIsBelowTheLimitEach(String one, String other, int found) {
    assertThat(found(Before.nothing(), head(1, "CONTRACT_AWARD", "'Acme'", one), head(2, "CONTRACT_AWARD", "'Acme'", other)))
        .hasSize(found);
  }

  @Test
  void countsOptions() {
    String withOptions = ACME_300K.replace("'value': 300000", "'value': 200000, 'optionsValue': 100000");
    assertThat(found(Before.nothing(), withOptions, head(2, "CONTRACT_AWARD", "'Acme'", "200000"))).hasSize(1);
  }

  @Test
  void leavesDifferentSuppliersAndNoneAlone() {
    assertThat(found(Before.nothing(), ACME_300K, head(2, "CONTRACT_AWARD", "'Other'", "300000"))).isEmpty();
    assertThat(found(Before.nothing(), head(1, "CONTRACT_AWARD", "", "300000"), head(2, "CONTRACT_AWARD", "", "300000")))
        .isEmpty();
  }

  @Test
  void leavesTheProgrammeOfOnePaperAlone() {
    assertThat(new SplitSuspected(Before.nothing()).findIn(Papers.with("'programme': 'Pegasus', 'heads': [" + ACME_300K + ","
        + head(2, "CONTRACT_AWARD", "'Other'", "300000") + "]"))).isEmpty();
  }

  @Test
  void countsMoneyAndContractOfOnePurchaseOnce() {
    String money = "{'number': 2, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'costs': [{'amount': 300000, 'per': 'ONCE'}]}";
    String strategy = head(3, "PROCUREMENT_STRATEGY", "'Acme'", "300000");
    assertThat(found(Before.nothing(), ACME_300K, money, strategy)).isEmpty();
    assertThat(found(Before.nothing(), ACME_300K, head(2, "CONTRACT_AWARD", "'Acme'", "300000"), strategy)).hasSize(1);
    assertThat(found(Before.nothing(), ACME_300K, head(2, "EXEMPTION", "'Acme'", "299999"))).hasSize(1);
  }

  @Test
  void leavesChangesAndWhatIsOnlyNotedAlone() {
    assertThat(found(Before.nothing(), ACME_300K, head(2, "CONTRACT_CHANGE", "'Acme'", "300000"))).isEmpty();
    assertThat(found(Before.nothing(), ACME_300K, head(2, "CONTRACT_AWARD", "'Acme'", "300000").replace("APPROVE", "NOTE")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "2023-06-02, 0", "2023-06-03, 1", "2023-06-04, 1", "2024-06-02, 1", "2024-06-03, 1", "2024-06-04, 0"})
  void looksTwelveMonthsBack(String day, int found) {
    assertThat(found(Before.nothing().bought("PCD 1600", day, null, Before.contract("ACME", "221629")), ACME_300K))
        .hasSize(found);
  }

  @Test
  void findsAnEarlierCaseWithACommonSupplier() {
    Before cases = Before.nothing().bought("PCD 1600", "2024-05-06", "Other programme",
        Before.contract("acme", "221629"), Before.contract("Other", "400000"), Before.contract("Acme plc", "600000"));
    assertThat(found(cases, ACME_300K)).extracting(Finding::because).containsExactly(
        "Contracts with a common supplier: head 1 at £300,000, PCD 1600 of 6 May 2024 at £221,629. Each is below £500,000; "
            + "together they are worth £521,629.");
  }

  @Test
  void findsEarlierCasesOfTheProgramme() {
    Before cases = Before.nothing().bought("BC-2024-0007", "2024-05-06", " PEGASUS", Before.contract("Other", "150000"))
        .bought("BC-2024-0008", "2024-05-07", "Pegasus", Before.contract("Third", "50000"))
        .bought("BC-2024-0009", "2024-05-07", "Perseus", Before.contract("Third", "400000"));
    String paper = "'programme': 'Pegasus', 'heads': [" + ACME_300K + "]";
    assertThat(new SplitSuspected(cases).findIn(Papers.with(paper))).extracting(Finding::because).containsExactly(
        "Contracts with a common programme: head 1 at £300,000, BC-2024-0007 of 6 May 2024 at £150,000, "
            + "BC-2024-0008 of 7 May 2024 at £50,000. Each is below £500,000; together they are worth £500,000.");
  }

  @Test
  void countsTheDecisionThatApprovedTheAwardAsTheSamePurchase() {
    Before cases = Before.nothing().bought("PCD 1600", "2024-05-06", null, Before.contract("Acme", "310000"));
    assertThat(found(cases, ACME_300K.replace("'value'", "'approvedIn': 'PCD 1600', 'value'"))).isEmpty();
  }

  @Test
  void tellsACommonGroupOnce() {
    Before cases = Before.nothing().bought("PCD 1600", "2024-05-06", "Pegasus", Before.contract("Acme", "250000"));
    assertThat(new SplitSuspected(cases).findIn(Papers.with("'programme': 'Pegasus', 'heads': ["
        + head(1, "CONTRACT_AWARD", "'Acme', 'Other'", "300000") + "," + head(2, "CONTRACT_AWARD", "'Acme', 'Other'", "210000")
        + "]"))).hasSize(1);
  }

  @Test
  void tellsNothingOfPartTwo() {
    String hidden = head(2, "CONTRACT_AWARD", "'Acme'", "null");
    String because = "Contracts with a common supplier: head 1, head 2. Each is below £500,000; together they are not.";
    assertThat(new SplitSuspected(Before.nothing()).findIn(Papers.with("'heads': [" + ACME_300K + "," + hidden
        + "], 'partTwo': {'values': [{'head': 2, 'value': 231246}]}"))).extracting(Finding::because).containsExactly(because);
    Before cases = Before.nothing().bought("PCD 1600", "2024-05-06", null, Before.contractInPartTwo("Acme", "231246"));
    assertThat(found(cases, ACME_300K)).extracting(Finding::because).containsExactly(
        because.replace("head 2", "PCD 1600 of 6 May 2024"));
  }

  private static List<Finding> found(Precedents precedents, String... heads) {
    return new SplitSuspected(precedents).findIn(Papers.with("'heads': [" + String.join(",", heads) + "]"));
  }

  private static String head(int number, String kind, String suppliers, String value) {
    return "{'number': %d, 'verb': 'APPROVE', 'kind': '%s', 'contract': {'suppliers': [%s], 'value': %s}}"
        .formatted(number, kind, suppliers, value);
  }
}
