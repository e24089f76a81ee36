package org.countersign.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.countersign.record.Certificates;
import org.countersign.record.Checkpoint;
import org.countersign.record.Verification;
import org.countersign.seal.Seal;
import org.countersign.seal.TestSeal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of records that somebody with the database and without the key could have made of one, held against our verifier and
 * against another, written in Python from docs/record.md.
 */
class RandomChangesTest {

  private static final int CHANGES = 4000;
  private static final long SEED = 20261122;
  private static final Path PYTHON_VERIFIER = Path.of("src/test/python/verify_record.py");

  private static final SealedRecords RECORDS = new SealedRecords();
  private static final Seal FORGER =
      TestSeal.valid("CN=Mayor's Office", SealedRecords.BEGUN, SealedRecords.BEGUN.plus(Duration.ofDays(365)));
  private static final List<String> TEXTS = List.of("chain", "at", "actor", "act", "content", "contentHash", "previousHash", "hash");

  @TempDir
  private static Path folder;
  private static Path certificate;
  private static Path kept;
  private static final Map<String, String> CHANGED = new LinkedHashMap<>();

  private final Random random = new Random(SEED);
  private final Map<String, Consumer<ObjectNode>> ways = new LinkedHashMap<>();

  @BeforeAll
  static void change() {
    certificate = RECORDS.write(folder, "seal.pem", RECORDS.pem());
    kept = RECORDS.write(folder, "kept.json", RECORDS.late.checkpoint());
    new RandomChangesTest().changeAll();
  }

  private void changeAll() {
    listWays();
    List<String> names = new ArrayList<>(ways.keySet());
    String whole = RECORDS.whole().toString();
    for (int i = 0; CHANGED.size() < CHANGES; i++) {
      String way = names.get(i % names.size());
      ObjectNode record = RECORDS.whole();
      ways.get(way).accept(record);
      String text = escaped(record.toString());
      // Where the way has few results, some come twice; a change that changes nothing is none.
      if (!text.equals(whole)) {
        CHANGED.putIfAbsent(text, way);
      }
    }
  }

