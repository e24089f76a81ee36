package org.countersign.checkpoints;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The tables of the record and its checkpoints on an empty database; of the engine's, the two that V3 reads. */
final class Tables {

  private Tables() {}

  static void make(DataSource database, String vendor) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("CREATE TABLE ACT_ID_USER (ID_ VARCHAR(64), PWD_ VARCHAR(255), SALT_ VARCHAR(255))");
      connection.createStatement().execute("CREATE TABLE ACT_ID_MEMBERSHIP (USER_ID_ VARCHAR(64), GROUP_ID_ VARCHAR(64))");
      for (String script : List.of("V2__cases_and_record", "V3__authority_of_the_moment", "V8__checkpoints", "V9__notices_and_corrections")) {
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/" + script + ".sql"));
      }
      for (String script : List.of("V8.1__append_only", "V9.1__notices_append_only")) {
        Resource appendOnly = new ClassPathResource("db/vendor/" + vendor + "/" + script + ".sql");
        if (vendor.equals("postgresql")) {
          // Whole: Spring would cut the bodies at their semicolons.
          connection.createStatement().execute(appendOnly.getContentAsString(StandardCharsets.UTF_8));
        } else {
          ScriptUtils.executeSqlScript(connection, appendOnly);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
