package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PublicMeasure;
import org.countersign.decisions.RejectedCase;
import org.countersign.register.RegisterEntries.Place;
import org.countersign.scheme.Authority;
import org.countersign.signing.Publication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** What is found on the register: on H2 and on PostgreSQL the same, each in its own way. */
class RegisterFoundTest {

  private static final Instant SINCE = Instant.parse("2026-06-04T09:00:00Z");

  private static EmbeddedPostgres postgres;
  private static final List<RegisterEntries> BOTH = new ArrayList<>();

  @BeforeAll
  static void fill() throws IOException {
    postgres = EmbeddedPostgres.start();
    for (DataSource database : List.of(postgres.getPostgresDatabase(),
        new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build())) {
      RegisterTables.make(database);
      JdbcClient jdbc = JdbcClient.create(database);
      RegisterEntries entries = new RegisterEntries(jdbc, new WordSearch(database));
      RegisterIndex index = new RegisterIndex(entries, new RejectedCases(jdbc, settings()), settings());
      BOTH.add(entries);
      decided(index, 2001, "Body-worn cameras", "2026-01-01", "499999.99", Kind.BUSINESS_CASE, Kind.PROCUREMENT_STRATEGY);
      decided(index, 2002, "Vehicle recovery services", "2025-12-31", "500000", Kind.CONTRACT_AWARD);
      decided(index, 2003, "A grant to victims’ charities, as in PCD 614", "2025-12-31", null, Kind.GRANT);
      index.published(new IssuedDecision("BC-2026-0101", Optional.of(new DecisionNumber("CEOD", 101)), Publication.AT_ONCE, null,
          new NoticeDraft("CEOD 101", "Office camera").signed("2026-12-31").by(Authority.MOPAC_CHIEF_EXECUTIVE).notice("BC-2026-0101")),
          new PublicMeasure(List.of(Kind.BUSINESS_CASE), Money.of("10000000")), SINCE);
      index.imported(past(614, "Vehicle recovery", "2019-08-05", "1000000"), SINCE);
      index.imported(past(615, "Zoë’s café", "2019-08-05", "999999.99"), SINCE);
      jdbc.sql("""
              INSERT INTO business_case (reference, opened_in, number_in_year, title, status, edition, submitted_on, originator, revision,
                round, changed_at) VALUES ('BC-2026-0009', 2026, 9, 't', 'REJECTED', '2019', DATE '2026-05-01', 'o', 1, 1, 'x')""").update();
      index.rejected(new RejectedCase("BC-2026-0009", "Helicopter cameras", LocalDate.of(2026, 3, 3), Authority.DMPC, "The DMPC",
          List.of(new RejectedCase.Head(1, Verb.APPROVE, "Approve two helicopters."))),
          new PublicMeasure(List.of(Kind.BUSINESS_CASE), null), SINCE);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static RegisterSettings settings() {
    return new RegisterSettings("The Office", "Write to us.", true);
  }

  private static void decided(RegisterIndex index, int number, String title, String on, String value, Kind... kinds) {
    String reference = "BC-2026-%04d".formatted(number);
    index.published(new IssuedDecision(reference, Optional.of(new DecisionNumber("PCD", number)), Publication.AT_ONCE, null,
        new NoticeDraft("PCD " + number, title).signed(on).notice(reference)),
        new PublicMeasure(List.of(kinds), value == null ? null : Money.of(value)), SINCE);
  }

  private static PastDecision past(int number, String title, String on, String value) {
    return new PastDecision(new DecisionNumber("PCD", number), title, LocalDate.parse(on), Authority.DMPC, Kind.CONTRACT_CHANGE, "Fleet",
        List.of("Acme Ltd"), Money.of(value), null, null, 12, Money.of("77"), BigDecimal.ZERO, List.of(), null);
  }

  /** By both databases, however it is asked for: as a whole, in pages by number, and beside each line. */
  private static List<String> found(String... asked) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < asked.length; i += 2) {
      parameters.put(asked[i], asked[i + 1]);
    }
    RegisterQuery query = RegisterQuery.read(parameters).understood();
    List<List<String>> answers = BOTH.stream().map(entries -> {
      List<RegisterEntry> all = entries.olderThan(null, query, 100);
      assertThat(entries.count(query)).isEqualTo(all.size());
      for (int i = 0; i < all.size(); i++) {
        assertThat(entries.from(query, i, 1, all.size())).containsExactly(all.get(i));
        assertThat(entries.from(query, i, 3, all.size())).isEqualTo(all.subList(i, Math.min(i + 3, all.size())));
        Place place = entries.placeOf(all.get(i).inAddress()).orElseThrow();
        assertThat(entries.olderThan(place, query, 100)).isEqualTo(all.subList(i + 1, all.size()));
        assertThat(entries.newerThan(place, query, 100)).isEqualTo(all.subList(0, i));
        assertThat(entries.newerThan(place, query, 1)).isEqualTo(i == 0 ? List.of() : List.of(all.get(i - 1)));
      }
      return all.stream().map(RegisterEntry::name).toList();
    }).toList();
    assertThat(answers.get(0)).as("PostgreSQL finds what H2 finds").isEqualTo(answers.get(1));
    return answers.get(0);
  }

