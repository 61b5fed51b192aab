package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import haidang.events.Cause;
import haidang.events.Post;
import haidang.events.Presence;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import haidang.ingest.FaultyLog.Fault;
import haidang.ingest.FaultyLog.Killed;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.LeaseLost;
import haidang.ingest.store.Watches;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a kill, an outage or a second worker may do to a page on its way to the log.
class DeliveryTest {
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source source = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  private void feed(String... texts) {
    var items = new StringBuilder("<rss version=\"2.0\"><channel>");
    for (int i = 0; i < texts.length; i++) {
      items.append("<item><guid>").append(i).append("</guid><description>").append(texts[i]).append(
          "</description></item>");
    }
    site.feed("/rss", items.append("</channel></rss>").toString());
  }

  /// As a start of the program does it, without looks of its own.
  private void recover() throws InterruptedException {
    try (IngestRoom whole = room.whole(IngestConfig.DEFAULT)) {
      whole.recover();
    }
  }

  @Test
  void aPageAndItsPostsAreSeenTogetherOrNotAtAll() {
    feed("Một.", "Hai.");
    room.faults.failAt(1, Fault.KILLED_BEFORE);
    assertThatThrownBy(() -> room.watch(source)).isInstanceOf(Killed.class);

    assertThat(room.stored(Topic.RAW)).isEmpty();
    assertThat(room.posts()).isEmpty();
    assertThat(room.count("post_state")).isZero();
    assertThat(room.count("data_key")).isZero();
  }

  @Test
  void aKillBeforeTheCommitLosesNothing() {
    feed("Một.", "Hai.");
    room.faults.failAt(1, Fault.KILLED_BEFORE);
    assertThatThrownBy(() -> room.watch(source)).isInstanceOf(Killed.class);
    room.pass(Watches.LEASE);
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("Một.", "Hai.");
  }

  @Test
  void aKillAfterTheLogsCommitRepeatsThePageWithTheSameVersions() {
    feed("Một.", "Hai.");
    room.faults.failAt(1, Fault.KILLED_AFTER);
    assertThatThrownBy(() -> room.watch(source)).isInstanceOf(Killed.class);
    room.pass(Watches.LEASE);
    room.look("bao-mau");
    room.look("bao-mau");

    assertThat(room.stored(Topic.RAW)).hasSize(2);
    assertThat(room.posts()).hasSize(4).extracting(Post::version).containsOnly(1L);
    assertThat(room.posts()).extracting(Post::id).containsOnly(room.posts().getFirst().id(), room.posts().getLast()
        .id());
  }

  @Test
  void aLogThatIsAwayPutsTheLookOff() {
    feed("Một.");
    room.faults.failAt(1, Fault.AWAY);

    assertThatThrownBy(() -> room.watch(source)).isInstanceOf(Unavailable.class);
    assertThat(room.row("bao-mau").state()).isNull();
    assertThat(room.count("post_state")).isZero();
  }

  @Test
  void versionsRiseByOneThroughEveryChange() {
    for (String text : List.of("A.", "B.", "C.", "A.")) {
      feed(text);
      room.watch(source);
    }

    assertThat(room.posts()).extracting(Post::version).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void oneSourceIsLeasedToOneWorkerAtATime() {
    room.sources.put(source);
    room.lease("bao-mau");

    assertThat(room.due("bao-mau")).isFalse();
  }

  @Test
  void aWorkerThatWasAwayTooLongCommitsNothing() {
    feed("Một.");
    room.sources.put(source);
    Watches.Lease slow = room.lease("bao-mau");
    room.pass(Watches.LEASE);
    Watches.Lease other = room.lease("bao-mau");

    assertThatThrownBy(() -> room.look(slow)).isInstanceOf(LeaseLost.class);
    assertThat(room.posts()).isEmpty();
    room.look(other);
    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void aWorkerThatLostItsLeaseMovesNoCursor() {
    feed("Một.");
    room.sources.put(source);
    Watches.Lease slow = room.lease("bao-mau");
    room.pass(Watches.LEASE);
    room.look(room.lease("bao-mau"));
    feed("Hai.");
    assertThatThrownBy(() -> room.look(slow)).isInstanceOf(LeaseLost.class);
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::text).containsExactly("Một.", "Hai.");
  }

  @Test
  void aLogThatLostItsEndIsFilledUpFromTheSources() throws Exception {
    room.faults.flush();
    feed("Một.");
    room.watch(source);
    restartAfterPowerCut();
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::text).containsExactly("Một.", "Một.");
    assertThat(room.posts().getLast().version()).isEqualTo(2);
  }

