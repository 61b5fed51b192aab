package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Post;
import haidang.events.Presence;
import haidang.ingest.Site.Reply;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.SourceTable;
import haidang.ingest.store.Watches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a feed shows is looked at again where it leads to: an item that was taken down is gone.
class ItemRecheckTest {
  private final Site site = new Site();
  private final Site other = new Site();
  private final Room room = new Room();
  private final Source source = source(Duration.ofDays(30));

  @AfterEach
  void close() {
    room.close();
    site.close();
    other.close();
  }

  private Source source(Duration horizon) {
    Source sample = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));
    return new Source(sample.id(), sample.kind(), sample.url(), sample.name(), sample.purpose(), sample.route(), null,
        sample.zone(), sample.period(), horizon, Selectors.NONE, null, true);
  }

  private static String item(String guid, Object link) {
    return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>Tin " + guid + "</title><link>" + link
        + "</link><description>Lời của " + guid + ".</description></item>";
  }

  private void feed(String... items) {
    site.feed("/rss", "<rss version=\"2.0\"><channel><title>F</title>" + String.join("", items) + "</channel></rss>");
  }

  private SourceTable.Row after(Duration time) {
    room.pass(time);
    return room.look("bao-mau");
  }

  private List<Presence> presences() { return room.posts().stream().map(Post::presence).toList(); }

  /// Two items whose pages are there, looked at once more after an hour.
  private void watched() {
    feed(item("1", "/1"), item("2", "/2"));
    site.page("/1", "<p>Trang một</p>").page("/2", "<p>Trang hai</p>");
    room.watch(source);
    after(Duration.ofHours(1));
  }

  private void oneIsTakenDown() {
    watched();
    site.remove("/1");
    after(Duration.ofHours(5));
    after(Duration.ofHours(24));
  }

  @Test
  void anItemWhosePageIsThereStaysAsTheFeedSaysIt() {
    watched();

    assertThat(site.asked("/1")).isEqualTo(1);
    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("Lời của 1.", "Lời của 2.");
    assertThat(room.pages()).hasSize(1);
  }

  @Test
  void onASlowHostALookEndsWithinItsLeaseAndTheNextOneGoesOn() {
    site.put("/robots.txt", Reply.of("text/plain", "User-agent: *\nCrawl-delay: 30\n"));
    List<String> pages = IntStream.rangeClosed(1, 6).mapToObj(i -> "/" + i).toList();
    feed(pages.stream().map(page -> item(page.substring(1), page)).toArray(String[]::new));
    pages.forEach(page -> site.page(page, "<p>Trang</p>"));
    room.watch(source);
    room.pass(Duration.ofHours(1));
    for (int looks = 0; looks < 3; looks++) {
      Instant begun = room.clock.instant();
      room.look("bao-mau");
      assertThat(Duration.between(begun, room.clock.instant())).isLessThan(Watches.LEASE.dividedBy(2));
      room.pass(Duration.ofMinutes(15));
    }

    assertThat(pages).allSatisfy(page -> assertThat(site.asked(page)).isEqualTo(1));
    assertThat(room.coverage()).hasSize(4);
  }

  @Test
  void anItemWhosePageSays410IsGone() {
    watched();
    site.put("/1", Reply.of(410));
    after(Duration.ofHours(5));

    assertThat(presences()).containsExactlyInAnyOrder(Presence.PRESENT, Presence.PRESENT, Presence.GONE);
    assertThat(room.pages()).isEmpty();
  }

  @Test
  void anItemWhosePageIsMissingForADayIsGone() {
    watched();
    site.remove("/1");
    after(Duration.ofHours(5));
    assertThat(presences()).containsOnly(Presence.PRESENT);
    after(Duration.ofHours(24));

    assertThat(presences()).contains(Presence.GONE);
    assertThat(room.count("recheck")).isEqualTo(1);
  }

  @Test
  void anItemThatIsTakenDownBeforeItsFirstRecheckIsGone() {
    feed(item("1", "/1"), item("2", "/2"));
    site.page("/2", "<p>Trang hai</p>");
    room.watch(source);
    after(Duration.ofHours(1));
    after(Duration.ofHours(24));

    assertThat(presences()).contains(Presence.GONE);
  }

  @Test
  void aFeedThatNeverLedToAPageIsNotBelieved() {
    feed(item("1", "/1"), item("2", "/2"));
    room.watch(source);
    for (int day = 0; day < 40; day++) {
      after(Duration.ofDays(1));
    }

    assertThat(presences()).containsOnly(Presence.PRESENT);
    assertThat(site.asked("/1")).isBetween(3L, 12L);
    assertThat(room.count("recheck")).isZero();
  }

  @Test
  void aFeedThatStillShowsWhatIsGoneDoesNotBringItBack() {
    oneIsTakenDown();
    site.page("/3", "<p>Trang ba</p>");
    feed(item("1", "/1"), item("2", "/2"), item("3", "/3"));
    room.look("bao-mau");
    after(Duration.ofHours(1));
    feed(item("1", "/1"), item("2", "/2"));
    room.look("bao-mau");

    assertThat(presences()).hasSize(4).containsOnlyOnce(Presence.GONE);
    assertThat(room.pages()).extracting(page -> new String(page.body(), StandardCharsets.UTF_8)).noneMatch(body -> body
        .contains("Lời của 1."));
  }

  @Test
  void anItemWhosePageComesBackIsItsNextVersionOnceTheFeedIsReadAnew() {
    oneIsTakenDown();
    feed(item("1", "/1"));
    room.look("bao-mau");
    site.page("/1", "<p>Trang một</p>");
    after(Duration.ofHours(1));
    feed(item("1", "/1"), item("2", "/2"));
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::version).containsExactlyInAnyOrder(1L, 1L, 2L, 3L);
    assertThat(room.posts()).filteredOn(post -> post.version() == 3).singleElement().extracting(Post::text).isEqualTo(
        "Lời của 1.");
  }

  @Test
  void anItemIsLookedAtAgainEightTimesInThirtyDays() {
    feed(item("1", "/1"));
    site.page("/1", "<p>Trang một</p>");
    room.watch(source);
    for (int hour = 0; hour < 32 * 24; hour++) {
      after(Duration.ofHours(1));
    }

    assertThat(site.asked("/1")).isEqualTo(8);
    assertThat(room.count("recheck")).isZero();
  }

  @Test
  void aPageIsAskedForOnlyIfItHasChanged() {
    feed(item("1", "/1"));
    site.put("/1", Reply.of("text/html", "<p>Trang một</p>").with("ETag", "\"a\""));
    room.watch(source);
    after(Duration.ofHours(1));
    site.put("/1", Reply.of(304));
    after(Duration.ofHours(5));
    after(Duration.ofHours(18));

    assertThat(site.requests()).filteredOn(request -> request.path().equals("/1")).extracting(Site.Request::etag)
        .containsExactly(null, "\"a\"", "\"a\"");
    assertThat(presences()).containsOnly(Presence.PRESENT);
  }

  @Test
  void aHostThatForbidsIsNotAskedAgain() {
    other.put("/robots.txt", Reply.of("text/plain", "User-agent: *\nDisallow: /"));
    feed(item("1", other.at("/1")));
    room.watch(source);
    SourceTable.Row row = after(Duration.ofHours(1));

    assertThat(other.requests()).isEmpty();
    assertThat(room.count("recheck")).isZero();
    assertThat(row.state()).isEqualTo("unchanged");
  }

  @Test
  void aHostThatAsksForPatienceHoldsUpNeitherTheFeedNorOtherHosts() {
    other.put("/1", Reply.of(429).with("Retry-After", "7200"));
    feed(item("1", other.at("/1")), item("2", "/2"));
    site.page("/2", "<p>Trang hai</p>");
    room.watch(source);
    SourceTable.Row row = after(Duration.ofHours(1));

    assertThat(row.state()).isEqualTo("unchanged");
    assertThat(site.asked("/2")).isEqualTo(1);
    other.page("/1", "<p>Trang một</p>");
    after(Duration.ofHours(2));
    assertThat(other.asked("/1")).isEqualTo(2);
  }

  @Test
  void anAddressWhoseCredentialsWereRemovedIsNotAskedFor() {
    feed(item("1", "/1?token=abc"));
    room.watch(source);

    assertThat(Objects.requireNonNull(room.post().permalink()).getQuery()).isEqualTo("token=removed");
    assertThat(room.count("recheck")).isZero();
  }

  @Test
  void whatWasLookedAtLeastGoesFirst() {
    String[] items = new String[12];
    for (int i = 0; i < items.length; i++) {
      site.page("/" + i, "<p>Trang</p>");
      items[i] = item("t" + i, "/" + i);
    }
    feed(items);
    room.watch(source);
    after(Duration.ofHours(1));
    room.look("bao-mau");
    site.page("/moi", "<p>Trang</p>");
    feed(item("moi", "/moi"));
    after(Duration.ofHours(5));
    assertThat(site.asked("/moi")).isZero();
    after(Duration.ofHours(1));

    assertThat(site.asked("/moi")).isEqualTo(1);
    assertThat(room.count("recheck")).isEqualTo(13);
  }
}
