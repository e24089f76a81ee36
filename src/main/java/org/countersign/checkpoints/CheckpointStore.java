package org.countersign.checkpoints;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.record.Checkpoint;
import org.countersign.record.Leaf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The checkpoints, and of each the leaves that changed with it: only added to. */
@Repository
class CheckpointStore {

  private static final String COLUMNS = """
      number, at, chains, broken, root, previous_hash AS "previousHash", certificate, signature""";

  private final JdbcClient jdbc;

  CheckpointStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** 0 if there is none. */
  int lastNumber() {
    return jdbc.sql("SELECT COALESCE(MAX(number), 0) FROM checkpoint").query(Integer.class).single();
  }

  Optional<Checkpoint> find(int number) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM checkpoint WHERE number = ?").param(number).query(Checkpoint.class).optional();
  }

  /** Those after a number up to another, in order. */
  List<Checkpoint> between(int after, int last) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM checkpoint WHERE number > ? AND number <= ? ORDER BY number").params(after, last)
        .query(Checkpoint.class).list();
  }

  /** The leaves that changed with the checkpoints after a number up to another, of each chain the last. */
  List<Leaf> leavesBetween(int after, int last) {
    return jdbc.sql("""
            SELECT l.chain, l.entries, l.head FROM checkpoint_leaf l WHERE l.checkpoint > ? AND l.checkpoint <= ?
              AND NOT EXISTS (SELECT 1 FROM checkpoint_leaf later
                WHERE later.chain = l.chain AND later.checkpoint > l.checkpoint AND later.checkpoint <= ?)""")
        .params(after, last, last).query(Leaf.class).list();
  }

  boolean isMadeFor(LocalDate day) {
    return jdbc.sql("SELECT COUNT(*) FROM checkpoint WHERE for_day = ?").param(day).query(Integer.class).single() > 0;
  }

  /**
   * @param day null unless it is the one of that day
   * @throws org.springframework.dao.DuplicateKeyException if another node was quicker
   */
  @Transactional
  public void add(Checkpoint checkpoint, List<Leaf> changed, LocalDate day) {
    jdbc.sql("""
            INSERT INTO checkpoint (number, at, chains, broken, root, previous_hash, certificate, signature, for_day)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(checkpoint.number(), checkpoint.at(), checkpoint.chains(), checkpoint.broken(), checkpoint.root(),
            checkpoint.previousHash(), checkpoint.certificate(), checkpoint.signature(), day))
        .update();
    changed.forEach(leaf -> jdbc.sql("INSERT INTO checkpoint_leaf (chain, entries, head, checkpoint) VALUES (?, ?, ?, ?)")
        .params(leaf.chain(), leaf.entries(), leaf.head(), checkpoint.number()).update());
  }
}
