package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceMismatchTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "PCD 1328 Body armour", "Body armour (PCD 1328)", "Body armour – PCD-1328", "pcd 1328: Body armour",
      "PCD No. 1328 Body armour"})
  void findsAnotherNumberInTheTitle(String title) {
    assertThat(ofTitle(title, "PCD 1329")).containsExactly(Finding.of(Code.REFERENCE_MISMATCH, "/title",
        "The title says PCD 1328; the paper’s reference is PCD 1329."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Body armour", "PCD 1329 Body armour", "Body armour (PCD-1329)", "PCD 1329 Body armour, formerly PCD 1328",
      "Extension of PCD 1328", "Award following PCD 1328", "Variation to PCD 1328", "Decisions under PCD 1327 and PCD 1328",
      "Body armour 1328", "CEOD 1328 Body armour", "DMPCD 2015 101 Body armour", "Abc PCD1329 body armour"})
  void leavesOtherTitlesAlone(String title) {
    assertThat(ofTitle(title, "PCD 1329")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BC-2026-0001", "", "1329", "Ref 7"})
  void leavesAPaperOfAnotherSeriesAlone(String reference) {
    assertThat(ofTitle("PCD 1328 Body armour", reference)).isEmpty();
  }

  @Test
  void letsTheTitleCiteWhatTheHeadsName() {
    assertThat(found("'title': 'PCD 749 award', 'reference': 'PCD 900', " + award("Approve.", "PCD 749"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PCD 794, 1", "PCD 748, 1", "PCD 479, 1", "PCD 649, 1", "PCD 974, 0", "PCD 7490, 0", "PCD 749, 0", "CEOD 748, 0"})
  void findsAMisprintOfACitedDecision(String cited, int found) {
    assertThat(found("'summary': 'An award under " + cited + ".', " + award("Approve.", "PCD 749"))).hasSize(found);
  }

  @Test
  void saysWhatStandsAgainstWhat() {
    assertThat(found("'summary': 'An award under PCD 794.', " + award("Approve.", "PCD 749"))).containsExactly(
        Finding.of(Code.REFERENCE_MISMATCH, "/summary", "The text cites PCD 794; the paper’s data name PCD 749."));
  }

  @Test
  void letsTheNeighbourOfACitedDecisionBeCitedBesideIt() {
    assertThat(found("'summary': 'After PCD 749 and PCD 748.', " + award("Approve.", "PCD 749"))).isEmpty();
  }

  @Test
  void findsAMisprintOfAnEarlierChange() {
    String change = "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_CHANGE', 'text': 'Vary it after %s.', "
        + "'contract': {'earlierChanges': [{'reference': 'PCD 614', 'value': 1}]}}]";
    assertThat(found(change.formatted("PCD 641"))).extracting(Finding::at).containsExactly("/heads/0/text");
    assertThat(found(change.formatted("PCD 614"))).isEmpty();
    assertThat(found(change.formatted("PCD 500"))).isEmpty();
  }

  @Test
  void findsAnAwardThatCitesAnotherApprovalThanItsData() {
    assertThat(found(award("Approve the award under PCD 1012.", "PCD 749"))).containsExactly(Finding.of(
        Code.REFERENCE_MISMATCH, "/heads/0/contract/approvedIn",
        "Head 1 is approved in PCD 749 by its data, and cites PCD 1012 in its text."));
    assertThat(found(award("Approve the award under PCD 749 and PCD 1012.", "PCD 749"))).isEmpty();
    assertThat(found(award("Approve the award.", "PCD 749"))).isEmpty();
    assertThat(found(award("Approve the award under PCD 794.", "PCD 749"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"PCD 899, 0", "PCD 900, 1", "PCD 901, 1", "CEOD 901, 0", "DMPCD 2015 901, 0", "Letter 901, 0"})
  void findsAnEarlierDecisionThatIsNone(String cited, int found) {
    assertThat(found("'reference': 'PCD 900', " + award("Approve.", cited))).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({"Title of PCD 900, 0", "PCD 900: another title, 0", "TITLES!, 1", "PCD 900 Another paper, 1"})
  void findsANumberThatOurRegisterGivesToAnotherPaper(String title, int found) {
    Before register = Before.nothing().approved("PCD 900", "2021-10-04", null, "0");
    assertThat(new ReferenceMismatch(register).findIn(
        Papers.with("'reference': 'PCD 900', 'heads': [], 'title': '" + title + "'"))).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({"2024-06-02, 0", "2024-06-03, 0", "2024-06-04, 1"})
  void findsACitedDecisionOfALaterDay(String day, int found) {
    Before register = Before.nothing().approved("PCD 749", day, null, "0");
    assertThat(new ReferenceMismatch(register).findIn(Papers.with(award("Approve.", "PCD 749")))).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({"Acme Ltd, 0", "Other, 1"})
  void findsAnEarlierChangeOfAnotherSuppliersContract(String supplier, int found) {
    Before register = Before.nothing().changed("PCD 614", "2019-06-03", Before.change(supplier, "200000", "90000", null));
    assertThat(new ReferenceMismatch(register).findIn(Papers.with("'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': "
        + "'CONTRACT_CHANGE', 'contract': {'suppliers': ['Acme'], 'earlierChanges': [{'reference': 'PCD 614', 'value': 1}]}}]")))
        .hasSize(found);
  }

  private static List<Finding> ofTitle(String title, String reference) {
    return found("'heads': [], 'title': '" + title + "', 'reference': '" + reference + "'");
  }

  private static String award(String text, String approvedIn) {
    return "'heads': [{'number': 1, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'text': '" + text
        + "', 'contract': {'approvedIn': '" + approvedIn + "'}}]";
  }

  private static List<Finding> found(String fields) {
    return new ReferenceMismatch(new NothingBefore()).findIn(
        Papers.with(fields.contains("'title'") ? fields : "'title': 'A paper', " + fields));
  }
}
