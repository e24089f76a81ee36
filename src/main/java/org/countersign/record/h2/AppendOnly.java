package org.countersign.record.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Refuses to change or delete a row: V8.1 hangs it on the tables of the record, whose databases know it by this name. */
public final class AppendOnly implements Trigger {

  private String table;

  @Override
  public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
    table = tableName;
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    throw new SQLException(table + " is only added to: a row of it is never changed or deleted", "23001");
  }
}
