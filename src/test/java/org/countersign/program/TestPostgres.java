package org.countersign.program;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.countersign.schema.Migration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfilesResolver;

/** A real PostgreSQL, one for each process of tests, with an owner of the tables and a role for the program, as an organisation has it. */
public final class TestPostgres {

  public static final String OWNER = "countersign_owner";
  public static final String PROGRAM = "countersign";

  private static EmbeddedPostgres server;

  private TestPostgres() {}

  /** {@code -Dtest.database=postgres}: the program under test runs on it. */
  static boolean isAsked() {
    return "postgres".equals(System.getProperty("test.database"));
  }

  /** A database with the tables of this release, ready for the program. */
  public static synchronized void make(String database) {
    makeEmpty(database);
    Migration.run(settingsOfOwner(database));
  }

  /** A database without a table, and the two roles. */
  public static synchronized void makeEmpty(String database) {
    try {
      if (server == null) {
        // Its logs end with the process; the locale is what most organisations have.
        server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
        JdbcClient superuser = JdbcClient.create(server.getPostgresDatabase());
        superuser.sql("CREATE ROLE " + OWNER + " LOGIN").update();
        superuser.sql("CREATE ROLE " + PROGRAM + " LOGIN").update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JdbcClient.create(server.getPostgresDatabase()).sql("CREATE DATABASE " + database + " OWNER " + OWNER).update();
  }

  public static String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  public static int port() {
    return server.getPort();
  }

  static DataSource as(String role, String database) {
    return server.getDatabase(role, database);
  }

  /** What the program is told. */
  static List<String> settings(String database) {
    return List.of("--spring.datasource.url=" + url(database), "--spring.datasource.username=" + PROGRAM, "--spring.datasource.password=");
  }

  /** What {@code migrate} is told. */
  static String[] settingsOfOwner(String database) {
    return new String[] {"--spring.datasource.url=" + url(database), "--spring.datasource.username=" + PROGRAM,
        "--spring.flyway.user=" + OWNER, "--spring.flyway.password="};
  }

  /** Says under which profile the shared program is started. */
  static class Profile implements ActiveProfilesResolver {

    @Override
    public String[] resolve(Class<?> test) {
      return isAsked() ? new String[] {"postgres"} : new String[0];
    }
  }

  /** Where it is asked for: the shared program's own database. */
  static class Instead implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String DATABASE = "program";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      if (isAsked()) {
        make(DATABASE);
        TestPropertyValues.of(settings(DATABASE).stream().map(setting -> setting.substring(2))).applyTo(context);
      }
    }
  }
}
