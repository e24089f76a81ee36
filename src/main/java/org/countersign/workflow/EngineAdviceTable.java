package org.countersign.workflow;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.countersign.signing.AdviceTable;
import org.countersign.signing.SignOff;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The decision AdviceRequired, evaluated apart from the engine's history. */
@Component
class EngineAdviceTable implements AdviceTable {

  private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private final DmnDecision decision;

  EngineAdviceTable() throws IOException {
    try (var model = new ClassPathResource("bpmn/AdviceRequired.dmn").getInputStream()) {
      decision = engine.parseDecision("AdviceRequired", model);
    }
  }

  @Override
  public Set<SignOff> requiredFor(Facts facts) {
    Set<SignOff> required = EnumSet.noneOf(SignOff.class);
    engine.evaluateDecisionTable(decision, Variables.createVariables()
            .putValue("onlyClaims", facts.onlyClaims())
            .putValue("dataProtection", facts.dataProtection().name())
            .putValue("equality", facts.equality().name()))
        .<String>collectEntries("advice").forEach(advice ->
            required.add("BOARD".equals(advice) ? SignOff.VOTE_AT_BOARD : SignOff.valueOf("ADVISE_" + advice)));
    return required;
  }
}
