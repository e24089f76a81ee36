package org.countersign.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.casefile.CanonicalJson;
import org.countersign.scheme.Authority;
import org.countersign.signing.Publication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The issued decisions and their numbers. */
@Repository
public class Decisions {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String COLUMNS = "reference, series, number, publish_on, publish_reason, publish_entry, published_at, notice";

  private final JdbcClient jdbc;
  private final NumberSeries series;

  public Decisions(JdbcClient jdbc, NumberSeries series) {
    this.jdbc = jdbc;
    this.series = series;
  }

  /** The next number in the series of who decides; empty for a body of the MPS. Waits for others who take one. */
  Optional<DecisionNumber> nextNumber(Authority decidedBy) {
    return switch (decidedBy) {
      case DMPC -> Optional.of(next("PCD"));
      case MOPAC_CHIEF_EXECUTIVE -> Optional.of(next("CEOD"));
      default -> Optional.empty();
    };
  }

  private DecisionNumber next(String name) {
    hold(name);
    int number = jdbc.sql("SELECT next_number FROM number_series WHERE series = ?").param(name).query(Integer.class).single();
    while (isImported(name, number)) {
      number++;
    }
    jdbc.sql("UPDATE number_series SET next_number = ? WHERE series = ?").params(number + 1, name).update();
    return new DecisionNumber(name, number);
  }

  /** Holds a series until the end of the transaction: no number of it is given, or imported, meanwhile. */
  public void hold(String name) {
    if (!holds(name)) {
      // Its first number: whoever else begins it at this moment waits behind the series of the cases, which is always there.
      holds("BC");
      if (!holds(name)) {
        jdbc.sql("INSERT INTO number_series (series, next_number) VALUES (?, ?)").params(name, series.firstOf(name)).update();
      }
    }
  }

  private boolean holds(String name) {
    return jdbc.sql("UPDATE number_series SET next_number = next_number WHERE series = ?").param(name).update() > 0;
  }

  private boolean isImported(String name, int number) {
    return jdbc.sql("SELECT COUNT(*) FROM imported_decision WHERE series = ? AND number = ?").params(name, number)
        .query(Integer.class).single() > 0;
  }

  /** Whether this product gave the number, published or not. */
  public boolean hasGiven(DecisionNumber number) {
    return issued(number).isPresent();
  }

  void add(IssuedDecision decision) {
    jdbc.sql("""
            INSERT INTO decision (reference, series, number, decided_by, decided_on, title, notice, publish_on,
              publish_reason, publish_entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(decision.reference(), decision.number().map(DecisionNumber::series).orElse(null),
            decision.number().map(DecisionNumber::number).orElse(null), decision.notice().decidedBy().name(),
            decision.notice().signedOn(), decision.notice().title(), CanonicalJson.of(decision.notice()), decision.publication().on(),
            decision.publication().reason(), decision.publication().entry()))
        .update();
  }

  void markPublished(String reference, Instant at) {
    jdbc.sql("UPDATE decision SET published_at = ? WHERE reference = ? AND published_at IS NULL").params(at.toString(), reference)
        .update();
  }

  public Optional<IssuedDecision> find(String reference) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM decision WHERE reference = ?").param(reference).query(Decisions::decisionOf)
        .optional();
  }

  /** The decision of that number, published or not. */
  public Optional<IssuedDecision> issued(DecisionNumber number) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM decision WHERE series = ? AND number = ?")
        .params(number.series(), number.number()).query(Decisions::decisionOf).optional();
  }

  /** The decision of that number, if it is published. */
  public Optional<IssuedDecision> published(DecisionNumber number) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM decision WHERE series = ? AND number = ? AND published_at IS NOT NULL")
        .params(number.series(), number.number()).query(Decisions::decisionOf).optional();
  }

  /** The cases that were approved on conditions of which none is followed. */
  public List<String> withConditionsThatNobodyFollows() {
    return jdbc.sql("""
            SELECT d.reference FROM decision d LEFT JOIN decision_condition c ON c.reference = d.reference
            WHERE d.notice LIKE '%"conditions":[{%' AND c.reference IS NULL ORDER BY d.reference""")
        .query(String.class).list();
  }

  /** The published ones of these cases, by their reference. */
  public Map<String, IssuedDecision> published(Collection<String> references) {
    return references.isEmpty() ? Map.of()
        : jdbc.sql("SELECT " + COLUMNS + " FROM decision WHERE reference IN (:references) AND published_at IS NOT NULL")
            .param("references", references).query(Decisions::decisionOf).list().stream()
            .collect(Collectors.toMap(IssuedDecision::reference, Function.identity()));
  }

  /** Decisions whose publication waits and which the register names with the reason meanwhile, newest first. */
  public List<IssuedDecision> announced() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM decision WHERE published_at IS NULL AND publish_entry = TRUE"
        + " AND number IS NOT NULL ORDER BY decided_on DESC, number DESC").query(Decisions::decisionOf).list();
  }

  private static IssuedDecision decisionOf(ResultSet row, int n) throws SQLException {
    String series = row.getString("series");
    String publishedAt = row.getString("published_at");
    try {
      return new IssuedDecision(row.getString("reference"),
          series == null ? Optional.empty() : Optional.of(new DecisionNumber(series, row.getInt("number"))),
          new Publication(row.getObject("publish_on", LocalDate.class), row.getString("publish_reason"), row.getBoolean("publish_entry")),
          publishedAt == null ? null : Instant.parse(publishedAt),
          JSON.readValue(row.getString("notice"), Notice.class));
    } catch (JsonProcessingException e) {
      throw new SQLException("the notice of " + row.getString("reference") + " cannot be read", e);
    }
  }
}
