package org.countersign.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A browser in a process of its own, to be killed in the middle of somebody's work. */
final class KillableBrowser implements AutoCloseable {

  private final Process process;
  private final Browser browser;

  private KillableBrowser(Process process, Browser browser) {
    this.process = process;
    this.browser = browser;
  }

  /** @param like whose kind it is */
  static KillableBrowser start(Browser like, Path profile) {
    try {
      Process process = new ProcessBuilder(List.of(Chromium.executable().toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
          "--disable-background-networking", "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"))
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      Path port = profile.resolve("DevToolsActivePort");
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(port) && !Files.readAllLines(port).isEmpty());
      return new KillableBrowser(process, like.browserType().connectOverCDP("http://127.0.0.1:" + Files.readAllLines(port).get(0)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Browser browser() {
    return browser;
  }

  /** As a power cut would: nothing of it gets a word out. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
  }

  @Override
  public void close() {
    kill();
  }
}
