package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Cause;
import haidang.events.Post;
import haidang.events.Presence;
import haidang.ingest.Site.Reply;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.SourceTable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A feed watched over HTTP from look to look.
class FeedWatchTest {
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source source = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  private static String rss(String... items) {
    return "<rss version=\"2.0\"><channel><title>Báo mẫu</title>" + String.join("", items) + "</channel></rss>";
  }

  private static String item(String guid, String text) {
    return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>Tin " + guid + "</title><description>" + text
        + "</description></item>";
  }

  @Test
  void aNewItemIsPublishedOnceAsItsFirstVersion() {
    site.feed("/rss", rss(item("1", "Nước sông dâng cao.")));
    room.watch(source);
    room.look("bao-mau");

    assertThat(room.post().version()).isEqualTo(1);
  }

  @Test
  void aLookSaysHowManyPostsItReadAndHowManyWereNew() {
    site.feed("/rss", rss(item("1", "Một."), item("2", "Hai.")));
    room.watch(source);
    site.feed("/rss", rss(item("1", "Một."), item("2", "Hai."), item("3", "Ba.")));
    SourceTable.Row row = room.look("bao-mau");

    assertThat(row.state()).isEqualTo("ok");
    assertThat(row.read()).isEqualTo(3);
    assertThat(row.changed()).isEqualTo(1);
  }

  @Test
  void everyLookIsToldOnTheLog() {
    site.feed("/rss", rss(item("1", "Một.")));
    room.watch(source);
    site.put("/rss", Reply.of(500));
    room.look("bao-mau");

    assertThat(room.coverage()).extracting("state").containsExactly("ok", "failed");
  }

  @Test
  void validatorsAreSentBackExactlyAsTheyCame() {
    site.put("/rss", Reply.of("application/rss+xml", rss(item("1", "Một."))).with("ETag", "W/\"a-1 b\"")
        .with("Last-Modified", "Fri, 20 Nov 2026 04:00:00 +0000"));
    room.watch(source);
    room.look("bao-mau");

    assertThat(site.requests().getLast().etag()).isEqualTo("W/\"a-1 b\"");
    assertThat(site.requests().getLast().since()).isEqualTo("Fri, 20 Nov 2026 04:00:00 +0000");
  }

