package org.countersign.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.countersign.record.Checkpoint;
import org.countersign.record.Leaf;
import org.countersign.record.Proof;
import org.countersign.record.Verification;
import org.countersign.seal.Seal;
import org.countersign.seal.TestSeal;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Refusal;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sealed and when, what is not, and what becomes of it if the database is not what it was. */
class CheckpointsTest {

  private static final String CASE = "BC-2026-0001";
  private static final String OTHER = "BC-2026-0002";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Seal SEAL = TestSeal.valid("CN=Organisation", NOON, NOON.plus(Duration.ofDays(30)));

  private final MovableClock clock = new MovableClock();
  private JdbcConnectionPool database;
  private JdbcClient jdbc;
  private CaseRecord record;
  private TransactionTemplate transaction;
  private Concerns concerns;
  private Checkpoints checkpoints;

  @BeforeEach
  void start() throws SQLException {
    database = JdbcConnectionPool.create("jdbc:h2:mem:checkpoints;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
    Tables.make(database, "h2");
    jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    record = new CaseRecord(jdbc, clock);
    checkpoints = node(SEAL);
    append(CASE, 3);
    append(OTHER, 2);
  }

  @AfterEach
  void stop() {
    jdbc.sql("SHUTDOWN").update();
    database.dispose();
  }

  /** A node of the program, as it is when it has just started. */
  private Checkpoints node(Seal seal) {
    concerns = new Concerns();
    CheckpointStore store = new CheckpointStore(jdbc) {
      @Override
      public void add(Checkpoint checkpoint, List<Leaf> changed, LocalDate day) {
        transaction.executeWithoutResult(status -> super.add(checkpoint, changed, day));
      }
    };
    return new Checkpoints(record, store, Optional.ofNullable(seal), concerns, clock);
  }

  private void append(String chain, int entries) {
    for (int i = 0; i < entries; i++) {
      transaction.executeWithoutResult(status -> record.append(chain, "somebody", Act.SIGNED, Map.of("round", 1)));
    }
  }

  @Test
  void an_export_is_covered_by_a_checkpoint_and_needs_a_new_one_only_if_the_chain_grew() {
    Proof first = proven(CASE, 3);
    assertThat(first.checkpoint().number()).isEqualTo(1);
    assertThat(first.checkpoint().chains()).isEqualTo(1);
    assertThat(proven(CASE, 3)).isEqualTo(first);
    assertThat(proven(OTHER, 2).checkpoint().number()).isEqualTo(2);
    append(CASE, 1);
    Proof grown = proven(CASE, 4);
    assertThat(grown.checkpoint().number()).isEqualTo(3);
    assertThat(grown.checkpoint().previousHash()).isEqualTo(proven(OTHER, 2, 2).checkpoint().hash());
    assertThat(checkpoints.page(0).checkpoints()).extracting(Checkpoint::number).containsExactly(3, 2, 1);
    assertThat(checkpoints.page(1).checkpoints()).isEmpty();
    assertThat(checkpoints.sealed("INSTRUMENTS", null)).isEqualTo(new SealedChain(record.chain("INSTRUMENTS"), List.of(), null));
  }

  @Test
  void how_a_chain_stood_in_a_checkpoint_that_was_kept_is_shown_too() {
    Checkpoint kept = proven(CASE, 3).checkpoint();
    append(CASE, 2);
    SealedChain sealed = checkpoints.sealed(CASE, 1);
    assertThat(sealed.proofs()).extracting(Proof::entries).containsExactly(5, 3);
    assertThat(new Verification(sealed.chain(), sealed.proofs(), SEAL.chain(), kept).faults()).isEmpty();
    assertThat(checkpoints.sealed(OTHER, 1).proofs()).as("it was not there then").hasSize(1);
    assertThatThrownBy(() -> checkpoints.sealed(CASE, 99)).isInstanceOf(Refusal.class).hasMessage("There is no checkpoint 99.");
  }

  @Test
  void each_day_all_chains_are_sealed_once_whichever_node_is_first() {
    checkpoints.daily();
    node(SEAL).daily();
    checkpoints.daily();
    assertThat(checkpoints.page(0).total()).isEqualTo(1);
    assertThat(checkpoints.find(1).orElseThrow().chains()).isEqualTo(2);
    clock.now = Instant.parse("2026-11-22T23:59:59Z");
    checkpoints.daily();
    assertThat(checkpoints.page(0).total()).isEqualTo(1);
    clock.now = Instant.parse("2026-11-23T00:00:00Z");
    checkpoints.daily();
    assertThat(checkpoints.page(0).total()).as("though nothing changed: that nothing is gone is worth a signature").isEqualTo(2);
  }

  @Test
  void nodes_that_seal_at_once_make_one_line_of_checkpoints() throws Exception {
    List<Checkpoints> nodes = List.of(checkpoints, node(SEAL), node(SEAL));
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Object>> work = IntStream.range(0, 60).<Callable<Object>>mapToObj(i -> () -> {
      if (i % 10 == 0) {
        nodes.get(i % 3).daily();
      }
      String chain = "BC-2026-1" + i % 5;
      synchronized (chain.intern()) {
        append(chain, 1);
      }
      return nodes.get(i % 3).sealed(chain, null);
    }).toList();
    for (var done : threads.invokeAll(work)) {
      SealedChain sealed = (SealedChain) done.get();
      if (sealed.unsealed() == null) {
        assertThat(new Verification(sealed.chain(), sealed.proofs(), SEAL.chain(), null).faults()).isEmpty();
      }
    }
    threads.shutdown();
    proven(CASE, 3);
    assertThat(jdbc.sql("SELECT COUNT(*) FROM checkpoint WHERE for_day IS NOT NULL").query(Integer.class).single()).isEqualTo(1);
    assertThat(concerns.isNone()).isTrue();
  }

  @Test
  void a_chain_that_does_not_verify_stays_as_it_stood_and_is_told_of() {
    proven(CASE, 3);
    asAdversary("UPDATE record_entry SET actor = 'mallory' WHERE chain = 'BC-2026-0001' AND number = 2");
    append(CASE, 1);
    SealedChain sealed = checkpoints.sealed(CASE, null);
    assertThat(sealed.unsealed()).isEqualTo("The record does not verify: entry 2 of BC-2026-0001 was changed.");
    assertThat(sealed.proofs()).extracting(Proof::entries).containsExactly(3);
    assertThat(concerns.health().getStatus()).isEqualTo(Concerns.ATTENTION);
    checkpoints.daily();
    Checkpoint daily = checkpoints.find(2).orElseThrow();
    assertThat(daily.broken()).isEqualTo(1);
    assertThat(daily.chains()).isEqualTo(2);
    assertThat(checkpoints.sealed(CASE, null).proofs()).extracting(Proof::entries).containsExactly(3);
    proven(OTHER, 2);
    append(OTHER, 1);
    assertThat(proven(OTHER, 3).checkpoint().broken()).as("until all are looked at again").isEqualTo(1);
    asAdversary("UPDATE record_entry SET actor = 'somebody' WHERE chain = 'BC-2026-0001' AND number = 2");
    proven(CASE, 4);
    assertThat(concerns.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void a_chain_that_was_cut_or_rewritten_whole_is_not_the_one_that_was_sealed() {
    proven(CASE, 3);
    proven(OTHER, 2);
    jdbc.sql("ALTER TABLE checkpoint_leaf DROP CONSTRAINT " + foreignKey()).update();
    asAdversary("DELETE FROM record_entry WHERE chain = 'BC-2026-0001' AND number = 3");
    assertThat(checkpoints.sealed(CASE, null).unsealed()).contains("BC-2026-0001 has 2 entries, and 3 were sealed");
    asAdversary("DELETE FROM record_entry WHERE chain = 'BC-2026-0002'");
    checkpoints.daily();
    assertThat(checkpoints.find(3).orElseThrow().broken()).isEqualTo(2);
    clock.now = NOON.plusSeconds(1);
    append(OTHER, 2);
    append(CASE, 5);
    assertThat(checkpoints.sealed(OTHER, null).unsealed()).contains("entry 2 of BC-2026-0002 is not the one that was sealed");
    assertThat(checkpoints.sealed(CASE, null).unsealed()).contains("entry 3 of BC-2026-0001 is not the one that was sealed");
    assertThat(node(SEAL).sealed(CASE, null).unsealed()).as("on another node too").contains("entry 3 of BC-2026-0001");
  }

  @Test
  void nothing_is_sealed_on_checkpoints_that_were_changed() {
    proven(CASE, 3);
    proven(OTHER, 2);
    append(CASE, 1);
    jdbc.sql("DROP TRIGGER checkpoint_stays").update();
    jdbc.sql("DROP TRIGGER checkpoint_leaf_stays").update();
    jdbc.sql("UPDATE checkpoint SET at = '2026-11-22T12:00:01Z' WHERE number = 2").update();
    assertThat(checkpoints.sealed(CASE, null).unsealed()).contains("Checkpoint 2 was changed in the database");
    assertThat(node(SEAL).sealed(CASE, null).unsealed()).contains("is not what checkpoint 2 sealed");
    jdbc.sql("UPDATE checkpoint SET at = '2026-11-22T12:00:00Z' WHERE number = 2").update();
    jdbc.sql("UPDATE checkpoint SET at = '2026-11-22T12:00:01Z' WHERE number = 1").update();
    assertThat(node(SEAL).sealed(CASE, null).unsealed()).contains("Checkpoint 2 does not follow the one before it");
    jdbc.sql("UPDATE checkpoint SET at = '2026-11-22T12:00:00Z' WHERE number = 1").update();
    jdbc.sql("UPDATE checkpoint_leaf SET head = ? WHERE chain = ?").params("0".repeat(64), OTHER).update();
    assertThat(node(SEAL).sealed(CASE, null).unsealed()).contains("is not what checkpoint 2 sealed");
    jdbc.sql("DELETE FROM checkpoint_leaf WHERE checkpoint = 2").update();
    jdbc.sql("DELETE FROM checkpoint WHERE number = 2").update();
    assertThat(checkpoints.sealed(CASE, null).unsealed()).isEqualTo("Checkpoint 2 was made, and the database has 1 only.");
    checkpoints.daily();
    assertThat(checkpoints.page(0).total()).isEqualTo(1);
    assertThat(concerns.health().getStatus()).isEqualTo(Concerns.ATTENTION);
  }

  @Test
  void when_the_certificate_ends_the_record_goes_on_and_checkpoints_wait_for_another() {
    Checkpoint before = proven(CASE, 3).checkpoint();
    clock.now = NOON.plus(Duration.ofDays(31));
    append(CASE, 1);
    SealedChain sealed = checkpoints.sealed(CASE, null);
    assertThat(sealed.chain().entries()).hasSize(4);
    assertThat(sealed.unsealed()).contains("certificate of the seal is not valid now");
    assertThat(sealed.proofs()).extracting(Proof::entries).containsExactly(3);
    checkpoints.daily();
    assertThat(checkpoints.page(0).total()).isEqualTo(1);
    assertThat(concerns.health().getStatus()).isEqualTo(Concerns.ATTENTION);
    Seal next = TestSeal.valid("CN=Organisation", clock.now, clock.now.plus(Duration.ofDays(30)));
    SealedChain goesOn = node(next).sealed(CASE, 1);
    List<X509Certificate> both = List.of(SEAL.certificate(), next.certificate());
    assertThat(new Verification(goesOn.chain(), goesOn.proofs(), both, before).faults()).isEmpty();
    assertThat(new Verification(goesOn.chain(), goesOn.proofs(), SEAL.chain(), null).faults()).isNotEmpty();
  }

  @Test
  void without_a_seal_nothing_is_sealed_and_the_export_says_so() {
    Checkpoints none = node(null);
    none.daily();
    assertThat(none.sealed(CASE, null).unsealed()).isEqualTo("This program has no seal.");
    assertThat(none.page(0).total()).isZero();
    assertThat(concerns.isNone()).as("it was chosen, and told at the start").isTrue();
    proven(CASE, 3);
    assertThat(node(null).sealed(CASE, null).proofs()).as("what was sealed before stays proven").hasSize(1);
  }

  @Test
  void the_tables_of_the_record_are_only_added_to() {
    proven(CASE, 3);
    for (String table : List.of("record_entry", "checkpoint", "checkpoint_leaf")) {
      String column = table.equals("checkpoint_leaf") ? "entries" : "number";
      assertThatThrownBy(() -> jdbc.sql("UPDATE " + table + " SET " + column + " = " + column).update())
          .hasStackTraceContaining(table.toUpperCase() + " is only added to");
      assertThatThrownBy(() -> jdbc.sql("DELETE FROM " + table).update()).hasStackTraceContaining("is only added to");
    }
    assertThatThrownBy(() -> jdbc.sql("TRUNCATE TABLE record_entry").update()).hasStackTraceContaining("Cannot truncate");
    assertThatThrownBy(() -> jdbc.sql("TRUNCATE TABLE checkpoint").update()).hasStackTraceContaining("Cannot truncate");
    proven(CASE, 3);
  }

  private Proof proven(String chain, int entries) {
    return proven(chain, entries, null);
  }

  private Proof proven(String chain, int entries, Integer also) {
    SealedChain sealed = checkpoints.sealed(chain, also);
    assertThat(sealed.unsealed()).isNull();
    Verification verification = new Verification(sealed.chain(), sealed.proofs(), SEAL.chain(), null);
    assertThat(verification.faults()).isEmpty();
    assertThat(verification.proven()).contains("entry 1 to entry " + entries);
    return also == null ? sealed.proofs().get(0)
        : sealed.proofs().stream().filter(p -> p.checkpoint().number() == also).findFirst().orElseThrow();
  }

  private void asAdversary(String sql) {
    jdbc.sql("DROP TRIGGER IF EXISTS record_entry_stays").update();
    assertThat(jdbc.sql(sql).update()).isPositive();
  }

  private String foreignKey() {
    return jdbc.sql("""
        SELECT constraint_name FROM information_schema.constraint_column_usage WHERE table_name = 'RECORD_ENTRY'
          AND constraint_name IN (SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = 'CHECKPOINT_LEAF')
        FETCH FIRST 1 ROW ONLY""").query(String.class).single();
  }

  private static final class MovableClock extends Clock {

    private volatile Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
