package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import haidang.deploy.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a public page to a decided case, as a person goes: the built program, a site on this machine, a browser.
class MainPathIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern PASSWORD = Pattern.compile("admin  (\\S+)");
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final List<String> PAGES = List.of("today", "review", "archive?q=tin", "sources", "rules", "mailbox",
      "digests", "nowhere");
  private static final String NASTY = "<script>document.title='x'</script> tin " + Sample.FLAGGED
      + " <img src=x onerror=alert(1)>";

  @TempDir
  private static Path directory;

  private static Site site;
  private static Program program;
  private static Chromium chromium;
  private static String password;

  @BeforeAll
  static void start() throws Exception {
    Path browser = Chromium.demand();
    site = new Site();
    Path data = directory.resolve("data");
    Sample.prepare(data, site);
    for (int i = 0; i < 4; i++) {
      site.publish("tin-" + i, "Tin số " + i, "Đây là TIN " + Sample.FLAGGED.toUpperCase(java.util.Locale.ROOT) + " số "
          + i);
    }
    site.publish("tin-la", "Tin lạ", escaped(NASTY));
    site.publish("tin-that", "Tin thật", "Hôm nay trời nắng");
    program = Program.up(data, Ports.free());
    Matcher told = PASSWORD.matcher(Program.said(data, "up.out"));
    assertThat(told.find()).isTrue();
    password = told.group(1);
    chromium = Chromium.start(browser);
  }

  @AfterAll
  static void stop() throws Exception {
    if (program != null) {
      chromium.close();
      program.close();
      site.close();
    }
  }

  @Test
  void aPersonReadsWhyAPostWasFlaggedAndDecidesByKeyboard() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 5);
      assertThat(page.locator(".reading mark").first().textContent()).isEqualToIgnoringCase(Sample.FLAGGED);
      assertThat(page.locator(".why").textContent()).contains("Bịa đặt");
      picture(page, "review");

      page.keyboard().press("l");
      page.waitForURL("**/review");
      String first = page.locator(".q[aria-current]").getAttribute("href");
      page.keyboard().press("d");
      page.keyboard().press("1");
      page.waitForURL("**/review?undo=*");
      assertThat(page.locator(".q").count()).isEqualTo(4);
      page.keyboard().press("z");
      page.waitForURL("**/review?at=*");
      assertThat(page.locator(".q").count()).isEqualTo(5);
      assertThat(page.locator(".q[aria-current]").getAttribute("href")).isEqualTo(first);

      page.locator("input[name=cited]").fill("https://example.org/bac-bo");
      page.locator("textarea").focus();
      page.keyboard().type("Đã đối chiếu cud");
      assertThat(page.url()).as("letters do nothing while typing").contains("?at=");
      page.locator("h1").click();
      page.keyboard().press("c");
      page.waitForURL("**/review?undo=*");
      page.navigate(page.url().replaceFirst("review\\?undo=", "cases/"));
      assertThat(page.locator(".decided").textContent()).contains("https://example.org/bac-bo", "admin");
      picture(page, "case");
    }
  }

  @Test
  void eachFlaggedPostIsMailedOnceWithoutItsText() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 1);
      page.navigate(url("mailbox"));
      await().atMost(PATIENCE).until(() -> {
        page.reload();
        return page.locator(".q-title", new Page.LocatorOptions().setHasText("Bịa đặt")).count() >= 5;
      });
      page.locator(".q", new Page.LocatorOptions().setHasText("Bịa đặt")).first().click();
      Locator body = page.frameLocator("iframe").locator("body");
      assertThat(body.textContent()).contains("Bịa đặt").doesNotContain(Sample.FLAGGED);
      picture(page, "mailbox");
    }
  }

  @Test
  void whatAPostContainsIsShownAndNeverRun() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      page.onDialog(dialog -> fail("a script of a post ran"));
      awaitCases(page, 5);
      page.navigate(url("archive?q=tin"));
      assertThat(page.locator("main").textContent()).contains("<script>document.title='x'</script>");
      assertThat(page.title()).isNotEqualTo("x");
      assertThat(page.locator("main script, main img[onerror]").count()).isZero();
      page.navigate(url("archive?q=" + java.net.URLEncoder.encode("<b>\"'", java.nio.charset.StandardCharsets.UTF_8)));
      assertThat(page.locator("main input[name=q]").inputValue()).isEqualTo("<b>\"'");
    }
  }

  @Test
  void searchFindsWithAndWithoutDiacritics() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 1);
      for (String words : List.of("trời nắng", "troi nang")) {
        page.navigate(url("archive?q=" + words.replace(" ", "+")));
        assertThat(page.locator(".hit").count()).as(words).isEqualTo(1);
        assertThat(page.locator(".hit mark").count()).as(words).isPositive();
      }
      picture(page, "archive");
    }
  }

  @Test
  void everyPageIsAccessibleInBothThemesAndFitsAPhone() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext context = signedIn(390, 844)) {
        Page page = context.pages().getFirst();
        awaitCases(page, 1);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String path : PAGES) {
          page.navigate(url(path));
          var violations = new AxeBuilder(page).exclude("iframe").analyze().getViolations();
          assertThat(violations).as(path + " " + scheme + " " + violations.stream().map(v -> v.getId() + " " + v
              .getNodes().getFirst().getTarget()).toList()).isEmpty();
          assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
          picture(page, "phone-" + path.replaceAll("\\W.*", "") + "-" + scheme.name().toLowerCase(
              java.util.Locale.ROOT));
        }
      }
    }
  }

  @Test
  void nobodyActsWithoutSignInOrWithAForeignForm() throws Exception {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(url("review"));
      assertThat(page.url()).endsWith("/sign-in");
      picture(page, "sign-in");
      assertThat(page.locator("h1").textContent()).isEqualTo("Hải Đăng");
    }
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      var refused = page.request().post(url("review/take"), com.microsoft.playwright.options.RequestOptions.create()
          .setForm(com.microsoft.playwright.options.FormData.create().set("csrf", "guessed")));
      assertThat(refused.status()).isEqualTo(403);
    }
  }

  private static BrowserContext signedIn(int width, int height) {
    BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width,
        height).setLocale("vi-VN"));
    Page page = context.newPage();
    page.navigate(url("sign-in"));
    page.locator("input[name=name]").fill("admin");
    page.locator("input[name=password]").fill(password);
    page.keyboard().press("Enter");
    page.waitForURL("**/today");
    return context;
  }

  private static void awaitCases(Page page, int least) {
    await().atMost(PATIENCE).until(() -> {
      page.navigate(url("review"));
      return page.locator(".q").count() >= least - 1 && page.locator(".post").count() > 0;
    });
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  private static String url(String path) { return program.run().console() + "/" + path; }

  private static String escaped(String text) {
    String once = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return once.replace("&", "&amp;");
  }
}
