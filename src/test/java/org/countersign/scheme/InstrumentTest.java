package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.scheme.Papers.award;
import static org.countersign.scheme.Papers.change;
import static org.countersign.scheme.Papers.contract;
import static org.countersign.scheme.Papers.earlier;
import static org.countersign.scheme.Papers.grant;
import static org.countersign.scheme.Papers.head;
import static org.countersign.scheme.Papers.noting;
import static org.countersign.scheme.Papers.paper;
import static org.countersign.scheme.Papers.yearly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far an instrument of delegation reaches (paragraph 1.7): in time, in kind and in money. */
class InstrumentTest {

  private static final Determinations DETERMINATIONS = new Determinations(new PlainRuleTable(), Approvals.NONE);
  private static final Edition EDITION = new Editions().byCode("2019");
  private static final Instant MADE = Instant.parse("2026-05-04T09:00:00Z");

  @Nested
  class In_time {

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T08:59:59.999Z, false", "2026-05-04T09:00:00Z, true", "2026-05-06T22:59:59.999Z, true", "2026-05-06T23:00:00Z, false"})
    void from_when_it_was_made_to_its_last_day(Instant moment, boolean inForce) {
      assertThat(instrument("2026-05-04", "2026-05-06", null).isInForceAt(moment)).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-04T22:59:59.999Z, false", "2026-05-04T23:00:00Z, true"})
    void not_before_its_first_day(Instant moment, boolean inForce) {
      assertThat(instrument("2026-05-05", "2026-05-06", null).isInForceAt(moment)).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-05T11:59:59.999Z, true", "2026-05-05T12:00:00Z, false", "2026-05-05T12:00:00.001Z, false"})
    void until_it_is_ended(Instant moment, boolean inForce) {
      assertThat(instrument("2026-05-04", "2026-05-06", Instant.parse("2026-05-05T12:00:00Z")).isInForceAt(moment)).isEqualTo(inForce);
    }
  }

  @Nested
  class In_kind {

    @Test
    void a_head_needs_its_kind_or_all_its_rules() {
      Papers singleTender = paper().with(contract(1, Kind.EXEMPTION, Route.SINGLE_TENDER, "600000", "0"));
      assertThat(shortfalls(of(Set.of("EXEMPTION_500K"), Set.of()), singleTender)).containsExactly("it does not pass on what head 1 asks");
      assertThat(shortfalls(of(Set.of("SINGLE_TENDER_100K"), Set.of()), singleTender)).hasSize(1);
      assertThat(shortfalls(of(Set.of("EXEMPTION_500K", "SINGLE_TENDER_100K"), Set.of()), singleTender)).isEmpty();
      assertThat(shortfalls(of(Set.of(), Set.of(Kind.EXEMPTION)), singleTender)).isEmpty();
      assertThat(shortfalls(of(Set.of(), Set.of(Kind.DISPOSAL)), singleTender)).hasSize(1);
    }

    @Test
    void an_onward_delegation_is_never_passed_on() {
      Papers onward = paper().with(head(1, Kind.DELEGATION, "1"));
      assertThat(shortfalls(of(Set.of("ONWARD_DELEGATION"), Set.of()), onward)).containsExactly("it does not pass on what head 1 asks");
      assertThat(shortfalls(of(Set.of(), Set.of(Kind.DELEGATION)), onward)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013", "2015"})
    void not_even_under_an_edition_that_has_no_rule_for_it(String edition) {
      CaseFile onward = paper().with(head(1, Kind.DELEGATION, "1")).file();
      Determination authority = DETERMINATIONS.determine(onward, new Editions().byCode(edition));
      assertThat(of(Set.of("NO_RULE"), Set.of(Kind.DELEGATION)).shortfalls(onward, authority)).hasSize(1);
    }

    @Test
    void heads_that_note_do_not_matter_unless_there_are_no_others() {
      Instrument all = of(Set.of(), Set.of(Kind.BUSINESS_CASE));
      assertThat(shortfalls(all, paper().with(head(1, Kind.BUSINESS_CASE, "1000000"), noting(2)))).isEmpty();
      assertThat(shortfalls(all, paper().with(noting(1)))).containsExactly("the paper grants nothing that could be passed on");
    }

    @Test
    void what_it_lacks_is_said_of_every_head() {
      assertThat(shortfalls(of(Set.of(), Set.of(Kind.BUDGET_MOVEMENT, Kind.SETTLEMENT)), paper().with(head(1, Kind.DISPOSAL, "1000000"),
          head(2, Kind.SETTLEMENT, null), head(3, Kind.BUDGET_MOVEMENT, "1000000.01"))))
          .containsExactly("it does not pass on what head 1 asks", "the value of head 2 is not known for certain",
              "head 3 is above its ceiling of £1,000,000");
    }
  }

  @Nested
  class In_money {

    @ParameterizedTest
    @CsvSource({"999999.99, true", "1000000, true", "1000000.01, false"})
    void the_ceiling_is_the_most(String value, boolean covered) {
      covers(covered, head(1, Kind.BUDGET_MOVEMENT, value));
      covers(covered, contract(1, Kind.PROCUREMENT_STRATEGY, Route.OPEN, value, "0"));
      covers(covered, grant(Direction.IN, value));
      covers(covered, award(value, null, null));
    }

    @Test
    void every_option_counts() {
      covers(true, contract(1, Kind.PROCUREMENT_STRATEGY, Route.OPEN, "600000", "400000"));
      covers(false, contract(1, Kind.PROCUREMENT_STRATEGY, Route.OPEN, "600000", "400000.01"));
    }

    @Test
    void the_heads_of_a_project_count_together() {
      covers(true, head(1, Kind.BUSINESS_CASE, "600000"), head(2, Kind.BUSINESS_CASE, "400000"));
      covers(false, head(1, Kind.BUSINESS_CASE, "600000"), head(2, Kind.BUSINESS_CASE, "400000.01"));
    }

    @Test
    void a_change_counts_with_its_contract_and_all_earlier_changes() {
      covers(true, change("800000", "100000", 0, false, earlier("100000", null)));
      covers(false, change("800000", "100000.01", 0, false, earlier("100000", null)));
    }

    @Test
    void what_is_not_known_for_certain_is_below_no_ceiling() {
      covers(false, yearly(1, Kind.BUSINESS_CASE, "1", "2024/25", null));
      covers(false, head(1, Kind.SETTLEMENT, null));
      covers(false, head(1, Kind.BUSINESS_CASE, "1"), head(2, Kind.BUSINESS_CASE, null));
      covers(false, change("800000", null, 13, false));
      covers(false, change(null, "1", 13, false));
      covers(true, yearly(1, Kind.BUSINESS_CASE, "500000", "2024/25", "2025/26"));
    }

    @Test
    void a_value_in_part_two_counts() {
      Instrument all = of(Set.of(), Set.of(Kind.EXEMPTION));
      Papers paper = paper().with(contract(1, Kind.EXEMPTION, Route.OPEN, null, null));
      assertThat(shortfalls(all, paper)).hasSize(1);
      assertThat(shortfalls(all, paper.withInPartTwo(1, "1000000"))).isEmpty();
    }

    private void covers(boolean covered, Head... heads) {
      Instrument all = of(Set.of(), Set.of(Kind.BUDGET_MOVEMENT, Kind.PROCUREMENT_STRATEGY, Kind.GRANT, Kind.CONTRACT_AWARD, Kind.BUSINESS_CASE,
          Kind.CONTRACT_CHANGE, Kind.SETTLEMENT));
      assertThat(shortfalls(all, paper().with(heads)).isEmpty()).isEqualTo(covered);
    }
  }

  private static List<String> shortfalls(Instrument instrument, Papers paper) {
    return instrument.shortfalls(paper.file(), DETERMINATIONS.determine(paper.file(), EDITION));
  }

  private static Instrument of(Set<String> rules, Set<Kind> kinds) {
    return new Instrument(1, "dmpc", "deputy", null, rules, kinds, Money.of("1000000"), LocalDate.of(2026, 5, 4), LocalDate.of(2026, 6, 4),
        "Leave.", MADE, null);
  }

  private static Instrument instrument(String from, String until, Instant ended) {
    return new Instrument(1, "dmpc", "deputy", null, Set.of(), Set.of(Kind.GRANT), Money.of("1"), LocalDate.parse(from), LocalDate.parse(until),
        "Leave.", MADE, ended);
  }
}
