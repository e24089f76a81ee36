package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTwoInPartOneTest {

  private static final String HEADS = """
      'heads': [
        {'number': 1, 'verb': 'APPROVE', 'kind': 'BUSINESS_CASE', 'text': 'Approve.',
         'costs': [{'type': 'REVENUE', 'amount': 300000, 'per': 'ONCE', 'from': '2024/25'}]},
        {'number': 2, 'verb': 'APPROVE', 'kind': 'CONTRACT_AWARD', 'text': 'Approve.',
         'contract': {'approvedValue': 900000, 'suppliers': ['Open Systems Ltd']}}]""";
  private static final String TEXT = "The bid of Quillfeather & Sons (UK) Ltd of £731,246.50 was the lowest of four; the "
      + "preferred supplier is Harbourlight. Its nearest rival, Meridian Group plc, asked for £812,500 in all. Bidder B "
      + "withdrew. Open Systems Ltd bid as well. The Metropolitan Police Service scored them above £500,000.";
  private static final String PART_TWO =
      "'partTwo': {'grounds': ['COMMERCIAL_SENSITIVITY'], 'text': '" + TEXT + "', 'values': [{'head': 2, 'value': 731246.50}]}";

  private final PartTwoInPartOne check = new PartTwoInPartOne();

  @ParameterizedTest
  @ValueSource(strings = {
      "The price is £731,246.50.", "The price is £731,247.", "The price is £731k.", "About £0.73m.", "About £0.7m.",
      "About £731,000.", "About £730,000.", "About 731 thousand pounds.", "Another bid was £812,500.", "Or £0.81m."})
  void findsAnAmountExactOrRounded(String prose) {
    assertThat(ofSection(prose)).containsExactly(Finding.of(Code.PART_TWO_IN_PART_ONE, "/sections/financial",
        "Here stands an amount that Part 2 keeps back, exact or rounded."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "About £1m.", "The budget is £731,246.", "About £0.74m.", "About £740,000.", "About £700,000.", "£732k", "£300,000",
      "Approved were £900,000.", "Approved were £0.9m.", "Contracts above £500,000 need the DMPC.", "£500m over five years",
      "731,246.50 calls a year"})
  void leavesOtherAmountsAlone(String prose) {
    assertThat(ofSection(prose)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"statedTotal, 730000, £0.73m, 0", "statedTotal, 731246.50, £0.73m, 1", "statedTotal, 731246.50, '£731,246.50', 1"})
  void letsAPublicFigureBeQuotedUnlessItIsTheSecretItself(String field, String amount, String quoted, int found) {
    assertThat(check.findIn(Papers.with("'" + field + "': " + amount + ", " + HEADS + ", " + PART_TWO
        + ", 'summary': 'In all " + quoted + ".'"))).hasSize(found);
  }

  @Test
  void letsAHeadOfPartOneQuoteItsOwnValue() {
    String paper = HEADS.replace("300000", "731246.50") + ", " + PART_TWO + ", 'summary': 'It costs £731,246.50.'";
    assertThat(check.findIn(Papers.with(paper))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Quillfeather & Sons won.", "The lowest bid came from QUILLFEATHER AND SONS (UK) LIMITED.",
      "Quillfeather and Sons’ price is fair.", "Harbourlight is ready to start.", "It goes to Harbourlight.",
      "Meridian Group has the skills.", "Meridian has the skills."})
  void findsASupplierNamedOnlyThere(String prose) {
    assertThat(ofSection(prose)).containsExactly(Finding.of(Code.PART_TWO_IN_PART_ONE, "/sections/financial",
        "Here stands the name of a supplier that only Part 2 names."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Open Systems Ltd is the incumbent.", "The Metropolitan Police Service decides.", "Bidder B is out.", "The sons and "
      + "daughters of officers.", "A harbour light.", "The group of suppliers.", "All four are limited."})
  void leavesOtherNamesAlone(String prose) {
    assertThat(ofSection(prose)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Northgate came first. | Northgate can begin in May. | 1",
      "The suppliers are Northgate, Orange, Pale Blue. | Work with Orange has begun. | 1",
      "The suppliers are Northgate, Orange, Pale Blue. | Orange jackets are worn. | 1",
      "The suppliers are Northgate, Orange, Pale Blue. | The jackets are orange. | 0",
      "The suppliers are Northgate, Orange, Pale Blue. | Pale blue’s offer. | 1",
      "It was decided to appoint Northgate. | Northgate’s staff are vetted. | 1",
      "Northgate is the cheapest. | We spoke to Northgate. | 1",
      "The board preferred Option B; Lot 2 was awarded to Bidder A. | Option B and Lot 2 went to Bidder A. | 0",
      "The price of Windows licences rose. | Windows licences are needed. | 0",
      "The contract with Transport for London ends. | Transport for London agrees. | 0",
      "The offer by Northgate Public Services (UK) Limited stands. | Northgate Public Services know the site. | 1",
      "The City of London Police scored it. | The City of London Police agree. | 0"})
  void readsNamesWhereBiddersAreNamed(String partTwo, String prose, int found) {
    assertThat(check.findIn(Papers.with(HEADS + ", 'partTwo': {'text': '" + partTwo + "'}, 'summary': '" + prose + "'")))
        .hasSize(found);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "was the lowest of four the preferred supplier is | 1",
      "It WAS the lowest – of four – the preferred supplier’s | 0",
      "was the lowest of four the preferred supplier | 1",
      "was the lowest of four the preferred | 0",
      "the lowest of four, the PREFERRED supplier is | 1",
      "was the lowest of four the very preferred supplier is | 0"})
  void findsEightWordsInARow(String prose, int found) {
    assertThat(ofSection(prose)).hasSize(found);
  }

  @Test
  void findsNothingLikeItInAShortText() {
    assertThat(check.findIn(Papers.with(HEADS + ", 'partTwo': {'text': 'Only seven words stand in this text'}"
        + ", 'summary': 'Only seven words stand in this text'"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'title'", "'summary'"})
  void looksAtTitleAndSummary(String field) {
    assertThat(check.findIn(Papers.with(field + ": 'An award of £731k', " + HEADS + ", " + PART_TWO)))
        .extracting(Finding::at).containsExactly("/" + field.replace("'", ""));
  }

  @Test
  void looksAtHeadsAndAtEverySection() {
    String heads = HEADS.replace("Approve.", "Approve £731k.");
    assertThat(check.findIn(Papers.with(heads + ", " + PART_TWO + """
        , 'sections': {'introduction': '£731k', 'issues': '£731k', 'financial': '£731k', 'legal': '£731k',
          'commercial': '£731k', 'dataProtection': '£731k', 'equality': '£731k', 'background': '£731k'}""")))
        .hasSize(10);
  }

  @Test
  void tellsAllThatStandsInOneTextAtOnce() {
    assertThat(ofSection("Harbourlight asks £731k; it was the lowest of four, the preferred supplier is ready."))
        .extracting(Finding::because).containsExactly("Here stands an amount that Part 2 keeps back, exact or rounded, and "
            + "the name of a supplier that only Part 2 names, and eight words in a row of Part 2’s text.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "BUSINESS_CASE | 'costs': [{'amount': 5, 'per': 'ONCE'}] | /heads/0/costs",
      "CONTRACT_AWARD | 'contract': {'value': 5} | /heads/0/contract/value",
      "CONTRACT_AWARD | 'contract': {'optionsValue': 5} | /heads/0/contract/optionsValue",
      "CONTRACT_AWARD | 'contract': {'value': 0, 'optionsValue': 0} | ",
      "CONTRACT_AWARD | 'contract': {'approvedValue': 5} | ",
      "CONTRACT_CHANGE | 'contract': {'changeValue': 5} | /heads/0/contract/changeValue",
      "CONTRACT_CHANGE | 'contract': {'originalValue': 5, 'currentValue': 5} | ",
      "BUSINESS_CASE | 'costs': [] | "})
  void findsAHeadWithAValueOfItsOwn(String kind, String values, String at) {
    List<Finding> findings = check.findIn(Papers.with("'heads': [{'number': 7, 'verb': 'APPROVE', 'kind': '" + kind + "', "
        + values + "}], 'partTwo': {'values': [{'head': 7, 'value': 731246}]}"));
    assertThat(findings).extracting(Finding::at).isEqualTo(at == null ? List.of() : List.of(at));
    assertThat(findings).extracting(Finding::because).allSatisfy(because -> assertThat(because).isEqualTo(
        "Part 2 gives the value of head 7, which carries one of its own in Part 1."));
  }

  @Test
  void leavesAPaperWithoutPartTwoAlone() {
    assertThat(check.findIn(Papers.with(HEADS + ", 'summary': 'It costs £300,000.'"))).isEmpty();
  }

  private List<Finding> ofSection(String prose) {
    return check.findIn(Papers.with(HEADS + ", " + PART_TWO + ", 'sections': {'financial': '" + prose + "'}"));
  }
}
