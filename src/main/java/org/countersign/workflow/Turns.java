package org.countersign.workflow;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one program does at a time, of all that share the database. */
@Component
class Turns {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Turns(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** In one transaction: whoever starts at the same time waits, and then finds what was made. */
  void start(Runnable action) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("SELECT name FROM turn WHERE name = 'START' FOR UPDATE").query(String.class).single();
      action.run();
    });
  }
}
