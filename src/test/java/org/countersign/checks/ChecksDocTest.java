package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.casefile.London;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code docs/checks.md} is written from the codes and from one example each, under {@code src/test/resources/checks}:
 * {@code mvn test -Dtest=ChecksDocTest -Ddocs.write=true}. An example is what it changes in a clean paper.
 */
class ChecksDocTest {

  private static final Path DOC = Path.of("docs/checks.md");
  private static final Path EXAMPLES = Path.of("src/test/resources/checks");
  private static final Checks CHECKS = AllChecks.knowing(new NothingBefore());

  @Test
  void theDocumentSaysWhatTheChecksDo() throws IOException {
    String written = document();
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(DOC, written);
    }
    assertThat(DOC).as("written anew with -Ddocs.write=true").hasContent(written);
  }

  @Test
  void theCleanPaperIsClean() {
    assertThat(CHECKS.run(Papers.of(cleanPaper(), LocalDate.of(2024, 6, 3)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyExampleYieldsItsFindingAndNoOther(Code code) {
    assertThat(findings(code)).isNotEmpty().allSatisfy(finding -> assertThat(finding.code()).isEqualTo(code));
  }

  private static String document() {
    String table = Arrays.stream(Code.values()).map(code -> "| [`%s`](#%s) | %s | %s%s | %s |\n".formatted(code,
            code.name().toLowerCase(), code.level(), code.finds(), code.answerNeeded() ? "; asks for an answer" : "",
            code.seenIn() == null ? "–" : code.seenIn()))
        .collect(Collectors.joining());
    String examples = Arrays.stream(Code.values()).map(ChecksDocTest::example).collect(Collectors.joining());
    return """
        # The checks

        What can be wrong with a paper, written from the codes and their examples by `ChecksDocTest`. `BLOCK` sends the paper
        back to its originator before anyone is asked to sign; `WARN` travels with it and every signer sees it. A finding says
        what stands against what, and never tells what only Part 2 gives. Where an answer is asked for, the originator gives
        it in the paper's `answers`, by the finding's code and place.

        | code | level | finds | seen in |
        |---|---|---|---|
        %s
        Each example shows what it changes in a clean paper, and the findings that this yields.
        %s""".formatted(table, examples);
  }

  private static String example(Code code) {
    JsonNode example = Papers.readFile(EXAMPLES.resolve(code + ".json"));
    String findings = findings(code).stream().map(finding -> "- `" + finding.at() + "`: " + finding.because() + "\n")
        .collect(Collectors.joining());
    return "\n## %s\n\nSubmitted on %s:\n\n```json\n%s\n```\n\n%s".formatted(
        code, London.inWords(LocalDate.parse(example.get("asOf").textValue())), pretty(example.get("case")), findings);
  }

  private static List<Finding> findings(Code code) {
    JsonNode example = Papers.readFile(EXAMPLES.resolve(code + ".json"));
    ObjectNode paper = cleanPaper();
    example.get("case").fields().forEachRemaining(field -> {
      if (field.getKey().equals("sections")) {
        ((ObjectNode) paper.get("sections")).setAll((ObjectNode) field.getValue());
      } else {
        paper.set(field.getKey(), field.getValue());
      }
    });
    return CHECKS.run(Papers.of(paper, LocalDate.parse(example.get("asOf").textValue())));
  }

  private static ObjectNode cleanPaper() {
    return (ObjectNode) Papers.readFile(EXAMPLES.resolve("clean-paper.json")).get("case");
  }

  private static String pretty(JsonNode json) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
        .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    try {
      return Papers.JSON.writer(printer).writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
