package org.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A condition from the decider's form to its discharge, and an announced paper on the secretariat's desk. */
@BrowserTest
class ConditionFormsTest {

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @LocalServerPort
  private int port;

  @Test
  void aConditionIsGivenProposedSentBackAndDischarged(Browser browser) {
    String reference = walk.submit(Papers.changed("at-the-line", ConditionFormsTest::announcing));
    walk.toDecision(reference);
    try (Desk dmpc = at(browser, reference, "UserTask_DecideAsDmpc", "dmpc")) {
      dmpc.claim().choose("APPROVE_WITH_CONDITIONS");
      dmpc.form().locator("[name=reason]").fill("The savings must be seen.");
      dmpc.form().locator("[name=conditionText]").fill("Report the savings of the first year to the Investment Board.");
      dmpc.form().locator("[name=conditionOwner]").fill("Commercial");
      dmpc.form().locator("[name=conditionDue]").fill("2031-03-31");
      dmpc.completed();
    }
    try (Desk owner = at(browser, reference, "UserTask_ProposeDischarge", "commercial2")) {
      owner.claim().complete();
      assertThat(owner.refusal()).contains("Say how the condition was met.");
      owner.form().locator("[name=reason]").fill("Paper 12 of the board of 3 March 2031, item 4.");
      owner.photograph("condition-propose").completed();
    }
    String number = walk.caseOf(reference).path("number").asText().replace(' ', '-');
    try (Desk anybody = Desk.ofThePublic(browser, base())) {
      anybody.open("/register/" + number);
      assertThat(anybody.page().locator("main")).containsText("One condition of this decision is open.");
      anybody.photograph("register-condition-open");
      anybody.open("/register/forward-plan");
      anybody.photograph("forward-plan").photograph("forward-plan", 390);
    }
    try (Desk secretariat = at(browser, reference, "UserTask_DischargeCondition", "secretariat")) {
      assertThat(secretariat.form()).containsText("Paper 12 of the board of 3 March 2031");
      secretariat.claim().choose("REFUSE");
      secretariat.form().locator("[name=reason]").fill("Which savings?");
      secretariat.completed();
    }
    try (Desk owner = at(browser, reference, "UserTask_ProposeDischarge", "originator")) {
      assertThat(owner.form()).containsText("Which savings?");
      owner.claim();
      owner.form().locator("[name=reason]").fill("£40,000 in the year 2030/31, by the ledger.");
      owner.completed();
    }
    try (Desk secretariat = at(browser, reference, "UserTask_DischargeCondition", "secretariat")) {
      secretariat.claim().choose("DISCHARGE").photograph("condition-discharge").completed();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> walk.caseOf(reference).at("/conditions/0/state").asText().equals("DISCHARGED"));
    try (Desk secretariat = Desk.of("secretariat", browser, base())) {
      secretariat.open("/desk");
      assertThat(secretariat.page().locator("#gates")).isVisible();
      secretariat.page().locator("[id='came-" + reference + "-1']").fill("BC-1999-0001");
      secretariat.page().locator("form[action*='/gates/" + reference + "/1/'] button").click();
      assertThat(secretariat.page().getByRole(AriaRole.ALERT)).containsText("no other case BC-1999-0001");
      secretariat.photograph("announced-papers");
    }
  }

  private static void announcing(ObjectNode paper) {
    paper.put("marking", "OFFICIAL").remove("partTwo");
    paper.putArray("gates").addObject().put("due", LocalDate.now().plusDays(30).toString()).put("what", "Full business case");
  }

  private Desk at(Browser browser, String reference, String key, String person) {
    return Desk.of(person, browser, base()).openTask(walk.task(reference, key, person));
  }

  private String base() {
    return "http://localhost:" + port;
  }
}
