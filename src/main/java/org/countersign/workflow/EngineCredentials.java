package org.countersign.workflow;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The salted hash of a person's password, as the engine stores it: two resets to the same password differ. */
@Component
public class EngineCredentials {

  private final JdbcClient jdbc;

  EngineCredentials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty text for an account that is not there. */
  public String of(String person) {
    return jdbc.sql("SELECT COALESCE(PWD_, '') || ':' || COALESCE(SALT_, '') FROM ACT_ID_USER WHERE ID_ = ?").param(person)
        .query(String.class).optional().orElse("");
  }
}
