package org.countersign.register;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.scheme.Authority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the register, newest first: what is public, and nothing that is not. */
@Repository
class RegisterEntries {

  private static final String COLUMNS =
      "address, origin, reference, series, number, title, decided_on, decided_by, kinds, worth, since";
  private static final String NEWEST_FIRST = " ORDER BY decided_on DESC, place DESC, address DESC";
  private static final String OLDEST_FIRST = " ORDER BY decided_on, place, address";
  /** A kind is a word too, of a form that no text yields: so PostgreSQL finds it by the same index. */
  private static final String KIND = "kind:";

  private final JdbcClient jdbc;
  private final WordSearch search;

  RegisterEntries(JdbcClient jdbc, WordSearch search) {
    this.jdbc = jdbc;
    this.search = search;
  }

  /** Where a line stands in the order. */
  record Place(LocalDate decidedOn, int place, String inAddress) {}

  void add(RegisterEntry entry, Set<String> words) {
    Set<String> foundBy = new LinkedHashSet<>(words);
    entry.kinds().forEach(kind -> foundBy.add(KIND + kind.name().toLowerCase(Locale.ROOT)));
    jdbc.sql("INSERT INTO register_entry (" + COLUMNS + ", place, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(entry.inAddress(), entry.origin().name(), entry.reference(),
            entry.number() == null ? null : entry.number().series(), entry.number() == null ? null : entry.number().number(), entry.title(),
            entry.decidedOn(), entry.decidedBy().name(), entry.kinds().stream().map(Kind::name).collect(Collectors.joining(" ")),
            entry.worth() == null ? null : entry.worth().pounds(), entry.since().toString(),
            entry.number() == null ? 0 : entry.number().number(), WordSearch.column(foundBy)))
        .update();
  }

  /** Those of these addresses under which there is something. */
  Set<String> known(Collection<String> inAddresses) {
    return inAddresses.isEmpty() ? Set.of()
        : Set.copyOf(jdbc.sql("SELECT address FROM register_entry WHERE address IN (:addresses)").param("addresses", inAddresses)
            .query(String.class).list());
  }

  Optional<Place> placeOf(String inAddress) {
    return jdbc.sql("SELECT decided_on, place, address FROM register_entry WHERE address = ?").param(inAddress)
        .query((row, n) -> new Place(row.getObject(1, LocalDate.class), row.getInt(2), row.getString(3))).optional();
  }

  int count(RegisterQuery query) {
    Map<String, Object> parameters = new HashMap<>();
    return jdbc.sql("SELECT COUNT(*) FROM register_entry" + where(query, parameters)).params(parameters).query(Integer.class).single();
  }

  /** So many beyond the first ones, which are passed over in the index from the nearer end. @param total how many there are */
  List<RegisterEntry> from(RegisterQuery query, long offset, int size, int total) {
    long last = Math.min(total, offset + size);
    if (offset >= last) {
      return List.of();
    }
    if (offset <= total / 2) {
      return passed(query, NEWEST_FIRST, offset, last - offset);
    }
    List<RegisterEntry> found = new ArrayList<>(passed(query, OLDEST_FIRST, total - last, last - offset));
    Collections.reverse(found);
    return found;
  }

  private List<RegisterEntry> passed(RegisterQuery query, String order, long offset, long size) {
    Map<String, Object> parameters = new HashMap<>(Map.of("size", size, "offset", offset));
    return jdbc.sql("SELECT " + COLUMNS + " FROM register_entry WHERE address IN (SELECT address FROM register_entry"
            + where(query, parameters) + order + " LIMIT :size OFFSET :offset)" + order)
        .params(parameters).query(RegisterEntries::entryOf).list();
  }

  /** The next older ones. @param place null begins with the newest */
  List<RegisterEntry> olderThan(Place place, RegisterQuery query, int size) {
    return beside(place, "<", NEWEST_FIRST, query, size);
  }

  /** The next newer ones, newest first all the same. */
  List<RegisterEntry> newerThan(Place place, RegisterQuery query, int size) {
    List<RegisterEntry> found = new ArrayList<>(beside(place, ">", OLDEST_FIRST, query, size));
    Collections.reverse(found);
    return found;
  }

  private List<RegisterEntry> beside(Place place, String side, String order, RegisterQuery query, int size) {
    Map<String, Object> parameters = new HashMap<>(Map.of("size", size));
    String where = where(query, parameters);
    if (place != null) {
      where += (where.isEmpty() ? " WHERE" : " AND") + " (decided_on, place, address) " + side + " (:day, :place, :address)";
      parameters.putAll(Map.of("day", place.decidedOn(), "place", place.place(), "address", place.inAddress()));
    }
    return jdbc.sql("SELECT " + COLUMNS + " FROM register_entry" + where + order + " LIMIT :size").params(parameters)
        .query(RegisterEntries::entryOf).list();
  }

  /** The first and the last year in which something was decided; empty while there is nothing. */
  List<Integer> years() {
    return jdbc.sql("SELECT MIN(decided_on), MAX(decided_on) FROM register_entry").query((row, n) -> row.getObject(1) == null
        ? List.<Integer>of()
        : List.of(row.getObject(1, LocalDate.class).getYear(), row.getObject(2, LocalDate.class).getYear())).single();
  }

  /** Takes the lines of rejected cases away; what they tell is kept apart. */
  void removeRejected() {
    jdbc.sql("DELETE FROM register_entry WHERE origin = ?").param(Origin.REJECTED.name()).update();
  }

  private String where(RegisterQuery query, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>(query.words());
    if (query.kind() != null) {
      words.add(KIND + query.kind().name().toLowerCase(Locale.ROOT));
    }
    if (!words.isEmpty()) {
      conditions.add(search.condition(words, parameters));
    }
    if (query.year() != null) {
      conditions.add("decided_on BETWEEN :firstDay AND :lastDay");
      parameters.put("firstDay", query.firstDay());
      parameters.put("lastDay", query.lastDay());
    }
    if (query.decidedBy() != null) {
      conditions.add("decided_by = :decidedBy");
      parameters.put("decidedBy", query.decidedBy().name());
    }
    if (query.value() != null) {
      conditions.add("worth >= :worthFrom");
      parameters.put("worthFrom", query.value().from());
      if (query.value().to() != null) {
        conditions.add("worth < :worthTo");
        parameters.put("worthTo", query.value().to());
      }
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** So many rejected cases that are published and have no line. */
  List<String> missingRejections(int size) {
    return jdbc.sql("""
            SELECT r.reference FROM rejected_case r LEFT JOIN register_entry e ON e.reference = r.reference
            WHERE e.reference IS NULL ORDER BY r.reference LIMIT ?""")
        .param(size).query(String.class).list();
  }

  /** So many cases whose decision is published and which have no line, as databases of an earlier release hold them. */
  List<String> missingDecisions(int size) {
    return jdbc.sql("""
            SELECT d.reference FROM decision d LEFT JOIN register_entry e ON e.reference = d.reference
            WHERE d.published_at IS NOT NULL AND e.reference IS NULL ORDER BY d.reference LIMIT ?""")
        .param(size).query(String.class).list();
  }

  /** So many imported decisions that have no line, each with when it was imported. */
  Map<DecisionNumber, Instant> missingImports(int size) {
    Map<DecisionNumber, Instant> missing = new HashMap<>();
    jdbc.sql("""
            SELECT i.series, i.number, i.imported_at FROM imported_decision i LEFT JOIN register_entry e ON e.reference = i.reference
            WHERE e.reference IS NULL ORDER BY i.series, i.number LIMIT ?""")
        .param(size).query(row -> {
          missing.put(new DecisionNumber(row.getString(1), row.getInt(2)), Instant.parse(row.getString(3)));
        });
    return missing;
  }

  private static RegisterEntry entryOf(ResultSet row, int n) throws SQLException {
    String series = row.getString("series");
    BigDecimal worth = row.getBigDecimal("worth");
    return new RegisterEntry(row.getString("address"), Origin.valueOf(row.getString("origin")), row.getString("reference"),
        series == null ? null : new DecisionNumber(series, row.getInt("number")), row.getString("title"),
        row.getObject("decided_on", LocalDate.class), Authority.valueOf(row.getString("decided_by")),
        Arrays.stream(row.getString("kinds").split(" ")).map(Kind::valueOf).toList(), worth == null ? null : new Money(worth),
        Instant.parse(row.getString("since")));
  }
}
