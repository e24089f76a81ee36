package org.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An award from Tasklist's start form to the end of the call-in, each role at its own desk. */
@BrowserTest
class AwardFormsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @LocalServerPort
  private int port;

  @Test
  void anAwardIsRaisedReturnedMendedDecidedAndLetPass(Browser browser) {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    walk.toDecision(reference);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");

    String award = raise(browser, reference);
    try (Desk director = at(browser, award, "UserTask_DecideUnderConsent", "director")) {
      director.claim().choose("RETURN");
      director.form().locator("[name=reason]").fill("Options are missing.");
      director.photograph("award-decide").completed();
    }
    mend(browser, award);
    try (Desk director = at(browser, award, "UserTask_DecideUnderConsent", "director")) {
      director.claim().choose("APPROVE").completed();
    }
    try (Desk dmpc = at(browser, award, "UserTask_ConsiderCallIn", "dmpc")) {
      assertThat(dmpc.form()).containsText("You may call this in until");
      dmpc.claim().choose("CALL_IN").complete();
      assertThat(dmpc.refusal()).contains("Give the reason");
      dmpc.choose("LET_PASS").photograph("award-consider-call-in").completed();
    }
    walk.awaitStatus(award, "APPROVED");
  }

  private String raise(Browser browser, String reference) {
    try (Desk commercial = Desk.of("commercial", browser, base())) {
      commercial.open("/camunda/app/tasklist/default/#/?processStart=ContractAward");
      Locator form = commercial.page().locator(".modal-body .countersign");
      form.locator("[data-field=case] option[value='" + reference + "']").waitFor(
          new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
      form.locator("[data-field=case]").selectOption(reference);
      form.getByText("£500,000 may still be awarded").waitFor();
      form.locator("[data-field=value]").fill("500000.01");
      assertThat(form).containsText("£0.01 over what is left: the Deputy Mayor decides");
      form.locator("[data-field=value]").fill("450000");
      assertThat(form).containsText("£450,000 is within what is left");
      commercial.photograph("award-start-form");
      commercial.page().locator("button[ng-click=\"startProcessInstance()\"]").click();
      await().atMost(PATIENCE).until(() -> awardsOf(reference).size() == 1);
    }
    return awardsOf(reference).get(0).path("reference").asText();
  }

  private void mend(Browser browser, String award) {
    try (Desk commercial = at(browser, award, "UserTask_ReviseCase", "commercial")) {
      assertThat(commercial.form().locator("[data-field=value]")).hasValue("450,000");
      commercial.form().locator("[data-field=optionsValue]").fill("50000");
      commercial.form().getByText("Save revision", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(commercial.form()).containsText("Saved as revision 2.");
      commercial.choose("RESUBMIT").photograph("award-revise").completed();
    }
  }

  private Desk at(Browser browser, String award, String key, String person) {
    return Desk.of(person, browser, base()).openTask(walk.task(award, key, person));
  }

  private JsonNode awardsOf(String reference) {
    return walk.caseOf(reference).path("awards");
  }

  private String base() {
    return "http://localhost:" + port;
  }
}
