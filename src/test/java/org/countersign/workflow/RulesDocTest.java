package org.countersign.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.countersign.scheme.Edition;
import org.countersign.scheme.Editions;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is written from the tables: {@code mvn test -Dtest=RulesDocTest -Ddocs.write=true}. */
class RulesDocTest {

  private static final Path DOC = Path.of("docs/rules.md");
  private static final DmnModelInstance MODEL =
      Dmn.readModelFromStream(RulesDocTest.class.getResourceAsStream("/bpmn/SchemeOfDelegation.dmn"));

  @Test
  void theDocumentSaysWhatTheTablesSay() throws IOException {
    String written = document();
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(DOC.getParent());
      Files.writeString(DOC, written);
    }
    assertThat(DOC).as("written anew with -Ddocs.write=true").hasContent(written);
  }

  @Test
  void everyRowNamesItsRuleAndEditionAndCitesItsSource() {
    List<String> editions = new Editions().all().stream().map(Edition::code).toList();

    assertThat(tables().flatMap(table -> table.getRules().stream())).allSatisfy(row -> {
      DecisionTable table = (DecisionTable) row.getParentElement();
      assertThat(row.getId()).startsWith("Rule_" + output(table, row, "rule")).endsWith("_" + edition(row));
      assertThat(edition(row)).isIn(editions);
      assertThat(row.getDescription().getTextContent()).isNotBlank();
      assertThat(output(table, row, "says")).isNotBlank();
    });
  }

  @Test
  void everythingThatIsDrawnHasAnIdAndEveryColumnALabel() {
    assertThat(tables().flatMap(table -> table.getRules().stream()).flatMap(row -> Stream.concat(
        row.getInputEntries().stream(), row.getOutputEntries().stream())).map(DmnElement::getId)).doesNotContainNull();
    assertThat(tables().flatMap(table -> table.getInputs().stream()).map(Input::getLabel)).doesNotContainNull();
    assertThat(tables().flatMap(table -> table.getOutputs().stream()).map(Output::getLabel)).doesNotContainNull();
  }

  private static String document() {
    StringBuilder doc = new StringBuilder("""
        # The rules

        Every row of the decision tables in `bpmn/SchemeOfDelegation.dmn`, and written from them by `RulesDocTest`. A
        head falls under every rule of the first table that holds, and under the one residual rule of the second where
        none does. Amounts are pounds over the whole life, VAT excluded.
        """);
    MODEL.getModelElementsByType(Decision.class).forEach(decision -> {
      DecisionTable table = decision.getChildElementsByType(DecisionTable.class).iterator().next();
      doc.append("\n## ").append(decision.getName()).append("\n\n")
          .append(decision.getDescription().getTextContent()).append("\n\n")
          .append("| rule | paragraph | edition | when | decided by | source |\n|---|---|---|---|---|---|\n");
      table.getRules().forEach(row -> doc.append(line(table, row)));
    });
    return doc.toString();
  }

  private static String line(DecisionTable table, Rule row) {
    String paragraph = output(table, row, "paragraph");
    String callIn = output(table, row, "callIn").equals("true") ? ", call-in" : "";
    return Stream.of("`" + output(table, row, "rule") + "`", paragraph.isEmpty() ? "–" : paragraph, edition(row),
            when(table, row), output(table, row, "decidedBy") + callIn, row.getDescription().getTextContent())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String when(DecisionTable table, Rule row) {
    List<Input> inputs = new ArrayList<>(table.getInputs());
    List<String> tests = row.getInputEntries().stream().map(entry -> entry.getText().getTextContent()).toList();
    return IntStream.range(1, inputs.size()).filter(i -> !tests.get(i).isBlank())
        .mapToObj(i -> inputs.get(i).getLabel() + ": `" + tests.get(i) + "`").collect(Collectors.joining("; "));
  }

  /** The first column of both tables. */
  private static String edition(Rule row) {
    return unquoted(row.getInputEntries().iterator().next().getText().getTextContent());
  }

  private static String output(DecisionTable table, Rule row, String name) {
    List<String> names = table.getOutputs().stream().map(Output::getName).toList();
    return unquoted(new ArrayList<>(row.getOutputEntries()).get(names.indexOf(name)).getText().getTextContent());
  }

  private static String unquoted(String literal) {
    return literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : literal;
  }

  private static Stream<DecisionTable> tables() {
    return MODEL.getModelElementsByType(DecisionTable.class).stream();
  }
}
