package org.countersign.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** One person at work in a browser of their own. */
final class Desk implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1000;

  private final BrowserContext context;
  private final Page page;
  private final String base;

  private Desk(Browser browser, String base) {
    this.base = base;
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale("en-GB"));
    context.setDefaultTimeout(60_000);
    page = context.newPage();
  }

  /** Nobody's desk: the public pages. */
  static Desk ofThePublic(Browser browser, String base) {
    return new Desk(browser, base);
  }

  /** Signs in at the one sign-in, and is where this person works. */
  static Desk of(String person, Browser browser, String base) {
    Desk desk = new Desk(browser, base);
    desk.page.navigate(base + "/sign-in");
    desk.page.getByLabel("User name").fill(person);
    desk.page.getByLabel("Password").fill("demo");
    desk.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    desk.page.waitForURL(Pattern.compile("^(?!.*sign-in).*$"));
    return desk;
  }

  Page page() {
    return page;
  }

  void open(String path) {
    page.navigate(base + path);
    page.waitForLoadState(LoadState.LOAD);
  }

  /** Opens the task in Tasklist, and waits for its form. */
  Desk openTask(String id) {
    open("/camunda/app/tasklist/default/#/?task=" + id);
    form().locator("[data-mount]:not([aria-busy])").waitFor();
    return this;
  }

  Desk claim() {
    page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByText("Claim this task to answer it.").waitFor(
        new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    return this;
  }

  Desk choose(String outcome) {
    form().locator("input[type=radio][value=" + outcome + "]").check();
    return this;
  }

  Desk complete() {
    page.locator("button[ng-click=\"complete()\"]").click();
    return this;
  }

  /** Completes, and waits until the form has gone: the answer counted. */
  void completed() {
    complete();
    form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  Locator form() {
    return page.locator(".countersign").first();
  }

  /** What the form says was wrong. */
  String refusal() {
    Locator faults = form().locator(".faults");
    faults.waitFor();
    return faults.innerText();
  }

  /** Keeps what is on the screen; the whole of a form that is longer than the window. */
  Desk photograph(String name) {
    Locator content = page.locator(".countersign");
    int height = content.count() == 0 ? HEIGHT : (int) Math.max(HEIGHT, content.first().boundingBox().height + 450);
    page.setViewportSize(WIDTH, Math.min(height, 5000));
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    page.setViewportSize(WIDTH, HEIGHT);
    return this;
  }

  /** The same in a window of another width, such as a tablet's. */
  Desk photograph(String name, int width) {
    page.setViewportSize(width, HEIGHT);
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-" + width + ".png")).setFullPage(true));
    page.setViewportSize(WIDTH, HEIGHT);
    return this;
  }

  @Override
  public void close() {
    context.close();
  }
}
