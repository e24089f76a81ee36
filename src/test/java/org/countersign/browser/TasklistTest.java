package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.people.Groups;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.countersign.program.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job, worked in Tasklist by each role. */
@BrowserTest
class TasklistTest {

  private static final String TITLE = "Pegasus Programme mobilisation from Tasklist";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @Autowired
  private People people;
  @LocalServerPort
  private int port;

  private String base() {
    return "http://localhost:" + port;
  }

  @Test
  void pcd579IsSubmittedAndWorkedFromTheBoardToTheRegister(Browser browser) {
    String reference = submitInTasklist(browser);
    for (String member : CaseWalk.BOARD) {
      sign(browser, reference, "UserTask_VoteAtInvestmentBoard", member, "ENDORSE", "vote-" + member);
    }
    sign(browser, reference, "UserTask_AdviseFinance", "finance", "SATISFIED", "advise-finance");
    sign(browser, reference, "UserTask_AdviseLegal", "legal", "SATISFIED", "advise-legal");
    sign(browser, reference, "UserTask_AdviseCommercial", "commercial", "SATISFIED", "advise-commercial");
    sign(browser, reference, "UserTask_DecideAsDmpc", "dmpc", "APPROVE", "decide-as-dmpc");
    walk.awaitStatus(reference, "APPROVED");

    String number = walk.caseOf(reference).path("number").asText();
    try (Desk anybody = Desk.ofThePublic(browser, base())) {
      await().atMost(PATIENCE).until(() -> http.as(null).get("/register/" + number.replace(' ', '-')).status() == 200);
      anybody.open("/register/" + number.replace(' ', '-'));
      assertThat(anybody.page().locator("h1").innerText()).isEqualTo(TITLE);
      anybody.photograph("register-decision");
    }
  }

  /** @return the reference of the case, which nobody has typed in */
  private String submitInTasklist(Browser browser) {
    try (Desk originator = Desk.of("originator", browser, base())) {
      originator.open("/camunda/app/tasklist/default/#/?processStart=BusinessCaseApproval");
      Locator form = originator.page().locator(".modal-body .countersign");
      form.locator(".editor").waitFor();
      form.locator("input[type=file]").setInputFiles(new FilePayload("paper.json", "application/json", paper()));
      PlaywrightAssertions.assertThat(form.locator("[data-field=title]")).hasValue(TITLE);
      form.locator("[data-check]").click();
      form.getByText("4.13").first().waitFor();
      originator.photograph("start-form");
      originator.page().locator("button[ng-click=\"startProcessInstance()\"]").click();
      await().atMost(PATIENCE).until(() -> submitted().size() == 1);
    }
    return submitted().get(0).path("reference").asText();
  }

