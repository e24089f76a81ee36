package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PastDecisions;
import org.countersign.decisions.PublicMeasure;
import org.countersign.decisions.PublicMeasures;
import org.countersign.decisions.RejectedCase;
import org.countersign.scheme.Authority;
import org.countersign.signing.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** What an earlier release published and imported comes onto the register at the start, once. */
class RegisterReadTest {

  private static final RegisterSettings SETTINGS = new RegisterSettings("The Office", "Write to us.", false);
  private static final RegisterSettings PUBLISHING = new RegisterSettings("The Office", "Write to us.", true);

  private final Workbench bench = new Workbench();
  private final PastDecisions past = new PastDecisions(bench.jdbc);
  private RegisterEntries entries;
  private RegisterIndex index;
  private RegisterRead read;

  @BeforeEach
  void tables() throws SQLException {
    try (Connection connection = bench.database().getConnection()) {
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V10__register.sql"));
    }
    entries = new RegisterEntries(bench.jdbc, new WordSearch(bench.database()));
    index = new RegisterIndex(entries, new RejectedCases(bench.jdbc, PUBLISHING), PUBLISHING);
    read = read(SETTINGS);
  }

  private RegisterRead read(RegisterSettings settings) {
    RejectedCases rejected = new RejectedCases(bench.jdbc, settings);
    return new RegisterRead(entries, new RegisterIndex(entries, rejected, settings), bench.decisions, new PublicMeasures(bench.cases), past, rejected,
        settings, bench.record, bench.transactions());
  }

  @AfterEach
  void empty() {
    List.of("DROP TABLE rejected_case", "DROP TABLE register_entry", "DELETE FROM imported_decision", "DELETE FROM decision_import")
        .forEach(sql -> bench.jdbc.sql(sql).update());
  }

  private List<String> names() {
    return entries.olderThan(null, RegisterQuery.EVERYTHING, 5000).stream().map(RegisterEntry::name).toList();
  }

  @Test
  void whatIsMissingIsReadOnceAndNothingThatIsNotPublished() {
    String published = bench.issued(bench.submit());
    bench.at("2026-05-05T09:00:00Z");
    bench.decisionDesk.publish(published, Workbench.instanceOf(published));
    bench.issued(bench.submit());
    bench.jdbc.sql("INSERT INTO decision_import VALUES (1, 'x', FALSE, 'ENDED', 1, 1, 0, 0, NULL, 'secretariat', 'x', 'x')").update();
    for (int number = 1; number <= 1201; number++) {
      past.add(new PastDecision(new DecisionNumber("PCD", number), "Past", LocalDate.of(2019, 1, 1), Authority.DMPC, Kind.GRANT, null, List.of(),
          Money.of("5"), null, null, null, null, BigDecimal.ZERO, List.of(), null), 1, Instant.parse("2026-05-01T00:00:00Z"));
    }
    read.afterSingletonsInstantiated();
    assertThat(names()).hasSize(1202).startsWith("PCD 2001", "PCD 1201").endsWith("PCD 1").doesNotContain("PCD 2002").doesNotHaveDuplicates();
    RegisterEntry entry = entries.olderThan(null, RegisterQuery.EVERYTHING, 1).get(0);
    assertThat(entry.since()).isEqualTo("2026-05-05T09:00:00Z");
    assertThat(entry.worth()).isEqualTo(Money.of("6700000"));
    assertThat(entry.reference()).isEqualTo(published);
    read.afterSingletonsInstantiated();
    assertThat(names()).hasSize(1202);
  }

  @Test
  void rejectedCasesGoWhereTheyAreNotPublishedAnyMoreAndComeBack() {
    String reference = bench.submit();
    RejectedCase rejected = new RejectedCase(reference, "Helicopters", LocalDate.of(2026, 5, 5), Authority.DMPC, "The DMPC",
        List.of(new RejectedCase.Head(1, Verb.APPROVE, "Approve two.")));
    index.rejected(rejected, new PublicMeasures(bench.cases).of(reference), Instant.parse("2026-05-05T09:00:00Z"));
    List<RegisterEntry> listed = entries.olderThan(null, RegisterQuery.EVERYTHING, 9);
    assertThat(listed).extracting(RegisterEntry::name).containsExactly(reference);
    read.afterSingletonsInstantiated();
    assertThat(names()).isEmpty();
    assertThat(new RejectedCases(bench.jdbc, SETTINGS).find(List.of(reference))).isEmpty();
    read(PUBLISHING).afterSingletonsInstantiated();
    assertThat(entries.olderThan(null, RegisterQuery.EVERYTHING, 9)).isEqualTo(listed);
    read(PUBLISHING).afterSingletonsInstantiated();
    assertThat(names()).hasSize(1);
  }

  @Test
  void whereTheyAreNotPublishedNothingOfARejectedCaseIsKept() {
    new RegisterIndex(entries, new RejectedCases(bench.jdbc, SETTINGS), SETTINGS).rejected(new RejectedCase(bench.submit(), "T",
        LocalDate.of(2026, 5, 5), Authority.DMPC, "The DMPC", List.of()), new PublicMeasure(List.of(Kind.GRANT), null), Instant.EPOCH);
    assertThat(names()).isEmpty();
    assertThat(bench.jdbc.sql("SELECT COUNT(*) FROM rejected_case").query(Integer.class).single()).isZero();
  }

  @Test
  void nothingIsThereTwice() {
    PastDecision decision = new PastDecision(new DecisionNumber("PCD", 1), "Past", LocalDate.of(2019, 1, 1), Authority.DMPC, Kind.GRANT, null,
        List.of(), null, null, null, null, null, BigDecimal.ZERO, List.of(), null);
    index.imported(decision, Instant.EPOCH);
    assertThatThrownBy(() -> index.imported(decision, Instant.EPOCH)).isInstanceOf(DuplicateKeyException.class);
  }
}
