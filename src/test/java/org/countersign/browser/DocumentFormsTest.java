package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.casefile.SampleDocuments;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents on the forms: added and taken away with a paper, and read with it. */
@BrowserTest
class DocumentFormsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @LocalServerPort
  private int port;

  private final String title = "A paper with documents " + UUID.randomUUID();

  @Test
  void aPaperIsSubmittedWithDocumentsAndRevisedWithOthers(Browser browser) throws IOException {
    byte[] plan = SampleDocuments.pdf("The plan");
    try (Desk originator = Desk.of("originator", browser, base())) {
      originator.open("/camunda/app/tasklist/default/#/?processStart=BusinessCaseApproval");
      Locator form = originator.page().locator(".modal-body .countersign");
      form.locator(".editor").waitFor();
      form.locator("input[type=file]").setInputFiles(new FilePayload("paper.json", "application/json",
          Papers.changed("at-the-line", paper -> paper.put("title", title)).toString().getBytes(StandardCharsets.UTF_8)));
      add(originator, form, "Plan.pdf", plan);
      add(originator, form, "Bids.docx", SampleDocuments.word("The bids"));
      add(originator, form, "Virus.pdf", "MZ".getBytes(StandardCharsets.UTF_8));
      PlaywrightAssertions.assertThat(form.getByText("Virus.pdf was not taken.")).isVisible();
      PlaywrightAssertions.assertThat(form.locator("[data-document]")).hasCount(2);
      PlaywrightAssertions.assertThat(document(form, 1).getByLabel("Title")).hasValue("Plan");

      form.locator("[data-check]").click();
      PlaywrightAssertions.assertThat(form.locator(".faults")).containsText("Part");
      PlaywrightAssertions.assertThat(document(form, 1).getByLabel("Part")).hasAccessibleDescription(Pattern.compile(".+"));
      document(form, 1).getByLabel("Part").selectOption("ONE");
      document(form, 2).getByLabel("Part").selectOption("TWO");
      form.locator("[data-check]").click();
      form.locator(".verdict").waitFor();
      originator.photograph("start-documents");
      originator.page().locator("button[ng-click=\"startProcessInstance()\"]").click();
      await().atMost(PATIENCE).until(() -> submitted().size() == 1);
    }
    String reference = submitted().get(0).path("reference").asText();
    assertThat(http.as("chair").get("/api/cases/" + reference).body().path("documents").findValuesAsText("title")).containsExactly("Plan", "Bids");

    try (Desk chair = Desk.of("chair", browser, base())) {
      chair.openTask(walk.task(reference, "UserTask_VoteAtInvestmentBoard", "chair"));
      Locator documents = chair.form().getByLabel("Documents");
      assertThat(documents.innerText()).contains("Plan", "Part 1", "PDF", "Bids", "Part 2", "Word", "KB");
      assertThat(chair.form().innerText()).as("Part 2 is that document").doesNotContain("you are not cleared");
      Download download = chair.page().waitForDownload(() -> documents.getByText("Plan").click());
      assertThat(Files.readAllBytes(download.path())).isEqualTo(plan);
      assertThat(download.suggestedFilename()).isEqualTo(reference + "-1 Plan.pdf");
      chair.photograph("vote-documents");
    }

    for (String member : new String[] {"chair", "member1", "member2"}) {
      walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "RETURN", "reason", "Another plan, please."));
    }
    try (Desk originator = Desk.of("originator", browser, base())) {
      originator.openTask(walk.task(reference, "UserTask_ReviseCase", "originator"));
      Locator form = originator.form();
      PlaywrightAssertions.assertThat(document(form, 1)).containsText("PDF");
      document(form, 1).getByText("Remove").click();
      add(originator, form, "Better plan.pdf", SampleDocuments.pdf("The better plan"));
      document(form, 2).getByLabel("Part").selectOption("ONE");
      originator.choose("RESUBMIT").completed();
    }
    JsonNode documents = http.as("chair").get("/api/cases/" + reference).body().path("documents");
    assertThat(documents.findValuesAsText("title")).containsExactly("Plan", "Bids", "Better plan");
    assertThat(documents.findValuesAsText("current")).containsExactly("false", "true", "true");
  }

  private static void add(Desk desk, Locator form, String name, byte[] content) {
    desk.page().waitForFileChooser(() -> form.locator("[data-add=documents]").click())
        .setFiles(new FilePayload(name, "application/octet-stream", content));
    PlaywrightAssertions.assertThat(form.locator("[data-document] progress")).hasCount(0);
  }

  private static Locator document(Locator form, int number) {
    return form.locator("[data-document]").nth(number - 1);
  }

  private JsonNode submitted() {
    return http.as("originator").get("/api/cases?q=" + title.replace(" ", "%20")).body().path("cases");
  }

  private String base() {
    return "http://localhost:" + port;
  }
}
