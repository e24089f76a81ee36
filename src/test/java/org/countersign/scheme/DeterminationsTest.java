package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.scheme.Papers.award;
import static org.countersign.scheme.Papers.change;
import static org.countersign.scheme.Papers.contract;
import static org.countersign.scheme.Papers.costsAndRoute;
import static org.countersign.scheme.Papers.earlier;
import static org.countersign.scheme.Papers.head;
import static org.countersign.scheme.Papers.noting;
import static org.countersign.scheme.Papers.paper;
import static org.countersign.scheme.Papers.yearly;

import java.math.BigDecimal;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;
import org.countersign.scheme.Determination.HeadAuthority;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeterminationsTest {

  private static final Determinations DETERMINATIONS = new Determinations(new PlainRuleTable(), Approvals.NONE);
  private static final Editions EDITIONS = new Editions();

  @Nested
  class WhoDecides {

    @Test
    void theHighestAuthorityThatAnyHeadNeeds() {
      Determination found = determine(paper().with(
          head(1, Kind.BUSINESS_CASE, "100"), head(2, Kind.DISPOSAL, "100"), noting(3)));

      assertThat(found.decidedBy()).isEqualTo(Authority.COMMERCIAL_DIRECTOR);
      assertThat(found.heads()).extracting(HeadAuthority::decidedBy).containsExactly(
          Authority.INVESTMENT_BOARD, Authority.COMMERCIAL_DIRECTOR, Authority.NONE);
    }

    @Test
    void aHeadThatNotesGrantsNothingAndIsListedOnce() {
      HeadAuthority noted = determine(paper().with(head(1, Kind.DISPOSAL, "100"), noting(2))).heads().get(1);

      assertThat(noted).isEqualTo(new HeadAuthority(2, Authority.NONE, null, null, null, null, false, false,
          "It only notes and grants nothing.", false, "It only notes and grants nothing.", false));
    }

    @Test
    void aContractWhoseRouteThePaperLeavesOutIsMeasuredAllTheSame() {
      Determination determination = determine(paper().with(contract(1, Kind.PROCUREMENT_STRATEGY, null, "600000", null)));
      assertThat(determination.decidedBy()).isEqualTo(Authority.DMPC);
    }

    @Test
    void aPaperThatOnlyNotesGoesToTheDmpc() {
      assertThat(determine(paper().with(noting(1), noting(2))).decidedBy()).isEqualTo(Authority.DMPC);
    }

    @Test
    void whereTheTablesStaySilentItGoesUp() {
      Edition unknown = new Edition("2031", EDITIONS.byCode("2019").from(), null, "A test.");
      Determination found = DETERMINATIONS.determine(paper().with(head(1, Kind.DISPOSAL, "1")).file(), unknown);

      assertThat(found.decidedBy()).isEqualTo(Authority.DMPC);
      assertThat(only(found).rule()).isEqualTo("NO_RULE");
    }
  }

  @Nested
  class WhatIsMeasured {

    @Test
    void aYearlyCostCountsAllItsYears() {
      HeadAuthority head =
          only(determine(paper().with(yearly(1, Kind.BUSINESS_CASE, "166666.67", "2024/25", "2026/27"))));

      assertThat(head.measuredValue()).isEqualTo(Money.of("500000.01"));
      assertThat(head.rule()).isEqualTo("BUSINESS_CASE_500K");
      assertThat(head.atLeast()).isFalse();
    }

    @Test
    void allBusinessCaseHeadsAreTestedAndListedWithTheTotal() {
      Determination found = determine(paper().with(head(1, Kind.BUSINESS_CASE, "250000"),
          head(2, Kind.BUSINESS_CASE, "250000"), head(3, Kind.BUDGET_MOVEMENT, "1")));

      assertThat(found.heads()).extracting(HeadAuthority::rule)
          .containsExactly("BUSINESS_CASE_500K", "BUSINESS_CASE_500K", "UNDER_CONSENT");
      assertThat(found.heads()).extracting(HeadAuthority::measuredValue)
          .containsExactly(Money.of("500000"), Money.of("500000"), Money.of("1"));
      assertThat(found.heads()).extracting(HeadAuthority::threshold)
          .containsExactly(new BigDecimal(500000), new BigDecimal(500000), null);
      assertThat(found.paragraphs()).containsExactly("4.8");
    }

    @Test
    void anOpenEndOfOneHeadMakesTheTotalAtLeastForAll() {
      Determination found = determine(paper().with(head(1, Kind.BUSINESS_CASE, "1980000"),
          yearly(2, Kind.BUSINESS_CASE, "225000", "2027/28", null),
          contract(3, Kind.PROCUREMENT_STRATEGY, Route.OPEN, "600000", "0")));

      assertThat(found.heads()).extracting(HeadAuthority::measuredValue)
          .containsExactly(Money.of("2205000"), Money.of("2205000"), Money.of("600000"));
      assertThat(found.heads()).extracting(HeadAuthority::atLeast).containsExactly(true, true, false);
    }

    @Test
    void aTotalThatLacksAHeadIsAtLeastAndGoesUp() {
      Determination found = determine(paper().with(
          head(1, Kind.BUSINESS_CASE, "100000"), head(2, Kind.BUSINESS_CASE, null)));

      assertThat(found.heads()).allSatisfy(head -> {
        assertThat(head.rule()).isEqualTo("NO_RULE");
        assertThat(head.measuredValue()).isEqualTo(Money.of("100000"));
        assertThat(head.atLeast()).isTrue();
        assertThat(head.because()).contains("only \"at least\"").contains("at least £100,000");
      });
    }

    @Test
    void aHeadOfTheProjectThatOnlyNotesAddsNothing() {
      CaseFile.Head note = new CaseFile.Head(2, CaseFile.Verb.NOTE, Kind.BUSINESS_CASE, null, "Note.",
          head(2, Kind.BUSINESS_CASE, "9000000").costs(), null, null);

      assertThat(determine(paper().with(head(1, Kind.BUSINESS_CASE, "1"), note)).decidedBy())
          .isEqualTo(Authority.INVESTMENT_BOARD);
    }

    @Test
    void aContractCountsWithItsOptionsUnlessTheHeadHasCosts() {
      assertThat(only(determine(paper().with(
          contract(1, Kind.PROCUREMENT_STRATEGY, Route.OPEN, "300000", "200000")))).measuredValue())
          .isEqualTo(Money.of("500000"));
      assertThat(only(determine(paper().with(
          costsAndRoute(1, Kind.PROCUREMENT_STRATEGY, Route.OPEN, "300000")))).measuredValue())
          .isEqualTo(Money.of("300000"));
    }

    @Test
    void aSingleTenderIsMeasuredByItsOwnHeadNotByTheProject() {
      Determination found = determine(paper().with(
          costsAndRoute(1, Kind.BUSINESS_CASE, Route.SINGLE_TENDER, "100000"), head(2, Kind.BUSINESS_CASE, "450000")));

      assertThat(found.heads()).extracting(HeadAuthority::rule).containsOnly("BUSINESS_CASE_500K");

      found = determine(paper().with(
          costsAndRoute(1, Kind.BUSINESS_CASE, Route.SINGLE_TENDER, "100000.01"), head(2, Kind.BUSINESS_CASE, "1")));

      assertThat(found.heads()).extracting(HeadAuthority::rule).containsExactly("SINGLE_TENDER_100K", "UNDER_CONSENT");
      assertThat(found.heads()).extracting(HeadAuthority::measuredValue)
          .containsExactly(Money.of("100000.01"), Money.of("100001.01"));
    }

    @Test
    void aSingleTenderWithoutItsOwnValueGoesUp() {
      Determination found = determine(paper().with(
          costsAndRoute(1, Kind.BUSINESS_CASE, Route.SINGLE_TENDER, null), head(2, Kind.BUSINESS_CASE, "1")));

      assertThat(found.heads().get(0).rule()).isEqualTo("NO_RULE");
    }

    @Test
    void aContractWithoutARouteIsMeasuredLikeAnyOther() {
      assertThat(only(determine(paper().with(contract(1, Kind.PROCUREMENT_STRATEGY, null, "400000", null)))).rule())
          .isEqualTo("UNDER_CONSENT");
    }

    @Test
    void aChangeIsReportedByWhatItsRuleTests() {
      HeadAuthority percent = only(determine(paper().with(change("900000", "200000", 0, false))));
      assertThat(percent.measuredValue()).isEqualTo(Money.of("900000"));
      assertThat(percent.threshold()).isEqualByComparingTo("500000");

      HeadAuthority crosses =
          only(determine(paper().with(change("495270", "50000", 0, false, earlier("50000", null)))));
      assertThat(crosses.measuredValue()).isEqualTo(Money.of("595270"));

      HeadAuthority below = only(determine(paper().with(change("100000", "50000", 0, false))));
      assertThat(below.measuredValue()).isEqualTo(Money.of("150000"));
      assertThat(below.rule()).isEqualTo("UNDER_CONSENT");

      HeadAuthority novel = only(determine(paper().novel().with(change("100000", "50000", 0, false))));
      assertThat(novel.measuredValue()).isEqualTo(Money.of("50000"));
    }

    @Test
    void theCostsOfAChangeCountWhereItsContractGivesNoChange() {
      CaseFile.Head extension = change("600000", null, 6, false);
      CaseFile.Head costed = new CaseFile.Head(1, extension.verb(), extension.kind(), null, "Extend.",
          head(1, Kind.CONTRACT_CHANGE, "400000").costs(), extension.contract(), null);

      assertThat(only(determine(paper().with(costed))).rule()).isEqualTo("CHANGE_OVER_10_PERCENT");
    }

    @Test
    void anAwardIsHeldAgainstItsApproval() {
      HeadAuthority head = only(determine(paper().with(award("850000", "800000", "10"))));

      assertThat(head.measuredValue()).isEqualTo(Money.of("850000"));
      assertThat(head.threshold()).isEqualByComparingTo("880000");
      assertThat(only(determine(paper().with(award("850000", null, null)))).threshold()).isNull();
    }
  }

  @Nested
  class TheSentence {

    @Test
    void namesAmountParagraphAndEdition() {
      assertThat(because(paper().with(head(1, Kind.BUSINESS_CASE, "6700000")))).isEqualTo(
          "A business case of £500,000 or above goes to the DMPC: £6,700,000 over its whole life, all business-case "
              + "heads together (paragraph 4.8, edition 2019).");
      assertThat(because(paper().with(head(1, Kind.BUDGET_MOVEMENT, "500000.01")))).isEqualTo(
          "A virement of more than £500,000 goes to the DMPC: £500,000.01 over its whole life (edition 2019).");
    }

    @Test
    void namesTheChangesAgainstTheOriginal() {
      assertThat(because(paper().with(change("900000", "200000", 0, false)))).isEqualTo(
          "Unforeseen changes of more than 10 % to a contract of originally £500,000 or above go to the DMPC: all "
              + "changes together £200,000 are 22.2 % of the original £900,000 (paragraph 4.13, edition 2019).");
      assertThat(because(paper().with(change("900000", null, 7, false, earlier(null, 6))))).contains(
          "all changes together run for 13 months, the original value is £900,000");
      assertThat(because(paper().with(change("495270", "100000", 0, false)))).contains(
          "the original £495,270 and all changes together £100,000 make £595,270");
    }

    @Test
    void neverSaysTenPerCentOfWhatIsOver() {
      assertThat(because(paper().with(change("3333333.30", "333333.34", null, false))))
          .contains("£333,333.34 are 10.0000003 % of the original £3,333,333.30");
    }

    @Test
    void namesTheApprovalOfAnAward() {
      assertThat(because(paper().with(award("757390", "820000", "0"))))
          .contains("£757,390 is within the approved £820,000 (");
      assertThat(because(paper().with(award("1487000", "799000", "10"))))
          .contains("£1,487,000 is above the approved £799,000 and its tolerance of 10 %");
      assertThat(because(paper().with(award("1", null, null)))).contains("the paper names no approved value");
    }

    @Test
    void saysWhyAHeadGoesUpThatNoRuleCatches() {
      assertThat(only(DETERMINATIONS.determine(
          paper().with(head(1, Kind.PROCUREMENT_STRATEGY, "500000")).file(), EDITIONS.byCode("2015"))).because())
          .isEqualTo("No rule of edition 2015 catches this head, so it goes up to the DMPC: £500,000 over its whole "
              + "life (edition 2015).");
      assertThat(because(paper().with(head(1, Kind.DISPOSAL, null)))).isEqualTo(
          "No rule can be tested without the value that the paper does not give, so the head goes up to the DMPC "
              + "(edition 2019).");
      assertThat(because(paper().with(yearly(1, Kind.DISPOSAL, "1000", "2024/25", null)))).isEqualTo(
          "A value that is only \"at least\" and stays below every limit goes up to the DMPC: at least £1,000 over "
              + "its whole life (edition 2019).");
    }
  }

  @Nested
  class PartTwo {

    @Test
    void itsValueIsTheMeasuredOneAndHiddenFromWhoMayNotSeeIt() {
      Determination found = determine(paper().with(contract(1, Kind.EXEMPTION, Route.SINGLE_TENDER, null, null))
          .withInPartTwo(1, "731246"));

      assertThat(found.heads()).extracting(HeadAuthority::rule).containsExactly("EXEMPTION_500K", "SINGLE_TENDER_100K");
      assertThat(found.heads()).allSatisfy(head -> {
        assertThat(head.measuredValue()).isEqualTo(Money.of("731246"));
        assertThat(head.fromPartTwo()).isTrue();
        assertThat(head.because()).contains("£731,246");
      });

      assertThat(found.withoutPartTwo().decidedBy()).isEqualTo(Authority.DMPC);
      assertThat(found.withoutPartTwo().heads()).allSatisfy(head -> {
        assertThat(head.measuredValue()).isNull();
        assertThat(head.fromPartTwo()).isTrue();
        assertThat(head.threshold()).isNotNull();
        assertThat(head.because()).contains("its value stands in Part 2").doesNotContain("731");
        assertThat(head.becauseWithoutPartTwo()).isEqualTo(head.because());
      });
    }

    @Test
    void oneHeadOfTheProjectHidesTheTotalOfAll() {
      Determination found = determine(paper().with(
          head(1, Kind.BUSINESS_CASE, "300000"), head(2, Kind.BUSINESS_CASE, null)).withInPartTwo(2, "250000"));

      assertThat(found.heads()).allSatisfy(head -> {
        assertThat(head.measuredValue()).isEqualTo(Money.of("550000"));
        assertThat(head.fromPartTwo()).isTrue();
      });
      assertThat(found.withoutPartTwo().heads()).allSatisfy(head -> {
        assertThat(head.measuredValue()).isNull();
        assertThat(head.because()).doesNotContain("550").doesNotContain("250");
      });
    }

    @Test
    void aChangeInPartTwoLeavesTheOriginalPublic() {
      Determination found = determine(paper().with(change("900000", null, 13, false)).withInPartTwo(1, "200000"));

      assertThat(found.heads()).extracting(HeadAuthority::rule)
          .containsExactly("CHANGE_OVER_10_PERCENT", "CHANGE_OVER_12_MONTHS");
      assertThat(found.heads()).extracting(HeadAuthority::fromPartTwo).containsExactly(false, false);
      assertThat(found.heads().get(0).because()).contains("£200,000").contains("22.2 %");

      Determination shown = found.withoutPartTwo();
      assertThat(shown.heads()).extracting(HeadAuthority::measuredValue).containsOnly(Money.of("900000"));
      assertThat(shown.heads().get(0).because()).contains("£900,000").doesNotContain("200,000").doesNotContain("22.2");
      assertThat(shown.heads().get(1).because()).contains("13 months");
    }

    @Test
    void aContractThatCrossesTheLineByPartTwoShowsNeitherChangeNorSum() {
      Determination found = determine(paper().from(Body.MOPAC).with(change("495270", null, 0, false))
          .withInPartTwo(1, "100000"));

      assertThat(only(found).fromPartTwo()).isTrue();
      assertThat(only(found).measuredValue()).isEqualTo(Money.of("595270"));
      assertThat(only(found.withoutPartTwo()).measuredValue()).isNull();
      assertThat(only(found.withoutPartTwo()).because()).doesNotContain("595").doesNotContain("100,000");
    }

    @Test
    void anAwardInPartTwoShowsNoValue() {
      HeadAuthority shown = only(determine(paper().with(award(null, "799000", "10")).withInPartTwo(1, "1487000"))
          .withoutPartTwo());

      assertThat(shown.rule()).isEqualTo("AWARD_OVER_APPROVAL");
      assertThat(shown.because()).doesNotContain("1,487").contains("its value stands in Part 2");
    }

    @Test
    void withoutAnyThereIsNothingToHide() {
      Determination found = determine(paper().with(head(1, Kind.BUSINESS_CASE, "6700000"), noting(2)));

      assertThat(found.withoutPartTwo()).isEqualTo(found);
    }
  }

  private static Determination determine(Papers paper) {
    return DETERMINATIONS.determine(paper.file(), EDITIONS.byCode("2019"));
  }

  private static String because(Papers paper) {
    return only(determine(paper)).because();
  }

  private static HeadAuthority only(Determination determination) {
    assertThat(determination.heads()).hasSize(1);
    return determination.heads().get(0);
  }
}
