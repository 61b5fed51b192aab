package haidang.deploy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The browser of this machine, found on the path.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
      "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// The browser's program. Where there is none the tests are left out, unless `-Dbrowser=required` forbids that.
  static Path demand() {
    return find().orElseGet(() -> required()
        ? Assertions.fail("no browser found; install one: apt-get install chromium")
        : Assumptions.abort("no browser found: browser tests left out"));
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).flatMap(directory -> NAMES.stream().map(
        name -> Path.of(directory, name))).filter(Files::isExecutable).findFirst();
  }

  private static boolean required() { return "required".equals(System.getProperty("browser")); }

  static Chromium start(Path program) {
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of(
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(
        program).setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"))));
  }

  Browser browser() { return browser; }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