  private static byte[] paper() {
    return Papers.changed("pcd-579", paper -> paper.put("title", TITLE)).toString().getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode submitted() {
    return http.as("originator").get("/api/cases?q=" + TITLE.replace(" ", "%20")).body().path("cases");
  }

  private void sign(Browser browser, String reference, String key, String person, String outcome, String picture) {
    String task = walk.task(reference, key, person);
    try (Desk desk = Desk.of(person, browser, base())) {
      desk.openTask(task);
      if (!key.equals("UserTask_VoteAtInvestmentBoard")) {
        desk.claim();
      }
      assertThat(desk.form().locator("input[type=radio]:checked").count()).as("nothing is pre-selected").isZero();
      desk.choose(outcome).photograph(picture).completed();
    }
    await().atMost(PATIENCE).until(() ->
        walk.caseOf(reference).path("signatures").findValuesAsText("id").contains(person));
  }

  @Test
  void theOriginatorMendsPcd1637UntilNothingBlocks(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-1637").caseFile());
    String task = walk.task(reference, "UserTask_ReviseCase", "originator");
    try (Desk originator = Desk.of("originator", browser, base())) {
      originator.openTask(task).photograph("revise-findings");
      assertThat(originator.form().innerText()).contains("Head 3 asks for direct award");
      Page page = originator.page();
      page.locator("[data-field=commercialRoute]").selectOption("DIRECT_AWARD");
      page.locator("[data-field=to]").nth(1).fill("2029/30");
      page.locator("[data-field=financial]").fill("Revenue rises by £225k a year from 2027/28 to 2029/30.");
      page.locator("[data-field=statedTotal]").fill("2655000");
      page.locator("[data-field=citedParagraphs]").fill("4.8, 4.13");
      originator.choose("RESUBMIT").photograph("revise-mended").completed();
    }
    walk.awaitStatus(reference, "AT_BOARD");
    assertThat(walk.caseOf(reference).path("findings")).isEmpty();
    assertThat(walk.caseOf(reference).path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void aMissingReasonIsAskedForAndALostRaceIsToldInPlainWords(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.boardEndorses(reference);
    String task = walk.task(reference, "UserTask_AdviseFinance", "finance");
    try (Desk finance = Desk.of("finance", browser, base())) {
      finance.openTask(task).claim().choose("NOT_SATISFIED").complete();
      assertThat(finance.refusal()).contains("Give the reason.");
      finance.photograph("refusal-reason");

      walk.complete(task, "finance", Map.of("outcome", "SATISFIED"));
      finance.choose("SATISFIED").complete();
      await().atMost(PATIENCE).until(() -> finance.form().innerText().contains("somebody answered it before you"));
      finance.photograph("refusal-race");
      assertThat(finance.page().content()).doesNotContain("Exception", "Internal error", "org.camunda");
    }
  }

  @Test
  void whoActedInAnotherCapacityReadsSo(Browser browser) {
    String person = "tempBoardAndLegal";
    people.make(person, "Board member and lawyer", Groups.INVESTMENT_BOARD, Groups.LEGAL, Groups.CLEARED_PART_TWO);
    try (Desk desk = signedAsSubstituteAndOpenedLegal(browser, person)) {
      desk.choose("SATISFIED").complete();
      assertThat(desk.refusal()).contains("acted on this case as board member, and so cannot act on it as legal adviser");
      desk.photograph("refusal-capacity");
    } finally {
      people.goHome();
    }
  }

  private Desk signedAsSubstituteAndOpenedLegal(Browser browser, String person) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    String vote = "UserTask_VoteAtInvestmentBoard";
    walk.signed(reference, vote, "member1", Map.of("outcome", "RECUSE", "interest", "A relative works for a bidder."));
    walk.signed(reference, vote, "member2", Map.of("outcome", "RECUSE", "interest", "Shares in a bidder."));
    walk.signed(reference, vote, "chair", Map.of("outcome", "ENDORSE"));
    walk.signed(reference, vote, "member3", Map.of("outcome", "ENDORSE"));
    try (Desk secretariat = Desk.of("secretariat", browser, base())) {
      secretariat.openTask(walk.task(reference, "UserTask_ReconveneBoard", "secretariat")).claim();
      secretariat.page().locator("input[name=substitute]").fill(person);
      secretariat.photograph("reconvene-board").completed();
    }
    walk.signed(reference, vote, person, Map.of("outcome", "ENDORSE"));
    return Desk.of(person, browser, base()).openTask(walk.task(reference, "UserTask_AdviseLegal", person)).claim();
  }

  @Test
  void tasklistShowsEachRoleItsOwnFiltersAndTasksAndSignsOut(Browser browser) {
    String reference = walk.submit(Papers.of("pcd-579").caseFile());
    walk.boardEndorses(reference);
    walk.task(reference, "UserTask_AdviseCommercial", "commercial");
    try (Desk commercial = Desk.of("commercial", browser, base())) {
      Page page = commercial.page();
      page.getByText("To be taken up: Commercial advisers").first().click();
      page.getByText("Advise on commercial issues: Pegasus Programme mobilisation (" + reference + ")").first().waitFor();
      assertThat(page.getByText("My tasks").count()).isPositive();
      assertThat(page.getByText("To be taken up: Finance advisers").count()).isZero();
      assertThat(page.title()).contains("Countersign");
      assertThat(page.getByText("migration guide").first().isVisible()).isFalse();
      commercial.photograph("tasklist-filters");
      page.locator("li.account a.dropdown-toggle").click();
      page.locator("li.logout a").click();
      page.waitForURL(java.util.regex.Pattern.compile(".*/sign-in.*"));
    }
  }
}
