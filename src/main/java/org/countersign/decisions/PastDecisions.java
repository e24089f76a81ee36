package org.countersign.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imported decisions: none is ever changed, and their numbers are never given again. */
@Repository
public class PastDecisions {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JdbcClient jdbc;

  public PastDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The hash of what is there under this number: two rows that say the same are the same. */
  public Optional<String> hashOf(DecisionNumber number) {
    return jdbc.sql("SELECT content_hash FROM imported_decision WHERE series = ? AND number = ?").params(number.series(), number.number())
        .query(String.class).optional();
  }

  public void add(PastDecision decision, int importId, Instant at) {
    jdbc.sql("""
            INSERT INTO imported_decision (reference, series, number, title, decided_on, decided_by, approved, tolerance_percent,
              content, content_hash, import_id, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(decision.number().toString(), decision.number().series(), decision.number().number(), decision.title(),
            decision.decidedOn(), decision.decidedBy().name(), decision.approvedValue() == null ? null : decision.approvedValue().pounds(),
            decision.tolerancePercent(), CanonicalJson.of(decision), CanonicalJson.hashOf(decision), importId, at.toString()))
        .update();
  }

  /** As they were imported, by their number. */
  public Map<DecisionNumber, PastDecision> find(Collection<DecisionNumber> numbers) {
    return numbers.isEmpty() ? Map.of()
        : jdbc.sql("SELECT content FROM imported_decision WHERE reference IN (:references)")
            .param("references", numbers.stream().map(DecisionNumber::toString).toList())
            .query((row, n) -> read(row.getString("content"))).list().stream()
            .collect(Collectors.toMap(PastDecision::number, Function.identity()));
  }

  private static PastDecision read(String content) throws SQLException {
    try {
      return JSON.readValue(content, PastDecision.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("an imported decision cannot be read", e);
    }
  }

  /** What an imported decision approved. */
  record Approved(Money value, BigDecimal tolerancePercent) {}

  /**
   * @param at what was imported later is not known yet, so that an authority once determined stays; null for now
   * @return empty where it is not known, or approved no value
   */
  Optional<Approved> approvedIn(DecisionNumber number, Instant at) {
    List<Approved> found = jdbc.sql("""
            SELECT approved, tolerance_percent, imported_at FROM imported_decision
            WHERE series = ? AND number = ? AND approved IS NOT NULL""")
        .params(number.series(), number.number())
        .query((row, n) -> at != null && Instant.parse(row.getString("imported_at")).isAfter(at) ? null
            : new Approved(new Money(row.getBigDecimal("approved")), row.getBigDecimal("tolerance_percent"))).list();
    return found.stream().filter(approved -> approved != null).findFirst();
  }
}
