package org.countersign.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the machine's browser, started once, to the tests that ask for it. */
class Chromium implements ExecutionCondition, ParameterResolver {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
  private static final Optional<Path> EXECUTABLE = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
      .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();

  static Path executable() {
    return EXECUTABLE.orElseThrow();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (EXECUTABLE.isPresent()) {
      return ConditionEvaluationResult.enabled("with " + EXECUTABLE.get());
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("CI must run the browser tests, and there is no Chromium on the path");
    }
    return ConditionEvaluationResult.disabled("no Chromium on the path: the browser tests are skipped");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class).browser;
  }

  private static final class Running implements ExtensionContext.Store.CloseableResource {

    private final Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
        .setExecutablePath(EXECUTABLE.orElseThrow())
        .setArgs(Stream.of("--no-sandbox", "--disable-background-networking", "--disable-gpu").toList()));

    @Override
    public void close() {
      playwright.close();
    }
  }
}
