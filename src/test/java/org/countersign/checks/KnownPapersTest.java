package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers built on published decisions: each has exactly the findings that its file expects, and a clean one none. */
class KnownPapersTest {

  private final Checks checks = AllChecks.knowing(new NothingBefore());

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @Test
  void areTwelve() throws IOException {
    assertThat(files()).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasExactlyTheFindingsExpected(Path file) {
    JsonNode known = Papers.readFile(file);
    Set<String> expected = new TreeSet<>();
    known.at("/expected/findings").forEach(code -> expected.add(code.textValue()));

    assertThat(checks.run(Papers.of(known.get("case"), LocalDate.parse(known.get("asOf").textValue()))))
        .satisfies(findings -> assertThat(findings).extracting(finding -> finding.code().name())
            .hasSameElementsAs(expected))
        .allSatisfy(finding -> {
          boolean stands = !Papers.JSON.valueToTree(known.get("case")).at(finding.at()).isMissingNode();
          assertThat(stands).as("%s stands in the case file", finding.at()).isTrue();
        });
  }
}
