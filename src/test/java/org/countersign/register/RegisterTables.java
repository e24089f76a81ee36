package org.countersign.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The tables that the register reads, on an empty database; of the engine's, the two that V3 reads. */
public final class RegisterTables {

  private RegisterTables() {}

  public static void make(DataSource database) {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("CREATE TABLE ACT_ID_USER (ID_ VARCHAR(64), PWD_ VARCHAR(255), SALT_ VARCHAR(255))");
      connection.createStatement().execute("CREATE TABLE ACT_ID_MEMBERSHIP (USER_ID_ VARCHAR(64), GROUP_ID_ VARCHAR(64))");
      for (String script : List.of("V2__cases_and_record", "V3__authority_of_the_moment", "V4__precedents", "V9__notices_and_corrections",
          "V10__register", "V12__conditions_and_gates")) {
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/" + script + ".sql"));
      }
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        connection.createStatement().execute(new ClassPathResource("db/vendor/postgresql/V10.1__register_words.sql")
            .getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
