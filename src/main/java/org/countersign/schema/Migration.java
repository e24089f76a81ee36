package org.countersign.schema;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Migrates the tables as their owner, on PostgreSQL, and grants the program's role what it needs. Starts nothing else. */
public final class Migration {

  private static final String OWNER = "spring.flyway.user";
  private static final String PROGRAM = "spring.datasource.username";

  private Migration() {}

  /** What is needed to migrate: found by no scan, since it belongs to no running program. */
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  @Import(EngineSchema.class)
  static class Tables {

    @Bean
    FlywayMigrationStrategy notYet() {
      return flyway -> { };
    }
  }

  /**
   * @param settings in Spring's words ({@code --spring.flyway.user=…}); what is not here comes from the environment
   * @return what was done, in words
   * @throws UnfitDatabase if it could not be done, or the database is a later release's
   */
  public static String run(String... settings) {
    try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Tables.class).web(WebApplicationType.NONE)
        .profiles("postgres").bannerMode(Banner.Mode.OFF).logStartupInfo(false).registerShutdownHook(false).run(settings)) {
      requireTwoRoles(context.getEnvironment());
      Flyway flyway = context.getBean(Flyway.class);
      new Migrations(flyway).requireNoStrange();
      MigrateResult result = flyway.migrate();
      new Migrations(flyway).requireExactlyThese();
      return "%d migrations were applied. The database is at %s, and %s may use it.".formatted(result.migrationsExecuted,
          flyway.info().current().getVersion(), context.getEnvironment().getProperty(PROGRAM));
    } catch (FlywayException failure) {
      throw new UnfitDatabase("The database could not be migrated: "
          + NestedExceptionUtils.getMostSpecificCause(failure).getMessage(), failure);
    }
  }

  private static void requireTwoRoles(Environment environment) {
    String owner = environment.getProperty(OWNER, "");
    if (owner.isBlank()) {
      throw new UnfitDatabase("Whose tables are they?"
          + " Set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD to those of the owner.", null);
    }
    if (owner.equals(environment.getProperty(PROGRAM))) {
      throw new UnfitDatabase("The owner of the tables could change the record: let the program use another role"
          + " (SPRING_DATASOURCE_USERNAME).", null);
    }
  }
}
