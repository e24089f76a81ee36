package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.Money;
import org.countersign.people.Affiliation;
import org.countersign.people.Groups;
import org.countersign.record.Entry;
import org.countersign.scheme.Instrument;
import org.countersign.signing.CaseRecord.House;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who passes the DMPC's function on, to whom, how far and until when (paragraph 1.7). */
class InstrumentDeskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  private final Workbench bench = new Workbench();

  @Nested
  class Making_one {

    @Test
    void is_an_act_on_the_record_and_told() {
      bench.at("2026-05-04T09:00:00.123456Z");
      Instrument made = make("dmpc", new Wanted().fallback("chiefexecutive").rules("BUSINESS_CASE_500K", "STRATEGY_500K").reason(" Leave. "));
      assertThat(made).isEqualTo(new Instrument(1, "dmpc", "deputy", "chiefexecutive", Set.of("BUSINESS_CASE_500K", "STRATEGY_500K"),
          Set.of(Kind.BUSINESS_CASE), Money.of("1000000"), TODAY, TODAY.plusDays(9), "Leave.",
          Instant.parse("2026-05-04T09:00:00.123Z"), null));
      assertThat(bench.instruments.find(1)).contains(made);
      assertThat(CaseRecord.content(lastEntry(), Instrument.class)).isEqualTo(made);
      assertThat(lastEntry()).extracting(Entry::act, Entry::actor).containsExactly("INSTRUMENT_MADE", "dmpc");
      assertThat(bench.events).containsExactly(new HoldersChanged());
    }

    @Test
    void numbers_them_in_their_order() {
      assertThat(List.of(make("dmpc", new Wanted()).number(), make("dmpc2", new Wanted()).number())).containsExactly(1, 2);
      assertThat(bench.instruments.all()).extracting(Instrument::number).containsExactly(2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deputy", "chiefexecutive", "director", "secretariat", "operator", "originator"})
    void is_for_who_holds_the_authority(String person) {
      make("dmpc", new Wanted());
      refusedTo(person);
    }

    @Test
    void is_not_for_a_holder_who_runs_the_engine() {
      bench.staff.joins("dmpc", Groups.OPERATORS);
      refusedTo("dmpc");
    }

    private void refusedTo(String person) {
      List<Instrument> before = bench.instruments.all();
      assertThatThrownBy(() -> make(person, new Wanted().holder("secretariat"))).isInstanceOf(Refusal.class)
          .hasMessage("Only who holds the authority of the DMPC passes it on or takes it back (paragraph 1.7).");
      assertThat(bench.instruments.all()).isEqualTo(before);
    }
  }

  @Nested
  class Who_is_named {

    @ParameterizedTest
    @EnumSource(value = Affiliation.class, mode = EnumSource.Mode.EXCLUDE, names = "MOPAC")
    void is_nobody_whom_the_2011_act_bars(Affiliation affiliation) {
      bench.staff.isOf("deputy", affiliation);
      bench.staff.isOf("chiefexecutive", affiliation);
      assertThat(faults(new Wanted().fallback("chiefexecutive"))).extracting(Fault::pointer).containsExactly("/holder", "/fallback");
      assertThat(faults(new Wanted()).get(0).detail()).contains("The deputy")
          .contains(affiliation == Affiliation.UNKNOWN ? "has not confirmed whose person" : "is of " + affiliation + ": section 19");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nobody | There is no account nobody.
        dmpc   | Nobody passes a function on to themselves.
        dmpc2  | The dmpc2 holds this authority already.
        """)
    void is_somebody_else_who_does_not_hold_it_already(String holder, String why) {
      faulty(new Wanted().holder(holder), "/holder", why);
      faulty(new Wanted().fallback(holder), "/fallback", why);
    }

    @Test
    void is_somebody() {
      faulty(new Wanted().holder(null), "/holder", "Name the person.");
    }

    @Test
    void does_not_run_the_engine() {
      bench.staff.joins("deputy", Groups.ENGINE_ADMINISTRATORS);
      faulty(new Wanted(), "/holder", "The deputy runs the engine, and whoever runs the engine signs nothing.");
    }

    @Test
    void as_fall_back_is_another_than_the_holder() {
      faulty(new Wanted().fallback("deputy"), "/fallback", "The fall-back is another person than the holder.");
    }
  }

  @Nested
  class What_is_passed_on {

    @Test
    void is_something() {
      faulty(new Wanted().kinds(), "/kinds", "Name the rules or the kinds of head that are passed on.");
      assertThat(make("dmpc", new Wanted().kinds().rules("NOVEL")).kinds()).isEmpty();
      assertThat(make("dmpc", new Wanted()).rules()).isEmpty();
      assertThat(bench.instruments.find(1).orElseThrow().kinds()).isEmpty();
      assertThat(bench.instruments.find(2).orElseThrow().rules()).isEmpty();
    }

    @Test
    void is_never_passed_on_again() {
      String again = "What is passed on is not passed on again (paragraph 1.7).";
      faulty(new Wanted().kinds(Kind.DELEGATION, Kind.GRANT), "/kinds", again);
      faulty(new Wanted().rules("ONWARD_DELEGATION"), "/rules", again);
    }

    @Test
    void is_in_the_scheme() {
      faulty(new Wanted().rules("NOVEL", "NO_SUCH_RULE"), "/rules", "The Scheme has no such rule: NO_SUCH_RULE.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "0.00", "-1", "1000000000000.01", "0.001", "5.555"})
    void has_a_ceiling(BigDecimal ceiling) {
      faulty(new Wanted().ceiling(ceiling), "/ceiling", "Give the ceiling in pounds, above nothing, with two decimals at most.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "1000000000000", "5.5500", "1E+6"})
    void may_have_any_ceiling_that_can_be_counted(BigDecimal ceiling) {
      assertThat(make("dmpc", new Wanted().ceiling(ceiling)).ceiling().pounds()).isEqualByComparingTo(ceiling);
      assertThat(bench.instruments.find(1).orElseThrow().ceiling().pounds()).isEqualByComparingTo(ceiling);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void has_a_reason(String reason) {
      faulty(new Wanted().reason(reason), "/reason", "Say why the function is passed on.");
    }

    @Test
    void has_a_reason_of_bearable_length() {
      faulty(new Wanted().reason("x".repeat(20_001)), "/reason", "The reason is longer than 20000 characters.");
      assertThat(make("dmpc", new Wanted().reason("x".repeat(20_000)))).isNotNull();
    }
  }

  @Nested
  class Its_days {

    @Test
    void begin_today_or_later() {
      String first = "Give the first day: today, 2026-05-04, or later.";
      faulty(new Wanted().from(null), "/from", first);
      faulty(new Wanted().from(TODAY.minusDays(1)), "/from", first);
      assertThat(make("dmpc", new Wanted().from(TODAY)).from()).isEqualTo(TODAY);
      assertThat(make("dmpc", new Wanted().from(TODAY.plusDays(9))).until()).isEqualTo(TODAY.plusDays(9));
    }

    @Test
    void are_those_of_london() {
      bench.at("2026-05-04T23:00:00Z");
      faulty(new Wanted().from(TODAY), "/from", "Give the first day: today, 2026-05-05, or later.");
    }

    @Test
    void end_not_before_they_begin_nor_in_the_past() {
      String last = "Give the last day, not before the first: an instrument ends by itself.";
      faulty(new Wanted().until(null), "/until", last);
      faulty(new Wanted().from(TODAY.plusDays(2)).until(TODAY.plusDays(1)), "/until", last);
      assertThat(faults(new Wanted().from(null).until(TODAY.minusDays(1)))).extracting(Fault::pointer).containsExactly("/from", "/until");
      assertThat(faults(new Wanted().from(null).until(TODAY))).extracting(Fault::pointer).containsExactly("/from");
      assertThat(make("dmpc", new Wanted().until(TODAY)).until()).isEqualTo(TODAY);
    }
  }

  @Test
  void everything_that_stands_against_it_is_told_at_once() {
    Wanted wanted = new Wanted().holder("director").fallback("nobody").kinds().ceiling(null).from(null).until(null).reason(null);
    Faulty refused = catchThrowableOfType(Faulty.class, () -> make("dmpc", wanted));
    assertThat(refused.title()).isEqualTo("This is not an instrument of delegation");
    assertThat(refused.faults()).extracting(Fault::pointer)
        .containsExactly("/holder", "/fallback", "/kinds", "/ceiling", "/from", "/until", "/reason");
    assertThat(bench.instruments.all()).isEmpty();
    assertThat(bench.record.chain(House.INSTRUMENTS).entries()).isEmpty();
    assertThat(bench.events).isEmpty();
  }

  @Nested
  class Ending_one {

    @Test
    void is_an_act_on_the_record_by_any_holder_and_told() {
      make("dmpc", new Wanted());
      bench.at("2026-05-05T09:00:00.123456Z");
      bench.instrumentDesk.end(bench.staff.get("dmpc2"), 1);
      assertThat(bench.instruments.find(1).orElseThrow().endedAt()).isEqualTo("2026-05-05T09:00:00.123Z");
      assertThat(lastEntry()).extracting(Entry::act, Entry::actor, Entry::content)
          .containsExactly("INSTRUMENT_ENDED", "dmpc2", "{\"instrument\":1}");
      assertThat(bench.events).hasSize(2);
    }

    @Test
    void is_done_once_and_of_one_that_there_is() {
      make("dmpc", new Wanted());
      ending("dmpc", 2).hasMessage("There is no instrument 2.").extracting("kind").isEqualTo(Refusal.Kind.UNKNOWN);
      ending("deputy", 1).hasMessageStartingWith("Only who holds the authority");
      bench.instrumentDesk.end(bench.staff.get("dmpc"), 1);
      ending("dmpc", 1).hasMessage("Instrument 1 has ended already.").extracting("kind").isEqualTo(Refusal.Kind.TOO_LATE);
    }

    @Test
    void is_possible_to_its_last_day_in_london() {
      make("dmpc", new Wanted());
      make("dmpc", new Wanted());
      bench.at("2026-05-13T22:59:59Z");
      bench.instrumentDesk.end(bench.staff.get("dmpc"), 1);
      bench.later(Duration.ofSeconds(1));
      ending("dmpc", 2).hasMessage("Instrument 2 has ended already.");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> ending(String person, int number) {
      return assertThatThrownBy(() -> bench.instrumentDesk.end(bench.staff.get(person), number)).isInstanceOf(Refusal.class);
    }
  }

  @Nested
  class Reading_them {

    @ParameterizedTest
    @ValueSource(strings = {"dmpc2", "secretariat", "auditor"})
    void is_open_to_givers_the_secretariat_and_auditors(String person) {
      assertThat(bench.instrumentDesk.readableBy(bench.staff.get(person))).isEmpty();
      make("dmpc", new Wanted());
      assertThat(bench.instrumentDesk.readableBy(bench.staff.get(person))).extracting(Instrument::number).containsExactly(1);
    }

    @Test
    void is_open_to_those_whom_they_name() {
      make("dmpc", new Wanted());
      make("dmpc", new Wanted().holder("secretariat").fallback("deputy"));
      make("dmpc", new Wanted().holder("secretariat"));
      assertThat(bench.instrumentDesk.readableBy(bench.staff.get("deputy"))).extracting(Instrument::number).containsExactly(2, 1);
      assertThatThrownBy(() -> bench.instrumentDesk.readableBy(bench.staff.get("originator"))).isInstanceOf(Refusal.class)
          .hasMessage("Instruments are open to their givers, those whom they name, the secretariat and auditors.");
    }
  }

  private Instrument make(String giver, Wanted wanted) {
    return bench.instrumentDesk.make(bench.staff.get(giver), wanted.wish());
  }

  private void faulty(Wanted wanted, String pointer, String detail) {
    List<Instrument> before = bench.instruments.all();
    assertThat(faults(wanted)).contains(new Fault(pointer, detail)).extracting(Fault::pointer).containsOnly(pointer);
    assertThat(bench.instruments.all()).isEqualTo(before);
  }

  private List<Fault> faults(Wanted wanted) {
    return catchThrowableOfType(Faulty.class, () -> make("dmpc", wanted)).faults();
  }

  private Entry lastEntry() {
    List<Entry> entries = bench.record.chain(House.INSTRUMENTS).entries();
    return entries.get(entries.size() - 1);
  }

  /** What is asked for: business cases up to £1m for ten days, of the deputy; and what a test changes. */
  private static final class Wanted {

    private String holder = "deputy";
    private String fallback;
    private Set<String> rules = Set.of();
    private Set<Kind> kinds = Set.of(Kind.BUSINESS_CASE);
    private BigDecimal ceiling = new BigDecimal(1_000_000);
    private LocalDate from = TODAY;
    private LocalDate until = TODAY.plusDays(9);
    private String reason = "Leave of the DMPC.";

    Wanted holder(String changed) {
      holder = changed;
      return this;
    }

    Wanted fallback(String changed) {
      fallback = changed;
      return this;
    }

    Wanted rules(String... changed) {
      rules = Set.of(changed);
      return this;
    }

    Wanted kinds(Kind... changed) {
      kinds = Set.of(changed);
      return this;
    }

    Wanted ceiling(BigDecimal changed) {
      ceiling = changed;
      return this;
    }

    Wanted from(LocalDate changed) {
      from = changed;
      return this;
    }

    Wanted until(LocalDate changed) {
      until = changed;
      return this;
    }

    Wanted reason(String changed) {
      reason = changed;
      return this;
    }

    InstrumentDesk.Wish wish() {
      return new InstrumentDesk.Wish(holder, fallback, rules, kinds, ceiling, from, until, reason);
    }
  }
}