  /** Half a character can stand in JSON as an escape only. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(Character.isSurrogate((char) c) ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
    return escaped.toString();
  }

  private void listWays() {
    ways.put("a character of an entry", this::changeCharacter);
    ways.put("a character of an entry, with all hashes after it", record -> {
      int at = changeCharacter(record, List.of("at", "actor", "act", "content"));
      SealedRecords.hashAnew(record, at);
    });
    ways.put("a number of an entry", record -> entry(record).put("number", random.nextInt(20)));
    ways.put("an entry is dropped", record -> entries(record).remove(random.nextInt(12)));
    ways.put("an entry is dropped and the rest hashed anew", record -> {
      int at = random.nextInt(entries(record).size());
      entries(record).remove(at);
      SealedRecords.hashAnew(record, at);
    });
    ways.put("entries are swapped", record -> swap(record, false));
    ways.put("entries are swapped and hashed anew", record -> swap(record, true));
    ways.put("an entry stands twice", record -> entries(record).insert(random.nextInt(13), entry(record).deepCopy()));
    ways.put("an entry is added in between", record -> {
      int at = random.nextInt(12);
      ObjectNode added = entry(record).deepCopy();
      added.put("actor", "mallory" + random.nextInt(1000));
      entries(record).insert(at, added);
      SealedRecords.hashAnew(record, at);
    });
    ways.put("an entry is added at the end", record -> {
      ObjectNode added = entry(record).deepCopy();
      added.put("actor", "mallory" + random.nextInt(1000));
      entries(record).add(added);
      SealedRecords.hashAnew(record, 12);
    });
    ways.put("the end is dropped", record -> cut(record, 1 + random.nextInt(12)));
    ways.put("the end is dropped and the proof says so", record -> {
      cut(record, 1 + random.nextInt(11));
      JsonNode last = entries(record).get(entries(record).size() - 1);
      proof(record).put("entries", last.path("number").asInt()).put("head", last.path("hash").asText());
    });
    ways.put("the end is dropped with the checkpoint", record -> {
      cut(record, 5 - random.nextInt(5));
      record.set("proofs", SealedRecords.export(List.of(), RECORDS.early).get("proofs"));
    });
    ways.put("a checkpoint of before", record -> record.set("proofs", SealedRecords.export(List.of(), RECORDS.early).get("proofs")));
    ways.put("no checkpoint", record -> record.set("proofs", SealedRecords.export(List.of()).get("proofs")));
    ways.put("a character of the proof", record -> changeText(proof(record), "head"));
    ways.put("a number of the proof", record -> proof(record).put(random.nextBoolean() ? "entries" : "position", random.nextInt(15)));
    ways.put("the path", this::changePath);
    ways.put("a field of the checkpoint", this::changeCheckpoint);
    ways.put("a checkpoint signed with another key", this::forge);
    ways.put("another chain's name", record -> {
      String name = "BC-2026-" + (1000 + random.nextInt(9000));
      record.put("chain", name);
      entries(record).forEach(entry -> ((ObjectNode) entry).put("chain", name));
      SealedRecords.hashAnew(record, 0);
    });
    ways.put("a field too few", record -> {
      ObjectNode there = somewhere(record);
      there.remove(anyField(there));
    });
    ways.put("a field too many", record -> somewhere(record).put("note" + random.nextInt(1000), "not hashed"));
    ways.put("a field of another kind", record -> {
      ObjectNode there = somewhere(record);
      there.put(anyField(there), random.nextBoolean());
    });
    ways.put("half a character, which Java would hash as a question mark", record -> {
      ObjectNode entry = entry(record);
      entry.put("content", entry.path("content").asText().replace('?', (char) (0xD800 + random.nextInt(0x400))));
    });
    ways.put("a line break moved between fields", record -> {
      ObjectNode entry = entry(record);
      entry.put("at", entry.path("at").asText() + "\n" + entry.path("actor").asText()).put("actor", entry.path("act").asText())
          .put("act", entry.path("contentHash").asText());
    });
  }

  @Test
  void ourVerifierFindsEveryChange() {
    assertThat(isProven(RECORDS.whole().toString())).isTrue();
    Map<String, String> unseen = new LinkedHashMap<>();
    CHANGED.forEach((text, way) -> {
      if (isProven(text)) {
        unseen.put(text, way);
      }
    });
    assertThat(new TreeSet<>(unseen.values())).isEmpty();
    assertThat(CHANGED.values()).as("every way was gone").hasSizeGreaterThanOrEqualTo(CHANGES).containsAll(listed());
  }

  @Test
  void theOtherVerifierAgrees() throws IOException, InterruptedException {
    assumeTrue(new ProcessBuilder("which", "python3").start().waitFor() == 0, "there is no python3: the second verifier was not asked");
    List<String> lines = new ArrayList<>(List.of(SealedRecords.JSON.writeValueAsString(RECORDS.whole().toString())));
    for (String text : CHANGED.keySet()) {
      lines.add(SealedRecords.JSON.writeValueAsString(text));
    }
    Path many = Files.write(folder.resolve("records.jsonl"), lines);
    Path answers = folder.resolve("answers");
    Process python = new ProcessBuilder("python3", PYTHON_VERIFIER.toString(), "--many", many.toString(), "--certificate",
        certificate.toString(), "--checkpoint", kept.toString()).redirectErrorStream(true).redirectOutput(answers.toFile()).start();
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> verdicts = Files.readAllLines(answers);
    assertThat(verdicts).as("%s", verdicts.subList(Math.max(0, verdicts.size() - 5), verdicts.size())).hasSize(1 + CHANGED.size());
    assertThat(verdicts.get(0)).isEqualTo("proven");
    List<String> ways = new ArrayList<>(CHANGED.values());
    List<String> unseen = new ArrayList<>();
    for (int i = 1; i < verdicts.size(); i++) {
      if (verdicts.get(i).equals("proven")) {
        unseen.add(ways.get(i - 1));
      }
    }
    assertThat(new TreeSet<>(unseen)).isEmpty();
  }

  private static List<String> listed() {
    RandomChangesTest all = new RandomChangesTest();
    all.listWays();
    return List.copyOf(all.ways.keySet());
  }

  /** As the command does, but for reading the same certificate each time. */
  private static boolean isProven(String record) {
    try {
      SealedRecordFile read = SealedRecordFile.record(record.getBytes(StandardCharsets.UTF_8));
      return new Verification(read.chain(), read.proofs(), RECORDS.seal.chain(), RECORDS.late.checkpoint()).faults().isEmpty();
    } catch (SealedRecordFile.Unreadable unreadable) {
      return false;
    }
  }

