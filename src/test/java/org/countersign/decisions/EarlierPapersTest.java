package org.countersign.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.casefile.Status;
import org.countersign.decisions.EarlierPaper.Contract;
import org.countersign.decisions.EarlierPapers.Sought;
import org.countersign.scheme.Authority;
import org.countersign.signing.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index of earlier papers: what it keeps, and what it finds again. */
class EarlierPapersTest {

  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
  private static final DecisionNumber PCD_749 = new DecisionNumber("PCD", 749);

  private final Workbench bench = new Workbench();
  private final EarlierPapers index = new EarlierPapers(bench.jdbc);

  @BeforeEach
  @AfterEach
  void empty() {
    bench.jdbc.sql("DELETE FROM earlier_paper").update();
    bench.jdbc.sql("DELETE FROM imported_decision").update();
    bench.jdbc.sql("DELETE FROM decision_import").update();
  }

  @Test
  void what_is_kept_is_found_as_it_was() {
    EarlierPaper paper = paper(bench.submit(), DAY, "drones", change("acme", "200000"), contract("acme", "900000"));
    index.keep(paper);
    assertThat(index.akin(by("acme"))).containsExactly(paper);
    assertThat(index.akin(new Sought(null, Set.of(), "drones", DAY, DAY))).containsExactly(paper);
    assertThat(index.akin(new Sought(null, Set.of("acme"), "drones", DAY, DAY))).containsExactly(paper);
    assertThat(index.akin(new Sought(null, Set.of(), null, DAY, DAY))).isEmpty();
    assertThat(index.akin(by("another"))).isEmpty();
    assertThat(index.akin(new Sought(null, Set.of(), "another", DAY, DAY))).isEmpty();
  }

  @Test
  void a_later_revision_takes_the_place_of_the_earlier() {
    String reference = bench.submit();
    index.keep(paper(reference, DAY, null, contract("acme", "900000")));
    assertThat(index.has(reference, 1)).isTrue();
    assertThat(index.has(reference, 2)).isFalse();
    assertThat(index.missing()).isEmpty();
    index.keep(paper(reference, DAY, null, contract("other", "100000")));
    assertThat(index.akin(by("acme"))).isEmpty();
    assertThat(index.akin(by("other"))).hasSize(1);
    String second = bench.submit();
    assertThat(index.missing()).containsExactly(second);
  }

  @Test
  void contracts_are_found_from_their_first_day_and_changes_of_any() {
    String reference = bench.submit();
    index.keep(paper(reference, DAY, null, contract("acme", "900000")));
    assertThat(index.akin(sought(DAY, DAY))).hasSize(1);
    assertThat(index.akin(sought(DAY.minusDays(1), DAY.minusYears(1)))).as("submitted later").isEmpty();
    assertThat(index.akin(sought(DAY.plusDays(1), DAY.plusDays(1)))).as("too long ago").isEmpty();
    index.keep(paper(reference, DAY, null, change("acme", "1")));
    assertThat(index.akin(sought(DAY.plusDays(1), DAY.plusDays(1)))).hasSize(1);
  }

