package org.countersign.register;

import java.util.Map;
import javax.sql.DataSource;
import org.countersign.decisions.Corrections;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.NumberSeries;
import org.countersign.decisions.PastDecisions;
import org.countersign.decisions.SignedNotices;
import org.countersign.signing.Conditions;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/**
 * The register alone: its pages and data over the tables that it reads, without sign-in and engine. On H2, unless another database is given.
 * No stereotype: the program under test would find it.
 */
@ImportAutoConfiguration({WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties(RegisterSettings.class)
@Import({Decisions.class, PastDecisions.class, Conditions.class, Register.class, RegisterFrame.class, RegisterEntries.class, RegisterIndex.class, RejectedCases.class,
    WordSearch.class, RegisterController.class, RegisterFeed.class, RegisterCsv.class, RegisterAtom.class, RegisterStyle.class,
    RegisterTest.Faults.class})
public class RegisterSlice {

  @Bean
  @ConditionalOnMissingBean
  DataSource database() {
    DataSource database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
    RegisterTables.make(database);
    return database;
  }

  @Bean
  JdbcClient jdbc(DataSource database) {
    return JdbcClient.create(database);
  }

  /** Only read here: who writes them needs the record too. */
  @Bean
  SignedNotices notices(JdbcClient jdbc) {
    return new SignedNotices(jdbc, null, null);
  }

  @Bean
  Corrections corrections(JdbcClient jdbc) {
    return new Corrections(jdbc, null, null, null);
  }

  @Bean
  NumberSeries series() {
    return new NumberSeries(Map.of());
  }
}
