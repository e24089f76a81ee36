package org.countersign.scheme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The instruments of delegation that were made. */
@Repository
public class Instruments {

  private static final String SELECT = "SELECT number, giver, holder, fallback, rules, kinds, ceiling, from_date, until_date,"
      + " reason, made_at, ended_at FROM instrument ";

  private final JdbcClient jdbc;

  public Instruments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number of the next one. The caller holds a lock under which numbers are given one after the other. */
  public int nextNumber() {
    return jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM instrument").query(Integer.class).single();
  }

  public void add(Instrument i) {
    jdbc.sql("""
            INSERT INTO instrument (number, giver, holder, fallback, rules, kinds, ceiling, from_date, until_date, reason, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(i.number(), i.giver(), i.holder(), i.fallback(), listed(i.rules()), listed(i.kinds()),
            i.ceiling().pounds(), i.from(), i.until(), i.reason(), i.madeAt().toString()))
        .update();
  }

  public void end(int number, Instant now) {
    jdbc.sql("UPDATE instrument SET ended_at = ? WHERE number = ? AND ended_at IS NULL").params(now.toString(), number).update();
  }

  public Optional<Instrument> find(int number) {
    return jdbc.sql(SELECT + "WHERE number = ?").param(number).query(Instruments::instrumentOf).optional();
  }

  /** The latest first. */
  public List<Instrument> all() {
    return jdbc.sql(SELECT + "ORDER BY number DESC").query(Instruments::instrumentOf).list();
  }

  public List<Instrument> inForceAt(Instant moment) {
    return all().stream().filter(instrument -> instrument.isInForceAt(moment)).toList();
  }

  /** Those by which the person is named, as holder or as fall-back; in force or not. */
  public List<Instrument> naming(String person) {
    return jdbc.sql(SELECT + "WHERE holder = ? OR fallback = ? ORDER BY number DESC").params(person, person)
        .query(Instruments::instrumentOf).list();
  }

  private static String listed(Set<?> names) {
    return names.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
  }

  private static <T> Set<T> setOf(String listed, Function<String, T> read) {
    return listed.isEmpty() ? Set.of() : Arrays.stream(listed.split(",")).map(read).collect(Collectors.toSet());
  }

  private static Instrument instrumentOf(ResultSet row, int n) throws SQLException {
    String endedAt = row.getString("ended_at");
    return new Instrument(row.getInt("number"), row.getString("giver"), row.getString("holder"), row.getString("fallback"),
        setOf(row.getString("rules"), Function.identity()), setOf(row.getString("kinds"), Kind::valueOf),
        new Money(row.getBigDecimal("ceiling")), row.getObject("from_date", LocalDate.class),
        row.getObject("until_date", LocalDate.class), row.getString("reason"), Instant.parse(row.getString("made_at")),
        endedAt == null ? null : Instant.parse(endedAt));
  }
}
