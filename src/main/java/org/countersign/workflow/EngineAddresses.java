package org.countersign.workflow;

import java.util.Optional;
import org.countersign.people.Addresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses that operators keep with the engine's accounts. */
@Component
class EngineAddresses implements Addresses {

  private final JdbcClient jdbc;

  EngineAddresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> of(String person) {
    return jdbc.sql("SELECT EMAIL_ FROM ACT_ID_USER WHERE ID_ = ? AND EMAIL_ IS NOT NULL").param(person).query(String.class)
        .optional().map(String::strip).filter(address -> !address.isEmpty());
  }
}
