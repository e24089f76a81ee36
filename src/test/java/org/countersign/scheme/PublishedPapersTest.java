package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.casefile.CaseFile;
import org.countersign.workflow.PlainRuleTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers rebuilt from published decisions, each with the authority that it had to go to. */
class PublishedPapersTest {

  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Determinations DETERMINATIONS = new Determinations(new PlainRuleTable(), Approvals.NONE);

  @ParameterizedTest(name = "{0}")
  @MethodSource("papers")
  void goesToWhoDecidedIt(String name) throws IOException {
    JsonNode example = JSON.readTree(CASES.resolve(name).toFile());
    JsonNode expected = example.get("expected");
    CaseFile paper = JSON.treeToValue(example.get("case"), CaseFile.class);

    Edition edition = new Editions().inForceOn(LocalDate.parse(example.get("asOf").textValue()));
    Determination found = DETERMINATIONS.determine(paper, edition);

    assertThat(found.edition()).isEqualTo(expected.get("edition").textValue());
    assertThat(found.decidedBy()).hasToString(expected.get("decidedBy").textValue());
    assertThat(found.heads()).extracting(head -> new Expected(
        head.number(), head.rule(), head.paragraph(), head.decidedBy().name())).isEqualTo(expectedHeads(expected));
  }

  private static List<Expected> expectedHeads(JsonNode expected) {
    return StreamSupport.stream(expected.get("heads").spliterator(), false).map(head -> new Expected(
        head.get("number").intValue(), head.get("rule").textValue(), head.get("paragraph").textValue(),
        head.get("decidedBy").textValue())).toList();
  }

  static List<String> papers() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).sorted().toList();
    }
  }

  private record Expected(int number, String rule, String paragraph, String decidedBy) {}
}