  @Test
  void allOfItIsThereNewestFirst() {
    assertThat(found()).containsExactly("CEOD 101", "BC-2026-0009", "PCD 2001", "PCD 2003", "PCD 2002", "PCD 615", "PCD 614");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "camera | CEOD 101, BC-2026-0009, PCD 2001", "CAMERAS | CEOD 101, BC-2026-0009, PCD 2001", "body cameras | PCD 2001",
      "worn the body | PCD 2001", "vehicles recovery | PCD 2002, PCD 614", "pcd-614 | PCD 2003, PCD 614", "PCD 2001 | PCD 2001",
      "ceod 101 | CEOD 101", "BC-2026-2002 | PCD 2002", "bc-2026-0009 | BC-2026-0009", "helicopter | BC-2026-0009", "zoe cafe | PCD 615",
      "acme | PCD 615, PCD 614", "fleet | PCD 615, PCD 614", "came | ''", "camera vehicle | ''", "kind:grant | ''", "grant | PCD 2003",
"platform | CEOD 101, PCD 2001, PCD 2003, PCD 2002"})
  void wordsAreFoundInTitleNumberAndText(String words, String expected) {
    List<String> asked = expected == null ? List.of() : List.of(expected.replace("''", "").split(", "));
    assertThat(found("q", words)).isEqualTo(asked.equals(List.of("")) ? List.of() : asked);
  }

  @Test
  void aYearHasItsFirstAndItsLastDay() {
    assertThat(found("year", "2025")).containsExactly("PCD 2003", "PCD 2002");
    assertThat(found("year", "2026")).containsExactly("CEOD 101", "BC-2026-0009", "PCD 2001");
    assertThat(found("year", "2024")).isEmpty();
    assertThat(found("year", "9999")).isEmpty();
    assertThat(found("year", "1000")).isEmpty();
  }

  @Test
  void aRangeOfValuesHoldsItsLowerLimitAndNotItsUpperOne() {
    assertThat(found("value", "0-500000")).containsExactly("PCD 2001");
    assertThat(found("value", "500000-1000000")).containsExactly("PCD 2002", "PCD 615");
    assertThat(found("value", "1000000-10000000")).containsExactly("PCD 614");
    assertThat(found("value", "10000000-")).containsExactly("CEOD 101");
    assertThat(found("value", "0-")).as("what has no value lies in none").doesNotContain("PCD 2003", "BC-2026-0009").hasSize(5);
  }

  @Test
  void kindAndDeciderNarrowItAndAllHoldTogether() {
    assertThat(found("kind", "BUSINESS_CASE")).containsExactly("CEOD 101", "BC-2026-0009", "PCD 2001");
    assertThat(found("kind", "PROCUREMENT_STRATEGY")).containsExactly("PCD 2001");
    assertThat(found("kind", "CONTRACT_CHANGE")).containsExactly("PCD 615", "PCD 614");
    assertThat(found("kind", "DISPOSAL")).isEmpty();
    assertThat(found("decidedBy", "MOPAC_CHIEF_EXECUTIVE")).containsExactly("CEOD 101");
    assertThat(found("q", "camera", "kind", "BUSINESS_CASE", "year", "2026", "decidedBy", "DMPC", "value", "0-500000"))
        .containsExactly("PCD 2001");
  }

  @Test
  void onlyWhatIsThereIsKnown() {
    for (RegisterEntries entries : BOTH) {
      assertThat(entries.known(List.of("PCD-9", "PCD-614"))).containsExactly("PCD-614");
      assertThat(entries.known(List.of())).isEmpty();
      assertThat(entries.placeOf("PCD-9")).isEmpty();
      assertThat(entries.years()).containsExactly(2019, 2026);
    }
  }

  @ParameterizedTest
  @CsvSource({"year,99999", "year,0999", "year,x", "year,-1", "value,-1", "value,5-5", "value,9-1", "value,£5-", "value,1.5-", "value,1-2-3",
      "value,12345678901234-", "kind,GRANTS", "kind,grant", "decidedBy,NONE", "decidedBy,INVESTMENT_BOARD", "q,?!"})
  void whatCannotBeUnderstoodIsNamed(String parameter, String value) {
    assertThat(RegisterQuery.read(Map.of(parameter, value)).faults()).extracting(Fault::pointer).containsExactly("/" + parameter);
  }

  @Test
  void whatIsLeftEmptyIsNotAsked() {
    assertThat(RegisterQuery.read(Map.of("q", " ", "year", "", "kind", "", "decidedBy", "", "value", "", "more", "x")).understood())
        .isEqualTo(RegisterQuery.EVERYTHING);
    assertThat(RegisterQuery.read(Map.of("q", "a ".repeat(99) + "b ".repeat(2))).faults()).hasSize(1);
  }

  @Test
  void aQuestionHasAnAddressThatAsksTheSame() {
    RegisterQuery query = RegisterQuery.read(Map.of("q", "a&b=c +é", "year", "2026", "value", "5-")).understood();
    assertThat(query.at("/register")).isEqualTo("/register?q=a%26b%3Dc%20%2B%C3%A9&year=2026&value=5-");
    assertThat(RegisterQuery.EVERYTHING.at("/register.csv")).isEqualTo("/register.csv");
  }
}
