package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.Enforcement;
import org.countersign.signing.Enforcement.Stage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each paragraph is enforced twice: before the decision, and after it, when an approval must stand too. */
@Configuration
class EnforcementSteps {

  @Bean
  JavaDelegate enforceParagraph48(Enforcement enforcement) {
    return new EnforceParagraph48(enforcement, Stage.BEFORE_DECISION);
  }

  @Bean
  JavaDelegate enforceParagraph413(Enforcement enforcement) {
    return new EnforceParagraph413(enforcement, Stage.BEFORE_DECISION);
  }

  @Bean
  JavaDelegate enforceParagraph48AfterDecision(Enforcement enforcement) {
    return new EnforceParagraph48(enforcement, Stage.AFTER_DECISION);
  }

  @Bean
  JavaDelegate enforceParagraph413AfterDecision(Enforcement enforcement) {
    return new EnforceParagraph413(enforcement, Stage.AFTER_DECISION);
  }
}
