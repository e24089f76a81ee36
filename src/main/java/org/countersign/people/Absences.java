package org.countersign.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is away and who stands in. An absence is never edited: it ends. */
@Repository
public class Absences {

  private static final String SELECT = "SELECT number, person, from_date, until_date, substitute, entered_by, entered_at, ended_at"
      + " FROM absence ";

  private final JdbcClient jdbc;

  public Absences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The caller holds a lock under which numbers are given one after the other. */
  public Absence add(String person, LocalDate from, LocalDate until, String substitute, String enteredBy, Instant now) {
    int number = jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM absence").query(Integer.class).single();
    jdbc.sql("""
            INSERT INTO absence (number, person, from_date, until_date, substitute, entered_by, entered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(number, person, from, until, substitute, enteredBy, now.toString())).update();
    return new Absence(number, person, from, until, substitute, enteredBy, now, null);
  }

  public void end(int number, Instant now) {
    jdbc.sql("UPDATE absence SET ended_at = ? WHERE number = ? AND ended_at IS NULL").params(now.toString(), number).update();
  }

  public Optional<Absence> find(int number) {
    return jdbc.sql(SELECT + "WHERE number = ?").param(number).query(Absences::absenceOf).optional();
  }

  /** The latest first. */
  public List<Absence> all() {
    return jdbc.sql(SELECT + "ORDER BY from_date DESC, number DESC").query(Absences::absenceOf).list();
  }

  /** The person's absence at that moment; where there are several, one that names a substitute. */
  public Optional<Absence> of(String person, Instant moment, LocalDate day) {
    return jdbc.sql(SELECT + "WHERE person = ? ORDER BY CASE WHEN substitute IS NULL THEN 1 ELSE 0 END, number").param(person)
        .query(Absences::absenceOf).list().stream().filter(absence -> absence.holdsAt(moment, day)).findFirst();
  }

  private static Absence absenceOf(ResultSet row, int n) throws SQLException {
    String endedAt = row.getString("ended_at");
    return new Absence(row.getInt("number"), row.getString("person"), row.getObject("from_date", LocalDate.class),
        row.getObject("until_date", LocalDate.class), row.getString("substitute"), row.getString("entered_by"),
        Instant.parse(row.getString("entered_at")), endedAt == null ? null : Instant.parse(endedAt));
  }
}
