package org.countersign.schema;

import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** V1: the tables of Camunda 7.24, by the scripts in the engine's own jar; those of CMMN stay away. */
@Component
class EngineSchema implements JavaMigration {

  private static final List<String> SCRIPTS =
      List.of("engine", "identity", "history", "decision.engine", "decision.history");

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    String database = databaseOf(connection);
    for (String script : SCRIPTS) {
      ScriptUtils.executeSqlScript(connection, scriptFor(database, script));
    }
  }

  private static String databaseOf(Connection connection) throws Exception {
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    return product.startsWith("postgres") ? "postgres" : product;
  }

  private static Resource scriptFor(String database, String script) {
    return new ClassPathResource("org/camunda/bpm/engine/db/create/activiti." + database + ".create." + script + ".sql");
  }

  /** Of the scripts for H2, so that an engine that brings other tables is noticed. */
  @Override
  public Integer getChecksum() {
    CRC32 checksum = new CRC32();
    for (String script : SCRIPTS) {
      try {
        checksum.update(scriptFor("h2", script).getContentAsByteArray());
      } catch (IOException e) {
        throw new IllegalStateException("the engine's jar lacks its script " + script, e);
      }
    }
    return (int) checksum.getValue();
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("1");
  }

  @Override
  public String getDescription() {
    return "engine 7.24";
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
