package haidang.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import haidang.events.Posts;
import haidang.ingest.Site;
import haidang.ingest.Site.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetcherTest {
  private static final int LARGEST = 64 * 1024;
  private final Site site = new Site();
  private final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  private final List<Duration> waits = new ArrayList<>();
  private Fetcher fetcher = fetcher(Duration.ofSeconds(20), true);

  private Fetcher fetcher(Duration timeout, boolean allowLocal) {
    var config = new FetchConfig("HaiDang/0.1", LARGEST, 5, timeout, Duration.ofSeconds(1), allowLocal);
    return new Fetcher(config, now::get, pause -> {
      waits.add(pause);
      now.updateAndGet(at -> at.plus(pause));
    });
  }

  private void use(Fetcher other) {
    fetcher.close();
    fetcher = other;
  }

  @AfterEach
  void close() {
    fetcher.close();
    site.close();
  }

  private Fetched page(String path) throws Exception { return (Fetched) fetcher.get(site.at(path), Validators.NONE); }

  private FetchFailed refused(String path) {
    return catchThrowableOfType(FetchFailed.class, () -> fetcher.get(site.at(path), Validators.NONE));
  }

  @Test
  void aPageIsReadWithItsTypeAndValidators() throws Exception {
    site.put("/a", Reply.of("text/html", "xin chào").with("ETag", "\"1\"").with("Last-Modified", "hôm qua"));

    Fetched page = page("/a");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("xin chào");
    assertThat(page.contentType()).isEqualTo("text/html");
    assertThat(page.validators().etag()).isEqualTo("\"1\"");
  }

  @Test
  void theProgramSaysWhoItIs() throws Exception {
    site.page("/a", "x");
    page("/a");

    assertThat(site.requests().getFirst().agent()).isEqualTo("HaiDang/0.1");
  }

  @Test
  void aCompressedPageIsUnpacked() throws Exception {
    site.put("/a", Reply.of("text/html", gzip("xin chào".getBytes(StandardCharsets.UTF_8))).with("Content-Encoding",
        "gzip"));

    assertThat(new String(page("/a").body(), StandardCharsets.UTF_8)).isEqualTo("xin chào");
  }

  @Test
  void aCompressedPageThatUnpacksToTooMuchIsRefused() throws Exception {
    site.put("/a", Reply.of("text/html", gzip(new byte[LARGEST + 1])).with("Content-Encoding", "gzip"));

    assertThat(refused("/a")).hasMessageContaining("/a has more than 65536 bytes, limit 65536");
  }

  @Test
  void aCompressedPageThatIsCutOffIsRefused() throws Exception {
    byte[] packed = gzip("xin chào các bạn".getBytes(StandardCharsets.UTF_8));
    site.put("/a", Reply.of("text/html", Arrays.copyOf(packed, packed.length - 12)).with("Content-Encoding", "gzip"));

    assertThat(refused("/a")).hasMessageContaining("/a ends in the middle of its gzip stream");
  }

  @Test
  void aPageLargerThanTheLimitIsRefusedWithBothFigures() {
    site.put("/a", Reply.of("text/html", new byte[LARGEST + 1]));

    assertThat(refused("/a")).hasMessageContaining("/a has 65537 bytes, limit 65536");
  }

  @Test
  void aPageOfExactlyTheLimitIsRead() throws Exception {
    site.put("/a", Reply.of("text/html", new byte[LARGEST]));

    assertThat(page("/a").body()).hasSize(LARGEST);
  }

  @Test
  void aServerThatStallsInTheMiddleOfItsAnswerIsGivenUp() {
    use(fetcher(Duration.ofMillis(1500), true));
    site.put("/a", Reply.of("text/html", "never sent").stalling());

    assertThat(refused("/a")).hasMessageContaining("/a did not answer in full within 1500 ms");
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    URI closed = site.at("/a");
    site.put("/robots.txt", Reply.of(404)).page("/a", "x");
    page("/a");
    site.close();

    FetchFailed failed = catchThrowableOfType(FetchFailed.class, () -> fetcher.get(closed, Validators.NONE));
    assertThat(failed).hasMessageContaining(closed + " cannot be reached");
  }

  @Test
  void fiveRedirectsAreFollowed() throws Exception {
    for (int i = 0; i < 5; i++) {
      site.put("/" + i, Reply.redirect("/" + (i + 1)));
    }
    site.page("/5", "đích");

    assertThat(page("/0").url()).isEqualTo(site.at("/5"));
  }

  @Test
  void aSixthRedirectIsRefused() {
    for (int i = 0; i < 6; i++) {
      site.put("/" + i, Reply.redirect("/" + (i + 1)));
    }
    site.page("/6", "đích");

    assertThat(refused("/0")).hasMessageContaining("/0 redirects more than 5 times");
    assertThat(site.asked("/6")).isZero();
  }

  @Test
  void aRedirectLoopIsNamed() {
    site.put("/a", Reply.redirect("/b")).put("/b", Reply.redirect("/a"));

    assertThat(refused("/a")).hasMessageContaining("redirect loop").hasMessageContaining("comes back to")
        .hasMessageContaining("/a");
  }

  @Test
  void aRedirectOutOfTheWebIsRefused() {
    site.put("/a", Reply.redirect("file:///etc/passwd"));

    assertThat(refused("/a")).hasMessageContaining("/a redirects to what is no web address");
  }

  @Test
  void everyHopOfARedirectIsHeldToRobotsTxt() {
    site.put("/robots.txt", Reply.of("text/plain", "User-agent: *\nDisallow: /inside"));
    site.put("/a", Reply.redirect("/inside"));

    assertThat(refused("/a").trouble()).isEqualTo(Trouble.FORBIDDEN);
    assertThat(site.asked("/inside")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"401,FORBIDDEN", "403,FORBIDDEN", "451,FORBIDDEN", "404,MISSING", "410,GONE", "429,THROTTLED",
      "503,THROTTLED", "500,FAILED", "204,FAILED"})
  void aStatusThatIsNoPageIsNamedForWhatItIs(int status, Trouble trouble) {
    site.put("/a", Reply.of(status));

    FetchFailed failed = refused("/a");
    assertThat(failed.trouble()).isEqualTo(trouble);
    assertThat(failed).hasMessageContaining("/a answered " + status);
  }

  @Test
  void addressesOfThisMachineAreRefusedUnlessAllowed() {
    use(fetcher(Duration.ofSeconds(20), false));
    site.page("/a", "x");

    FetchFailed failed = refused("/a");
    assertThat(failed.trouble()).isEqualTo(Trouble.FORBIDDEN);
    assertThat(failed).hasMessageContaining("127.0.0.1 is a private address");
    assertThat(site.asked("/robots.txt")).isZero();
  }

  @Test
  void credentialsInAnAddressAreNotShown() {
    site.put("/a?token=bi-mat", Reply.of(500));

    assertThat(refused("/a?token=bi-mat").getMessage()).doesNotContain("bi-mat").contains("token=removed");
  }

  @Test
  void aVietnamesePathIsAskedForAsTheWebWritesIt() throws Exception {
    site.page("/tin-t%E1%BB%A9c", "x");

    assertThat(page("/tin-tức").body()).hasSize(1);
  }

  @Test
  void twoRequestsToOneHostAreAPauseApart() throws Exception {
    site.page("/a", "x").page("/b", "y");
    page("/a");
    page("/b");

    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aHostsCrawlDelayIsKept() throws Exception {
    site.put("/robots.txt", Reply.of("text/plain", "User-agent: *\nCrawl-delay: 7")).page("/a", "x").page("/b", "y");
    page("/a");
    page("/b");

    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aHostThatAskedForPatienceIsNotAskedBefore() {
    site.put("/a", Reply.of(429).with("Retry-After", "90")).page("/b", "x");
    refused("/a");
    FetchFailed failed = refused("/b");

    assertThat(failed.trouble()).isEqualTo(Trouble.THROTTLED);
    assertThat(failed.notBefore()).isEqualTo(Posts.NOON.plusSeconds(90));
    assertThat(site.asked("/b")).isZero();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"max-age=600 | | 600", "public, MAX-AGE = 600 | 100 | 500",
      "max-age=600 | 900 | 0",
      "max-age=\"600\" | | 600", "no-cache, max-age=600 | | 0", "max-age=600, no-store | | 0", "s-maxage=600 | | 0",
      "max-age=soon | | 0", "private | | 0", "max-age=600 | old | 600"})
  void anAnswerSaysForHowLongItIsFresh(String cacheControl, String age, long seconds) throws Exception {
    Reply reply = Reply.of("text/html", "x").with("Cache-Control", cacheControl);
    site.put("/a", age == null ? reply : reply.with("Age", age));

    assertThat(page("/a").terms().freshFor()).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({"301,true", "308,true", "302,false", "303,false", "307,false"})
  void onlyAPermanentRedirectIsAMove(int status, boolean moved) throws Exception {
    site.put("/a", Reply.of(status).with("Location", "/b?token=abc")).page("/b?token=abc", "x");

    assertThat(page("/a").terms().movedTo()).isEqualTo(moved ? site.at("/b?token=removed") : null);
  }

  @Test
  void aMoveEndsWhereTheFirstPassingRedirectBegins() throws Exception {
    site.put("/a", Reply.of(301).with("Location", "/b")).put("/b", Reply.of(302).with("Location", "/c"))
        .put("/c", Reply.of(301).with("Location", "/d")).page("/d", "x");

    assertThat(page("/a").terms().movedTo()).isEqualTo(site.at("/b"));
  }
}
