package org.countersign.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.casefile.CanonicalJson;
import org.countersign.decisions.RejectedCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is told of the rejected cases that are published. No row is ever changed. */
@Repository
class RejectedCases {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final JdbcClient jdbc;
  private final RegisterSettings settings;

  RejectedCases(JdbcClient jdbc, RegisterSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  void add(RejectedCase rejected, Instant at) {
    jdbc.sql("INSERT INTO rejected_case (reference, content, published_at) VALUES (?, ?, ?)")
        .params(rejected.reference(), CanonicalJson.of(rejected), at.toString()).update();
  }

  /** By reference; none while the organisation does not publish them. */
  Map<String, RejectedCase> find(Collection<String> references) {
    return references.isEmpty() || !settings.publishRejected() ? Map.of()
        : jdbc.sql("SELECT content FROM rejected_case WHERE reference IN (:references)").param("references", references)
            .query((row, n) -> read(row.getString("content"))).list().stream()
            .collect(Collectors.toMap(RejectedCase::reference, Function.identity()));
  }

  /** When it was published. */
  Instant since(String reference) {
    return Instant.parse(jdbc.sql("SELECT published_at FROM rejected_case WHERE reference = ?").param(reference).query(String.class).single());
  }

  private static RejectedCase read(String content) throws SQLException {
    try {
      return JSON.readValue(content, RejectedCase.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("a rejected case cannot be read", e);
    }
  }
}
