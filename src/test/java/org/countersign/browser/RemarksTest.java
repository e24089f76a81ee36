package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.countersign.program.CaseWalk;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a signer sees of due dates and urgency, and says without signing. */
@BrowserTest
class RemarksTest {

  private static final String LEGAL = "UserTask_AdviseLegal";

  @Autowired
  private CaseWalk walk;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private Clock clock;
  @LocalServerPort
  private int port;

  @Test
  void anAdviserCommentsAsksIsAnsweredAtTheDeskAndSigns(Browser browser) {
    String reference = walk.submit(Papers.changed("pcd-579", paper -> paper.putObject("urgent").put("reason", "The lease ends in March.")));
    walk.boardEndorses(reference);
    walk.awaitStatus(reference, "IN_ADVICE");
    String task = walk.task(reference, LEGAL, "legal");
    try (Desk legal = Desk.of("legal", browser, "http://localhost:" + port)) {
      legal.openTask(task).claim();
      assertThat(legal.form().innerText()).contains("Urgent", "The lease ends in March.",
          "due by the end of " + London.inWords(workingDays.after(London.today(clock), 3)));
      assertThat(legal.form().locator(".route").innerText()).contains("due ");
      Locator remarks = legal.form().locator(".remarks");
      write(remarks, "Add a comment", "I read the lease today.", "Add comment");
      remarks.locator("li", new Locator.LocatorOptions().setHasText("I read the lease today.")).waitFor();
      write(remarks, "Ask the originator", "Which clause is meant?", "Ask");
      remarks.locator("li", new Locator.LocatorOptions().setHasText("Waits for the originator")).waitFor();
      legal.photograph("remarks");

      try (Desk originator = Desk.of("originator", browser, "http://localhost:" + port)) {
        originator.open("/desk");
        Locator question = originator.page().locator(".entries li", new Page.LocatorOptions().setHasText(reference));
        question.locator("textarea").fill("Clause 4.");
        originator.photograph("desk-question");
        question.getByText("Answer", new Locator.GetByTextOptions().setExact(true)).click();
        originator.page().getByText("Your answer on " + reference + " is given.").waitFor();
      }
      legal.page().reload();
      legal.form().locator(".remarks li", new Locator.LocatorOptions().setHasText("Clause 4.")).waitFor();
      legal.choose("SATISFIED").completed();
    }
    assertThat(walk.caseOf(reference).path("signatures").findValuesAsText("signOff")).contains("ADVISE_LEGAL");
  }

  private static void write(Locator remarks, String box, String text, String send) {
    Locator folded = remarks.locator("details", new Locator.LocatorOptions().setHasText(box));
    folded.locator("summary").click();
    folded.locator("textarea").fill(text);
    folded.locator("button").click();
  }
}
