package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.scheme.Determination.HeadAuthority;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule at its limit, a penny below and a penny above, in each edition. */
class SchemeRulesTest {

  private static final Determinations DETERMINATIONS = new Determinations(new PlainRuleTable(), Approvals.NONE);
  private static final Editions EDITIONS = new Editions();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2013 | PROCUREMENT_STRATEGY |  9000000.00 | NO_RULE                       | DMPC
      2015 | PROCUREMENT_STRATEGY |   499999.99 | NO_RULE                       | DMPC
      2015 | PROCUREMENT_STRATEGY |   500000.00 | NO_RULE                       | DMPC
      2015 | PROCUREMENT_STRATEGY |   500000.01 | TENDER_OVER_500K              | DMPC
      2016 | PROCUREMENT_STRATEGY |   499999.99 | NO_RULE                       | DMPC
      2016 | PROCUREMENT_STRATEGY |   500000.00 | TENDER_500K                   | DMPC
      2019 | PROCUREMENT_STRATEGY |   499999.99 | UNDER_CONSENT                 | COMMERCIAL_DIRECTOR
      2019 | PROCUREMENT_STRATEGY |   500000.00 | STRATEGY_500K                 | DMPC
      2019 | PROCUREMENT_STRATEGY |   500000.01 | STRATEGY_500K                 | DMPC
      2016 | BUSINESS_CASE        |   500000.00 | NO_RULE                       | DMPC
      2019 | BUSINESS_CASE        |   499999.99 | UNDER_CONSENT                 | INVESTMENT_BOARD
      2019 | BUSINESS_CASE        |   500000.00 | BUSINESS_CASE_500K            | DMPC
      2019 | BUSINESS_CASE        |   500000.01 | BUSINESS_CASE_500K            | DMPC
      2015 | EXEMPTION            |   500000.00 | NO_RULE                       | DMPC
      2016 | EXEMPTION            |        0.01 | EXEMPTION_ANY                 | DMPC
      2016 | EXEMPTION            |             | EXEMPTION_ANY                 | DMPC
      2019 | EXEMPTION            |    99999.99 | UNDER_CONSENT                 | COMMERCIAL_DIRECTOR
      2019 | EXEMPTION            |   100000.00 | UNDER_CONSENT                 | COMMERCIAL_DIRECTOR
      2019 | EXEMPTION            |   100000.01 | SINGLE_TENDER_100K            | DMPC
      2019 | EXEMPTION            |   499999.99 | SINGLE_TENDER_100K            | DMPC
      2019 | EXEMPTION            |   500000.00 | EXEMPTION_500K SINGLE_TENDER_100K | DMPC
      2013 | BUDGET_MOVEMENT      |   500000.01 | NO_RULE                       | DMPC
      2015 | BUDGET_MOVEMENT      |   500000.00 | NO_RULE                       | DMPC
      2015 | BUDGET_MOVEMENT      |   500000.01 | VIREMENT_500K                 | DMPC
      2016 | BUDGET_MOVEMENT      |   500000.00 | NO_RULE                       | DMPC
      2016 | BUDGET_MOVEMENT      |   500000.01 | VIREMENT_500K                 | DMPC
      2019 | BUDGET_MOVEMENT      |   499999.99 | UNDER_CONSENT                 | INVESTMENT_BOARD
      2019 | BUDGET_MOVEMENT      |   500000.00 | UNDER_CONSENT                 | INVESTMENT_BOARD
      2019 | BUDGET_MOVEMENT      |   500000.01 | VIREMENT_500K                 | DMPC
      2015 | DISPOSAL             |  1000000.00 | NO_RULE                       | DMPC
      2016 | DISPOSAL             |   999999.99 | NO_RULE                       | DMPC
      2016 | DISPOSAL             |  1000000.00 | DISPOSAL_1M                   | DMPC
      2019 | DISPOSAL             |   999999.99 | UNDER_CONSENT                 | COMMERCIAL_DIRECTOR
      2019 | DISPOSAL             |  1000000.00 | DISPOSAL_1M                   | DMPC
      2019 | DISPOSAL             |  1000000.01 | DISPOSAL_1M                   | DMPC
      2013 | SETTLEMENT           |        1.00 | NO_RULE                       | DMPC
      2015 | SETTLEMENT           |        1.00 | CLAIMS                        | DMPC
      2016 | SETTLEMENT           |             | CLAIMS                        | DMPC
      2019 | SETTLEMENT           |             | CLAIMS                        | DMPC
      2013 | LEGAL_ASSISTANCE     |             | NO_RULE                       | DMPC
      2015 | LEGAL_ASSISTANCE     |             | CLAIMS                        | DMPC
      2016 | LEGAL_ASSISTANCE     |        1.00 | CLAIMS                        | DMPC
      2019 | LEGAL_ASSISTANCE     |     5150.00 | CLAIMS                        | DMPC
      2013 | RESERVE_TRANSFER     |        1.00 | NO_RULE                       | DMPC
      2015 | RESERVE_TRANSFER     |        1.00 | RESERVES                      | DMPC
      2016 | RESERVE_TRANSFER     |        1.00 | RESERVES                      | DMPC
      2019 | RESERVE_TRANSFER     |             | RESERVES                      | DMPC
      2015 | DELEGATION           |             | NO_RULE                       | DMPC
      2016 | DELEGATION           |             | ONWARD_DELEGATION             | DMPC
      2019 | DELEGATION           |             | ONWARD_DELEGATION             | DMPC
      2019 | OTHER                |        1.00 | NO_RULE                       | DMPC
      2019 | OTHER                |             | NO_RULE                       | DMPC
      """)
  void aKindAtItsLimit(String edition, Kind kind, String value, String rules, Authority decidedBy) {
    Determination found = determine(edition, Papers.of(Papers.head(1, kind, value)));

    assertThat(rules(found)).isEqualTo(rules);
    assertThat(found.decidedBy()).isEqualTo(decidedBy);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2013 | IN  |          | GRANT_IN      | DMPC
      2015 | IN  |     1.00 | GRANT_IN      | DMPC
      2016 | IN  |     1.00 | GRANT_IN      | DMPC
      2019 | IN  |     1.00 | GRANT_IN      | DMPC
      2016 | OUT | 50000.01 | NO_RULE       | DMPC
      2019 | OUT | 49999.99 | UNDER_CONSENT | INVESTMENT_BOARD
      2019 | OUT | 50000.00 | UNDER_CONSENT | INVESTMENT_BOARD
      2019 | OUT | 50000.01 | GRANT_OUT_50K | DMPC
      2019 | OUT |          | NO_RULE       | DMPC
      """)
  void aGrant(String edition, Direction direction, String value, String rules, Authority decidedBy) {
    Determination found = determine(edition, Papers.of(Papers.grant(direction, value)));

    assertThat(rules(found)).isEqualTo(rules);
    assertThat(found.decidedBy()).isEqualTo(decidedBy);
  }

  /** "Together" is this change plus an earlier one of the value and the months given. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # edition, original, this change, months, earlier value, earlier months
      2015 |   900000.00 |  900000.00 | 99 |           |    | NO_RULE | DMPC
      2016 |   500000.00 |   50000.00 | 12 |           |    | NO_RULE | DMPC
      2016 |   500000.00 |   50000.01 | 12 |           |    | CHANGE_OVER_10_PERCENT | DMPC
      2016 |   499999.99 |   50000.01 | 13 |           |    | NO_RULE | DMPC
      2016 |   900000.00 |            | 13 |           |    | CHANGE_OVER_12_MONTHS | DMPC
      2019 |   500000.00 |   49999.99 |    |           |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |   500000.00 |   50000.00 |    |           |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |   500000.00 |   50000.01 |    |           |    | CHANGE_OVER_10_PERCENT | DMPC
      2019 |   500000.00 |   50000.01 | 13 |           |    | CHANGE_OVER_10_PERCENT CHANGE_OVER_12_MONTHS | DMPC
      2019 |   500000.00 |            | 12 |           |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |   500000.00 |            | 13 |           |    | CHANGE_OVER_12_MONTHS | DMPC
      2019 |   500000.00 |   25000.00 |  6 |  25000.00 |  6 | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |   500000.00 |   25000.01 |  6 |  25000.00 |  6 | CHANGE_OVER_10_PERCENT | DMPC
      2019 |   500000.00 |   25000.00 |  7 |  25000.00 |  6 | CHANGE_OVER_12_MONTHS | DMPC
      2019 |   500000.00 |            |  1 |  50000.01 |    | CHANGE_OVER_10_PERCENT | DMPC
      2019 |  3333333.30 |  333333.33 |    |           |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |  3333333.30 |  333333.34 |    |           |    | CHANGE_OVER_10_PERCENT | DMPC
      2019 | 1000000000000.00 | 100000000000.00 | |      |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 | 1000000000000.00 | 100000000000.01 | |      |    | CHANGE_OVER_10_PERCENT | DMPC
      2019 |  999999999999.90 |  99999999999.99 | |      |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |  999999999999.90 | 100000000000.00 | |      |    | CHANGE_OVER_10_PERCENT | DMPC
      2019 |   495270.00 |    4729.99 |    |           |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |   495270.00 |    4730.00 |    |           |    | CHANGE_CROSSES_500K | DMPC
      2019 |   495270.00 |    4730.01 |    |           |    | CHANGE_CROSSES_500K | DMPC
      2019 |   495270.00 |       0.01 |    |   4729.99 |    | CHANGE_CROSSES_500K | DMPC
      2019 |   499999.99 |       0.01 | 13 |           |    | CHANGE_CROSSES_500K | DMPC
      2019 |        0.00 |       0.00 |    |           |    | UNDER_CONSENT | COMMERCIAL_DIRECTOR
      2019 |   900000.00 |            |    |           |    | NO_RULE | DMPC
      2019 |   900000.00 |            |    | 900000.00 | 99 | NO_RULE | DMPC
      2019 |             |   10000.00 |    |           |    | NO_RULE | DMPC
      """)
  void aChangeThatWasNotForeseen(
      String edition, String original, String change, Integer months, String earlierValue, Integer earlierMonths,
      String rules, Authority decidedBy) {
    Determination found = determine(edition,
        Papers.of(Papers.change(original, change, months, null, Papers.earlier(earlierValue, earlierMonths))));

    assertThat(rules(found)).isEqualTo(rules);
    assertThat(found.decidedBy()).isEqualTo(decidedBy);
  }

  @Test
  void aForeseenChangeFallsUnderNoLimitAndNeedsNoValue() {
    CaseFile foreseen = Papers.of(Papers.change("900000", "900000", 99, true));

    assertThat(rules(determine("2019", foreseen))).isEqualTo("UNDER_CONSENT");
    assertThat(rules(determine("2019", Papers.of(Papers.change(null, null, null, true))))).isEqualTo("UNDER_CONSENT");
    assertThat(rules(determine("2016", foreseen))).isEqualTo("NO_RULE");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # edition, from, value, approved, tolerance in per cent
      2015 | MPS   |  400000.00 |  800000.00 |       | NO_RULE             | false | DMPC
      2016 | MPS   |  800000.00 |  800000.00 |       | AWARD               | false | COMMERCIAL_DIRECTOR
      2016 | MPS   |  800000.01 |  800000.00 |       | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MPS   |  499999.99 |  800000.00 |       | AWARD               | false | COMMERCIAL_DIRECTOR
      2019 | MPS   |  500000.00 |  800000.00 |       | AWARD               | true  | COMMERCIAL_DIRECTOR
      2019 | MPS   |  500000.01 |  800000.00 |       | AWARD               | true  | COMMERCIAL_DIRECTOR
      2019 | MPS   |  800000.00 |  800000.00 | 0     | AWARD               | true  | COMMERCIAL_DIRECTOR
      2019 | MPS   |  800000.01 |  800000.00 | 0     | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MPS   |  880000.00 |  800000.00 | 10    | AWARD               | true  | COMMERCIAL_DIRECTOR
      2019 | MPS   |  880000.01 |  800000.00 | 10    | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MPS   |    1025.00 |    1000.01 | 2.5   | AWARD               | false | COMMERCIAL_DIRECTOR
      2019 | MPS   |    1025.01 |    1000.01 | 2.5   | AWARD               | false | COMMERCIAL_DIRECTOR
      2019 | MPS   |    1025.02 |    1000.01 | 2.5   | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MPS   |     100.00 |            |       | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MPS   |            |            |       | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MPS   |            |  800000.00 |       | NO_RULE             | false | DMPC
      2016 | MPS   |            |  800000.00 |       | NO_RULE             | false | DMPC
      2016 | MOPAC |  400000.00 |  800000.00 |       | NO_RULE             | false | DMPC
      2019 | MOPAC |  800000.00 |  800000.00 |       | CHIEF_EXECUTIVE     | false | MOPAC_CHIEF_EXECUTIVE
      2019 | MOPAC |  800000.01 |  800000.00 |       | AWARD_OVER_APPROVAL | false | DMPC
      2019 | MOPAC |            |  800000.00 |       | NO_RULE             | false | DMPC
      """)
  void anAward(
      String edition, Body body, String value, String approved, String tolerance, String rules, boolean callIn,
      Authority decidedBy) {
    Determination found =
        determine(edition, Papers.paper().from(body).with(Papers.award(value, approved, tolerance)).file());

    assertThat(rules(found)).isEqualTo(rules);
    assertThat(found.heads()).extracting(HeadAuthority::callIn).containsExactly(callIn);
    assertThat(found.decidedBy()).isEqualTo(decidedBy);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2016 | PROCUREMENT_STRATEGY | SINGLE_TENDER          | 100000.01 | NO_RULE
      2019 | PROCUREMENT_STRATEGY | SINGLE_TENDER          |  99999.99 | UNDER_CONSENT
      2019 | PROCUREMENT_STRATEGY | SINGLE_TENDER          | 100000.00 | UNDER_CONSENT
      2019 | PROCUREMENT_STRATEGY | SINGLE_TENDER          | 100000.01 | SINGLE_TENDER_100K
      2019 | PROCUREMENT_STRATEGY | DIRECT_AWARD           | 100000.01 | SINGLE_TENDER_100K
      2019 | PROCUREMENT_STRATEGY | DIRECT_AWARD           | 500000.00 | STRATEGY_500K SINGLE_TENDER_100K
      2019 | PROCUREMENT_STRATEGY | FRAMEWORK_DIRECT_AWARD | 100000.01 | UNDER_CONSENT
      2019 | PROCUREMENT_STRATEGY | OPEN                   | 100000.01 | UNDER_CONSENT
      2019 | EXEMPTION            | SINGLE_TENDER          | 216550.56 | SINGLE_TENDER_100K
      2019 | BUSINESS_CASE        | SINGLE_TENDER          | 500000.00 | BUSINESS_CASE_500K SINGLE_TENDER_100K
      2019 | CONTRACT_AWARD       | DIRECT_AWARD           | 100000.01 | SINGLE_TENDER_100K AWARD_OVER_APPROVAL
      2019 | SETTLEMENT           | DIRECT_AWARD           | 100000.01 | SINGLE_TENDER_100K CLAIMS
      2019 | OTHER                | DIRECT_AWARD           | 100000.01 | SINGLE_TENDER_100K
      2019 | OTHER                | DIRECT_AWARD           | 100000.00 | NO_RULE
      2019 | OTHER                | DIRECT_AWARD           |           | NO_RULE
      """)
  void aRouteWithoutCompetition(String edition, Kind kind, Route route, String value, String rules) {
    assertThat(rules(determine(edition, Papers.of(Papers.contract(1, kind, route, value, null))))).isEqualTo(rules);
  }

  @ParameterizedTest
  @CsvSource({"2013, NOVEL", "2015, CLAIMS NOVEL", "2016, CLAIMS NOVEL", "2019, CLAIMS NOVEL"})
  void aNovelPaperGoesUpAtAnyValue(String edition, String rules) {
    assertThat(rules(determine(edition, Papers.paper().novel().with(Papers.head(1, Kind.SETTLEMENT, "1")).file())))
        .isEqualTo(rules);
  }

  @Test
  void aNovelAwardIsListedBesideTheAward() {
    Determination found =
        determine("2019", Papers.paper().novel().with(Papers.award("600000", "800000", null)).file());

    assertThat(rules(found)).isEqualTo("AWARD NOVEL");
    assertThat(found.decidedBy()).isEqualTo(Authority.DMPC);
  }

  /** Below every limit of 2019, MOPAC's own matters go to its chief executive, whatever their kind. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      BUSINESS_CASE        | 1.00 | CHIEF_EXECUTIVE   | MOPAC_CHIEF_EXECUTIVE
      PROCUREMENT_STRATEGY | 1.00 | CHIEF_EXECUTIVE   | MOPAC_CHIEF_EXECUTIVE
      EXEMPTION            | 1.00 | CHIEF_EXECUTIVE   | MOPAC_CHIEF_EXECUTIVE
      BUDGET_MOVEMENT      | 1.00 | CHIEF_EXECUTIVE   | MOPAC_CHIEF_EXECUTIVE
      DISPOSAL             | 1.00 | CHIEF_EXECUTIVE   | MOPAC_CHIEF_EXECUTIVE
      GRANT                | 1.00 | CHIEF_EXECUTIVE   | MOPAC_CHIEF_EXECUTIVE
      BUSINESS_CASE        |      | NO_RULE           | DMPC
      DISPOSAL             |      | NO_RULE           | DMPC
      DELEGATION           |      | ONWARD_DELEGATION | DMPC
      RESERVE_TRANSFER     | 1.00 | RESERVES          | DMPC
      OTHER                | 1.00 | NO_RULE           | DMPC
      """)
  void mopacsOwn(Kind kind, String value, String rules, Authority decidedBy) {
    Determination found =
        determine("2019", Papers.paper().from(Body.MOPAC).with(Papers.head(1, kind, value)).file());

    assertThat(rules(found)).isEqualTo(rules);
    assertThat(found.decidedBy()).isEqualTo(decidedBy);
  }

  @Test
  void aHeadWithoutAValueGoesUpWhereARuleWouldNeedOne() {
    Stream.of(Kind.BUSINESS_CASE, Kind.PROCUREMENT_STRATEGY, Kind.EXEMPTION, Kind.BUDGET_MOVEMENT, Kind.DISPOSAL)
        .forEach(kind -> assertThat(determine("2019", Papers.of(Papers.head(1, kind, null))).heads())
            .singleElement().satisfies(head -> {
              assertThat(head.rule()).isEqualTo("NO_RULE");
              assertThat(head.measuredValue()).isNull();
              assertThat(head.because()).contains("without the value");
            }));
  }

  @Test
  void aValueThatIsOnlyAtLeastGoesUpUnlessALimitIsPassedAnyway() {
    Determination below = determine("2019", Papers.of(Papers.yearly(1, Kind.BUSINESS_CASE, "225000", "2027/28", null)));
    assertThat(rules(below)).isEqualTo("NO_RULE");
    assertThat(below.heads().get(0).atLeast()).isTrue();

    Determination above = determine("2019", Papers.of(Papers.yearly(1, Kind.BUSINESS_CASE, "500000", "2027/28", null)));
    assertThat(rules(above)).isEqualTo("BUSINESS_CASE_500K");
    assertThat(above.heads().get(0).atLeast()).isTrue();
  }

  @Test
  void listsTheRulesInTheOrderOfTheTable() {
    CaseFile paper =
        Papers.paper().novel().with(Papers.contract(1, Kind.EXEMPTION, Route.DIRECT_AWARD, "500000", null)).file();

    assertThat(rules(determine("2019", paper))).isEqualTo("EXEMPTION_500K SINGLE_TENDER_100K NOVEL");
  }

  private static Determination determine(String edition, CaseFile paper) {
    return DETERMINATIONS.determine(paper, EDITIONS.byCode(edition));
  }

  private static String rules(Determination determination) {
    List<HeadAuthority> heads = determination.heads();
    return heads.stream().map(HeadAuthority::rule).collect(Collectors.joining(" "));
  }
}
