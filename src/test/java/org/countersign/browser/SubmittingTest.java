package org.countersign.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.countersign.program.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An originator writes, is interrupted, goes on, submits, looks where the cases are, and hands one over. */
@BrowserTest
class SubmittingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String START = "/camunda/app/tasklist/default/#/?processStart=BusinessCaseApproval";
  private static final Pattern SAVED = Pattern.compile("Saved at \\d\\d:\\d\\d");

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @Autowired
  private People people;
  @LocalServerPort
  private int port;
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path profile;
  private String writer;

  @BeforeEach
  void nameSomebody() {
    setDefaultAssertionTimeout(PATIENCE.toMillis());
    writer = people.make(People.anId(), "Temporary originator", "originators");
  }

  @AfterEach
  void goHome() {
    people.goHome();
  }

  private Desk at(String person, Browser browser) {
    return Desk.of(person, browser, "http://localhost:" + port);
  }

  private static Locator startForm(Desk desk) {
    // From a page of ours: a change of the address behind the '#' alone could come before Tasklist has begun to listen.
    desk.open("/cases");
    desk.open(START);
    Locator form = desk.page().locator(".modal-body .countersign");
    form.locator(".editor").waitFor();
    return form;
  }

  private static FilePayload paper(String title) {
    String paper = Papers.changed("pcd-579", changed -> changed.put("title", title)).toString();
    return new FilePayload("paper.json", "application/json", paper.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode drafts() {
    return http.as(writer).get("/api/drafts").body();
  }

  private JsonNode submitted() {
    return http.as(writer).get("/api/cases?originator=me").body().path("cases");
  }

  @Test
  void aDraftOutlivesItsBrowserAndIsSubmittedFromAnother(Browser browser) {
    try (KillableBrowser doomed = KillableBrowser.start(browser, profile)) {
      Desk desk = at(writer, doomed.browser());
      Locator form = startForm(desk);
      form.locator("input[type=file]").setInputFiles(paper("Interrupted"));
      assertThat(form.locator("[data-saved]")).hasText(SAVED);
      form.locator("[data-field=title]").fill("Interrupted in the middle");
      await().atMost(PATIENCE).until(() -> drafts().path(0).path("title").asText().equals("Interrupted in the middle"));
      doomed.kill();
    }
    try (Desk desk = at(writer, browser)) {
      Locator form = startForm(desk);
      assertThat(form.locator(".offer")).containsText("Saved today at");
      desk.photograph("drafts-offered");
      form.locator("[data-draft]").click();
      assertThat(form.locator("[data-field=title]")).hasValue("Interrupted in the middle");
      assertThat(form.locator("[data-outlook]")).containsText("Would be decided by the Deputy Mayor");
      assertThat(form.locator("[data-live=sums]").first()).containsText("£");
      assertThat(form.locator("[data-live=measured]").first()).containsText("4.8");
      form.locator("details.years > summary").click();
      desk.photograph("start-form-live");
      form.locator("[data-check]").click();
      form.locator(".verdict").waitFor();
      desk.page().locator("button[ng-click=\"startProcessInstance()\"]").click();
      await().atMost(PATIENCE).until(() -> submitted().size() == 1);
    }
    assertThat(submitted().get(0).path("title").asText()).isEqualTo("Interrupted in the middle");
    assertThat(drafts()).as("the draft went with the case that it became").isEmpty();
  }

  @Test
  void whoeverSavesSecondIsToldAndLosesNothing(Browser browser) {
    try (Desk one = at(writer, browser); Desk other = at(writer, browser)) {
      Locator first = startForm(one);
      first.locator("[data-field=title]").fill("Of the first window");
      assertThat(first.locator("[data-saved]")).hasText(SAVED);
      Locator second = startForm(other);
      second.locator("[data-draft]").click();
      first.locator("[data-field=summary]").fill("The first goes on.");
      await().atMost(PATIENCE).until(() -> drafts().path(0).path("version").asInt() == 2);
      second.locator("[data-field=title]").fill("Of the second window");
      assertThat(second.locator("[data-saved]")).containsText("Not saved. This draft was saved from another window");
      other.photograph("draft-conflict");
      second.locator("[data-keep=own]").click();
      await().atMost(PATIENCE).until(() -> drafts().size() == 2);
    }
    assertThat(drafts().findValuesAsText("title")).containsExactlyInAnyOrder("Of the first window", "Of the second window");
  }

  @Test
  void anOriginatorSeesWhereTheirCasesAreAndHandsOneOver(Browser browser) {
    ObjectNode back = Papers.changed("pcd-1637", paper -> paper.put("title", "Secret platform upgrade"));
    String reference = http.as(writer).post("/api/cases", back).at("/reference");
    String inAdvice = http.as(writer).post("/api/cases", Papers.of("pcd-579").caseFile()).at("/reference");
    walk.boardEndorses(inAdvice);
    walk.awaitStatus(inAdvice, "IN_ADVICE");
    http.as(writer).post("/api/cases", Papers.of("at-the-line").caseFile());
    http.as(writer).post("/api/drafts", back.deepCopy().put("title", "Replacement of body-worn cameras"));
    String receiver = people.make(People.anId(), "Colleague", "originators");
    try (Desk desk = at(writer, browser)) {
      Page page = desk.page();
      desk.open("/camunda/app/tasklist/default/");
      page.locator(".to-cases a").click();
      page.waitForURL("**/cases");
      Locator entry = page.locator(".caselist > li", new Page.LocatorOptions().setHasText(reference));
      assertThat(entry).containsText("findings");
      assertThat(entry.locator("[aria-current=step]")).hasText("Submitted");
      assertThat(page.locator("#" + inAdvice)).containsText("the legal advisers");
      desk.photograph("my-cases").photograph("my-cases", 390);

      page.locator(".drafts a").first().click();
      assertThat(page.locator(".modal-body .countersign [data-field=title]")).hasValue("Replacement of body-worn cameras");
      desk.open("/cases/" + inAdvice);
      page.locator(".countersign .dossier").waitFor();
      desk.photograph("case-page");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      desk.photograph("case-page-print", 820);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

      desk.openTask(walk.task(reference, "UserTask_ReviseCase", writer));
      desk.form().locator("[data-field=title]").fill("Secret platform upgrade, half mended");
      assertThat(desk.form().locator("[data-saved]")).hasText(SAVED);
      desk.open("/cases/" + reference);
      page.locator(".handover summary").click();
      page.locator("#to").selectOption(receiver);
      page.locator("#why").fill("I move to another unit.");
      desk.photograph("handover");
      page.locator(".handover button").click();
      assertThat(page.locator(".notice")).containsText("is handed over");
    }
    try (Desk colleague = at(receiver, browser)) {
      colleague.openTask(walk.task(reference, "UserTask_ReviseCase", receiver));
      assertThat(colleague.form()).containsText("You go on with your draft");
      assertThat(colleague.form().locator("[data-field=title]")).hasValue("Secret platform upgrade, half mended");
      colleague.photograph("revise-draft");
    }
    try (Desk chair = at("legal", browser)) {
      chair.page().getByText("Longest waiting").first().click();
      chair.page().getByText("(" + inAdvice + ")").first().click();
      chair.form().locator("[data-mount]:not([aria-busy])").waitFor();
      chair.photograph("tasklist-found");
      chair.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      chair.photograph("tasklist-print", 820);
      assertThat(chair.page().locator(".column-tasks, .tasks-list").first()).isHidden();
    }
  }
}
