package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** One person at work in a browser of their own; by keyboard alone where the method's name says so. */
final class Desk implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final int WIDTH = 1400;
  private static final int TABLET = 820;
  private static final int HEIGHT = 1000;
  private static final int MOST_STOPS = 400;
  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** "there", nothing, or what has the focus behind the bar that stays at the foot of a form, and stays there. */
  private static final String FOCUS = """
      async element => {
        const focused = document.activeElement;
        const bar = focused.closest('.countersign')?.querySelector('.bar-below');
        const hidden = () => bar && !bar.contains(focused) && focused.compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING
            && focused.getBoundingClientRect().top >= bar.getBoundingClientRect().top;
        for (let look = 0; look < 20 && hidden(); look++) {
          await new Promise(later => setTimeout(later, 50));
        }
        return hidden() ? focused.outerHTML.slice(0, 200) : element === focused ? 'there' : '';
      }""";

  private final BrowserContext context;
  private final Page page;
  private final String base;

  private Desk(Browser browser, String base) {
    this.base = base;
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale("en-GB")
        .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(60_000);
    page = context.newPage();
  }

  /** Nobody's desk: the public pages. */
  static Desk ofThePublic(Browser browser, String base) {
    return new Desk(browser, base);
  }

  /** Signs in at the one sign-in, by keyboard, and is where this person works. */
  static Desk of(String person, Browser browser, String base) {
    Desk desk = new Desk(browser, base);
    desk.page.navigate(base + "/sign-in");
    PlaywrightAssertions.assertThat(desk.page.getByLabel("User name")).isFocused();
    desk.type(person).press("Tab").type("demo").press("Enter");
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

  // By keyboard alone

  Desk press(String key) {
    page.keyboard().press(key);
    return this;
  }

  Desk type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /** Presses Tab until that has the focus; whatever has it on the way is seen, and no bar of ours lies over it. */
  Desk tabTo(Locator target) {
    return tabTo(target, "Tab");
  }

  /** @param key {@code Tab}, or {@code Shift+Tab} to go back */
  Desk tabTo(Locator target, String key) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      String focus = (String) target.evaluate(FOCUS);
      if (focus.equals("there")) {
        return this;
      }
      assertThat(focus).as("has the focus, and is not seen").isEmpty();
      press(key);
    }
    throw new AssertionError(target + " cannot be reached by " + key + "; the focus is on "
        + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"));
  }

  /** Goes to that, and presses Enter on it. */
  Desk enter(Locator target) {
    return tabTo(target).press("Enter");
  }

  /** Goes to the field, and types over what is in it. */
  Desk typeInto(String field, String text) {
    return tabTo(form().locator("[name=" + field + "]:visible").last()).type(text);
  }

  /** Opens Tasklist's dialog with its shortcut, and in it the start form of that name. */
  Locator startByKeyboard(String process) {
    page.locator(".start-process-action a").waitFor();
    press("Control+Alt+p");
    Locator link = page.locator(".modal-body").getByText(process, new Locator.GetByTextOptions().setExact(true));
    link.waitFor();
    enter(link);
    Locator form = page.locator(".modal-body .countersign");
    form.locator("[data-mount]:not([aria-busy])").waitFor();
    return form;
  }

  /** Gives a file where the keyboard asks for one. */
  Desk giveFileByKeyboard(Locator input, FilePayload file) {
    // Tasklist's dialog may take the focus once more while it opens: then the key goes elsewhere, and is pressed again.
    AtomicReference<FileChooser> asked = new AtomicReference<>();
    page.onFileChooser(asked::set);
    for (int i = 0; i < 20 && asked.get() == null; i++) {
      tabTo(input).press("Space");
      page.waitForTimeout(500);
    }
    asked.get().setFiles(file);
    return this;
  }

  /** From the filters to the list, and to the task in it. */
  Desk openTaskByKeyboard(String filter, String id) {
    Locator link = page.locator(".task-filters h4 a").getByText(filter).first();
    link.waitFor();
    press("Control+Shift+f").enter(link);
    Locator task = page.locator(".tasks-list a[href*='" + id + "']").first();
    Locator last = page.locator("[cam-tasks] .pagination-last a").first();
    task.or(last).first().waitFor();
    if (task.count() == 0) {
      // The newest stand at the end of a long list.
      enter(last);
      task.waitFor();
    }
    press("Control+Alt+l").enter(task);
    form().locator("[data-mount]:not([aria-busy])").waitFor();
    return this;
  }

  Desk claimByKeyboard() {
    enter(page.locator("button.claim"));
    page.getByText("Claim this task to answer it.").waitFor(
        new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    return this;
  }

  /** The first of the group is what Tab comes to; the arrows go on from there. */
  Desk chooseByKeyboard(String outcome) {
    Locator radios = form().locator("input[type=radio]");
    Locator chosen = form().locator("input[type=radio][value=" + outcome + "]");
    tabTo(radios.first()).press("Space");
    for (int i = 0; i < radios.count() && !chosen.isChecked(); i++) {
      press("ArrowDown");
    }
    assertThat(chosen.isChecked()).as(outcome).isTrue();
    return this;
  }

  /** Completes, and waits until the form has gone: the answer counted. */
  void completedByKeyboard() {
    enter(page.locator("button[ng-click=\"complete()\"]"));
    form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  // What was seen

  /** Keeps what is on the screen, in the width of a desk's window and of a tablet's, and has it looked through by axe-core. */
  Desk photograph(String name) {
    looksAccessible(name);
    photograph(name, WIDTH);
    return photograph(name, TABLET);
  }

  /** The whole of our form or page, which fits into a window of that width. */
  Desk photograph(String name, int width) {
    page.setViewportSize(width, HEIGHT);
    boolean camunda = isCamunda();
    if (camunda && hasForm()) {
      page.setViewportSize(width, (int) Math.min(5000, Math.max(HEIGHT, form().boundingBox().height + 450)));
    }
    String file = name + (width == WIDTH ? "" : "-" + width) + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)).setFullPage(!camunda));
    if (!camunda || hasForm()) {
      Locator ours = page.locator(camunda ? ".countersign" : "html").first();
      assertThat(ours.evaluate("element => element.scrollWidth - element.clientWidth"))
          .as("%s: what sticks out at the right", file).isEqualTo(0);
    }
    page.setViewportSize(WIDTH, HEIGHT);
    return this;
  }

  /** Nothing of ours breaks a rule of WCAG 2.2 AA that a program can tell; docs/accessibility.md tells of Tasklist's own. */
  private void looksAccessible(String name) {
    if (isCamunda() && !hasForm()) {
      return;
    }
    AxeBuilder axe = new AxeBuilder(page).withTags(WCAG).setLegacyMode(true);
    if (isCamunda()) {
      axe.include(".countersign");
    }
    assertThat(axe.analyze().getViolations()).as(name).extracting(rule -> rule.getId() + " (" + rule.getImpact() + "): "
        + rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getFailureSummary()).toList()).isEmpty();
  }

  private boolean isCamunda() {
    return page.url().contains("/camunda/");
  }

  private boolean hasForm() {
    return page.locator(".countersign").count() > 0;
  }

  @Override
  public void close() {
    context.close();
  }
}
