package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.countersign.casefile.London;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people do outside their tasks, and what the forms say of authority and of signatures that no longer stand. */
@BrowserTest
class MyDeskTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DMPC = "UserTask_DecideAsDmpc";

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @Autowired
  private Clock clock;
  @LocalServerPort
  private int port;

  private Desk at(String person, Browser browser) {
    return Desk.of(person, browser, "http://localhost:" + port);
  }

  @Test
  void theDmpcPassesTheFunctionOnAndTheDeputySigns(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.toDecision(reference);
    int number;
    try (Desk dmpc = at("dmpc", browser)) {
      dmpc.page().locator(".to-the-desk a").click();
      dmpc.page().waitForURL("**/desk");
      makeInstrument(dmpc.page(), "director");
      assertThat(dmpc.page().locator(".error").innerText()).contains("Nothing was changed", "section 19");
      assertThat(dmpc.page().locator("#reason").inputValue()).as("what was typed is not lost").isEqualTo("Leave over Christmas");
      dmpc.photograph("desk-refused");
      makeInstrument(dmpc.page(), "deputy");
      assertThat(dmpc.page().locator(".notice").innerText()).contains("It ends by itself");
      dmpc.photograph("desk-instruments");
      number = http.as("dmpc").get("/api/instruments").body().get(0).path("id").asInt();
    }
    try (Desk deputy = at("deputy", browser)) {
      deputy.page().getByText("To be taken up: under an instrument").first().click();
      deputy.page().getByText("(" + reference + ")").first().click();
      deputy.form().locator("[data-mount]:not([aria-busy])").waitFor();
      deputy.claim();
      assertThat(deputy.form().innerText()).contains("You act for the DMPC, under instrument " + number + ", paragraph 1.7.");
      deputy.choose("APPROVE").photograph("decide-under-instrument").completed();
    } finally {
      http.as("dmpc").delete("/api/instruments/" + number);
    }
    walk.awaitStatus(reference, "APPROVED");
  }

  private void makeInstrument(Page page, String holder) {
    if (!page.locator("#holder").isVisible()) {
      page.getByText("Make an instrument").click();
    }
    page.locator("#holder").fill(holder);
    page.locator("input[value=BUSINESS_CASE]").check();
    page.locator("input[value=PROCUREMENT_STRATEGY]").check();
    page.locator("#ceiling").fill("£10,000,000");
    page.locator("#from").fill(London.today(clock).toString());
    page.locator("#until").fill(London.today(clock).plusDays(40).toString());
    page.locator("#reason").fill("Leave over Christmas");
    page.getByText("Make the instrument").click();
    page.locator("[role=alert], [role=status]").first().waitFor();
  }

  @Test
  void aVoteIsTakenBackAtTheDeskAndGivenAnew(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.signed(reference, "UserTask_VoteAtInvestmentBoard", "chair", Map.of("outcome", "REJECT", "reason", "Dear."));
    try (Desk chair = at("chair", browser)) {
      chair.open("/desk");
      Page page = chair.page();
      var signature = page.locator(".entries li", new Page.LocatorOptions().setHasText(reference));
      signature.locator("summary").click();
      signature.locator("textarea").fill("I misread head 2.");
      chair.photograph("desk-take-back");
      signature.getByText("Take back", new Locator.GetByTextOptions().setExact(true)).click();
      page.getByText("is taken back").waitFor();
      chair.openTask(walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair"));
      assertThat(chair.form().innerText()).contains("Taken back by the signer", "I misread head 2.");
      chair.choose("ENDORSE").completed();
    }
    assertThat(walk.status(reference)).isEqualTo("AT_BOARD");
  }

  @Test
  void theFormSaysWhichSignatureLapsedAndWhy(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.toDecision(reference);
    walk.signed(reference, DMPC, "dmpc", Map.of("outcome", "RETURN", "reason", "Say more of the law."));
    JsonNode revised = Papers.changed("pcd-579", paper ->
        ((ObjectNode) paper.get("sections")).put("legal", "The Council may do so under section 111."));
    assertThat(http.as("originator").put("/api/cases/" + reference, revised).status()).isEqualTo(200);
    walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
    String task = walk.task(reference, "UserTask_AdviseLegal", "legal");
    try (Desk legal = at("legal", browser)) {
      legal.openTask(task);
      assertThat(legal.form().locator("li.lapsed", new Locator.LocatorOptions().setHasText("Legal")).first()
          .innerText()).contains("Lapsed, because", "changed since");
      assertThat(legal.form().locator("li.lapsed", new Locator.LocatorOptions().setHasText("Finance")).count())
          .as("the finance adviser vouched for other parts").isZero();
      legal.photograph("lapsed");
    }
    await().atMost(PATIENCE).until(() -> walk.status(reference).equals("IN_ADVICE"));
  }
}
