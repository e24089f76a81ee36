package org.countersign.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;
import org.countersign.scheme.HeadFacts;
import org.countersign.scheme.HeadFacts.Standing;
import org.countersign.scheme.RuleTable.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deployed tables answer as the plain ones do, and leave what Cockpit shows. */
class RecordedRuleTableTest {

  private static final HeadFacts STRATEGY = facts(Kind.PROCUREMENT_STRATEGY, "1630000.01", Standing.KNOWN);
  private static final HeadFacts SMALL_STRATEGY = facts(Kind.PROCUREMENT_STRATEGY, "99.99", Standing.KNOWN);
  private static final HeadFacts UNKNOWN_STRATEGY = facts(Kind.PROCUREMENT_STRATEGY, null, Standing.MISSING);
  private static final HeadFacts CHANGE = new HeadFacts("2019", Kind.CONTRACT_CHANGE, Body.MPS, null, null, false,
      false, Money.of("333333.34"), null, Standing.KNOWN, Money.of("3333333.30"), Money.of("333333.34"), 13, null);

  private static final PlainRuleTable PLAIN = new PlainRuleTable();

  private static ProcessEngine engine;

  @BeforeAll
  static void startEngine() {
    StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("recorded-rule-table");
    configuration.setJdbcUrl("jdbc:h2:mem:recorded-rule-table");
    configuration.setHistory("full");
    configuration.setJavaSerializationFormatEnabled(false);
    configuration.setJobExecutorActivate(false);
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addClasspathResource("bpmn/SchemeOfDelegation.dmn").deploy();
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @AfterEach
  void forget() {
    history().createHistoricDecisionInstanceQuery().list()
        .forEach(decision -> history().deleteHistoricDecisionInstanceByInstanceId(decision.getId()));
  }

  @Test
  void answersAsThePlainTable() {
    PlainRuleTable plain = new PlainRuleTable();
    RecordedRuleTable recorded = new RecordedRuleTable(engine.getDecisionService(), PLAIN);

    assertThat(List.of(STRATEGY, SMALL_STRATEGY, UNKNOWN_STRATEGY, CHANGE))
        .allSatisfy(facts -> assertThat(recorded.rulesFor(facts)).isEqualTo(plain.rulesFor(facts)).isNotEmpty());
  }

  @Test
  void leavesTheRowsThatHeld() {
    List<Rule> rules = new RecordedRuleTable(engine.getDecisionService(), PLAIN).rulesFor(CHANGE);

    assertThat(rules).extracting(Rule::name).containsExactly("CHANGE_OVER_10_PERCENT", "CHANGE_OVER_12_MONTHS");
    HistoricDecisionInstance left = history().createHistoricDecisionInstanceQuery().includeInputs().includeOutputs()
        .singleResult();
    assertThat(left.getDecisionDefinitionKey()).isEqualTo("SchemeOfDelegation");
    assertThat(left.getOutputs()).extracting(HistoricDecisionOutputInstance::getRuleId)
        .containsOnly("Rule_CHANGE_OVER_10_PERCENT_2019", "Rule_CHANGE_OVER_12_MONTHS_2019");
    assertThat(left.getInputs()).allSatisfy(input -> assertThat(input.getTypeName())
        .isIn("string", "boolean", "long", "integer", "double", "null"));
  }

  @Test
  void asksTheResidualTableOnlyWhereNoRuleHolds() {
    new RecordedRuleTable(engine.getDecisionService(), PLAIN).rulesFor(SMALL_STRATEGY);

    assertThat(history().createHistoricDecisionInstanceQuery().rootDecisionInstancesOnly().list())
        .extracting(HistoricDecisionInstance::getDecisionDefinitionKey)
        .containsExactlyInAnyOrder("SchemeOfDelegation", "ResidualAuthority");
  }

  /** Its requirement guards it: asked directly, it does not hand down what a rule of the Scheme takes up. */
  @Test
  void theResidualTableStaysSilentWhereARuleHolds() {
    assertThat(engine.getDecisionService()
        .evaluateDecisionTableByKey("ResidualAuthority", RuleRows.variables(STRATEGY))).isEmpty();
  }

  /** Operators read the history: what rests on Part 2 is not asked there. */
  @Test
  void leavesNothingOfWhatIsHeldBack() {
    HeadFacts heldBack = new HeadFacts("2019", Kind.CONTRACT_CHANGE, Body.MPS, null, null, false, false, Money.of("333333.34"), null,
        Standing.KNOWN, Money.of("3333333.30"), Money.of("333333.34"), 13, null, true);

    assertThat(new RecordedRuleTable(engine.getDecisionService(), PLAIN).rulesFor(heldBack)).isEqualTo(PLAIN.rulesFor(CHANGE)).isNotEmpty();
    assertThat(history().createHistoricDecisionInstanceQuery().count()).isZero();
  }

  private static HistoryService history() {
    return engine.getHistoryService();
  }

  private static HeadFacts facts(Kind kind, String value, Standing standing) {
    return new HeadFacts("2019", kind, Body.MPS, null, Route.OPEN, false, false, value == null ? null : Money.of(value),
        null, standing, null, null, null, null);
  }
}
