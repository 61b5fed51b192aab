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
import com.microsoft.playwright.options.Cookie;
import haidang.deploy.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final List<String> PAGES = List.of("today", "review", "cases", "archive?q=tin", "sources", "rules",
      "rules/fake-news.made-up", "silences", "mailbox", "digests", "account", "accounts", "audit", "nowhere");
  private static final String OWN = "cá nục kho tiêu thơm";
  private static final int FIRST_LOAD = 250_000;
  private static final int LATER_LOAD = 50_000;
  private static final String NASTY = "<script>document.title='x'</script> tin " + Sample.FLAGGED
      + " <img src=x onerror=alert(1)>";

  @TempDir
  private static Path directory;

  private static Site site;
  private static Program program;
  private static Chromium chromium;
  /// Of an administrator who has signed in and chosen a password.
  private static List<Cookie> cookies;

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
    chromium = Chromium.start(browser);
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      enter(page, "admin", told.group(1));
      chooseOwn(page, told.group(1), OWN);
      cookies = context.cookies();
    }
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
      assertThat(page.locator(".pane .post mark").first().textContent()).isEqualToIgnoringCase(Sample.FLAGGED);
      assertThat(page.locator(".why").textContent()).contains("Bịa đặt");

      page.keyboard().press("l");
      page.locator("#progress .pips").waitFor();
      int batch = page.locator(".q").count();
      assertThat(batch).isEqualTo(5);
      String first = page.locator(".q[aria-current]").getAttribute("href");
      page.keyboard().press("d");
      page.keyboard().press("1");
      page.waitForURL("**/review?undo=*");
      assertThat(page.locator(".q.done").count()).isEqualTo(1);
      assertThat(page.locator(".q.done .verdict").textContent()).contains("Ý kiến");
      page.keyboard().press("z");
      page.waitForURL("**/review?at=*");
      assertThat(page.locator(".q.done").count()).isZero();
      assertThat(page.locator("[data-decide]").getAttribute("action")).contains(first.replaceFirst(".*at=", ""));

      page.locator(".cite summary").click();
      page.locator("input[name=note]").focus();
      page.keyboard().type("Đã đối chiếu cud1");
      assertThat(page.url()).as("letters do nothing while typing").contains("?at=");
      page.locator(".post").click();
      page.keyboard().press("c");
      page.waitForURL("**/cases/*#decide");
      String id = page.url().replaceFirst(".*/cases/", "").replaceFirst("#.*", "");
      assertThat(page.locator("input[value=untrue]").isDisabled()).as("while the checklist is open").isTrue();
      for (int i = 0; i < 5; i++) {
        page.locator("#checks summary").nth(i).click();
        page.locator("#checks input[name=note]").nth(i).fill("trang tin mẫu, 06:00");
        page.locator("#checks button[value=done]").nth(i).click();
        page.locator("#checks").getByText((i + 1) + " / 5").waitFor();
      }
      page.locator("input[value=untrue]").check();
      page.locator("#cited").fill("https://example.org/bac-bo");
      page.locator("#decide header").click();
      page.keyboard().press("n");
      page.waitForURL("**/review?undo=*");
      page.navigate(url("cases/" + id));
      assertThat(page.locator(".decided").textContent()).contains("Tin sai sự thật", "https://example.org/bac-bo",
          "admin");
      assertThat(page.locator("#checks").textContent()).contains("trang tin mẫu, 06:00", "5 / 5");
      assertThat(page.locator(".time").textContent()).contains("quyết định", "hoàn tác", "kiểm chứng");
    }
  }

  @Test
  void lettersDoNothingWhileVietnameseIsComposed() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 1);
      String before = page.url();
      for (String event : List.of("{key: 'u', isComposing: true, bubbles: true}",
          "{key: 'u', keyCode: 229, bubbles: true}", "{key: 'u', ctrlKey: true, bubbles: true}")) {
        page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', " + event + "))");
      }
      page.keyboard().press("?");
      assertThat(page.locator("#keys").isVisible()).isTrue();
      page.keyboard().press("u");
      page.keyboard().press("Escape");
      assertThat(page.url()).isEqualTo(before);
      page.keyboard().press("Control+k");
      page.keyboard().type("kho luu");
      assertThat(page.locator("#palette [role=option]").first().textContent()).isEqualTo("Kho lưu");
      page.keyboard().press("Enter");
      page.waitForURL("**/archive");
    }
  }

  @Test
  void aCaseIsMergedAndSplitAndARuleSilencedByKeyboard() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 5);
      openOneThatHasItsLike(page);
      page.keyboard().press("m");
      page.waitForURL("**/review?merged=*");
      page.keyboard().press("z");
      page.waitForURL("**/review?at=*");
      page.locator("[data-key=s]").waitFor();
      page.keyboard().press("s");
      page.locator("#silence[open]").waitFor();
      assertThat(violations(page)).isEmpty();
      page.locator("#silence-why").fill("đang sửa quy tắc");
      page.keyboard().press("Enter");
      page.waitForURL("**/review?at=*&silence=*");
      page.navigate(url("silences"));
      assertThat(page.locator("main").textContent()).contains("đang sửa quy tắc", "fake-news.made-up");
      page.locator("form[action$=revoke] button").first().click();
      page.getByText("cho báo lại").first().waitFor();
    }
  }

  @Test
  void whoMayOnlyReadIsShownNothingToEdit() {
    try (BrowserContext administrator = signedIn(1_280, 800); BrowserContext viewer = chromium.browser().newContext()) {
      Page page = administrator.pages().getFirst();
      awaitCases(page, 1);
      page.navigate(url("accounts"));
      page.locator("#new-name").fill("xem-thoi");
      page.locator("#new-role").selectOption("viewer");
      page.locator("#new-role + button").click();
      String first = page.locator("#first-password").textContent();

      Page other = viewer.newPage();
      enter(other, "xem-thoi", first);
      chooseOwn(other, first, OWN);
      for (String path : List.of("review", "cases", "archive?q=tin", "rules/fake-news.made-up")) {
        other.navigate(url(path));
        assertThat(other.locator("main [data-decide], main form[action*=take], main form[action*=back-test],"
            + " main a[href*=export]").count()).as(path).isZero();
      }
      other.navigate(url("cases"));
      String id = other.locator("main a[href^='/cases/']").first().getAttribute("href").replaceFirst(".*/", "");
      String csrf = other.locator("input[name=csrf]").first().inputValue();
      var refused = other.request().post(url("cases/" + id + "/decide"),
          com.microsoft.playwright.options.RequestOptions.create().setForm(com.microsoft.playwright.options.FormData
              .create().set("csrf", csrf).set("choice", "unclear").set("revision", "1")));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(other.navigate(url("accounts")).status()).isEqualTo(403);
    }
  }

  /// PageWeightTest in the console's room weighs every page by what it names; here a browser tells what it really loads of those
  /// with the most in them.
  @Test
  void pagesAreSmallOnFirstLoadAndSmallerLater() {
    for (String path : List.of("today", "review", "archive?q=tin", "mailbox")) {
      try (BrowserContext context = chromium.browser().newContext()) {
        context.addCookies(cookies);
        Page page = context.newPage();
        page.navigate(url(path));
        assertThat(transferred(page)).as(path + ", first").isBetween(1_000, FIRST_LOAD);
        page.navigate(url(path));
        assertThat(transferred(page)).as(path + ", later").isBetween(500, LATER_LOAD);
      }
    }
  }

  /// Bytes over the wire of the page and everything it loaded, frames included.
  private static int transferred(Page page) {
    page.waitForLoadState(); // what a page needs it asks for before it has loaded: nothing follows by script
    return page.frames().stream().mapToInt(frame -> ((Number) frame.evaluate("performance.getEntries()"
        + ".filter(e => e.transferSize !== undefined).reduce((sum, e) => sum + e.transferSize, 0)")).intValue()).sum();
  }

  @Test
  void eachFlaggedPostIsMailedOnceWithoutItsText() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 1);
      page.navigate(url("mailbox"));
      await().atMost(PATIENCE).until(() -> {
        page.reload();
        return page.locator(".q .snip", new Page.LocatorOptions().setHasText("Bịa đặt")).count() >= 5;
      });
      page.locator(".q", new Page.LocatorOptions().setHasText("Bịa đặt")).first().click();
      Locator body = page.frameLocator("iframe").locator("body");
      assertThat(body.textContent()).contains("Bịa đặt").doesNotContain(Sample.FLAGGED);
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
      assertThat(page.locator("#q").inputValue()).isEqualTo("<b>\"'");
    }
  }

  @Test
  void searchFindsWithAndWithoutDiacritics() {
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      awaitCases(page, 1);
      for (String words : List.of("trời nắng", "troi nang")) {
        page.navigate(url("archive?q=" + words.replace(" ", "+")));
        assertThat(page.locator("#hits > li").count()).as(words).isEqualTo(1);
        assertThat(page.locator("#hits mark").count()).as(words).isPositive();
      }
      page.navigate(url("archive?q=tin&order=oldest"));
      List<String> here = page.locator("#hits .txt").allTextContents();
      try (BrowserContext other = signedIn(1_280, 800)) {
        Page shared = other.newPage();
        shared.navigate(page.url());
        assertThat(shared.locator("#hits .txt").allTextContents()).as("a shared address").isEqualTo(here);
      }
      page.locator(".facet a[href*=rss]").first().click();
      assertThat(page.url()).contains("rss");
      assertThat(page.locator(".facet a[aria-current=true]").count()).isEqualTo(1);
    }
  }

  @Test
  void everyPageIsAccessibleInBothThemesAndFitsAPhone() {
    List<String> wrong = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext context = signedIn(390, 844)) {
        Page page = context.pages().getFirst();
        awaitCases(page, 1);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String path : PAGES) {
          page.navigate(url(path));
          violations(page).forEach(violation -> wrong.add(path + " " + scheme + ": " + violation));
          Integer wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
          if (wide > 390) {
            wrong.add(path + " " + scheme + ": " + wide + " px wide");
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyActsWithoutSignInOrWithAForeignForm() throws Exception {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(url("review"));
      assertThat(page.url()).endsWith("/sign-in");
      assertThat(page.locator("h1").textContent()).isEqualTo("Đăng nhập");
      assertThat(violations(page)).isEmpty();
    }
    try (BrowserContext context = signedIn(1_280, 800)) {
      Page page = context.pages().getFirst();
      var refused = page.request().post(url("review/take"), com.microsoft.playwright.options.RequestOptions.create()
          .setForm(com.microsoft.playwright.options.FormData.create().set("csrf", "guessed")));
      assertThat(refused.status()).isEqualTo(403);
    }
  }

  /// In the page itself: a second page that puts frames together is only needed for frames of other origins.
  private static List<String> violations(Page page) {
    return new AxeBuilder(page).setLegacyMode(true).exclude("iframe").analyze().getViolations().stream()
        .map(one -> one.getId() + " " + one.getNodes().getFirst().getTarget()).toList();
  }

  private static BrowserContext signedIn(int width, int height) {
    BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width,
        height).setLocale("vi-VN"));
    context.addCookies(cookies);
    context.newPage().navigate(url("today"));
    return context;
  }

  private static void enter(Page page, String name, String word) {
    page.navigate(url("sign-in"));
    page.locator("#name").fill(name);
    page.locator("#password").fill(word);
    page.keyboard().press("Enter");
  }

  /// A first password opens nothing but its own change.
  private static void chooseOwn(Page page, String first, String own) {
    page.waitForURL("**/sign-in/password");
    page.locator("#old").fill(first);
    page.locator("#new").fill(own);
    page.locator("#again").fill(own);
    page.keyboard().press("Enter");
    page.waitForURL("**/today");
  }

  private static void awaitCases(Page page, int least) {
    await().atMost(PATIENCE).until(() -> {
      page.navigate(url("review"));
      return page.locator(".q").count() >= least - 1 && page.locator(".post").count() > 0;
    });
  }

  /// The archive shows a post a moment later than its case.
  private static void openOneThatHasItsLike(Page page) {
    await().atMost(PATIENCE).until(() -> {
      page.navigate(url("review"));
      List<?> open = (List<?>) page.locator(".q[href*='at=']").evaluateAll(
          "all => all.map(one => one.getAttribute('href').slice(1))");
      for (Object one : open) {
        page.navigate(url((String) one));
        if (page.locator("[data-key=m]").count() == 1) {
          return true;
        }
      }
      return false;
    });
  }

  private static String url(String path) { return program.run().console() + "/" + path; }

  private static String escaped(String text) {
    String once = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return once.replace("&", "&amp;");
  }
}
