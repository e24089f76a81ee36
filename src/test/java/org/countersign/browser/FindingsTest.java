package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Findings stand beside the fields that they speak of, and those that ask for an answer have a place for one there. */
@BrowserTest
class FindingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @LocalServerPort
  private int port;

  private final String title = "A change with three findings " + UUID.randomUUID();

  /** A change over 10 % that began before its submission, in a paper that cites nothing. */
  private ObjectNode paper() {
    return Papers.changed("pcd-417", paper -> {
      paper.put("title", title).putArray("citedParagraphs");
      paper.remove("reference");
      ((ObjectNode) paper.at("/heads/0/contract")).put("starts", "2018-04-01").putArray("suppliers").add(title);
    });
  }

  @Test
  void theStartFormPutsEachFindingAtItsFieldAndTakesTheAnswersThere(Browser browser) {
    try (Desk originator = Desk.of("originator", browser, base())) {
      originator.open("/camunda/app/tasklist/default/#/?processStart=BusinessCaseApproval");
      Locator form = originator.page().locator(".modal-body .countersign");
      form.locator(".editor").waitFor();
      form.locator("input[type=file]").setInputFiles(
          new FilePayload("paper.json", "application/json", paper().toString().getBytes(StandardCharsets.UTF_8)));
      PlaywrightAssertions.assertThat(form.locator("[data-field=title]")).hasValue(title);
      form.locator("[data-check]").click();
      form.locator(".verdict").waitFor();

      beside(form, "changeValue", "CUMULATIVE_CHANGE");
      beside(form, "starts", "RETROSPECTIVE");
      beside(form, "citedParagraphs", "PARAGRAPH_NOT_CITED");
      Locator links = form.locator(".verdict .links li");
      assertThat(links.count()).isEqualTo(3);
      assertThat(form.locator("textarea[data-answer]").count()).as("one of them asks for no answer").isEqualTo(2);
      assertThat(link(form, "PARAGRAPH_NOT_CITED").innerText()).doesNotContain("answer");
      link(form, "RETROSPECTIVE").locator("a").click();
      PlaywrightAssertions.assertThat(form.locator("input[data-field=starts]")).isFocused();

      answer(form, "RETROSPECTIVE", "The old contract could not lapse over Easter.");
      assertThat(link(form, "RETROSPECTIVE").innerText()).endsWith("answered");
      assertThat(link(form, "CUMULATIVE_CHANGE").innerText()).endsWith("waits for your answer");
      originator.photograph("start-findings");
      originator.page().locator("button[ng-click=\"startProcessInstance()\"]").click();
      await().atMost(PATIENCE).until(() -> submitted().size() == 1);
    }
    String reference = submitted().get(0).path("reference").asText();
    JsonNode its = walk.caseOf(reference);
    assertThat(its.path("status").asText()).as("the other is unanswered").isEqualTo("TO_BE_REVISED");
    assertThat(its.path("unanswered").findValuesAsText("code")).containsExactly("CUMULATIVE_CHANGE");
    assertThat(its.at("/caseFile/answers")).hasSize(1);
    assertThat(its.at("/caseFile/answers/0/at").asText()).isEqualTo("/heads/0/contract/starts");
  }

  @Test
  void theRevisionFormHasThemAtTheirFieldsFromTheStart(Browser browser) {
    String reference = walk.submit(paper());
    String task = walk.task(reference, "UserTask_ReviseCase", "originator");
    try (Desk originator = Desk.of("originator", browser, base())) {
      originator.openTask(task);
      Locator form = originator.form();
      assertThat(form.getByText("This waits for your answer in words").count()).isEqualTo(2);
      beside(form, "changeValue", "CUMULATIVE_CHANGE");
      beside(form, "starts", "RETROSPECTIVE");
      answer(form, "RETROSPECTIVE", "The old contract could not lapse over Easter.");
      answer(form, "CUMULATIVE_CHANGE", "Demand rose.");
      originator.photograph("revise-answers").choose("RESUBMIT").completed();
    }
    walk.awaitStatus(reference, "AT_BOARD");
    assertThat(walk.caseOf(reference).path("unanswered")).isEmpty();
    assertThat(walk.caseOf(reference).at("/caseFile/answers")).hasSize(2);
  }

  private static void beside(Locator form, String field, String code) {
    Locator place = form.locator(".field:has([data-field=" + field + "]) [data-code=" + code + "]");
    PlaywrightAssertions.assertThat(place).hasCount(1);
  }

  private static Locator link(Locator form, String code) {
    return form.locator(".verdict .links li[data-code=" + code + "]");
  }

  private static void answer(Locator form, String code, String text) {
    form.locator("textarea[data-answer=" + code + "]").fill(text);
  }

  private JsonNode submitted() {
    return http.as("originator").get("/api/cases?q=" + title.replace(" ", "%20")).body().path("cases");
  }

  private String base() {
    return "http://localhost:" + port;
  }
}
