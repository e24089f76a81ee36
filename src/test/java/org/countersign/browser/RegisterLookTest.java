package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.program.CaseWalk;
import org.countersign.program.Http;
import org.countersign.program.Papers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The register as everybody sees it, at a desk, on a tablet and on a phone; without JavaScript. */
@BrowserTest
class RegisterLookTest {

  private static final int PHONE = 390;
  private static final List<String> TITLES = List.of("Body-worn video: renewal of cameras and storage", "Vehicle recovery and examination services",
      "Forensic analysis framework", "Refurbishment of the custody suite at Wandsworth", "Grant to the London Victim and Witness Service",
      "ANPR camera systems", "Helicopter hangar lease", "Uniform and protective clothing", "Command and control: full business case",
      "Language interpretation services");

  @Autowired
  private CaseWalk walk;
  @Autowired
  private Http http;
  @LocalServerPort
  private int port;

  @Test
  void theRegisterIsReadOnEveryWidthAndWithoutScript(Browser browser) {
    imported();
    String number = decided();
    List<String> problems = new ArrayList<>();
    try (Desk anybody = Desk.ofThePublic(browser, "http://localhost:" + port)) {
      anybody.page().onConsoleMessage(message -> {
        if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
          problems.add(message.text());
        }
      });
      look(anybody, "/register", "register-list");
      assertThat(anybody.page().evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").toString()).doesNotContainIgnoringCase("GDS");
      look(anybody, "/register?q=camera&kind=PROCUREMENT_STRATEGY&year=2021", "register-search");
      look(anybody, "/register?q=unicorns", "register-nothing");
      look(anybody, "/register?year=99999&value=-1", "register-problem");
      look(anybody, "/register/PCD-500013", "register-imported");
      look(anybody, "/register/" + number.replace(' ', '-'), "register-page");
    }
    assertThat(problems).isEmpty();
    withoutScript(browser, number);
  }

  private static void look(Desk anybody, String address, String name) {
    anybody.page().setViewportSize(1400, 1000);
    anybody.open(address);
    anybody.photograph(name).photograph(name, PHONE);
  }

  private void withoutScript(Browser browser, String number) {
    try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate("http://localhost:" + port + "/register");
      page.getByText("Older decisions").click();
      page.waitForURL("**after=**");
      assertThat(page.content()).contains("Page 2 of ");
      page.getByText("Newer decisions").click();
      page.waitForURL("**before=**");
      assertThat(page.content()).contains("Page 1 of ");
      page.getByLabel("Search").fill("recovery vehicles");
      page.getByLabel("Year").selectOption("2021");
      page.getByLabel("Kind").selectOption("CONTRACT_CHANGE");
      page.locator("button[type=submit]").click();
      page.waitForURL("**kind=CONTRACT_CHANGE**");
      assertThat(page.url()).contains("q=recovery+vehicles", "year=2021", "kind=CONTRACT_CHANGE");
      assertThat(page.locator(".entry__title").allInnerTexts()).isNotEmpty().allMatch(title -> title.contains("Vehicle recovery"));
      page.getByText("Clear").click();
      page.waitForURL("**/register");
      page.getByLabel("Search").fill(number);
      page.getByLabel("Search").press("Enter");
      page.waitForURL("**q=PCD**");
      page.locator(".entry__title a").first().click();
      page.waitForURL("**/register/PCD-**");
      assertThat(page.locator("h1").innerText()).isNotBlank();
      assertThat(context.cookies()).as("nobody is followed").isEmpty();
    }
  }

  private void imported() {
    ArrayNode decisions = new ObjectMapper().createArrayNode();
    for (int i = 0; i < 40; i++) {
      String kind = List.of("BUSINESS_CASE", "CONTRACT_CHANGE", "PROCUREMENT_STRATEGY", "GRANT").get(i % 10 == 1 ? 1 : i % 10 == 4 ? 3 : i % 10 == 5 ? 2 : 0);
      var decision = decisions.addObject().put("number", "PCD " + (500_000 + i)).put("title", TITLES.get(i % TITLES.size()))
          .put("decidedOn", "20%02d-%02d-%02d".formatted(18 + i / 10, 1 + i % 12, 1 + i % 28)).put("decidedBy", "DMPC").put("kind", kind)
          .put("value", 250_000 + i * 317_500).put("edition", "2016").put("programme", "Transformation");
      decision.putArray("suppliers").add("Northgate Vehicle Services Ltd").add("Aldgate & Sons");
      if (kind.equals("CONTRACT_CHANGE")) {
        decision.put("originalValue", 1_000_000).put("changeValue", 450_000).put("changeMonths", 12);
      }
      if (i == 13) {
        decision.putArray("earlier").add("PCD 500001").add("PCD 12");
      }
    }
    Http.Answer begun = http.as("secretariat").post("/api/decisions/import", decisions);
    assertThat(begun.status()).isEqualTo(202);
    String progress = begun.response().headers().firstValue("Location").orElseThrow();
    JsonNode ended = await().atMost(Duration.ofSeconds(60)).until(() -> http.as("secretariat").get(progress).body(),
        got -> !got.path("state").asText().equals("RUNNING"));
    assertThat(ended.path("taken").asInt() + ended.path("there").asInt()).as("%s", ended).isEqualTo(40);
    assertThat(new String(http.as(null).download("/register.csv").body(), StandardCharsets.UTF_8)).contains("PCD 500039");
  }

  private String decided() {
    String reference = walk.submit(Papers.of("pcd-1548").caseFile());
    walk.toDecision(reference);
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "APPROVE_WITH_CONDITIONS", "reason", "With care.",
        "conditions", List.of(Map.of("text", "Report the savings to the board.", "owner", "Finance", "due", "2027-03-31"))));
    String number = await().atMost(Duration.ofSeconds(60)).until(
        () -> http.as(null).get("/register.json?q=" + reference).body().at("/decisions/0"), found -> found.has("signedNotice")).path("number").asText();
    http.as("secretariat").post("/api/decisions/" + number.replace(' ', '-') + "/corrections", Map.of("text", "Head 1 names the wrong year: it is 2025/26."));
    return number;
  }
}
