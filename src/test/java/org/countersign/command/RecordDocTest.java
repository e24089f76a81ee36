package org.countersign.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countersign.record.Checkpoint;
import org.junit.jupiter.api.Test;

/** The worked example of docs/record.md is a record that verifies, and its lines are that record's. */
class RecordDocTest {

  private static final Path EXAMPLE = Path.of("docs/record/example.json");
  private static final Path CERTIFICATE = Path.of("docs/record/example.pem");

  @Test
  void theExampleIsProven() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code = new VerifyCommand(System.in, new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(List.of(EXAMPLE.toString(), "--certificate", CERTIFICATE.toString()));
    assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Proven: the record of BC-2026-0002");
    assertThat(code).isZero();
  }

  @Test
  void theTextShowsTheExample() throws IOException {
    assertThat(Files.readString(Path.of("docs/record.md"))).contains(block(SealedRecords.JSON.readTree(EXAMPLE.toFile())));
  }

  /** What is hashed and signed, line by line. */
  static String block(JsonNode record) {
    JsonNode first = record.at("/entries/0");
    JsonNode proof = record.at("/proofs/0");
    JsonNode checkpoint = proof.path("checkpoint");
    StringBuilder block = new StringBuilder();
    block.append("the content of entry 1\n  ").append(first.path("content").asText())
        .append("\nits SHA-256, contentHash\n  ").append(first.path("contentHash").asText())
        .append("\nthe lines of entry 1");
    for (String field : List.of("chain", "number", "at", "actor", "act", "contentHash", "previousHash")) {
      block.append("\n  ").append(first.path(field).asText());
    }
    block.append("\ntheir SHA-256, hash, which is the previousHash of entry 2\n  ").append(first.path("hash").asText())
        .append("\nthe lines of the leaf\n  ").append(record.path("chain").asText()).append("\n  ").append(proof.path("entries").asText())
        .append("\n  ").append(proof.path("head").asText())
        .append("\nthe path of the leaf at position ").append(proof.path("position").asText());
    proof.path("path").forEach(hash -> block.append("\n  ").append(hash.asText()));
    block.append("\nthe lines of the checkpoint, which are signed");
    Checkpoint signed = SealedRecords.JSON.convertValue(checkpoint, Checkpoint.class);
    signed.text().lines().forEach(line -> block.append("\n  ").append(line));
    return block.append("\ntheir SHA-256, which is the previousHash of checkpoint ").append(signed.number() + 1).append("\n  ")
        .append(signed.hash()).append("\n").toString();
  }
}