  @Test
  void anAnswerOf304IsUnchangedAndKeepsTheValidators() {
    site.put("/rss", Reply.of("application/rss+xml", rss(item("1", "Một."))).with("ETag", "\"v1\""));
    room.watch(source);
    site.put("/rss", Reply.of(304));
    assertThat(room.look("bao-mau").state()).isEqualTo("unchanged");
    room.look("bao-mau");

    assertThat(site.requests().getLast().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void theSameBodyAgainIsUnchangedAndKeptOnce() {
    site.feed("/rss", rss(item("1", "Một.")));
    room.watch(source);

    assertThat(room.look("bao-mau").state()).isEqualTo("unchanged");
    assertThat(room.pages()).hasSize(1);
  }

  @Test
  void anEditedItemBecomesTheNextVersionOfItsPost() {
    site.feed("/rss", rss(item("1", "Có ba người.")));
    room.watch(source);
    site.feed("/rss", rss(item("1", "Có bốn người.")));
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::version).containsExactly(1L, 2L);
    assertThat(room.posts().getLast().text()).isEqualTo("Có bốn người.");
    assertThat(room.posts().getLast().id()).isEqualTo(room.posts().getFirst().id());
  }

  @Test
  void anItemThatGoesBackToItsOldTextIsAThirdVersion() {
    for (String text : new String[]{"A.", "B.", "A."}) {
      site.feed("/rss", rss(item("1", text)));
      room.watch(source);
    }

    assertThat(room.posts()).extracting(Post::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void anItemThatLeavesTheFeedIsNotGone() {
    site.feed("/rss", rss(item("1", "Một."), item("2", "Hai.")));
    room.watch(source);
    site.feed("/rss", rss(item("2", "Hai.")));
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::presence).containsOnly(Presence.PRESENT);
  }

  @Test
  void aDeletedEntryMakesItsPostGoneAndLeavesNothingOfIt() {
    String head = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">"
        + "<id>urn:f</id><title>F</title><updated>2026-11-20T03:00:00Z</updated>";
    site.feed("/rss", head + "<entry><id>urn:1</id><title>T</title><updated>2026-11-20T03:00:00Z</updated>"
        + "<content>Nội dung sẽ rút.</content></entry></feed>");
    room.watch(source);
    site.feed("/rss", head + "<at:deleted-entry ref=\"urn:1\" when=\"2026-11-20T04:00:00Z\"/></feed>");
    room.look("bao-mau");

    Post gone = room.posts().getLast();
    assertThat(gone.presence()).isEqualTo(Presence.GONE);
    assertThat(gone.version()).isEqualTo(2);
    assertThat(gone.text()).isEmpty();
    assertThat(room.pages()).extracting(page -> new String(page.body(), java.nio.charset.StandardCharsets.UTF_8))
        .noneMatch(body -> body.contains("Nội dung sẽ rút."));
  }

  @Test
  void aFeedThatIsGoneForGoodIsNotAskedAgain() {
    site.put("/rss", Reply.of(410));
    SourceTable.Row row = room.watch(source);
    room.pass(Duration.ofDays(30));

    assertThat(row.detail()).contains("/rss answered 410").contains("no longer watched");
    assertThat(row.source().enabled()).isFalse();
    assertThat(room.due("bao-mau")).isFalse();
  }

  @Test
  void aFeedThatIsGoneForGoodStaysOffWhenItsUnchangedFileIsAppliedAgain() {
    var file = new SourcesFile(java.util.List.of(source), java.util.List.of());
    room.sources.apply(file);
    site.put("/rss", Reply.of(410));
    room.look("bao-mau");
    room.sources.apply(file);

    assertThat(room.row("bao-mau").source().enabled()).isFalse();
  }

  @Test
  void retryAfterInSecondsIsHonoured() {
    site.put("/rss", Reply.of(429).with("Retry-After", "7200"));
    SourceTable.Row row = room.watch(source);

    assertThat(row.state()).isEqualTo("throttled");
    assertThat(row.next()).isEqualTo(room.clock.instant().plusSeconds(7200));
  }

  @Test
  void retryAfterAsADateIsHonoured() {
    site.put("/rss", Reply.of(503).with("Retry-After", "Fri, 20 Nov 2026 11:00:00 GMT"));

    assertThat(room.watch(source).next()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
  }

  @Test
  void aHostThatAskedForPatienceIsLeftAloneByEverySource() {
    site.put("/rss", Reply.of(429).with("Retry-After", "7200")).feed("/other", rss());
    room.watch(source);
    room.watch(Samples.source("bao-khac", SourceKind.FEED, site.at("/other")));

    assertThat(site.asked("/other")).isZero();
    assertThat(room.row("bao-khac").state()).isEqualTo("throttled");
  }

  @Test
  void failuresInARowDoubleThePauseAndAGoodLookEndsIt() {
    site.put("/rss", Reply.of(500));
    room.watch(source);
    SourceTable.Row second = room.look("bao-mau");
    site.feed("/rss", rss(item("1", "Một.")));
    SourceTable.Row third = room.look("bao-mau");

    assertThat(Duration.between(room.clock.instant(), second.next())).isBetween(Duration.ofMinutes(54),
        Duration.ofMinutes(
            66));
    assertThat(Duration.between(room.clock.instant(), third.next())).isBetween(Duration.ofSeconds(810),
        Duration.ofSeconds(
            990));
  }

  @Test
  void anItemDatedLongAgoIsPublishedSilently() {
    site.feed("/rss", rss("<item><guid>1</guid><title>Cũ</title><pubDate>Sun, 01 Nov 2026 08:00:00 +0700</pubDate>"
        + "<description>Tin cũ.</description></item>"));
    room.watch(source);

    assertThat(room.post().cause()).isEqualTo(Cause.BACKFILL);
  }

  @Test
  void anItemWithoutADateMakesNoClaimAndIsCollectedNow() {
    site.feed("/rss", rss(item("1", "Không ngày.")));
    room.watch(source);

    assertThat(room.post().published()).isNull();
    assertThat(room.post().collected()).isEqualTo(room.clock.instant());
    assertThat(room.post().cause()).isEqualTo(Cause.LIVE);
  }

  @Test
  void aDateInTheFutureIsTakenForNow() {
    site.feed("/rss", rss("<item><guid>1</guid><pubDate>Fri, 20 Nov 2099 08:00:00 +0700</pubDate>"
        + "<description>Mai sau.</description></item>"));
    room.watch(source);

    assertThat(room.post().published()).satisfies(moment -> assertThat(moment.at()).isEqualTo(room.clock.instant()));
  }

  @Test
  void twoFeedsWithTheSameIdsHaveDifferentPosts() {
    site.feed("/rss", rss(item("1", "Một.")));
    room.watch(source);
    room.watch(Samples.source("bao-khac", SourceKind.FEED, site.at("/rss")));

    assertThat(room.posts()).extracting(Post::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aMoveToHttpsMakesNoNewPosts() {
    site.feed("/rss", rss("<item><guid>http://bao.example/1</guid><description>Một.</description></item>"));
    room.watch(source);
    site.feed("/rss", rss("<item><guid>https://bao.example/1</guid><description>Một.</description></item>"));
    room.look("bao-mau");

    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void aFeedFoundBehindARedirectIsRead() {
    site.put("/rss", Reply.redirect("/new-rss")).feed("/new-rss", rss(item("1", "Một.")));
    room.watch(source);

    assertThat(room.posts()).hasSize(1);
    assertThat(room.pages()).singleElement().satisfies(page -> assertThat(page.notes()).singleElement().asString()
        .contains("/new-rss"));
  }

  @Test
  void aPostTellsWhereItsRawPageLies() {
    site.feed("/rss", rss(item("1", "Một.")));
    room.watch(source);

    assertThat(room.memory.read(haidang.events.log.Topic.RAW, java.util.Objects.requireNonNull(room.post().raw()))
        .flatMap(room::page)).hasValueSatisfying(page -> assertThat(page.url()).isEqualTo(site.at("/rss")));
  }

  @Test
  void aClosedPlatformIsShownAsNotCoveredAndNeverFetched() {
    SourceTable.Row row = room.watch(Samples.source("nhom-kin", SourceKind.CLOSED, site.at("/group")));

    assertThat(row.state()).isEqualTo("no-lawful-route");
    assertThat(site.requests()).isEmpty();
  }
}
