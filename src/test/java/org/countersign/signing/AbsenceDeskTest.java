package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.people.Absence;
import org.countersign.people.Groups;
import org.countersign.record.Entry;
import org.countersign.signing.CaseRecord.House;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is away, who says so, and who must not gain by saying so. */
class AbsenceDeskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  private final Workbench bench = new Workbench();

  @Nested
  class Entering_one {

    @Test
    void is_an_act_on_the_record_and_told() {
      bench.at("2026-05-04T09:00:00.123456Z");
      Absence entered = enter("secretariat", "deputy", TODAY, TODAY.plusDays(3), "chiefexecutive");
      assertThat(entered).isEqualTo(new Absence(1, "deputy", TODAY, TODAY.plusDays(3), "chiefexecutive", "secretariat",
          Instant.parse("2026-05-04T09:00:00.123Z"), null));
      assertThat(bench.absences.find(1)).contains(entered);
      assertThat(lastEntry()).extracting(Entry::act, Entry::actor).containsExactly("ABSENCE_ENTERED", "secretariat");
      assertThat(CaseRecord.content(lastEntry(), Absence.class)).isEqualTo(entered);
      assertThat(bench.events).containsExactly(new HoldersChanged());
      assertThat(enter("deputy", "deputy", TODAY, TODAY, null).number()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chiefexecutive", "dmpc", "operator", "originator"})
    void is_not_for_others(String other) {
      refused(other, "deputy", null, "An absence is recorded by the person or by the secretariat.");
    }

    @Test
    void is_not_for_a_secretary_who_runs_the_engine_but_for_their_own() {
      bench.staff.joins("secretariat", Groups.OPERATORS);
      refused("secretariat", "deputy", null, "An absence is recorded by the person or by the secretariat.");
      assertThat(enter("secretariat", "secretariat", TODAY, TODAY, null).enteredBy()).isEqualTo("secretariat");
    }

    @Test
    void is_not_for_the_secretary_who_would_stand_in() {
      String gains = "You would stand in yourself: somebody else has to record this absence.";
      refused("secretariat", "deputy", "secretariat", gains);
      assertThat(enter("secretariat", "deputy", TODAY, TODAY, "chiefexecutive")).isNotNull();
      bench.instrument("deputy", "secretariat", "1000");
      refused("secretariat", "deputy", null, gains);
      assertThat(enter("secretariat", "chiefexecutive", TODAY, TODAY, null)).as("of whom the secretary is no fall-back").isNotNull();
      assertThat(enter("deputy", "deputy", TODAY, TODAY, "secretariat")).as("the person themselves").isNotNull();
    }

    @Test
    void by_the_holder_of_an_instrument_gains_nothing() {
      bench.instrument("secretariat", "deputy", "1000");
      assertThat(enter("secretariat", "deputy", TODAY, TODAY, null)).as("the fall-back is away").isNotNull();
      assertThat(enter("secretariat", "secretariat", TODAY, TODAY, null)).isNotNull();
    }

    private void refused(String asker, String person, String substitute, String message) {
      List<Absence> before = bench.absences.all();
      assertThatThrownBy(() -> enter(asker, person, TODAY, TODAY, substitute)).isInstanceOf(Refusal.class).hasMessage(message);
      assertThat(bench.absences.all()).isEqualTo(before);
    }
  }

  @Nested
  class What_cannot_be {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        nobody | 2026-05-04 | 2026-05-04 | -      | /person     | There is no account nobody.
        deputy | 2026-05-04 | 2026-05-04 | nobody | /substitute | There is no account nobody.
        deputy | 2026-05-04 | 2026-05-04 | deputy | /substitute | Nobody stands in for themselves.
        deputy | -          | 2026-05-04 | -      | /from       | Give the first day.
        deputy | 2026-05-04 | -          | -      | /until      | Give the last day: not before the first, and not past.
        deputy | 2026-05-06 | 2026-05-05 | -      | /until      | Give the last day: not before the first, and not past.
        deputy | 2026-05-01 | 2026-05-03 | -      | /until      | Give the last day: not before the first, and not past.
        """)
    void is_told_by_its_pointer(String person, LocalDate from, LocalDate until, String substitute, String pointer, String detail) {
      assertThat(faults(person, from, until, substitute)).containsExactly(new Fault(pointer, detail));
      assertThat(bench.absences.all()).isEmpty();
      assertThat(bench.events).isEmpty();
    }

    @Test
    void is_told_all_at_once() {
      Faulty refused = catchThrowableOfType(Faulty.class, () -> enter("secretariat", null, null, TODAY.minusDays(1), "nobody"));
      assertThat(refused.title()).isEqualTo("This is not an absence");
      assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/person", "/substitute", "/from", "/until");
      assertThat(refused.faults().get(0).detail()).isEqualTo("Name the person.");
      assertThat(faults(null, null, TODAY, "nobody")).as("today is not past").extracting(Fault::pointer)
          .containsExactly("/person", "/substitute", "/from");
    }

    @Test
    void is_no_absence_that_began_before_today() {
      assertThat(enter("deputy", "deputy", TODAY.minusDays(3), TODAY, null).from()).isEqualTo(TODAY.minusDays(3));
    }

    private List<Fault> faults(String person, LocalDate from, LocalDate until, String substitute) {
      return catchThrowableOfType(Faulty.class, () -> enter("secretariat", person, from, until, substitute)).faults();
    }
  }

  @Nested
  class An_absence {

    @Test
    void holds_from_when_it_was_entered_until_it_is_ended() {
      bench.at("2026-05-04T10:00:00Z");
      enter("deputy", "deputy", TODAY, TODAY.plusDays(1), null);
      bench.at("2026-05-04T12:00:00Z");
      bench.absenceDesk.end(bench.staff.get("deputy"), 1);
      assertThat(isAway("2026-05-04T09:59:59.999Z")).isFalse();
      assertThat(isAway("2026-05-04T10:00:00Z")).isTrue();
      assertThat(isAway("2026-05-04T11:59:59.999Z")).isTrue();
      assertThat(isAway("2026-05-04T12:00:00Z")).isFalse();
    }

    @Test
    void that_names_a_substitute_comes_first() {
      enter("deputy", "deputy", TODAY, TODAY, null);
      enter("deputy", "deputy", TODAY, TODAY, "chiefexecutive");
      assertThat(bench.absences.of("deputy", bench.clock.instant(), TODAY)).get().extracting(Absence::number).isEqualTo(2);
    }

    private boolean isAway(String instant) {
      return bench.absences.of("deputy", Instant.parse(instant), TODAY).isPresent();
    }
  }

  @Nested
  class Ending_one {

    @Test
    void is_an_act_on_the_record_and_told() {
      enter("deputy", "deputy", TODAY, TODAY.plusDays(3), null);
      bench.at("2026-05-05T09:00:00.123456Z");
      bench.absenceDesk.end(bench.staff.get("secretariat"), 1);
      assertThat(bench.absences.find(1).orElseThrow().endedAt()).isEqualTo("2026-05-05T09:00:00.123Z");
      assertThat(lastEntry()).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("ABSENCE_ENDED", "secretariat", "{\"absence\":1}");
      assertThat(bench.events).hasSize(2);
    }

    @Test
    void is_for_the_person_or_the_secretariat_and_done_once() {
      enter("deputy", "deputy", TODAY, TODAY.plusDays(3), null);
      refused("chiefexecutive", 1, "An absence is recorded by the person or by the secretariat.");
      refused("deputy", 2, "There is no absence 2.");
      bench.absenceDesk.end(bench.staff.get("deputy"), 1);
      refused("deputy", 1, "That absence has ended already.");
    }

    @Test
    void is_possible_to_its_last_day_in_london() {
      enter("deputy", "deputy", TODAY, TODAY, null);
      enter("deputy", "deputy", TODAY, TODAY, null);
      bench.at("2026-05-04T22:59:59Z");
      bench.absenceDesk.end(bench.staff.get("deputy"), 1);
      bench.at("2026-05-04T23:00:00Z");
      refused("deputy", 2, "That absence has ended already.");
    }

    private void refused(String person, int number, String message) {
      assertThatThrownBy(() -> bench.absenceDesk.end(bench.staff.get(person), number)).isInstanceOf(Refusal.class).hasMessage(message);
    }
  }

  @Test
  void everybody_reads_those_that_concern_them_the_secretariat_and_auditors_all() {
    enter("deputy", "deputy", TODAY, TODAY, "chiefexecutive");
    enter("chair", "chair", TODAY.plusDays(1), TODAY.plusDays(1), null);
    assertThat(readBy("secretariat")).containsExactly(2, 1);
    assertThat(readBy("auditor")).containsExactly(2, 1);
    assertThat(readBy("deputy")).containsExactly(1);
    assertThat(readBy("chiefexecutive")).containsExactly(1);
    assertThat(readBy("chair")).containsExactly(2);
    assertThat(readBy("dmpc")).isEmpty();
  }

  private List<Integer> readBy(String person) {
    return bench.absenceDesk.readableBy(bench.staff.get(person)).stream().map(Absence::number).toList();
  }

  private Absence enter(String asker, String person, LocalDate from, LocalDate until, String substitute) {
    return bench.absenceDesk.enter(bench.staff.get(asker), person, from, until, substitute);
  }

  private Entry lastEntry() {
    List<Entry> entries = bench.record.chain(House.PEOPLE).entries();
    return entries.get(entries.size() - 1);
  }
}
