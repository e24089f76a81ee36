package org.countersign.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.countersign.record.Checkpoint;
import org.countersign.seal.TestSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says, and with which exit code. */
class VerifyCommandTest {

  private static final SealedRecords RECORDS = new SealedRecords();

  @TempDir
  private Path folder;
  private int code;

  @Test
  void a_whole_record_is_proven_by_whom_and_until_when() {
    assertThat(verify(RECORDS.whole())).isEqualTo("""
        Proven: the record of BC-2026-0002 is whole and unchanged, from entry 1 to entry 12 (DECISION_ISSUED by person11 at \
        2026-11-20T09:11:00.011Z), as it was sealed in checkpoint 2 at 2026-11-20T11:00:00Z by CN=Mayor's Office.
        """);
    assertThat(code).isZero();
  }

  @Test
  void what_was_changed_is_said() {
    ObjectNode changed = RECORDS.whole();
    ((ObjectNode) changed.at("/entries/3")).put("actor", "mallory");
    notProven(changed, "Entry 4 of BC-2026-0002 was changed.");

    ObjectNode content = RECORDS.whole();
    ((ObjectNode) content.at("/entries/3")).put("content", "{}");
    notProven(content, "The content of entry 4 of BC-2026-0002 was changed.");

    ObjectNode rewritten = RECORDS.whole();
    ((ObjectNode) rewritten.at("/entries/3")).put("actor", "mallory");
    SealedRecords.hashAnew(rewritten, 3);
    notProven(rewritten, "Entry 12 is not the one that checkpoint 2 sealed: it, or one before it, was written anew.");

    ObjectNode cut = RECORDS.whole();
    ((ArrayNode) cut.get("entries")).remove(11);
    notProven(cut, "Checkpoint 2 sealed 12 entries, and 11 are here: the end of the record is missing.");

    notProven(SealedRecords.export(RECORDS.entries, RECORDS.early),
        "The checkpoint covers 7 entries: entries 8 to 12 were added after it, and nothing proves them.");
    notProven(SealedRecords.export(RECORDS.entries), "No checkpoint covers this record: nothing in it is proven.");
    notProven(SealedRecords.export(List.of(), RECORDS.late), "The record has no entry.");

    ObjectNode otherCase = RECORDS.whole().put("chain", "BC-2026-0003");
    notProven(otherCase, "Entry 1 of BC-2026-0003 belongs to BC-2026-0002.");

    ObjectNode later = RECORDS.whole();
    ((ObjectNode) later.at("/proofs/0/checkpoint")).put("at", "2026-11-21T11:00:00Z");
    notProven(later, "The signature of checkpoint 2 is not that of CN=Mayor's Office.");
  }

