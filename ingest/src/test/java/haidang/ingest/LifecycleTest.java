package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.events.log.Superseded;
import haidang.ingest.Site.Reply;
import haidang.ingest.source.SourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The room as a program runs it, looking by itself.
class LifecycleTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final Site site = new Site();
  private final Room room = new Room();
  private final List<IngestRoom> started = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    site.close(); // first, so that no look waits for an answer
    for (IngestRoom one : started) {
      one.close();
    }
    room.close();
  }

  private IngestRoom start(String instance) {
    IngestRoom one = room.whole(new IngestConfig(instance, Room.LOCAL, 2, Duration.ofMillis(20), Duration.ofDays(7)));
    started.add(one);
    one.start();
    await().atMost(PATIENCE).until(one::ready);
    return one;
  }

  private void feed(String text) {
    site.feed("/rss", "<rss version=\"2.0\"><channel><item><guid>1</guid><description>" + text
        + "</description></item></channel></rss>");
  }

  private void declare() { room.sources.put(Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"))); }

  @Test
  void aSourceThatIsDueIsLookedAtWithoutBeingAsked() {
    feed("Một.");
    declare();
    start("main");

    await().atMost(PATIENCE).until(() -> room.posts().size() == 1);
  }

  @Test
  void aSourceIsLookedAtAgainWhenItsPeriodIsOver() {
    feed("Một.");
    declare();
    start("main");
    await().atMost(PATIENCE).until(() -> "ok".equals(room.row("bao-mau").state()));
    feed("Hai.");
    room.pass(Duration.ofMinutes(17));

    await().atMost(PATIENCE).until(() -> room.posts().size() == 2);
  }

  @Test
  void aSlowSiteHoldsUpNoOther() {
    site.put("/slow", Reply.of("text/xml", "never sent").stalling());
    feed("Một.");
    room.sources.put(Samples.source("a-cham", SourceKind.FEED, site.at("/slow")));
    start("main");
    await().atMost(PATIENCE).until(() -> site.asked("/slow") == 1);
    try (Site other = new Site()) {
      other.feed("/rss",
          "<rss version=\"2.0\"><channel><item><guid>1</guid><description>x</description></item></channel>"
              + "</rss>");
      room.sources.put(Samples.source("bao-mau", SourceKind.FEED, other.at("/rss")));
      await().atMost(PATIENCE).until(() -> room.posts().size() == 1);
    }
  }

  @Test
  void twoInstancesLookAtOneSourceOnce() {
    feed("Một.");
    start("one");
    start("two");
    declare();
    await().atMost(PATIENCE).until(() -> "ok".equals(room.row("bao-mau").state()));

    assertThat(site.asked("/rss")).isEqualTo(1);
  }

  @Test
  void aSecondInstanceOfTheSameNameEndsTheFirst() {
    feed("Một.");
    IngestRoom first = start("main");
    start("main");
    for (int i = 0; i < 6; i++) {
      room.sources.put(Samples.source("bao-" + i, SourceKind.FEED, site.at("/rss")));
    }

    await().atMost(PATIENCE).untilAsserted(() -> {
      room.pass(Duration.ofHours(7));
      assertThat(first.failure()).containsInstanceOf(Superseded.class);
    });
  }

  @Test
  void aSourceTheFileNoLongerDeclaresIsWatchedNoMore() {
    declare();
    room.sources.apply(new SourcesFile(List.of(Samples.source("bao-khac", SourceKind.FEED, site.at("/rss"))),
        List.of()));
    int stopped = room.sources.apply(new SourcesFile(List.of(), List.of()));

    assertThat(stopped).isEqualTo(1);
    assertThat(room.row("bao-khac").source().enabled()).isFalse();
    assertThat(room.row("bao-mau").source().enabled()).isTrue();
  }

  @Test
  void aFileWithErrorsStopsNothing() {
    room.sources.apply(new SourcesFile(List.of(Samples.source("bao-khac", SourceKind.FEED, site.at("/rss"))),
        List.of()));
    room.sources.apply(new SourcesFile(List.of(), List.of("sources.yaml:2: hỏng")));

    assertThat(room.row("bao-khac").source().enabled()).isTrue();
  }

  @Test
  void aSourceWhoseDeclarationChangesIsReadAfresh() {
    feed("Một.");
    declare();
    room.look("bao-mau");
    room.sources.put(Samples.source("bao-mau", SourceKind.FEED, site.at("/moi")));

    assertThat(room.due("bao-mau")).isTrue();
    assertThat(room.lease("bao-mau").cursor().words()).isEmpty();
  }
}
