package org.countersign.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.record.Verification;
import org.countersign.seal.Seal;
import org.countersign.seal.TestSeal;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On PostgreSQL the program's role adds to the record and reads it, and cannot do more; the owner is refused by triggers. */
class PostgresRecordTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final List<String> TABLES = List.of("record_entry", "checkpoint", "checkpoint_leaf", "signed_notice",
      "signed_notice_piece", "decision_correction");
  private static final String[] CHANGES = {"UPDATE %s SET %s = %s", "DELETE FROM %1$s", "TRUNCATE %1$s CASCADE"};

  @Test
  void the_programs_role_adds_and_reads_and_nobody_changes() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
      superuser.sql("CREATE ROLE keeper LOGIN").update();
      superuser.sql("CREATE ROLE program LOGIN").update();
      superuser.sql("CREATE DATABASE countersign OWNER keeper").update();
      DataSource keeper = postgres.getDatabase("keeper", "countersign");
      // As docs/record.md tells whoever sets the database up.
      JdbcClient.create(postgres.getDatabase("postgres", "countersign")).sql("GRANT CREATE ON SCHEMA public TO keeper").update();
      JdbcClient.create(keeper).sql("ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO program").update();
      Tables.make(keeper, "postgresql");

      JdbcClient program = JdbcClient.create(postgres.getDatabase("program", "countersign"));
      CaseRecord record = new CaseRecord(program, Clock.fixed(NOW, ZoneOffset.UTC));
      record.append("BC-2026-0001", "originator", Act.SUBMITTED, Map.of("revision", 1));
      Seal seal = TestSeal.valid("CN=Organisation", NOW, NOW.plus(Duration.ofDays(1)));
      Checkpoints checkpoints = new Checkpoints(record, new CheckpointStore(program), Optional.of(seal), new Concerns(),
          Clock.fixed(NOW, ZoneOffset.UTC));
      checkpoints.daily();
      record.append("BC-2026-0001", "chair", Act.SIGNED, Map.of("round", 1));
      SealedChain sealed = checkpoints.sealed("BC-2026-0001", 1);
      assertThat(sealed.unsealed()).isNull();
      assertThat(sealed.proofs()).hasSize(2);
      assertThat(new Verification(sealed.chain(), sealed.proofs(), seal.chain(), null).faults()).isEmpty();
      program.sql("UPDATE number_series SET next_number = next_number").update();

      for (String table : TABLES) {
        String column = table.equals("checkpoint_leaf") ? "entries" : table.equals("signed_notice") ? "size" : "number";
        for (String change : CHANGES) {
          String sql = change.formatted(table, column, column);
          assertThatThrownBy(() -> program.sql(sql).update()).as(sql).hasStackTraceContaining("permission denied");
          assertThatThrownBy(() -> JdbcClient.create(keeper).sql(sql).update()).as(sql).hasStackTraceContaining("is only added to");
        }
        assertThatThrownBy(() -> program.sql("DROP TRIGGER " + table + "_stays ON " + table).update())
            .hasStackTraceContaining("must be owner");
      }
      assertThat(record.chain("BC-2026-0001").entries()).hasSize(2);
    }
  }
}
