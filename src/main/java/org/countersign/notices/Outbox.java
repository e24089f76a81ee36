package org.countersign.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits to be sent. A row is claimed before it is sent and goes afterwards, so that two programs send it once. */
@Repository
class Outbox {

  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param tries how often it was tried in vain */
  record Waiting(String kind, String caseReference, String task, String what, LocalDate due, int tries) {

    News news() {
      return new News(News.Kind.valueOf(kind), caseReference, task, what, due);
    }
  }

  /** In the caller's transaction: what is told has happened. */
  void add(String person, News news, Instant now) {
    jdbc.sql("""
            INSERT INTO outbox (person, kind, case_reference, task, what, due_on, queued_at, next_try_at, tries)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)""")
        .params(Arrays.asList(person, news.kind().name(), news.caseReference(), news.task(), news.what(), news.due(), moment(now),
            moment(now))).update();
  }

  /** What is told of a task that is done need not be told any more. */
  void forgetTask(String task) {
    jdbc.sql("DELETE FROM outbox WHERE task = ? AND claim IS NULL").param(task).update();
  }

  /** Whoever has something to be told now. */
  List<String> people(Instant now, Instant stale) {
    return jdbc.sql("SELECT DISTINCT person FROM outbox WHERE next_try_at <= ? AND (claim IS NULL OR claimed_at < ?) ORDER BY person")
        .params(moment(now), moment(stale)).query(String.class).list();
  }

  /**
   * Takes what waits for the person: whoever else asks at the same instant gets nothing of it.
   *
   * @param stale claims from before this instant are of a program that was stopped while it sent
   */
  List<Waiting> claim(String person, String claim, Instant now, Instant stale) {
    jdbc.sql("""
            UPDATE outbox SET claim = ?, claimed_at = ?
            WHERE person = ? AND next_try_at <= ? AND (claim IS NULL OR claimed_at < ?)""")
        .params(claim, moment(now), person, moment(now), moment(stale)).update();
    return jdbc.sql("SELECT kind, case_reference, task, what, due_on AS due, tries FROM outbox WHERE claim = ? ORDER BY case_reference, id")
        .param(claim).query(Waiting.class).list();
  }

  void sent(String claim) {
    jdbc.sql("DELETE FROM outbox WHERE claim = ?").param(claim).update();
  }

  /** Gives back what could not be sent. */
  void tryAgain(String claim, Instant at) {
    jdbc.sql("UPDATE outbox SET claim = NULL, claimed_at = NULL, tries = tries + 1, next_try_at = ? WHERE claim = ?")
        .params(moment(at), claim).update();
  }

  /** @return how many rows waited in vain since before that instant */
  int drop(Instant queuedBefore) {
    return jdbc.sql("DELETE FROM outbox WHERE queued_at < ?").param(moment(queuedBefore)).update();
  }

  private static String moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
