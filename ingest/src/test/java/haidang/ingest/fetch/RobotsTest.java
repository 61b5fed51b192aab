package haidang.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import haidang.events.Posts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {
  private static final String SITE = "https://bao.example";
  private final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  private final AtomicInteger asked = new AtomicInteger();
  private final Robots robots = new Robots(FetchConfig.DEFAULT, now::get);

  private @Nullable FetchFailed ask(String path, int status, String body) {
    return catchThrowableOfType(FetchFailed.class, () -> robots.demandAllowed(URI.create(SITE + path), _ -> {
      asked.incrementAndGet();
      return new Robots.Response(status, body.getBytes(StandardCharsets.UTF_8));
    }));
  }

  @Test
  void aForbiddenPathIsRefusedNamingTheFileThePathAndUs() {
    FetchFailed failed = Objects.requireNonNull(ask("/rieng/1", 200, "User-agent: *\nDisallow: /rieng/"));

    assertThat(failed).hasMessage(SITE + "/robots.txt không cho phép xem /rieng/1 / " + SITE
        + "/robots.txt forbids /rieng/1 to haidang");
    assertThat(failed.trouble()).isEqualTo(Trouble.FORBIDDEN);
  }

  @Test
  void theLongestPathDecides() {
    String rules = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c";

    assertThat(ask("/a/x", 200, rules)).isNotNull();
    assertThat(ask("/a/b/x", 200, rules)).isNull();
    assertThat(ask("/a/b/c", 200, rules)).isNotNull();
  }

  @Test
  void betweenEquallyLongPathsTheAllowingOneDecides() {
    assertThat(ask("/tin", 200, "User-agent: *\nDisallow: /tin\nAllow: /tin")).isNull();
  }

  @Test
  void wildcardsAndTheEndMarkAreUnderstood() {
    String rules = "User-agent: *\nDisallow: /*.pdf$";

    assertThat(ask("/van-ban/1.pdf", 200, rules)).isNotNull();
    assertThat(ask("/van-ban/1.pdf?x", 200, rules)).isNull();
  }

  @Test
  void aGroupForUsGoesBeforeThatForAll() {
    String rules = "User-agent: *\nDisallow: /\n\nUser-agent: HaiDang\nDisallow: /rieng";

    assertThat(ask("/tin", 200, rules)).isNull();
    assertThat(ask("/rieng", 200, rules)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410})
  void anAbsentFileAllowsAll(int status) { assertThat(ask("/tin", status, "")).isNull(); }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aServerInTroubleForbidsAllUntilItAnswers(int status) {
    FetchFailed failed = Objects.requireNonNull(ask("/tin", status, ""));

    assertThat(failed.trouble()).isEqualTo(Trouble.THROTTLED);
    assertThat(failed).hasMessageContaining("/robots.txt answered " + status).hasMessageContaining("until it answers");
    now.set(Objects.requireNonNull(failed.notBefore()));
    assertThat(ask("/tin", 404, "")).isNull();
  }

  @Test
  void aFileThatCannotBeReachedForbidsAll() {
    FetchFailed failed = catchThrowableOfType(FetchFailed.class, () -> robots.demandAllowed(URI.create(SITE + "/tin"),
        _ -> {
          throw new FetchFailed(Trouble.FAILED, "no answer");
        }));

    assertThat(failed.trouble()).isEqualTo(Trouble.THROTTLED);
  }

  @Test
  void theFileIsReadOnceADay() {
    ask("/tin", 404, "");
    now.updateAndGet(at -> at.plus(Duration.ofHours(23)));
    ask("/tin", 404, "");
    assertThat(asked).hasValue(1);
    now.updateAndGet(at -> at.plus(Duration.ofHours(2)));
    ask("/tin", 404, "");
    assertThat(asked).hasValue(2);
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNoHarm() {
    assertThat(ask("/rieng", 200, "\ufeffUser-agent: *\r\nDisallow: /rieng\r\n")).isNotNull();
  }

  @Test
  void whatComesAfterTheFirst500KibibytesIsNotRead() {
    String long_ = "User-agent: *\n" + "# ghi chú\n".repeat(60_000) + "Disallow: /";

    assertThat(ask("/tin", 200, long_)).isNull();
  }

  @Test
  void aDelayIsKeptUpToHalfAMinute() throws Exception {
    var response = new Robots.Response(200, "User-agent: *\nCrawl-delay: 120".getBytes(StandardCharsets.UTF_8));

    assertThat(robots.demandAllowed(URI.create(SITE + "/tin"), _ -> response)).isEqualTo(Duration.ofSeconds(30));
  }
}
