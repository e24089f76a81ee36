package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.countersign.program.CaseWalk;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The operator sees where a case stands, and which row of the table decided its authority. */
@BrowserTest
class CockpitTest {

  @Autowired
  private CaseWalk walk;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private HistoryService historyService;
  @LocalServerPort
  private int port;

  @Test
  void theOperatorSeesTheRunningCaseAndTheRowThatDecidedItsAuthority(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    String instance = runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(reference)
        .processDefinitionKey("BusinessCaseApproval").singleResult().getId();
    HistoricDecisionInstance decided = historyService.createHistoricDecisionInstanceQuery().processInstanceId(instance)
        .decisionDefinitionKey("SchemeOfDelegation").includeOutputs().list().stream()
        .filter(d -> d.getOutputs().stream().anyMatch(output -> "STRATEGY_500K".equals(output.getValue()))).findFirst().orElseThrow();

    try (Desk operator = Desk.of("operator", browser, "http://localhost:" + port)) {
      assertThat(operator.page().url()).contains("/camunda/app/cockpit/");
      operator.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
      operator.page().locator("[data-element-id=CallActivity_InvestmentBoard]").first().waitFor();
      operator.page().getByText(reference).first().waitFor();
      operator.page().locator("[data-container-id=CallActivity_InvestmentBoard] .badge, .badge").first().waitFor();
      operator.photograph("cockpit-running-case");

      operator.open("/camunda/app/cockpit/default/#/decision-instance/" + decided.getId());
      String row = decided.getOutputs().get(0).getRuleId();
      assertThat(row).isEqualTo("Rule_STRATEGY_500K_2019");
      operator.page().locator("[data-row-id=" + row + "]").first().scrollIntoViewIfNeeded();
      operator.photograph("cockpit-decided-row");
    }
  }
}