  private void changeCharacter(ObjectNode record) {
    changeCharacter(record, TEXTS);
  }

  /** @return which entry */
  private int changeCharacter(ObjectNode record, List<String> fields) {
    int at = random.nextInt(entries(record).size());
    changeText((ObjectNode) entries(record).get(at), fields.get(random.nextInt(fields.size())));
    return at;
  }

  private void changeText(ObjectNode object, String field) {
    StringBuilder text = new StringBuilder(object.path(field).asText());
    int at = random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> text.setCharAt(at, other(text.charAt(at)));
      case 1 -> text.deleteCharAt(at);
      default -> text.insert(at, other(' '));
    }
    object.put(field, text.toString());
  }

  private char other(char than) {
    String choice = "0123456789abcdefABCDEFxyz{}\"-:.é";
    char found = choice.charAt(random.nextInt(choice.length()));
    return found == than ? '~' : found;
  }

  private void swap(ObjectNode record, boolean hashed) {
    int one = random.nextInt(12);
    int two = random.nextInt(12);
    JsonNode first = entries(record).get(one).deepCopy();
    entries(record).set(one, entries(record).get(two));
    entries(record).set(two, first);
    if (hashed && one != two) {
      SealedRecords.hashAnew(record, Math.min(one, two));
    }
  }

  private void cut(ObjectNode record, int howMany) {
    for (int i = 0; i < howMany; i++) {
      entries(record).remove(entries(record).size() - 1);
    }
  }

  private void changePath(ObjectNode record) {
    ArrayNode path = (ArrayNode) proof(record).get("path");
    int at = random.nextInt(path.size());
    switch (random.nextInt(3)) {
      case 0 -> path.remove(at);
      case 1 -> path.insert(at, path.get(random.nextInt(path.size())));
      default -> {
        ObjectNode holder = SealedRecords.JSON.createObjectNode().put("hash", path.get(at).asText());
        changeText(holder, "hash");
        path.set(at, holder.get("hash"));
      }
    }
  }

  private void changeCheckpoint(ObjectNode record) {
    ObjectNode checkpoint = (ObjectNode) proof(record).get("checkpoint");
    String field = anyField(checkpoint);
    if (checkpoint.get(field).isTextual()) {
      changeText(checkpoint, field);
    } else {
      checkpoint.put(field, random.nextInt(100));
    }
  }

  /** Everything fits, but for the key; the name of the trusted certificate is kept, or not. */
  private void forge(ObjectNode record) {
    Checkpoint genuine = RECORDS.late.checkpoint();
    String named = random.nextBoolean() ? genuine.certificate() : Certificates.fingerprint(FORGER.certificate());
    Checkpoint forged = new Checkpoint(2 + random.nextInt(100), genuine.at(), 1 + random.nextInt(9), 0, genuine.root(), genuine.previousHash(),
        named, null);
    proof(record).set("checkpoint", SealedRecords.JSON.valueToTree(SealedRecords.signed(forged, FORGER)));
  }

  private ObjectNode somewhere(ObjectNode record) {
    return switch (random.nextInt(3)) {
      case 0 -> (ObjectNode) entries(record).get(random.nextInt(12));
      case 1 -> proof(record);
      default -> (ObjectNode) proof(record).get("checkpoint");
    };
  }

  private String anyField(ObjectNode object) {
    List<String> fields = new ArrayList<>();
    object.fieldNames().forEachRemaining(fields::add);
    return fields.get(random.nextInt(fields.size()));
  }

  private ObjectNode entry(ObjectNode record) {
    return (ObjectNode) entries(record).get(random.nextInt(entries(record).size()));
  }

  private static ArrayNode entries(ObjectNode record) {
    return (ArrayNode) record.get("entries");
  }

  private static ObjectNode proof(ObjectNode record) {
    return (ObjectNode) record.get("proofs").get(0);
  }
}
