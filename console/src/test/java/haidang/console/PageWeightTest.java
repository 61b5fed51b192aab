package haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Posts;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What every page that the router knows weighs on the wire, with a full queue: with all its parts on the first load,
/// and alone once the browser holds them.
class PageWeightTest {
  private static final int FIRST_LOAD = 250_000;
  private static final int LATER_LOAD = 50_000;
  private static final String FLAGGED = "Tài khoản của quý khách bị khoá, gửi mã OTP để mở khoá, số ";
  private static final Pattern PART = Pattern
      .compile("(?:src|href)=\"((?:/assets/|/mailbox/html|/digests/html)[^\"#]*)");

  private static Office office;
  private static SignedIn person;
  private static Map<String, String> places;

  @BeforeAll
  static void open() {
    office = Office.open();
    office.judged(IntStream.range(0, 40).mapToObj(i -> Posts.post("rss:" + i, (FLAGGED + i + ". ").repeat(20)))
        .toArray(Post[]::new));
    person = office.as(Role.ADMINISTRATOR);
    office.alerting.cases().take(person.name(), 10);
    String one = office.alerting.cases().ofPost(new PostId("rss:1")).orElseThrow().id().value();
    places = Map.of("/cases/{id}", "/cases/" + one, "/rules/{id}", "/rules/scam.fake-bank-otp", "/archive",
        "/archive?q=ma+otp");
  }

  @AfterAll
  static void close() { office.close(); }

  @Test
  void noPageIsHeavyOnFirstLoadAndEachIsLighterLater() {
    List<String> pages = new ArrayList<>();
    office.context.getBean(Router.class).uriRoutes().filter(route -> route.getHttpMethodName().equals("GET"))
        .map(route -> route.getUriMatchTemplate().toString().replaceAll("\\{\\?.*}", ""))
        .filter(route -> !route.startsWith("/api/") && !route.startsWith("/assets/")).forEach(route -> {
          String path = places.getOrDefault(route, route);
          HttpResponse<byte[]> page = fetch(path);
          if (page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
              && page.statusCode() == 200) {
            pages.add(route);
            assertThat(page.body().length).as(path + ", later").isBetween(500, LATER_LOAD);
            assertThat(
                page.body().length + parts(text(page)).stream().mapToInt(part -> fetch(part).body().length).sum())
                .as(path + ", first").isBetween(1_000, FIRST_LOAD);
          }
        });

    assertThat(pages).contains("/today", "/review", "/cases", "/cases/{id}", "/archive", "/rules", "/rules/{id}",
        "/sources", "/silences", "/mailbox", "/digests", "/account", "/accounts", "/audit", "/sign-in");
  }

  private static Set<String> parts(String page) {
    Set<String> parts = new LinkedHashSet<>();
    PART.matcher(page).results().forEach(one -> parts.add(one.group(1).replace("&amp;", "&").replace("&lt;", "%3C")
        .replace("<", "%3C").replace(">", "%3E")));
    return parts;
  }

  private static HttpResponse<byte[]> fetch(String path) {
    return office.bytes(path, "Cookie", person.cookie(), "Accept-Encoding", "gzip");
  }

  private static String text(HttpResponse<byte[]> page) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
