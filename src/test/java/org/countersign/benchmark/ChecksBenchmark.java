package org.countersign.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.countersign.Countersign;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFileReader;
import org.countersign.casefile.Money;
import org.countersign.checks.Checks;
import org.countersign.checks.Paper;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.EarlierPaper;
import org.countersign.decisions.EarlierPapers;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the checks of one paper take among 100,000 stored ones, on the database of the settings. Run by
 * {@code mvn -Pbenchmark verify}; the figures stand in docs/benchmarks.md. Not a test: a machine under load proves nothing.
 */
class ChecksBenchmark {

  private static final int PAPERS = 100_000;
  private static final int SUPPLIERS = 5_000;
  private static final int PROGRAMMES = 1_000;
  private static final int RUNS = 300;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Random RANDOM = new Random(20261120);

  /** On the database that {@code -Dbenchmark.url=} names, an empty one; else on H2 in a file. */
  @Test
  void checksAmongManyPapers() {
    String url = System.getProperty("benchmark.url",
        "jdbc:h2:file:" + Path.of("target", "benchmark", UUID.randomUUID().toString()).toAbsolutePath());
    try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Countersign.class).run("--spring.datasource.url=" + url,
        "--server.port=0", "--countersign.demonstration=none", "--logging.level.org.countersign=warn")) {
      fill(context);
      measure(context);
      plans(context);
    }
  }

  /** One supplier in fifty papers is one of ten large ones; the rest are spread over all. */
  private static void fill(ConfigurableApplicationContext context) {
    EarlierPapers earlier = context.getBean(EarlierPapers.class);
    TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    IntStream.range(0, PAPERS / 1000).forEach(thousand -> transaction.executeWithoutResult(status ->
        IntStream.range(0, 1000).forEach(i -> earlier.keep(paper(thousand * 1000 + i)))));
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    jdbc.sql("ANALYZE").update();
  }

  private static EarlierPaper paper(int i) {
    LocalDate day = TODAY.minusDays(RANDOM.nextInt(3650));
    Kind kind = RANDOM.nextInt(3) == 0 ? Kind.CONTRACT_CHANGE : Kind.CONTRACT_AWARD;
    String supplier = RANDOM.nextInt(50) == 0 ? "large " + RANDOM.nextInt(10) : "supplier " + RANDOM.nextInt(SUPPLIERS);
    Money original = Money.of(Integer.toString(100_000 + RANDOM.nextInt(300_000)));
    Money value = kind == Kind.CONTRACT_CHANGE ? Money.of("5000") : original;
    return new EarlierPaper("PCD " + (1_000_000 + i), null, new DecisionNumber("PCD", 1_000_000 + i), "Paper " + i, day,
        "programme " + RANDOM.nextInt(PROGRAMMES), value, false, BigDecimal.ZERO, null, List.of(new EarlierPaper.Contract(kind,
            Set.of(supplier), value, false, kind == Kind.CONTRACT_CHANGE ? original : null, null, List.of())));
  }

  private static void measure(ConfigurableApplicationContext context) {
    ObjectMapper json = new ObjectMapper();
    tell(context, "a purchase, its supplier in 20 papers, its programme in 100", i -> paper(json, "PROCUREMENT_STRATEGY",
        List.of("supplier " + i % SUPPLIERS), "programme " + i % PROGRAMMES));
    tell(context, "a change, its supplier in 20 papers", i -> paper(json, "CONTRACT_CHANGE", List.of("supplier " + i % SUPPLIERS), null));
    tell(context, "a purchase, of ten suppliers in 20 papers each", i -> paper(json, "PROCUREMENT_STRATEGY",
        IntStream.range(0, 10).mapToObj(n -> "supplier " + (i + n * 77) % SUPPLIERS).toList(), "programme " + i % PROGRAMMES));
    tell(context, "a purchase, its supplier in 200 papers", i -> paper(json, "PROCUREMENT_STRATEGY", List.of("large " + i % 10), null));
    tell(context, "a paper without contracts", i -> paper(json, "BUSINESS_CASE", List.of(), "programme " + i % PROGRAMMES));
  }

  private static void tell(ConfigurableApplicationContext context, String what, IntFunction<ObjectNode> papers) {
    Checks checks = context.getBean(Checks.class);
    CaseFileReader reader = context.getBean(CaseFileReader.class);
    Determinations determinations = context.getBean(Determinations.class);
    Editions editions = context.getBean(Editions.class);
    List<Paper> all = new ArrayList<>();
    for (int i = 0; i < RUNS * 2; i++) {
      CaseFile paper = reader.read(papers.apply(i * 13));
      all.add(new Paper(paper, TODAY, determinations.determine(paper, editions.inForceOn(TODAY))));
    }
    all.subList(0, RUNS).forEach(checks::run);
    long[] micros = all.subList(RUNS, RUNS * 2).stream().mapToLong(paper -> {
      long before = System.nanoTime();
      checks.run(paper);
      return (System.nanoTime() - before) / 1000;
    }).sorted().toArray();
    System.out.printf("| %s | %.1f | %.1f | %.1f |%n", what, micros[RUNS / 2] / 1000.0, micros[RUNS * 95 / 100] / 1000.0, micros[RUNS - 1] / 1000.0);
  }

  private static ObjectNode paper(ObjectMapper json, String kind, List<String> suppliers, String programme) {
    ObjectNode paper = json.createObjectNode().put("title", "A paper").put("stage", "BJC").put("originatingUnit", "Unit")
        .put("originatingBody", "MPS").put("marking", "OFFICIAL").put("summary", "A paper.").put("programme", programme);
    ObjectNode head = paper.putArray("heads").addObject().put("number", 1).put("verb", "APPROVE").put("kind", kind).put("text", "Approve it.");
    if (kind.equals("BUSINESS_CASE")) {
      head.putArray("costs").addObject().put("type", "CAPITAL").put("amount", 100_000).put("per", "ONCE").put("from", "2026/27");
    } else {
      ObjectNode contract = head.putObject("contract").put("route", kind.equals("CONTRACT_CHANGE") ? "EXISTING_CONTRACT" : "OPEN");
      ArrayNode names = contract.putArray("suppliers");
      suppliers.forEach(names::add);
      if (kind.equals("CONTRACT_CHANGE")) {
        contract.put("originalValue", 250_000).put("changeValue", 20_000).put("foreseen", false);
      } else {
        contract.put("value", 90_000);
      }
    }
    ObjectNode sections = paper.putObject("sections");
    Arrays.asList("introduction", "issues", "financial", "legal", "commercial", "dataProtection", "equality")
        .forEach(section -> sections.put(section, "What there is to say here, in some words."));
    paper.putObject("screening").put("dataProtection", "NOT_REQUIRED").put("equality", "NO_IMPACT");
    return paper;
  }

  /** As the database means to find what is akin, and what was decided as a number. */
  private static void plans(ConfigurableApplicationContext context) {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    EarlierPapers.STATEMENTS.forEach(statement -> jdbc.sql("EXPLAIN " + statement)
        .param("suppliers", Set.of("supplier 7")).param("programme", "programme 7").param("on", TODAY).param("since", TODAY.minusYears(1))
        .param("imported", "PCD 1000007").param("series", "PCD").param("number", 1_000_007)
        .query(String.class).list().forEach(System.out::println));
  }
}