  @Test
  void whatTheLogLostIsAsLiveAsItWas() throws Exception {
    room.faults.flush();
    feed("Một.");
    room.watch(source);
    restartAfterPowerCut();
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::cause).containsExactly(Cause.LIVE, Cause.LIVE);
  }

  @Test
  void whatIsNewAfterALossIsNewsAsEver() throws Exception {
    room.faults.flush();
    feed("Một.", "Hai.");
    room.watch(source);
    restartAfterPowerCut();
    feed("Một.", "Hai, sửa lại.", "Ba.");
    room.look("bao-mau");

    assertThat(room.posts()).filteredOn(post -> post.version() == 2).extracting(Post::text, Post::cause)
        .containsExactlyInAnyOrder(tuple("Một.", Cause.LIVE), tuple("Hai, sửa lại.", Cause.LIVE));
    assertThat(room.posts()).filteredOn(post -> post.text().equals("Ba.")).extracting(Post::cause).containsExactly(
        Cause.LIVE);
  }

  @Test
  void whatWasFilledUpAfterALossIsNotDoubtedAnyMore() throws Exception {
    room.faults.flush();
    feed("Một.");
    room.watch(source);
    restartAfterPowerCut();
    room.look("bao-mau");
    feed("Một.", "Hai.");
    room.look("bao-mau");

    assertThat(room.posts()).filteredOn(post -> post.text().equals("Một.")).hasSize(2);
  }

  @Test
  void whatWasPublishedLongBeforeALossIsNotPublishedAgain() throws Exception {
    feed("Một.");
    room.watch(source);
    room.pass(Duration.ofHours(1));
    feed("Một.", "Hai.");
    room.look("bao-mau");
    room.pass(Duration.ofHours(1));
    room.faults.flush();
    feed("Một.", "Hai.", "Ba.");
    room.look("bao-mau");
    restartAfterPowerCut();
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::text).containsOnlyOnce("Một.");
    assertThat(room.posts()).filteredOn(post -> post.text().equals("Ba.")).hasSize(2);
  }

  @Test
  void whatWasPublishedShortlyBeforeTheLastCommitIsDoubtedToo() throws Exception {
    room.faults.flush();
    feed("Một.");
    room.watch(source);
    room.pass(Duration.ofSeconds(5));
    feed("Hai.");
    room.watch(Samples.source("bao-khac", SourceKind.FEED, site.at("/rss")));
    restartAfterPowerCut();
    feed("Một.");
    room.look("bao-mau");

    assertThat(room.posts()).filteredOn(post -> post.text().equals("Một.")).hasSize(2);
  }

  @Test
  void aGoneVersionThatTheLogLostIsSaidAgain() throws Exception {
    feed("Một.");
    room.watch(source);
    room.faults.flush();
    room.erasure.post(room.post().id(), "Lan", "theo yêu cầu");
    restartAfterPowerCut();

    assertThat(room.posts()).filteredOn(post -> post.presence() == Presence.GONE).hasSize(2).extracting(Post::version)
        .containsOnly(2L);
  }

  private void restartAfterPowerCut() throws Exception {
    room.faults.cutPower(true);
    recover();
    room.faults.cutPower(false);
  }

  @Test
  void aLogThatLostNothingIsLeftAlone() throws Exception {
    feed("Một.");
    room.watch(source);
    recover();

    assertThat(room.row("bao-mau").next()).isAfter(room.clock.instant());
    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void aTopicThatWasMadeAnewIsFilledUpFromTheSources() throws Exception {
    feed("Một.");
    room.watch(source);
    room.memory.recreate(Topic.POSTS);
    room.memory.recreate(Topic.RAW);
    recover();
    room.look("bao-mau");

    assertThat(room.posts()).singleElement().satisfies(post -> {
      assertThat(post.text()).isEqualTo("Một.");
      assertThat(post.cause()).isEqualTo(Cause.LIVE);
    });
  }
}
