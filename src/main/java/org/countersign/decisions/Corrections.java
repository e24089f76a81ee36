package org.countersign.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.casefile.BusinessCases;
import org.countersign.people.Person;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The corrections of published decisions: none is ever changed or taken back; a wrong one is corrected in turn. */
@Repository
public class Corrections {

  private static final String COLUMNS = "SELECT reference, number, text, made_by, made_at FROM decision_correction";

  private final JdbcClient jdbc;
  private final BusinessCases cases;
  private final CaseRecord record;
  private final Clock clock;

  public Corrections(JdbcClient jdbc, BusinessCases cases, CaseRecord record, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.record = record;
    this.clock = clock;
  }

  /** First to last. */
  public List<Correction> of(String reference) {
    return jdbc.sql(COLUMNS + " WHERE reference = ? ORDER BY number").param(reference).query(Corrections::correctionOf).list();
  }

  /** By reference, each first to last; only of those that were corrected. */
  public Map<String, List<Correction>> of(Collection<String> references) {
    return references.isEmpty() ? Map.of()
        : jdbc.sql(COLUMNS + " WHERE reference IN (:references) ORDER BY reference, number").param("references", references)
            .query(Corrections::correctionOf).list().stream().collect(Collectors.groupingBy(Correction::reference));
  }

  /**
   * Adds a correction, and puts it on the record.
   *
   * @throws CaseRecord.BrokenRecord if the record of the case does not verify
   */
  @Transactional
  public Correction add(IssuedDecision decision, Person by, String text) {
    String reference = decision.reference();
    cases.lock(reference);
    record.history(reference);
    Correction correction =
        new Correction(reference, of(reference).size() + 1, text, by.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    jdbc.sql("INSERT INTO decision_correction (reference, number, text, made_by, made_at) VALUES (?, ?, ?, ?, ?)")
        .params(reference, correction.number(), text, by.id(), correction.madeAt().toString()).update();
    record.append(reference, by.id(), Act.CORRECTED, Map.of("number", decision.number().orElseThrow().toString(),
        "correction", correction.number(), "text", text));
    return correction;
  }

  private static Correction correctionOf(ResultSet row, int n) throws SQLException {
    return new Correction(row.getString("reference"), row.getInt("number"), row.getString("text"), row.getString("made_by"),
        Instant.parse(row.getString("made_at")));
  }
}
