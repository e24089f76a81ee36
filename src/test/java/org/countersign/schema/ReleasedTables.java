package org.countersign.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Moves the database of an earlier release from H2 to PostgreSQL: the tables of its migrations, and its rows. */
public final class ReleasedTables {

  private ReleasedTables() {}

  /**
   * @param from H2, with the database of the release
   * @param owner of an empty database on PostgreSQL
   * @param superuser who may put rows in any order
   */
  public static void copy(Connection from, DataSource owner, DataSource superuser) throws SQLException {
    String release = one(from, "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\"");
    Flyway.configure().dataSource(owner).locations("classpath:db/migration").javaMigrations(new EngineSchema()).target(release)
        .load().migrate();
    try (Connection to = superuser.getConnection(); Statement statement = to.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (String table : tables(from)) {
        statement.execute("DELETE FROM " + table);
        copy(from, to, table);
      }
      for (String sequence : List.of("board_seat")) {
        statement.execute("SELECT setval(pg_get_serial_sequence('" + sequence + "', 'id'), (SELECT MAX(id) FROM " + sequence + "))");
      }
    }
  }

  private static List<String> tables(Connection from) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found = from.createStatement().executeQuery("SELECT table_name FROM information_schema.tables"
        + " WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  private static void copy(Connection from, Connection to, String table) throws SQLException {
    try (ResultSet rows = from.createStatement().executeQuery("SELECT * FROM " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        names.add(rows.getMetaData().getColumnName(i));
      }
      String sql = "INSERT INTO " + table + " (" + String.join(", ", names) + ") OVERRIDING SYSTEM VALUE VALUES ("
          + IntStream.range(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", ")) + ")";
      try (PreparedStatement insert = to.prepareStatement(sql)) {
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            switch (rows.getMetaData().getColumnTypeName(i)) {
              case "BINARY LARGE OBJECT", "BINARY VARYING" -> insert.setBytes(i, rows.getBytes(i));
              case "CHARACTER LARGE OBJECT" -> insert.setString(i, rows.getString(i));
              default -> insert.setObject(i, rows.getObject(i));
            }
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private static String one(Connection from, String sql) throws SQLException {
    try (ResultSet found = from.createStatement().executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }
}
