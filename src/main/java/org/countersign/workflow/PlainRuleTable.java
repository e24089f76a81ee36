package org.countersign.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.dmn.Dmn;
import org.countersign.scheme.HeadFacts;
import org.countersign.scheme.RuleNames;
import org.countersign.scheme.RuleTable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The rules read from the program's own tables, leaving no trace: a dry run is stored nowhere. */
@Component
@Primary
public class PlainRuleTable implements RuleTable, RuleNames {

  private static final String MODEL = "/bpmn/SchemeOfDelegation.dmn";

  private static final int MOST_KNOWN = 10_000;
  private static final Set<String> NAMES = names();

  private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private final DmnDecisionRequirementsGraph model = model();

  /** The tables do not change while the program runs: what was once asked of the same facts is known. */
  private final ConcurrentLruCache<HeadFacts, List<Rule>> known =
      new ConcurrentLruCache<>(MOST_KNOWN, facts -> RuleRows.rulesFor(facts, this::evaluate));

  @Override
  public List<Rule> rulesFor(HeadFacts facts) {
    return known.get(facts);
  }

  @Override
  public Set<String> all() {
    return NAMES;
  }

  private DmnDecisionTableResult evaluate(String decision, VariableMap variables) {
    return engine.evaluateDecisionTable(model.getDecision(decision), variables);
  }

  private DmnDecisionRequirementsGraph model() {
    return read(engine::parseDecisionRequirementsGraph);
  }

  /** The first output of every row, in both tables. */
  private static Set<String> names() {
    return read(Dmn::readModelFromStream).getModelElementsByType(org.camunda.bpm.model.dmn.instance.Rule.class).stream()
        .map(row -> row.getOutputEntries().iterator().next().getTextContent().replace("\"", "").strip())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> T read(Function<InputStream, T> reader) {
    try (InputStream model = PlainRuleTable.class.getResourceAsStream(MODEL)) {
      return reader.apply(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
