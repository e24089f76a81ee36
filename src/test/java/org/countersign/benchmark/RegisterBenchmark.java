package org.countersign.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.Notice;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PastDecisions;
import org.countersign.decisions.PublicMeasure;
import org.countersign.register.RegisterIndex;
import org.countersign.register.RegisterSlice;
import org.countersign.register.RegisterTables;
import org.countersign.scheme.Authority;
import org.countersign.signing.Publication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the register takes to answer among 100,000 decisions on PostgreSQL, over HTTP. Run by
 * {@code mvn -Pbenchmark verify -Dtest=RegisterBenchmark}; the figures stand in docs/benchmarks.md. Not a test. With
 * {@code -Dbenchmark.url=} on a PostgreSQL of your own: an empty one is filled, one that it filled before is measured again.
 */
class RegisterBenchmark {

  private static final int DECISIONS = 100_000;
  private static final int WORDS_OF_A_DECISION = 600;
  private static final int VOCABULARY = 30_000;
  private static final int RUNS = 200;
  private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
  private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Random RANDOM = new Random(20261122);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class})
  static class Server {}

  @Test
  void theRegisterOfManyDecisions() throws IOException {
    String url = System.getProperty("benchmark.url");
    try (HikariDataSource database = new HikariDataSource();
        EmbeddedPostgres postgres = url == null ? EmbeddedPostgres.builder().setServerConfig("shared_buffers", "256MB").start() : null) {
      if (url == null) {
        database.setDataSource(postgres.getPostgresDatabase());
      } else {
        database.setJdbcUrl(url);
      }
      JdbcClient jdbc = JdbcClient.create(database);
      boolean filled = jdbc.sql("SELECT COUNT(*) FROM pg_tables WHERE tablename = 'register_entry'").query(Integer.class).single() > 0;
      if (!filled) {
        RegisterTables.make(database);
      }
      try (ConfigurableApplicationContext context = new SpringApplicationBuilder(RegisterSlice.class, Server.class)
          .initializers((GenericApplicationContext into) -> into.registerBean("database", DataSource.class, () -> database))
          .run("--server.port=0", "--logging.level.root=warn", "--spring.main.banner-mode=off")) {
        port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
        if (!filled) {
          fill(context, database);
        }
        measure();
      }
    }
  }

  /** Half of them decided here, with 600 words each, half imported; over twenty years. */
  private static void fill(ConfigurableApplicationContext context, DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    RegisterIndex index = context.getBean(RegisterIndex.class);
    PastDecisions past = context.getBean(PastDecisions.class);
    TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    jdbc.sql("INSERT INTO decision_import VALUES (1, 'x', FALSE, 'ENDED', 1, 1, 0, 0, NULL, 'secretariat', 'x', 'x')").update();
    // Quicker than word by word, and the same in the end.
    String words = jdbc.sql("SELECT indexdef FROM pg_indexes WHERE indexname = 'register_entry_by_word'").query(String.class).single();
    jdbc.sql("DROP INDEX register_entry_by_word").update();
    for (int from = 0; from < DECISIONS; from += 1000) {
      int first = from;
      transaction.executeWithoutResult(status -> IntStream.range(first, first + 1000).forEach(i -> {
        if (i % 2 == 0) {
          decided(jdbc, index, i);
        } else {
          PastDecision decision = new PastDecision(new DecisionNumber("PCD", i), text(8), day(i), Authority.DMPC, kind(), text(2),
              List.of(text(2)), value(), null, null, null, null, BigDecimal.ZERO, List.of(), null);
          past.add(decision, 1, SINCE);
          index.imported(decision, SINCE);
        }
      }));
    }
    jdbc.sql(words).update();
    jdbc.sql("VACUUM ANALYZE").update();
  }

  private static void decided(JdbcClient jdbc, RegisterIndex index, int i) {
    String reference = "BC-%d-%06d".formatted(day(i).getYear(), i);
    Notice notice = new Notice("PCD " + i, reference, null, text(8), "Unit", day(i), Authority.DMPC, "Deputy Mayor for Policing and Crime", "2019",
        text(60), List.of(new Notice.Head(1, Verb.APPROVE, text(40), List.of(new Notice.Decided(Authority.DMPC, "4.8", "RULE", text(20))))),
        List.of("Investment Board"), List.of(), new Sections(text(WORDS_OF_A_DECISION - 120), text(3), text(3), text(3), text(3), text(3), text(3),
            null), "0".repeat(64));
    jdbc.sql("""
            INSERT INTO business_case (reference, opened_in, number_in_year, title, status, edition, submitted_on, originator, revision, round,
              changed_at) VALUES (?, ?, ?, ?, 'APPROVED', '2019', ?, 'originator', 1, 1, 'x')""")
        .params(reference, day(i).getYear(), i, notice.title(), day(i)).update();
    jdbc.sql("""
            INSERT INTO decision (reference, series, number, decided_by, decided_on, title, notice, publish_entry, published_at)
            VALUES (?, 'PCD', ?, 'DMPC', ?, ?, ?, FALSE, ?)""")
        .params(reference, i, notice.signedOn(), notice.title(), CanonicalJson.of(notice), SINCE.toString()).update();
    index.published(new IssuedDecision(reference, Optional.of(new DecisionNumber("PCD", i)), Publication.AT_ONCE, SINCE, notice),
        new PublicMeasure(List.of(kind()), value()), SINCE);
  }

  private static LocalDate day(int i) {
    return LAST.minusDays((DECISIONS - i) / 14);
  }

  private static Kind kind() {
    return Kind.values()[(int) (Kind.values().length * Math.pow(RANDOM.nextDouble(), 3))];
  }

  private static Money value() {
    return Money.ofPence((long) (1_000_000 * Math.exp(RANDOM.nextDouble() * 9)));
  }

  /** Few words stand in most texts, most words in few. */
  private static String text(int words) {
    return IntStream.range(0, words).mapToObj(i -> "word" + (int) Math.pow(VOCABULARY, RANDOM.nextDouble())).collect(Collectors.joining(" "));
  }

  private void measure() throws IOException {
    tell("the first page", i -> "/register");
    String afterThousand = older("/register.json?page=999");
    tell("page 1,001, by the link from the page before", i -> "/register?page=1000&after=" + afterThousand);
    String afterLastButOne = older("/register.json?page=" + (DECISIONS / 20 - 2));
    tell("the last page, by the link from the page before", i -> "/register?page=4999&after=" + afterLastButOne);
    tell("page 1,001, by its number", i -> "/register?page=1000");
    tell("the last page, by its number", i -> "/register?page=" + (DECISIONS / 20 - 1));
    tell("the first page of one year", i -> "/register?year=" + (2010 + i % 16));
    tell("of one kind", i -> "/register?kind=" + Kind.values()[i % Kind.values().length]);
    tell("of one range of values", i -> "/register?value=" + List.of("0-500000", "500000-1000000", "1000000-10000000", "10000000-").get(i % 4));
    tell("a search for a rare word", i -> "/register?q=word" + (20_000 + i * 37));
    tell("for two ordinary words", i -> "/register?q=word" + (50 + i) + "+word" + (300 + i));
    tell("for a word that stands in half of all", i -> "/register?q=word" + (1 + i % 5));
    tell("for an ordinary word in a year, of a kind and a value", i -> "/register?q=word" + (30 + i) + "&year=2020&kind=BUSINESS_CASE&value=500000-");
    tell("for a number", i -> "/register?q=PCD+" + i * 331);
    tell("the same first search as JSON, with all texts", i -> "/register.json?q=word" + (50 + i));
    tell("as Atom", i -> "/register.atom?q=word" + (50 + i));
    tell("the page of a decision", i -> "/register/PCD-" + i * 332);
    tell("the page of an imported one", i -> "/register/PCD-" + (i * 332 + 1));
    for (String asked : List.of("word1", "word3", "word60", "word25000")) {
      System.out.printf("%s is in %d%n", asked, JSON.readTree(get("/register.json?q=" + asked)).path("total").asInt());
    }
    long before = System.nanoTime();
    int size = get("/register.csv").length();
    System.out.printf("all of it as CSV: %d ms, %d bytes%n", (System.nanoTime() - before) / 1_000_000, size);
  }

  /** After which line the page goes on. */
  private String older(String address) throws IOException {
    JsonNode page = JSON.readTree(get(address));
    return page.path("older").asText().replaceAll(".*after=", "");
  }

  private void tell(String what, IntFunction<String> address) {
    for (int i = 0; i < RUNS; i++) {
      get(address.apply(i));
    }
    long[] micros = IntStream.range(RUNS, RUNS * 2).mapToLong(i -> {
      String asked = address.apply(i % RUNS);
      long before = System.nanoTime();
      get(asked);
      return (System.nanoTime() - before) / 1000;
    }).sorted().toArray();
    System.out.printf("| %s | %.1f | %.1f | %.1f |%n", what, micros[RUNS / 2] / 1000.0, micros[RUNS * 95 / 100] / 1000.0, micros[RUNS - 1] / 1000.0);
  }

  private String get(String address) {
    try {
      HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
