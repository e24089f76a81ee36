package org.countersign.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.countersign.record.Certificates;
import org.countersign.record.Chain;
import org.countersign.record.Checkpoint;
import org.countersign.record.Entry;
import org.countersign.record.Leaf;
import org.countersign.record.MerkleTree;
import org.countersign.record.Proof;
import org.countersign.seal.Seal;
import org.countersign.seal.TestSeal;

/** A record of twelve entries among five chains, under a checkpoint after its seventh entry and one after its last. */
final class SealedRecords {

  static final ObjectMapper JSON = new ObjectMapper();
  static final String CASE = "BC-2026-0002";
  static final Instant BEGUN = Instant.parse("2026-11-20T09:00:00Z");
  private static final List<String> ACTS = List.of("SUBMITTED", "CHECKED", "AUTHORITY_DETERMINED", "SIGNED", "SIGNED", "SIGNED", "BOARD_CLOSED",
      "SIGNED", "SIGNED", "SIGNED", "SIGNED", "DECISION_ISSUED");

  final Seal seal;
  final List<Entry> entries = new ArrayList<>();
  final Proof early;
  final Proof late;

  SealedRecords() {
    this(TestSeal.valid("CN=Mayor's Office", BEGUN, BEGUN.plus(Duration.ofDays(365))), BEGUN.plusSeconds(3600));
  }

  SealedRecords(Seal seal, Instant sealedAt) {
    this.seal = seal;
    for (int i = 0; i < ACTS.size(); i++) {
      Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
      entries.add(Entry.after(last, CASE, BEGUN.plusMillis(60_001L * i).toString(), "person" + i, ACTS.get(i),
          "{\"reason\":\"Why £%d? Because – ✓ “so”.\",\"revision\":1}".formatted(i)));
    }
    early = sealed(7, null, sealedAt);
    late = sealed(12, early.checkpoint(), sealedAt.plusSeconds(3600));
  }

  private Proof sealed(int size, Checkpoint previous, Instant at) {
    List<Leaf> leaves = new ArrayList<>();
    for (String chain : List.of("BC-2026-0001", CASE, "BC-2026-0003", "INSTRUMENTS", "PEOPLE")) {
      leaves.add(chain.equals(CASE) ? Leaf.of(new Chain(CASE, entries.subList(0, size)))
          : Leaf.of(new Chain(chain, List.of(Entry.after(null, chain, at.toString(), "somebody", "SUBMITTED", "{}")))));
    }
    MerkleTree tree = new MerkleTree(leaves);
    return new Proof(size, leaves.get(1).head(), 1, tree.path(1), signed(new Checkpoint(previous == null ? 1 : 2, at.toString(), leaves.size(),
        0, tree.root(), previous == null ? Entry.GENESIS : previous.hash(), Certificates.fingerprint(seal.certificate()), null), seal));
  }

  static Checkpoint signed(Checkpoint checkpoint, Seal seal) {
    return checkpoint.signed(HexFormat.of().formatHex(seal.sign(checkpoint.bytes())));
  }

  /** As the program exports it. */
  ObjectNode whole() {
    return export(entries, late);
  }

  static ObjectNode export(List<Entry> entries, Proof... proofs) {
    ObjectNode record = JSON.createObjectNode().put("chain", CASE).put("verified", true);
    record.set("entries", JSON.valueToTree(entries));
    record.set("proofs", JSON.valueToTree(proofs));
    return record;
  }

  String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(seal.certificate().getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  Path write(Path folder, String name, Object content) {
    try {
      return Files.writeString(folder.resolve(name), content instanceof String text ? text : JSON.writeValueAsString(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hashes from there on as whoever lacks only the key would write them, numbers included. */
  static void hashAnew(ObjectNode record, int from) {
    ArrayNode list = (ArrayNode) record.get("entries");
    Entry previous = null;
    for (int i = 0; i < list.size(); i++) {
      ObjectNode entry = (ObjectNode) list.get(i);
      if (i >= from) {
        Entry anew = Entry.after(previous, entry.path("chain").asText(), entry.path("at").asText(), entry.path("actor").asText(),
            entry.path("act").asText(), entry.path("content").asText());
        list.set(i, JSON.valueToTree(anew));
        previous = anew;
      } else {
        previous = JSON.convertValue(entry, Entry.class);
      }
    }
  }
}
