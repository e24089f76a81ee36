package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Papers built on published decisions: each has exactly the findings that its file expects, and a clean one none. */
class KnownPapersTest {

  private static final Set<Code> LOOKED_FOR = Set.of(Code.HEADS_DO_NOT_SUM, Code.ROUTE_MISMATCH,
      Code.RECURRING_WITHOUT_END, Code.AMOUNT_UNREADABLE, Code.CUMULATIVE_CHANGE, Code.PARAGRAPH_NOT_CITED);

  private final Checks checks = new Checks(List.of(new HeadsDoNotSum(), new RouteMismatch(), new RecurringWithoutEnd(),
      new AmountUnreadable(), new CumulativeChange(), new ParagraphNotCited()));

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasExactlyTheFindingsExpected(Path file) {
    JsonNode known = Papers.readFile(file);
    Set<String> expected = new TreeSet<>();
    known.at("/expected/findings").forEach(code -> expected.add(code.textValue()));
    expected.retainAll(LOOKED_FOR.stream().map(Code::name).collect(Collectors.toSet()));

    List<Finding> findings = checks.run(Papers.of(known));

    assertThat(findings.stream().map(finding -> finding.code().name())).hasSameElementsAs(expected);
    assertThat(findings).allSatisfy(finding -> {
      boolean stands = !Papers.JSON.valueToTree(known.get("case")).at(finding.at()).isMissingNode();
      assertThat(stands).as("%s stands in the case file", finding.at()).isTrue();
    });
  }
}
