package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.countersign.people.Affiliation;
import org.countersign.people.Directory;
import org.countersign.program.Http;
import org.countersign.program.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The secretariat confirms and refuses on its page, which it finds beside its tasks. */
@BrowserTest
class PeopleTest {

  private static final String PERSON = "tempFinance";

  @Autowired
  private Http http;
  @Autowired
  private People people;
  @Autowired
  private Directory directory;
  @LocalServerPort
  private int port;

  @AfterEach
  void goHome() {
    people.alsoRemoves(PERSON);
    people.goHome();
  }

  @Test
  void anAccountAndItsMembershipsAreConfirmedAndRefused(Browser browser) {
    http.as("operator").post("/engine-rest/user/create", Map.of("credentials", Map.of("password", "demo"),
        "profile", Map.of("id", PERSON, "firstName", "Third finance", "lastName", "adviser")));
    http.as("operator").put("/engine-rest/group/finance/members/" + PERSON, null);
    http.as("operator").put("/engine-rest/group/dmpc/members/" + PERSON, null);

    try (Desk somebody = Desk.ofThePublic(browser, "http://localhost:" + port)) {
      somebody.open("/sign-in");
      somebody.page().getByLabel("User name").fill(PERSON);
      somebody.page().getByLabel("Password").fill("demo");
      somebody.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
      somebody.page().getByText("The secretariat has yet to confirm this account").waitFor();
      somebody.photograph("sign-in-unconfirmed");
    }

    try (Desk secretariat = Desk.of("secretariat", browser, "http://localhost:" + port)) {
      Page page = secretariat.page();
      page.locator(".to-people a").click();
      page.waitForURL("**/people");
      secretariat.photograph("people");

      waiting(page, "New account: Third finance adviser").getByLabel("Whose person is this?").selectOption("MPS_STAFF");
      press(page, "New account: Third finance adviser", "Confirm");
      page.getByText("The account of " + PERSON + " is confirmed.").waitFor();
      press(page, "Third finance adviser to join finance", "Confirm");
      page.getByText("The membership of " + PERSON + " in finance is confirmed.").waitFor();
      press(page, "Third finance adviser to join dmpc", "Refuse");
      page.getByText("The membership of " + PERSON + " in dmpc is refused.").waitFor();
      secretariat.photograph("people-confirmed");
    }
    assertThat(directory.find(PERSON)).get().satisfies(person -> {
      assertThat(person.groups()).containsExactly("finance");
      assertThat(person.affiliation()).isEqualTo(Affiliation.MPS_STAFF);
    });
  }

  @Test
  void thePageIsNotForOthers(Browser browser) {
    try (Desk dmpc = Desk.of("dmpc", browser, "http://localhost:" + port)) {
      assertThat(dmpc.page().locator(".to-people").count()).isZero();
      dmpc.open("/people");
      dmpc.page().getByText("This is for the secretariat and for auditors.").waitFor();
      assertThat(dmpc.page().locator("main form").count()).isZero();
    }
  }

  private static Locator waiting(Page page, String heading) {
    return page.locator(".waiting > li").filter(new Locator.FilterOptions().setHasText(heading));
  }

  private static void press(Page page, String heading, String button) {
    waiting(page, heading).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
  }
}