  @Test
  void an_earlier_state_that_was_genuine_is_seen_by_who_kept_a_later_checkpoint_alone() {
    ObjectNode earlier = SealedRecords.export(RECORDS.entries.subList(0, 7), RECORDS.early);
    assertThat(verify(earlier)).startsWith("Proven").contains("to entry 7", "in checkpoint 1 at 2026-11-20T10:00:00Z");
    assertThat(verify(earlier, RECORDS.late.checkpoint())).contains("goes no further than checkpoint 1, and you kept checkpoint 2");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void a_kept_checkpoint_is_to_be_among_the_proofs() {
    assertThat(verify(RECORDS.whole(), RECORDS.late.checkpoint())).startsWith("Proven");
    assertThat(verify(RECORDS.whole(), RECORDS.early.checkpoint())).contains("Ask for the record with ?checkpoint=1");
    assertThat(verify(SealedRecords.export(RECORDS.entries, RECORDS.late, RECORDS.early), RECORDS.early.checkpoint())).startsWith("Proven");
    Checkpoint late = RECORDS.late.checkpoint();
    Checkpoint second = SealedRecords.signed(new Checkpoint(2, late.at(), late.chains(), 1, late.root(), late.previousHash(),
        late.certificate(), null), RECORDS.seal);
    assertThat(verify(RECORDS.whole(), second)).contains("two histories were signed");
    assertThat(verify(RECORDS.whole(), late.signed("00"))).contains("The signature of checkpoint 2 is not");
  }

  @Test
  void the_certificate_must_be_the_signers_and_valid_then() {
    SealedRecords others = new SealedRecords();
    assertThat(run("-", "--certificate", others.write(folder, "other.pem", others.pem()).toString()))
        .contains("The certificate that checkpoint 2 names is not one of those that you trust.");
    assertThat(code).isEqualTo(1);
    SealedRecords late = new SealedRecords(TestSeal.valid("CN=Gone", SealedRecords.BEGUN, SealedRecords.BEGUN.plusSeconds(5000)),
        SealedRecords.BEGUN.plusSeconds(3600));
    assertThat(said(late, late.whole())).contains("The certificate was not valid at 2026-11-20T11:00:00Z, when checkpoint 2 was signed.");
    assertThat(said(late, SealedRecords.export(late.entries.subList(0, 7), late.early))).startsWith("Proven");
    SealedRecords early = new SealedRecords(TestSeal.valid("CN=Not yet", SealedRecords.BEGUN.plus(Duration.ofDays(1)),
        SealedRecords.BEGUN.plus(Duration.ofDays(2))), SealedRecords.BEGUN);
    assertThat(said(early, early.whole())).contains("The certificate was not valid at");
  }

  @Test
  void several_certificates_may_be_trusted() {
    Path both = RECORDS.write(folder, "both.pem", new SealedRecords().pem() + RECORDS.pem());
    assertThat(run("-", "--certificate", both.toString())).startsWith("Proven");
  }

  @Test
  void what_is_no_record_proves_nothing() {
    for (String text : List.of("", "no JSON", "[]", "{}", "{\"chain\":1,\"entries\":[],\"proofs\":[]}", RECORDS.whole() + "{}",
        RECORDS.whole().toString().replaceFirst("\"actor\":", "\"actor\":\"mallory\",\"actor\":"))) {
      assertThat(piped(text, "-", "--certificate", pem()))
          .startsWith("NOT proven: this is not a record as it was exported.");
      assertThat(code).isEqualTo(1);
    }
  }

  @Test
  void a_wrong_call_says_how_it_is_called() throws IOException {
    String text = Files.writeString(folder.resolve("text"), "text").toString();
    misused("Usage:");
    misused("Usage:", "record.json");
    misused("Usage:", "--certificate", pem());
    misused("What does --loud mean here?", "record.json", "--certificate", pem(), "--loud");
    misused("What does second.json mean here?", "record.json", "second.json", "--certificate", pem());
    misused("none.pem cannot be read.", "-", "--certificate", folder.resolve("none.pem").toString());
    misused("holds no certificate", "-", "--certificate", text);
    misused("none.json cannot be read.", folder.resolve("none.json").toString(), "--certificate", pem());
    misused("is not a checkpoint as it was published", "-", "--certificate", pem(), "--checkpoint", text);
  }

  private void misused(String answer, String... arguments) {
    assertThat(run(arguments)).contains(answer);
    assertThat(code).isEqualTo(2);
  }

  private void notProven(ObjectNode record, String because) {
    assertThat(verify(record)).startsWith("NOT proven: the record of ").contains(because);
    assertThat(code).isEqualTo(1);
  }

  private String pem() {
    return RECORDS.write(folder, "seal.pem", RECORDS.pem()).toString();
  }

  private String verify(ObjectNode record) {
    return said(RECORDS, record);
  }

  private String verify(ObjectNode record, Checkpoint kept) {
    String file = RECORDS.write(folder, "kept.json", kept).toString();
    return piped(record.toString(), "-", "--certificate", pem(), "--checkpoint", file);
  }

  private String said(SealedRecords records, ObjectNode record) {
    String pem = records.write(folder, "trusted.pem", records.pem()).toString();
    String file = records.write(folder, "record.json", record).toString();
    return piped("", file, "--certificate", pem);
  }

  private String run(String... arguments) {
    return piped(RECORDS.whole().toString(), arguments);
  }

  private String piped(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    code = new VerifyCommand(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(List.of(arguments));
    return out.toString(StandardCharsets.UTF_8);
  }
}
