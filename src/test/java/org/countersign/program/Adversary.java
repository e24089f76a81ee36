package org.countersign.program;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Owns the database, and lacks the key: takes the trigger away, changes what is on the record, and puts the trigger back. */
public class Adversary {

  private final JdbcClient jdbc;

  public Adversary(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return how many rows were changed */
  public synchronized int changes(String sql, Object... parameters) {
    jdbc.sql("DROP TRIGGER record_entry_stays").update();
    try {
      return jdbc.sql(sql).params(parameters).update();
    } finally {
      jdbc.sql("CREATE TRIGGER record_entry_stays BEFORE UPDATE, DELETE ON record_entry FOR EACH ROW"
          + " CALL 'org.countersign.record.h2.AppendOnly'").update();
    }
  }
}
