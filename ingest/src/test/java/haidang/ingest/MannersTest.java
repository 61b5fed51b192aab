package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.ingest.Site.Reply;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.SourceTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a site asks of those who come again: how soon, and where to.
class MannersTest {
  private static final Duration LONGEST = Duration.ofHours(24);
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source source = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  private static Reply feed(String head) {
    return Reply.of("application/rss+xml; charset=utf-8", "<rss version=\"2.0\"><channel>" + head
        + "<item><guid>1</guid><description>Một.</description></item></channel></rss>");
  }

  private Duration until(SourceTable.Row row) { return Duration.between(room.clock.instant(), row.next()); }

  @Test
  void aFeedIsLookedAtNoSoonerThanItAsks() {
    site.put("/rss", feed("<ttl>120</ttl>"));

    assertThat(until(room.watch(source))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void itIsMindedAlsoWhenNothingHasChangedSince() {
    site.put("/rss", feed("<ttl>120</ttl>"));
    room.watch(source);
    assertThat(until(room.look("bao-mau"))).isEqualTo(Duration.ofHours(2));
    site.put("/rss", Reply.of(304));

    assertThat(until(room.look("bao-mau"))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aFeedIsNotLookedAtInHoursThatItSkipsAlsoWhenNothingHasChanged() {
    int hour = room.clock.instant().atZone(ZoneOffset.UTC).getHour();
    site.put("/rss", feed("<skipHours><hour>" + hour + "</hour><hour>" + (hour + 1) % 24 + "</hour></skipHours>"));
    Instant free = room.clock.instant().truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.HOURS);

    assertThat(room.watch(source).next()).isEqualTo(free);
    site.put("/rss", Reply.of(304));
    assertThat(room.look("bao-mau").next()).isEqualTo(free);
  }

  @Test
  void aFeedThatNoLongerAsksIsLookedAtInItsPeriodAgain() {
    site.put("/rss", feed("<ttl>120</ttl>"));
    room.watch(source);
    site.put("/rss", feed(""));

    assertThat(until(room.look("bao-mau"))).isLessThan(Duration.ofMinutes(17));
  }

  @Test
  void aServerThatSaysHowLongAPageIsFreshIsBelieved() {
    site.put("/rss", feed("").with("Cache-Control", "public, max-age=3600"));

    assertThat(until(room.watch(source))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anAnswerOf304SaysItToo() {
    site.put("/rss", feed(""));
    room.watch(source);
    site.put("/rss", Reply.of(304).with("Cache-Control", "max-age=3600"));

    assertThat(until(room.look("bao-mau"))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aPageIsTreatedAsAFeedIs() {
    site.put("/trang", Reply.of("text/html", "<article><h1>Tin</h1><p>Nước sông dâng cao ở hạ lưu.</p></article>")
        .with("Cache-Control", "max-age=3600"));

    assertThat(until(room.watch(Samples.source("trang-mau", SourceKind.PAGE, site.at("/trang"), Selectors.NONE))))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void nothingASiteAsksForKeepsUsAwayForMoreThanADay() {
    site.put("/rss", feed("<ttl>100000</ttl>").with("Cache-Control", "max-age=31536000"));

    assertThat(until(room.watch(source))).isEqualTo(LONGEST);
  }

  @Test
  void aPeriodThatIsLongerAnywayStays() {
    site.put("/rss", feed("<ttl>5</ttl>").with("Cache-Control", "max-age=60"));

    assertThat(until(room.watch(source))).isGreaterThan(Duration.ofMinutes(13));
  }

  @Test
  void aFeedThatMovedForGoodIsSaidSoFromTheThirdLookOn() {
    site.put("/rss", Reply.of(301).with("Location", "/moi")).put("/moi", feed(""));
    assertThat(room.watch(source).detail()).isNull();
    assertThat(room.look("bao-mau").detail()).isNull();
    SourceTable.Row third = room.look("bao-mau");

    assertThat(third.detail()).isEqualTo("moved for good to " + site.at("/moi") + ": change its url");
    assertThat(third.state()).isEqualTo("unchanged");
    assertThat(third.source().url()).isEqualTo(site.at("/rss"));
    assertThat(room.coverage().getLast().detail()).isEqualTo(third.detail());
  }

  @Test
  void aMoveForNowIsNobodysBusiness() {
    site.put("/rss", Reply.of(307).with("Location", "/moi")).put("/moi", feed(""));
    for (int look = 0; look < 4; look++) {
      room.watch(source);
      room.look("bao-mau");
    }

    assertThat(room.row("bao-mau").detail()).isNull();
  }

  @Test
  void looksThatFailInBetweenDoNotCount() {
    site.put("/rss", Reply.of(308).with("Location", "/moi")).put("/moi", feed(""));
    room.watch(source);
    room.look("bao-mau");
    site.put("/moi", Reply.of(500));
    assertThat(room.look("bao-mau").detail()).doesNotContain("moved");
    site.put("/moi", feed("<title>T</title>"));

    assertThat(room.look("bao-mau").detail()).contains("moved for good");
  }

  @Test
  void aMoveThatIsTakenBackIsForgotten() {
    Reply moved = Reply.of(301).with("Location", "/moi");
    site.put("/rss", moved).put("/moi", feed(""));
    room.watch(source);
    room.look("bao-mau");
    site.put("/rss", feed(""));
    room.look("bao-mau");
    site.put("/rss", moved);

    assertThat(room.look("bao-mau").detail()).isNull();
  }

  @Test
  void aMoveIsSaidNoMoreOnceTheAddressWasChanged() {
    site.put("/rss", Reply.of(301).with("Location", "/moi")).put("/moi", feed(""));
    room.watch(source);
    room.look("bao-mau");
    room.look("bao-mau");
    room.watch(Samples.source("bao-mau", SourceKind.FEED, site.at("/moi")));

    assertThat(room.row("bao-mau").detail()).isNull();
  }
}
