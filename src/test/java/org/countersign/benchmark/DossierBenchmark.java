package org.countersign.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.countersign.Countersign;
import org.countersign.cases.CaseReading;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long the data of a signer's form take for a large case: 30 heads, five rounds of eight signatures, and all of a sixth but the
 * decider's. Run by {@code mvn -Pbenchmark verify -Dtest=DossierBenchmark}; the figures stand in docs/benchmarks.md. Not a test.
 */
class DossierBenchmark {

  private static final int HEADS = 30;
  private static final int RETURNS = 5;
  private static final int RUNS = 200;
  private static final String DMPC = "UserTask_DecideAsDmpc";

  @Test
  void theDataOfALargeCase() {
    String url = "jdbc:h2:file:" + Path.of("target", "benchmark", UUID.randomUUID().toString()).toAbsolutePath();
    try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Countersign.class).run("--spring.datasource.url=" + url,
        "--server.port=0", "--countersign.demonstration=accounts", "--logging.level.org.countersign=warn")) {
      Http http = new Http(context.getEnvironment());
      CaseWalk walk = new CaseWalk(http);
      String reference = largeCase(http, walk);
      String task = walk.task(reference, DMPC, "dmpc");
      JsonNode data = http.as("dmpc").get("/api/tasks/" + task).body().path("case");
      assertThat(data.at("/caseFile/heads")).hasSize(HEADS);
      assertThat(data.path("signatures").size()).isGreaterThanOrEqualTo(40);

      CaseReading reading = context.getBean(CaseReading.class);
      Person dmpc = context.getBean(Directory.class).find("dmpc").orElseThrow();
      tell("the case as the form is given it, without HTTP", () -> reading.view(dmpc, reference));
      tell("`GET /api/tasks/{id}`, with the sign-in of each call", () -> http.as("dmpc").get("/api/tasks/" + task));
    }
  }

  private static String largeCase(Http http, CaseWalk walk) {
    String reference = walk.submit(paper(0));
    for (int round = 1; round <= RETURNS; round++) {
      walk.awaitStatus(reference, "AT_BOARD");
      walk.toDecision(reference);
      walk.signed(reference, DMPC, "dmpc", Map.of("outcome", "RETURN", "reason", "Say more of head " + round + "."));
      walk.awaitStatus(reference, "TO_BE_REVISED");
      Http.Answer revised = http.as("originator").put("/api/cases/" + reference, paper(round));
      assertThat(revised.status()).as("%s", revised.body()).isEqualTo(200);
      walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
    }
    walk.awaitStatus(reference, "AT_BOARD");
    walk.toDecision(reference);
    return reference;
  }

  /** Every revision changes the terms, so that every signature lapses and is given anew. */
  private static ObjectNode paper(int revision) {
    return Papers.changed("pcd-579", paper -> {
      paper.put("statedTotal", HEADS * 100_000);
      paper.put("summary", "A programme of thirty parts, each of which costs £100,000.");
      ArrayNode heads = paper.putArray("heads");
      for (int number = 1; number <= HEADS; number++) {
        ObjectNode head = heads.addObject().put("number", number).put("verb", "APPROVE").put("kind", "BUSINESS_CASE")
            .put("text", "Approve part %d of the programme at £100,000 (wording %d).".formatted(number, revision));
        head.putArray("costs").addObject().put("type", "REVENUE").put("amount", 100_000).put("per", "ONCE").put("from", "2026/27");
      }
      ArrayNode funding = paper.putArray("funding");
      funding.addObject().put("source", "Programme budget").put("type", "REVENUE").put("amount", HEADS * 100_000).put("approved", true);
      paper.putArray("citedParagraphs").add("4.8");
      paper.remove("procurement");
      paper.remove("commercialRoute");
    });
  }

  private static void tell(String what, Runnable reading) {
    for (int i = 0; i < RUNS; i++) {
      reading.run();
    }
    long[] micros = LongStream.range(0, RUNS).map(i -> {
      long before = System.nanoTime();
      reading.run();
      return (System.nanoTime() - before) / 1000;
    }).sorted().toArray();
    System.out.printf("| %s | %.1f | %.1f | %.1f |%n", what, micros[RUNS / 2] / 1000.0, micros[RUNS * 95 / 100] / 1000.0, micros[RUNS - 1] / 1000.0);
  }
}
