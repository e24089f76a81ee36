package org.countersign.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.people.Affiliation;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.record.Entry;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Workbench;
import org.junit.jupiter.api.Test;

/** What is kept beside a published decision: its signed notice, once, and its corrections; both on the record. */
class NoticesAndCorrectionsTest {

  private static final Instant MADE = Instant.parse("2026-05-04T10:00:00.123Z");
  private static final Person SECRETARIAT =
      new Person("secretariat", "Secretariat", Affiliation.MOPAC, Set.of(Groups.SECRETARIAT, Groups.CLEARED_PART_TWO));

  private final Workbench bench = new Workbench();

  private IssuedDecision published() {
    String reference = bench.approved();
    bench.issue(reference);
    bench.decisionDesk.publish(reference, Workbench.instanceOf(reference));
    return bench.decisions.find(reference).orElseThrow();
  }

  private void keep(String reference, byte[] pdf) {
    bench.notices.keep(reference, "PCD 2001", pdf, "CN=The office", "1f", true, MADE);
  }

  @Test
  void a_notice_is_kept_whole_and_by_its_hash_on_the_record() {
    String reference = published().reference();
    assertThat(bench.notices.missing()).containsExactly(reference);
    byte[] pdf = new byte[1_000_001];
    pdf[0] = 1;
    pdf[499_999] = 2;
    pdf[500_000] = 3;
    pdf[1_000_000] = 4;
    keep(reference, pdf);
    SignedNotice kept = bench.notices.of(reference).orElseThrow();
    assertThat(kept).isEqualTo(new SignedNotice(reference, kept.sha256(), 1_000_001, "CN=The office", "1f", true, MADE));
    assertThat(kept.sha256()).matches("[0-9a-f]{64}");
    assertThat(bench.notices.bytesOf(kept)).isEqualTo(pdf);
    assertThat(bench.notices.of(List.of(reference, "BC-2026-9999"))).containsOnly(Map.entry(reference, kept));
    assertThat(bench.notices.of(List.of())).isEmpty();
    assertThat(bench.notices.missing()).isEmpty();
    assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content).containsExactly("NOTICE_MADE", Entry.PROGRAM,
        "{\"number\":\"PCD 2001\",\"serial\":\"1f\",\"sha256\":\"" + kept.sha256() + "\",\"signedAs\":\"CN=The office\",\"size\":1000001}");
  }

  @Test
  void a_notice_is_kept_once() {
    String reference = published().reference();
    keep(reference, new byte[] {1});
    Entry first = bench.lastEntry(reference);
    keep(reference, new byte[] {2});
    assertThat(bench.lastEntry(reference)).isEqualTo(first);
    assertThat(bench.notices.bytesOf(bench.notices.of(reference).orElseThrow())).containsExactly(1);
  }

  @Test
  void bytes_that_are_not_what_was_made_are_given_to_nobody() {
    String reference = published().reference();
    keep(reference, new byte[] {1, 2});
    bench.jdbc.sql("UPDATE signed_notice_piece SET bytes = X'0103'").update();
    assertThatThrownBy(() -> bench.notices.bytesOf(bench.notices.of(reference).orElseThrow()))
        .hasMessage("the signed notice of " + reference + " is not what was made");
  }

  @Test
  void a_decision_that_is_not_published_misses_no_notice() {
    bench.issue(bench.approved());
    assertThat(bench.notices.missing()).isEmpty();
  }

  @Test
  void corrections_are_numbered_and_on_the_record() {
    IssuedDecision decision = published();
    String reference = decision.reference();
    bench.at("2026-05-04T23:30:00Z");
    Correction first = bench.corrections.add(decision, SECRETARIAT, "It is 2025.");
    bench.later(Duration.ofDays(1));
    Correction second = bench.corrections.add(decision, SECRETARIAT, "And that.");
    assertThat(first).isEqualTo(new Correction(reference, 1, "It is 2025.", "secretariat", Instant.parse("2026-05-04T23:30:00Z")));
    assertThat(first.day()).as("in London").isEqualTo("2026-05-05");
    assertThat(second.number()).isEqualTo(2);
    assertThat(bench.corrections.of(reference)).containsExactly(first, second);
    assertThat(bench.corrections.of(List.of(reference, "BC-2026-9999"))).containsOnly(Map.entry(reference, List.of(first, second)));
    assertThat(bench.corrections.of(List.of())).isEmpty();
    assertThat(bench.lastEntry(reference)).extracting(Entry::act, Entry::actor, Entry::content).containsExactly("CORRECTED", "secretariat",
        "{\"correction\":2,\"number\":\"PCD 2001\",\"text\":\"And that.\"}");
    assertThat(bench.decisions.find(reference)).as("nothing of it is changed").contains(decision);
  }

  @Test
  void nothing_is_added_to_a_record_that_does_not_verify() {
    IssuedDecision decision = published();
    String reference = decision.reference();
    bench.jdbc.sql("UPDATE record_entry SET actor = 'somebody' WHERE chain = ? AND number = 2").param(reference).update();
    assertThatThrownBy(() -> keep(reference, new byte[] {1})).isInstanceOf(CaseRecord.BrokenRecord.class);
    assertThatThrownBy(() -> bench.corrections.add(decision, SECRETARIAT, "It is 2025.")).isInstanceOf(CaseRecord.BrokenRecord.class);
    assertThat(bench.notices.of(reference)).isEmpty();
    assertThat(bench.corrections.of(reference)).isEmpty();
  }
}
