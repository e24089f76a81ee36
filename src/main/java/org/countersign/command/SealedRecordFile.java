package org.countersign.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.record.Chain;
import org.countersign.record.Checkpoint;
import org.countersign.record.Entry;
import org.countersign.record.Proof;

/**
 * An exported record, or a checkpoint that somebody kept, read strictly: each object has exactly the fields that it must have. What
 * stands beside chain, entries and proofs is the program's own word and is not read.
 */
record SealedRecordFile(Chain chain, List<Proof> proofs) {

  private static final ObjectMapper JSON = new ObjectMapper(
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> ENTRY =
      Set.of("chain", "number", "at", "actor", "act", "content", "contentHash", "previousHash", "hash");
  private static final Set<String> PROOF = Set.of("entries", "head", "position", "path", "checkpoint");
  private static final Set<String> CHECKPOINT =
      Set.of("number", "at", "chains", "broken", "root", "previousHash", "certificate", "signature");

  /** This is no such file. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  static SealedRecordFile record(byte[] file) throws Unreadable {
    JsonNode record = tree(file);
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry : list(record, "entries")) {
      entries.add(entry(entry));
    }
    List<Proof> proofs = new ArrayList<>();
    for (JsonNode proof : list(record, "proofs")) {
      proofs.add(proof(proof));
    }
    return new SealedRecordFile(new Chain(text(record, "chain"), entries), proofs);
  }

  static Checkpoint checkpoint(byte[] file) throws Unreadable {
    return checkpoint(tree(file));
  }

  private static JsonNode tree(byte[] file) throws Unreadable {
    try {
      JsonNode tree = JSON.readTree(file);
      if (tree == null || !tree.isObject()) {
        throw new Unreadable("It is no JSON object.");
      }
      return tree;
    } catch (IOException e) {
      throw new Unreadable("It is no JSON, or names a field twice.");
    }
  }

  private static Entry entry(JsonNode entry) throws Unreadable {
    exactly(entry, ENTRY, "an entry");
    return new Entry(text(entry, "chain"), number(entry, "number"), text(entry, "at"), text(entry, "actor"), text(entry, "act"),
        text(entry, "content"), text(entry, "contentHash"), text(entry, "previousHash"), text(entry, "hash"));
  }

  private static Proof proof(JsonNode proof) throws Unreadable {
    exactly(proof, PROOF, "a proof");
    List<String> path = new ArrayList<>();
    for (JsonNode hash : list(proof, "path")) {
      if (!hash.isTextual()) {
        throw new Unreadable("A path is a list of hashes.");
      }
      path.add(hash.textValue());
    }
    return new Proof(number(proof, "entries"), text(proof, "head"), number(proof, "position"), path,
        checkpoint(proof.get("checkpoint")));
  }

  private static Checkpoint checkpoint(JsonNode checkpoint) throws Unreadable {
    exactly(checkpoint, CHECKPOINT, "a checkpoint");
    return new Checkpoint(number(checkpoint, "number"), text(checkpoint, "at"), number(checkpoint, "chains"),
        number(checkpoint, "broken"), text(checkpoint, "root"), text(checkpoint, "previousHash"), text(checkpoint, "certificate"),
        text(checkpoint, "signature"));
  }

  private static void exactly(JsonNode object, Set<String> fields, String what) throws Unreadable {
    Set<String> there = new HashSet<>();
    object.fieldNames().forEachRemaining(there::add);
    if (!object.isObject() || !there.equals(fields)) {
      throw new Unreadable("It has " + what + " that has not exactly the fields that it must have.");
    }
  }

  private static Iterable<JsonNode> list(JsonNode object, String field) throws Unreadable {
    if (!object.path(field).isArray()) {
      throw new Unreadable("Its \"" + field + "\" is no list.");
    }
    return object.get(field);
  }

  private static String text(JsonNode object, String field) throws Unreadable {
    if (!object.path(field).isTextual()) {
      throw new Unreadable("Its \"" + field + "\" is no text.");
    }
    return object.get(field).textValue();
  }

  private static int number(JsonNode object, String field) throws Unreadable {
    if (!object.path(field).isInt()) {
      throw new Unreadable("Its \"" + field + "\" is no whole number.");
    }
    return object.get(field).intValue();
  }
}
