package org.countersign.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.casefile.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The papers that approved ones announce. */
@Repository
public class Gates {

  private static final String COLUMNS = "SELECT g.reference, g.number, g.due_on, g.what, g.met_by, g.met_on FROM announced_paper g ";

  private final JdbcClient jdbc;

  public Gates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Gate> of(String reference) {
    return jdbc.sql(COLUMNS + "WHERE g.reference = ? ORDER BY g.number").param(reference).query(Gates::gateOf).list();
  }

  /** Announced by published decisions: whatever is yet to come, and what came or was due since that day; by their days. */
  public List<Gate> published(LocalDate since) {
    return jdbc.sql(COLUMNS + """
            JOIN decision d ON d.reference = g.reference
            WHERE d.published_at IS NOT NULL AND (g.due_on >= ? OR g.met_by IS NULL)
            ORDER BY g.due_on, g.reference, g.number""")
        .param(since).query(Gates::gateOf).list();
  }

  /** Those that have not come, due on that day at the latest, by their days. */
  public List<Gate> outstanding(LocalDate until) {
    return jdbc.sql(COLUMNS + "WHERE g.met_by IS NULL AND g.due_on <= ? ORDER BY g.due_on, g.reference, g.number")
        .param(until).query(Gates::gateOf).list();
  }

  public Optional<Gate> find(String reference, int number) {
    return jdbc.sql(COLUMNS + "WHERE g.reference = ? AND g.number = ?").params(reference, number).query(Gates::gateOf).optional();
  }

  /** Does nothing where they are kept already. */
  public void add(String reference, List<CaseFile.Gate> announced) {
    if (of(reference).isEmpty()) {
      for (int number = 1; number <= announced.size(); number++) {
        CaseFile.Gate gate = announced.get(number - 1);
        jdbc.sql("INSERT INTO announced_paper (reference, number, due_on, what) VALUES (?, ?, ?, ?)")
            .params(reference, number, gate.due(), gate.what()).update();
      }
    }
  }

  /** The cases that were approved by an earlier release, whose papers announce some. */
  public List<String> missing() {
    return jdbc.sql("""
            SELECT d.reference FROM decision d
            JOIN business_case c ON c.reference = d.reference
            JOIN revision r ON r.reference = c.reference AND r.number = c.revision
            LEFT JOIN announced_paper g ON g.reference = d.reference
            WHERE r.content LIKE '%"gates":[{%' AND g.reference IS NULL ORDER BY d.reference""")
        .query(String.class).list();
  }

  /** @return whether nobody was faster: then it is to be told, once */
  public boolean markReminded(Gate gate, LocalDate today) {
    return mark("reminded_on", gate, today);
  }

  public boolean markOverdue(Gate gate, LocalDate today) {
    return mark("overdue_on", gate, today);
  }

  private boolean mark(String column, Gate gate, LocalDate today) {
    return jdbc.sql("UPDATE announced_paper SET " + column + " = ? WHERE reference = ? AND number = ? AND " + column + " IS NULL")
        .params(today, gate.reference(), gate.number()).update() == 1;
  }

  /** @return whether it had not come before */
  public boolean meet(Gate gate, String by, LocalDate on) {
    return jdbc.sql("UPDATE announced_paper SET met_by = ?, met_on = ? WHERE reference = ? AND number = ? AND met_by IS NULL")
        .params(by, on, gate.reference(), gate.number()).update() == 1;
  }

  private static Gate gateOf(ResultSet row, int n) throws SQLException {
    return new Gate(row.getString("reference"), row.getInt("number"), row.getObject("due_on", LocalDate.class), row.getString("what"),
        row.getString("met_by"), row.getObject("met_on", LocalDate.class));
  }
}
