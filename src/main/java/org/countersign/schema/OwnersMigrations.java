package org.countersign.schema;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the tables belong to another role than the program's, the program looks at them and migrates nothing. */
@Configuration(proxyBeanMethods = false)
class OwnersMigrations {

  @Bean
  @ConditionalOnProperty(name = "countersign.database.migrate-at-start", havingValue = "false")
  FlywayMigrationStrategy lookOnly() {
    return flyway -> new Migrations(flyway).requireExactlyThese();
  }
}
