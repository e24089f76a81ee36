package org.countersign.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports of past decisions: how far each is, and what of it was refused. */
@Repository
public class DecisionImports {

  /** So many refusals are kept of one import; how many there were is counted. */
  public static final int MOST_REFUSALS = 10_000;

  private static final String COLUMNS = "id, file_hash, dry_run, state, rows_read, rows_taken, rows_there, rows_refused, fault,"
      + " started_by, started_at, ended_at";

  private final JdbcClient jdbc;

  public DecisionImports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** ENDED: the whole file was read. FAILED: it could not be. STOPPED: the program was, and the same file goes on. */
  public enum State { RUNNING, ENDED, FAILED, STOPPED }

  /**
   * @param file SHA-256 of what was sent
   * @param there rows that were there already, and equal
   * @param refused rows that were not taken, each with one reason or more
   * @param fault why the file could not be read to its end; null where it could
   */
  public record Progress(
      int id, String file, boolean dryRun, State state, int read, int taken, int there, int refused, String fault, String startedBy,
      String startedAt, String endedAt) {}

  /**
   * Why a row was refused.
   *
   * @param row counted from 1, the line of names apart
   * @param field empty where it is the row itself
   */
  public record Refusal(int row, String field, String because) {}

  /** The caller holds the chain of imports, so that no number is taken twice. */
  public int open(String fileHash, boolean dryRun, String startedBy, Instant at) {
    int id = jdbc.sql("SELECT COALESCE(MAX(id), 0) + 1 FROM decision_import").query(Integer.class).single();
    jdbc.sql("""
            INSERT INTO decision_import (id, file_hash, dry_run, state, rows_read, rows_taken, rows_there, rows_refused, started_by,
              started_at, alive_at)
            VALUES (?, ?, ?, 'RUNNING', 0, 0, 0, 0, ?, ?, ?)""")
        .params(id, fileHash, dryRun, startedBy, at.toString(), moment(at)).update();
    return id;
  }

  public Optional<Progress> find(int id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM decision_import WHERE id = ?").param(id).query(DecisionImports::progressOf).optional();
  }

  /** Those that say that they run, and of which no program has said so since. */
  public List<Progress> notAliveSince(Instant moment) {
    return jdbc.sql("SELECT " + COLUMNS
            + " FROM decision_import WHERE state = 'RUNNING' AND (alive_at IS NULL OR alive_at <= ?) ORDER BY id")
        .param(moment(moment)).query(DecisionImports::progressOf).list();
  }

  /** Says of these that they are run. */
  public void alive(Collection<Integer> ids, Instant now) {
    if (!ids.isEmpty()) {
      jdbc.sql("UPDATE decision_import SET alive_at = :now WHERE id IN (:ids)").param("now", moment(now)).param("ids", ids).update();
    }
  }

  /** @throws IllegalStateException if it has been ended */
  public void count(int id, int read, int taken, int there, int refused) {
    int counted = jdbc.sql("""
            UPDATE decision_import SET rows_read = rows_read + ?, rows_taken = rows_taken + ?, rows_there = rows_there + ?,
              rows_refused = rows_refused + ? WHERE id = ? AND state = 'RUNNING'""")
        .params(read, taken, there, refused, id).update();
    if (counted == 0) {
      throw new IllegalStateException("another program has ended the import " + id);
    }
  }

  /** @return whether it ran until now: it ends once */
  public boolean end(int id, State state, String fault, Instant at) {
    return jdbc.sql("UPDATE decision_import SET state = :state, fault = :fault, ended_at = :at WHERE id = :id AND state = 'RUNNING'")
        .param("state", state.name()).param("fault", fault).param("at", at.toString()).param("id", id).update() > 0;
  }

  /** Cut to the second, so that the digits sort. */
  private static String moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Keeps the reasons why rows were refused, as far as there is room. */
  public void keep(int id, List<Refusal> refusals) {
    int room = Math.max(0, MOST_REFUSALS - keptRefusals(id));
    for (int place = 0; place < Math.min(room, refusals.size()); place++) {
      Refusal refusal = refusals.get(place);
      jdbc.sql("INSERT INTO decision_import_refusal (import_id, in_row, place, field, because) VALUES (?, ?, ?, ?, ?)")
          .params(id, refusal.row(), place, refusal.field(), refusal.because()).update();
    }
  }

  public int keptRefusals(int id) {
    return jdbc.sql("SELECT COUNT(*) FROM decision_import_refusal WHERE import_id = ?").param(id).query(Integer.class).single();
  }

  public List<Refusal> refusals(int id, int page, int size) {
    return jdbc.sql("""
            SELECT in_row, field, because FROM decision_import_refusal WHERE import_id = ?
            ORDER BY in_row, place LIMIT ? OFFSET ?""")
        .params(id, size, (long) page * size)
        .query((row, n) -> new Refusal(row.getInt("in_row"), row.getString("field"), row.getString("because"))).list();
  }

  private static Progress progressOf(ResultSet row, int n) throws SQLException {
    return new Progress(row.getInt("id"), row.getString("file_hash"), row.getBoolean("dry_run"), State.valueOf(row.getString("state")),
        row.getInt("rows_read"), row.getInt("rows_taken"), row.getInt("rows_there"), row.getInt("rows_refused"), row.getString("fault"),
        row.getString("started_by"), row.getString("started_at"), row.getString("ended_at"));
  }
}
