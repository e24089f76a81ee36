package org.countersign.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.jackson2.SecurityJackson2Modules;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * People's sessions in the database, so that any node serves anybody. They are written as JSON by Spring Security's own rules,
 * which read listed classes only: what this release cannot read is not there, and at worst somebody signs in once more.
 */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class SharedSessions {

  private static final Logger LOG = LoggerFactory.getLogger(SharedSessions.class);

  private final ObjectMapper json =
      new ObjectMapper().registerModules(SecurityJackson2Modules.getModules(SharedSessions.class.getClassLoader()));

  /** Without it, requests of one session that come at once fail. */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesAtOnce() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, this::write);
    conversion.addConverter(byte[].class, Object.class, this::read);
    return conversion;
  }

  private byte[] write(Object attribute) {
    try {
      return json.writeValueAsBytes(attribute);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A session cannot hold a " + attribute.getClass().getName(), e);
    }
  }

  private Object read(byte[] attribute) {
    try {
      return json.readValue(attribute, Object.class);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("What a session holds cannot be read by this release, and is left out: {}", e.getClass().getSimpleName());
      return null;
    }
  }
}
