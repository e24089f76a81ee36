package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.countersign.people.Groups;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.countersign.program.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job, worked in Tasklist by each role. */
@BrowserTest
class TasklistTest {

  /** 12 December, in whatever order the browser asks for day and month. */
  private static final String DAY = "12122027";
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

  /** Two papers, and not one click. The second goes the same way with all that a signer may have to type. */
  @ParameterizedTest
  @ValueSource(strings = {"pcd-579", "pcd-1548"})
  void eachRoleTakesItsPartByKeyboardAlone(String paper, Browser browser) {
    boolean plain = paper.equals("pcd-579");
    String reference = submitInTasklist(browser, paper);
    sign(browser, reference, "UserTask_VoteAtInvestmentBoard", "chair", "My tasks", plain
        ? desk -> desk.chooseByKeyboard("ENDORSE") : desk -> withCondition(desk.chooseByKeyboard("ENDORSE_WITH_CONDITIONS")));
    CaseWalk.BOARD.subList(1, 4).forEach(member ->
        walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "ENDORSE")));
    sign(browser, reference, "UserTask_AdviseFinance", "finance", "To be taken up: Finance", plain
        ? desk -> desk.chooseByKeyboard("SATISFIED")
        : desk -> desk.chooseByKeyboard("SATISFIED").typeInto("reason", "The money is there."));
    sign(browser, reference, "UserTask_AdviseLegal", "legal", "To be taken up: Legal", plain
        ? desk -> desk.chooseByKeyboard("SATISFIED") : desk -> withCondition(desk.chooseByKeyboard("SATISFIED_WITH_CONDITIONS")));
    sign(browser, reference, "UserTask_AdviseCommercial", "commercial", "To be taken up: Commercial",
        desk -> desk.chooseByKeyboard("SATISFIED"));
    sign(browser, reference, "UserTask_DecideAsDmpc", "dmpc", "To be taken up: Deputy Mayor", plain
        ? desk -> desk.chooseByKeyboard("APPROVE") : desk -> publishedLater(desk.chooseByKeyboard("APPROVE")));
    walk.awaitStatus(reference, "APPROVED");
    lookAtTheRegister(browser, walk.caseOf(reference).path("number").asText(), plain);
  }

  private static Desk withCondition(Desk desk) {
    return desk.typeInto("reason", "It is long overdue.").typeInto("conditionText", "Report to the board each quarter.")
        .typeInto("conditionOwner", "Programme director").typeInto("conditionDue", DAY);
  }

  private static Desk publishedLater(Desk desk) {
    return desk.enter(desk.form().locator("details.defer > summary")).typeInto("publishOn", DAY)
        .typeInto("publishReason", "The supplier is told first.")
        .tabTo(desk.form().locator("[name=publishEntry]")).press("Space");
  }

  private void lookAtTheRegister(Browser browser, String number, boolean published) {
    String address = "/register/" + number.replace(' ', '-');
    try (Desk anybody = Desk.ofThePublic(browser, base())) {
      await().atMost(PATIENCE).until(() -> http.as(null).get(address).status() == 200);
      anybody.open(address);
      assertThat(anybody.page().locator("h1").innerText())
          .isEqualTo(published ? "Pegasus Programme mobilisation from Tasklist" : number);
      anybody.photograph(published ? "register-decision" : "register-deferred");
      anybody.open(published ? "/register" : "/register/PCD-1");
      anybody.photograph(published ? "register" : "register-not-found");
      if (published) {
        anybody.open("/sign-in");
        anybody.photograph("sign-in");
      }
    }
  }

  /** @return the reference of the case, which nobody has typed in */
  private String submitInTasklist(Browser browser, String paper) {
    String title = title(paper);
    try (Desk originator = Desk.of("originator", browser, base())) {
      Locator form = originator.startByKeyboard("Business case approval");
      originator.giveFileByKeyboard(form.locator("input[type=file]").first(), new FilePayload("paper.json", "application/json",
          Papers.changed(paper, changed -> changed.put("title", title)).toString().getBytes(StandardCharsets.UTF_8)));
      PlaywrightAssertions.assertThat(form.locator("[data-field=title]")).hasValue(title);
      originator.enter(form.locator("[data-check]"));
      form.locator(".verdict").waitFor();
      originator.photograph("start-form-" + paper);
      originator.enter(originator.page().locator("button[ng-click=\"startProcessInstance()\"]"));
      await().atMost(PATIENCE).until(() -> submitted(title).size() == 1);
    }
    return submitted(title).get(0).path("reference").asText();
  }

  private static String title(String paper) {
    return Papers.of(paper).caseFile().path("title").asText() + " from Tasklist";
  }

  private JsonNode submitted(String title) {
    return http.as("originator").get("/api/cases?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8)).body().path("cases");
  }

  private void sign(Browser browser, String reference, String key, String person, String filter, Consumer<Desk> answer) {
    String task = walk.task(reference, key, person);
    try (Desk desk = Desk.of(person, browser, base())) {
      desk.openTaskByKeyboard(filter, task);
      if (!key.equals("UserTask_VoteAtInvestmentBoard")) {
        desk.claimByKeyboard();
      }
      assertThat(desk.form().locator("input[type=radio]:checked").count()).as("nothing is pre-selected").isZero();
      answer.accept(desk);
      desk.photograph(key.replace("UserTask_", "") + "-" + person).completedByKeyboard();
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