  @Test
  void the_paper_that_asks_is_not_found() {
    String reference = bench.submit();
    index.keep(paper(reference, DAY, null, contract("acme", "900000")));
    assertThat(index.akin(new Sought(reference, Set.of("acme"), null, DAY, DAY))).isEmpty();
    assertThat(index.akin(new Sought("BC-2026-9999", Set.of("acme"), null, DAY, DAY))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void of_what_was_rejected_or_withdrawn_nothing_is_found(Status status) {
    String reference = bench.submit();
    index.keep(paper(reference, DAY, null, contract("acme", "900000")));
    bench.cases.setStatus(reference, status, Instant.EPOCH);
    assertThat(index.akin(by("acme"))).hasSize(status == Status.REJECTED || status == Status.WITHDRAWN ? 0 : 1);
  }

  @Test
  void a_decided_paper_is_of_the_day_of_its_decision_once_that_has_come() {
    String reference = bench.issued(bench.submit());
    LocalDate decided = bench.decisions.find(reference).orElseThrow().notice().signedOn();
    DecisionNumber number = bench.decisions.find(reference).orElseThrow().number().orElseThrow();
    LocalDate submitted = decided.minusYears(2);
    index.keep(paper(reference, submitted, null, contract("acme", "900000")));

    assertThat(index.decidedAs(number).orElseThrow()).extracting(EarlierPaper::day, EarlierPaper::number)
        .containsExactly(decided, number);
    assertThat(index.akin(sought(decided, decided))).extracting(EarlierPaper::day).containsExactly(decided);
    assertThat(index.akin(sought(decided.minusDays(1), submitted))).extracting(EarlierPaper::day).containsExactly(submitted);
    assertThat(index.akin(sought(decided.plusDays(1), decided.plusDays(1)))).isEmpty();
    assertThat(index.decidedAs(new DecisionNumber("CEOD", number.number()))).isEmpty();
    assertThat(index.decidedAs(PCD_749)).isEmpty();
  }

  @Test
  void a_case_gives_way_to_its_awards_and_an_award_finds_neither_it_nor_the_others() {
    String reference = bench.letting("900000");
    String award = bench.raise(reference, "400000");
    String other = bench.raise(reference, "300000");
    index.keep(paper(reference, DAY, null, contract("acme", "900000"), change("acme", "50000")));
    index.keep(paper(award, DAY, null, contract("acme", "400000")));
    index.keep(paper(other, DAY, null, contract("bolt", "300000")));

    assertThat(index.akin(by("acme"))).filteredOn(paper -> paper.reference().equals(reference)).singleElement()
        .satisfies(paper -> assertThat(paper.contracts()).extracting(Contract::kind).containsExactly(Kind.CONTRACT_CHANGE));
    assertThat(index.akin(by("acme"))).filteredOn(paper -> reference.equals(paper.awardOf())).singleElement()
        .satisfies(paper -> assertThat(paper.contracts()).hasSize(1));
    assertThat(index.akin(new Sought(award, Set.of("acme", "bolt"), null, DAY.plusYears(1), DAY))).isEmpty();
    String elsewhere = bench.submit();
    index.keep(paper(elsewhere, DAY, null, contract("bolt", "1")));
    assertThat(index.akin(new Sought(award, Set.of("bolt"), null, DAY.plusYears(1), DAY))).extracting(EarlierPaper::reference)
        .containsExactly(elsewhere);
  }

  @Test
  void an_imported_decision_is_found_by_its_number() {
    bench.jdbc.sql("""
        INSERT INTO decision_import (id, file_hash, dry_run, state, rows_read, rows_taken, rows_there, rows_refused, started_by, started_at)
        VALUES (1, 'h', FALSE, 'DONE', 1, 1, 0, 0, 'secretariat', '2026-05-04T09:00:00Z')""").update();
    new PastDecisions(bench.jdbc).add(new PastDecision(PCD_749, "Drones", DAY, Authority.DMPC, Kind.CONTRACT_AWARD, null,
        List.of("Acme Ltd"), null, null, null, null, null, BigDecimal.ZERO, List.of(), null), 1, Instant.EPOCH);
    EarlierPaper imported = new EarlierPaper("PCD 749", null, PCD_749, "Drones", DAY, null, null, false, new BigDecimal("2.5000"),
        null, List.of(contract("acme", "900000")));
    index.keep(imported);
    assertThat(index.decidedAs(PCD_749)).contains(imported);
    assertThat(index.akin(by("acme"))).containsExactly(imported);
  }

  private static Sought by(String supplier) {
    return new Sought(null, Set.of(supplier), null, DAY.plusYears(1), DAY);
  }

  private static Sought sought(LocalDate on, LocalDate since) {
    return new Sought(null, Set.of("acme"), null, on, since);
  }

  private EarlierPaper paper(String reference, LocalDate day, String programme, Contract... contracts) {
    return new EarlierPaper(reference, 1, null, "A paper", day, programme, pounds("2000000.00"), true, new BigDecimal("10.0000"),
        bench.cases.get(reference).awardOf(), List.of(contracts));
  }

  private static Contract contract(String supplier, String value) {
    return new Contract(Kind.PROCUREMENT_STRATEGY, Set.of(supplier, "second of " + supplier), pounds(value + ".00"), false, null, null,
        List.of());
  }

  private static Contract change(String supplier, String value) {
    return new Contract(Kind.CONTRACT_CHANGE, Set.of(supplier), pounds(value + ".00"), true, pounds("900000.00"),
        pounds("1100000.00"), List.of(PCD_749, new DecisionNumber("PCD", 900)));
  }

  private static Money pounds(String pounds) {
    return new Money(new BigDecimal(pounds));
  }
}
