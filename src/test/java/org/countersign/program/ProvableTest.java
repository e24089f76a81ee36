package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.command.VerifyCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An exported record is proven with what everyone can fetch, and not once somebody was at the database. */
@ProgramTest
class ProvableTest {

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Adversary adversary;
  @Autowired
  private JdbcClient jdbc;

  @TempDir
  private Path folder;
  private Path certificate;
  private String said;

  @BeforeEach
  void fetchTheCertificate() throws IOException {
    Http.Answer pem = http.as(null).get("/register/seal.pem");
    assertThat(pem.status()).isEqualTo(200);
    certificate = Files.writeString(folder.resolve("seal.pem"), pem.response().body());
  }

  @Test
  void aRecordIsProvenOfflineWithWhatEveryoneCanFetch() throws IOException {
    String reference = walk.submit(SoundPaper.EXPENDITURE.caseFile());
    Http.Answer early = record("auditor", reference, "");
    assertThat(verify(early)).isZero();
    assertThat(said).contains("the record of " + reference + " is whole", "CN=Countersign demonstration - proves nothing");

    JsonNode feed = http.as(null).get("/register/checkpoints").body();
    assertThat(feed.path("demonstration").asBoolean()).isTrue();
    assertThat(feed.path("sealedBy").asText()).contains("demonstration");
    assertThat(feed.toString()).doesNotContain("BC-", "INSTRUMENTS");
    int number = feed.at("/checkpoints/0/number").asInt();
    Http.Answer kept = http.as(null).get("/register/checkpoints/" + number);
    assertThat(kept.body()).isEqualTo(feed.at("/checkpoints/0"));
    Path file = Files.writeString(folder.resolve("kept.json"), kept.response().body());

    walk.boardEndorses(reference);
    Http.Answer later = record("originator", reference, "?checkpoint=" + number);
    assertThat(later.body().path("entries").size()).isGreaterThan(early.body().path("entries").size());
    assertThat(later.body().path("proofs")).hasSize(2);
    assertThat(verify(later, "--checkpoint", file.toString())).isZero();
    assertThat(verify(early)).as("what was exported stays proven").isZero();

    Http.Answer house = http.as("auditor").get("/api/records/PEOPLE");
    assertThat(verify(house)).isZero();
  }

  @Test
  void whoeverWasAtTheDatabaseIsFoundOut() throws IOException {
    String reference = walk.submit(SoundPaper.EXPENDITURE.caseFile());
    assertThat(verify(record("auditor", reference, ""))).isZero();
    adversary.changes("UPDATE record_entry SET actor = 'mallory' WHERE chain = ? AND number = 1", reference);
    Http.Answer changed = record("auditor", reference, "");
    assertThat(changed.at("/unsealed")).contains("entry 1 of " + reference + " was changed");
    assertThat(verify(changed)).isEqualTo(1);
    assertThat(said).contains("Entry 1 of " + reference + " was changed.");
    assertThat(http.as(null).get("/actuator/health").at("/status")).isEqualTo("ATTENTION");
    adversary.changes("UPDATE record_entry SET actor = 'originator' WHERE chain = ? AND number = 1", reference);
    assertThat(verify(record("auditor", reference, ""))).isZero();
  }

  @Test
  void theDatabaseItselfRefusesChanges() {
    // By a trigger, or because the role that the program runs under may not.
    String refused = TestPostgres.isAsked() ? "permission denied" : "is only added to";
    for (String table : List.of("record_entry", "checkpoint", "checkpoint_leaf")) {
      assertThatThrownBy(() -> jdbc.sql("DELETE FROM " + table).update()).hasStackTraceContaining(refused);
    }
    assertThatThrownBy(() -> jdbc.sql("UPDATE record_entry SET actor = 'mallory'").update()).hasStackTraceContaining(refused);
  }

  @Test
  void whatIsNoCheckpointIsNotThere() {
    String reference = walk.submit(SoundPaper.EXPENDITURE.caseFile());
    assertThat(record("auditor", reference, "?checkpoint=999999").status()).isEqualTo(404);
    assertThat(record("auditor", reference, "?checkpoint=first").status()).isEqualTo(400);
    assertThat(record("finance", reference, "?checkpoint=1").status()).isEqualTo(http.as("finance").get("/api/cases/" + reference).status());
    assertThat(http.as(null).get("/register/checkpoints/999999").status()).isEqualTo(404);
    assertThat(http.as(null).get("/register/checkpoints/0").status()).isEqualTo(404);
    assertThat(http.as(null).get("/register/checkpoints/first").status()).isEqualTo(404);
    assertThat(http.as(null).get("/register/checkpoints?page=99999999").body().path("checkpoints")).isEmpty();
    assertThat(http.as(null).get("/api/cases/" + reference + "/record").status()).isEqualTo(401);
  }

  private Http.Answer record(String reader, String reference, String query) {
    return http.as(reader).get("/api/cases/" + reference + "/record" + query);
  }

  private int verify(Http.Answer exported, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("record.json"), exported.response().body());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> call = new ArrayList<>(List.of(file.toString(), "--certificate", certificate.toString()));
    call.addAll(List.of(more));
    int code = new VerifyCommand(System.in, new PrintStream(out, true, StandardCharsets.UTF_8)).run(call);
    said = out.toString(StandardCharsets.UTF_8);
    return code;
  }
}
