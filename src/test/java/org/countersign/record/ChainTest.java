package org.countersign.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever changes the record is found out, and the message names the place. */
class ChainTest {

  private static final String CASE = "BC-2026-0001";
  private static final String AT = "2026-05-04T09:00:00.000Z";

  @Test
  void aChainAsItWasWrittenHasNoFault() {
    assertThat(new Chain(CASE, written()).fault()).isEmpty();
    assertThat(new Chain(CASE, List.of()).fault()).isEmpty();
  }

  @Test
  void entriesCountFromOneAndBindTheOneBefore() {
    List<Entry> entries = written();
    assertThat(entries).extracting(Entry::number).containsExactly(1, 2, 3);
    assertThat(entries.get(0).previousHash()).isEqualTo("0".repeat(64));
    assertThat(entries.get(2).previousHash()).isEqualTo(entries.get(1).hash());
  }

  /** The content's hash is right: only the entry's own hash tells that the field was another. */
  static Stream<Arguments> changedFields() {
    return Stream.of(
        Arguments.of("at", change(e ->
            new Entry(e.chain(), e.number(), "2026-05-05T09:00:00.000Z", e.actor(), e.act(),
            e.content(), e.contentHash(), e.previousHash(), e.hash()))),
        Arguments.of("actor",
            change(e -> new Entry(e.chain(), e.number(), e.at(), "mallory", e.act(), e.content(),
            e.contentHash(), e.previousHash(), e.hash()))),
        Arguments.of("act", change(e ->
            new Entry(e.chain(), e.number(), e.at(), e.actor(), "REJECTED", e.content(),
            e.contentHash(), e.previousHash(), e.hash()))),
        Arguments.of("hash", change(e ->
            new Entry(e.chain(), e.number(), e.at(), e.actor(), e.act(), e.content(),
            e.contentHash(), e.previousHash(), "f".repeat(64)))),
        Arguments.of("content and its hash", change(e -> withContent(e, "{\"outcome\":\"REJECT\"}"))));
  }

  private static UnaryOperator<Entry> change(UnaryOperator<Entry> change) {
    return change;
  }

  private static Entry withContent(Entry e, String content) {
    String hash = Entry.after(null, CASE, AT, "x", "X", content).contentHash();
    return new Entry(e.chain(), e.number(), e.at(), e.actor(), e.act(), content, hash, e.previousHash(),
        e.hash());
  }

  @ParameterizedTest(name = "changed {0}")
  @MethodSource("changedFields")
  void aChangedFieldIsNamed(String field, UnaryOperator<Entry> change) {
    fault(withSecond(change), "entry 2 of BC-2026-0001 was changed");
  }

  @Test
  void changedContentIsNamed() {
    fault(withSecond(e ->
        new Entry(e.chain(), e.number(), e.at(), e.actor(), e.act(), "{\"outcome\":\"REJECT\"}",
        e.contentHash(), e.previousHash(), e.hash())), "the content of entry 2 of BC-2026-0001 was changed");
  }

  @Test
  void anEntryThatWasWrittenAnewBreaksTheNext() {
    List<Entry> entries = written();
    fault(List.of(entries.get(0), Entry.after(entries.get(0), CASE, AT, "mallory", "SIGNED", "{}"), entries.get(2)),
        "entry 3 of BC-2026-0001 does not follow the entry before it");
  }

  @Test
  void aDroppedFirstEntryIsNamed() {
    fault(written().subList(1, 3), "entry 1 of BC-2026-0001 is missing or out of order");
  }

  @Test
  void aDroppedMiddleEntryIsNamed() {
    List<Entry> entries = written();
    fault(List.of(entries.get(0), entries.get(2)), "entry 2 of BC-2026-0001 is missing or out of order");
  }

  @Test
  void reorderedEntriesAreNamed() {
    List<Entry> entries = written();
    fault(List.of(entries.get(0), entries.get(2), entries.get(1)),
        "entry 2 of BC-2026-0001 is missing or out of order");
  }

  @Test
  void renumberedEntriesAreNamed() {
    List<Entry> entries = written();
    Entry third = entries.get(2);
    fault(List.of(entries.get(0),
        new Entry(CASE, 2, third.at(), third.actor(), third.act(), third.content(), third.contentHash(),
        third.previousHash(), third.hash())), "entry 2 of BC-2026-0001 does not follow the entry before it");
  }

  @Test
  void anEntryOfAnotherCaseIsNamed() {
    List<Entry> entries = written();
    fault(List.of(entries.get(0), Entry.after(entries.get(0), "BC-2026-0002", AT, "dmpc", "SIGNED", "{}")),
        "entry 2 of BC-2026-0001 belongs to BC-2026-0002");
  }

  @Test
  void aFieldCannotReachIntoTheNextLine() {
    assertThatThrownBy(() -> Entry.after(null, CASE, AT, "dmpc\nSIGNED", "SUBMITTED", "{}"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("line break");
  }

  @Test
  void halfACharacterIsNotRecorded() {
    assertThatThrownBy(() -> Entry.after(null, CASE, AT, "dmpc", "SIGNED", "{\"reason\":\"" + '\ud800' + "\"}"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("half a character");
  }

  private static void fault(List<Entry> entries, String fault) {
    assertThat(new Chain(CASE, entries).fault()).contains(fault);
  }

  private static List<Entry> withSecond(UnaryOperator<Entry> change) {
    List<Entry> entries = new ArrayList<>(written());
    entries.set(1, change.apply(entries.get(1)));
    return entries;
  }

  private static List<Entry> written() {
    Entry first = Entry.after(null, CASE, AT, "originator", "SUBMITTED", "{\"revision\":1}");
    Entry second = Entry.after(first, CASE, AT, "dmpc", "SIGNED", "{\"outcome\":\"APPROVE\"}");
    return List.of(first, second,
        Entry.after(second, CASE, AT, Entry.PROGRAM, "DECISION_ISSUED", "{\"number\":\"PCD 1\"}"));
  }
}
