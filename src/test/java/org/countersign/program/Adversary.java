package org.countersign.program;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Owns the database, and lacks the key: takes the trigger away, changes what is on the record, and puts the trigger back. */
public class Adversary {

  private final JdbcClient owner;
  private final String withoutTrigger;
  private final String withTrigger;

  public Adversary(JdbcClient jdbc) {
    boolean postgres = TestPostgres.isAsked();
    owner = postgres ? JdbcClient.create(TestPostgres.as(TestPostgres.OWNER, TestPostgres.Instead.DATABASE)) : jdbc;
    withoutTrigger = postgres ? "ALTER TABLE record_entry DISABLE TRIGGER record_entry_stays" : "DROP TRIGGER record_entry_stays";
    withTrigger = postgres ? "ALTER TABLE record_entry ENABLE TRIGGER record_entry_stays"
        : "CREATE TRIGGER record_entry_stays BEFORE UPDATE, DELETE ON record_entry FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly'";
  }

  /** @return how many rows were changed */
  public synchronized int changes(String sql, Object... parameters) {
    owner.sql(withoutTrigger).update();
    try {
      return owner.sql(sql).params(parameters).update();
    } finally {
      owner.sql(withTrigger).update();
    }
  }
}
