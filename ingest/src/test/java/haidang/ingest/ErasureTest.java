package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Presence;
import haidang.events.RawPage;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import haidang.ingest.FaultyLog.Fault;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private static final String NAME = "Người Viết Mẫu";
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source source = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  private static String item(String guid, String author, String text) {
    return "<item><guid>" + guid + "</guid><dc:creator>" + author + "</dc:creator><description>" + text
        + "</description></item>";
  }

  private void feed(String... items) {
    site.feed("/rss", "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>" + String.join("",
        items) + "</channel></rss>");
  }

  private PostId idOf(String text) {
    return room.posts().stream().filter(post -> post.text().equals(text)).findFirst().orElseThrow().id();
  }

  private List<String> readableBodies() {
    return room.pages().stream().map(RawPage::body).map(body -> new String(body, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void anErasedPostIsGoneInItsNextVersion() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    int erased = room.erasure.post(room.post().id(), "Lan", "theo yêu cầu");

    assertThat(erased).isEqualTo(1);
    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.GONE);
    assertThat(room.posts().getLast().version()).isEqualTo(2);
  }

  @Test
  void theRawPageIsReadableWithItsKeyAndUnreadableAfter() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    assertThat(readableBodies()).singleElement().asString().contains("Một.");
    room.erasure.post(room.post().id(), "Lan", "theo yêu cầu");

    assertThat(room.stored(Topic.RAW)).hasSize(1);
    assertThat(readableBodies()).isEmpty();
  }

  @Test
  void anErasedPostIsNeverCollectedAgain() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    room.erasure.post(room.post().id(), "Lan", "theo yêu cầu");
    feed(item("1", NAME, "Một, sửa lại."), item("2", NAME, "Hai."));
    room.look("bao-mau");

    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("Một.", "", "Hai.");
  }

  @Test
  void aLaterPageThatStillShowsAnErasedPostIsKeptWithoutItsBody() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    room.erasure.post(room.post().id(), "Lan", "theo yêu cầu");
    feed(item("1", NAME, "Một."), item("2", NAME, "Hai."));
    room.look("bao-mau");

    assertThat(room.pages()).singleElement().satisfies(page -> {
      assertThat(page.body()).isEmpty();
      assertThat(page.notes()).containsExactly("body left out: it shows a post that was erased");
    });
  }

  @Test
  void aPageOnWhichThePostWasNothingNewIsErasedToo() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    feed(item("1", NAME, "Một."), item("2", NAME, "Hai."));
    room.look("bao-mau");
    room.erasure.post(idOf("Một."), "Lan", "theo yêu cầu");

    assertThat(readableBodies()).noneMatch(body -> body.contains("Một."));
  }

  @Test
  void aPageThatCouldNotBeReadIsErasedToo() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    site.feed("/rss", "<rss><channel>" + item("1", NAME, "Một."));
    room.look("bao-mau");
    room.erasure.post(idOf("Một."), "Lan", "theo yêu cầu");
    room.look("bao-mau");

    assertThat(readableBodies()).noneMatch(body -> body.contains("Một."));
  }

  @Test
  void pagesOfOtherPostsStayReadable() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    feed(item("2", NAME, "Hai."));
    room.look("bao-mau");
    room.erasure.post(idOf("Một."), "Lan", "theo yêu cầu");

    assertThat(readableBodies()).singleElement().asString().contains("Hai.");
  }

  @Test
  void allPostsOfAnAuthorAreErasedAndNoneOfAnother() {
    feed(item("1", NAME, "Một."), item("2", "Người Khác", "Hai."), item("3", " " + NAME, "Ba."));
    room.watch(source);
    int erased = room.erasure.author("rss", NAME, "Lan", "theo yêu cầu");

    assertThat(erased).isEqualTo(2);
    assertThat(room.posts()).filteredOn(post -> post.presence() == Presence.GONE).extracting(Post::id)
        .containsExactlyInAnyOrder(idOf("Một."), idOf("Ba."));
  }

  @Test
  void theSameNameOnAnotherPlatformIsAnotherAuthor() {
    feed(item("1", NAME, "Một."));
    room.watch(source);

    assertThat(room.erasure.author("web", NAME, "Lan", "theo yêu cầu")).isZero();
  }

  @Test
  void erasingTwiceErasesOnce() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    PostId id = room.post().id();
    room.erasure.post(id, "Lan", "theo yêu cầu");

    assertThat(room.erasure.post(id, "Lan", "theo yêu cầu")).isZero();
    assertThat(room.posts()).hasSize(2);
  }

  @Test
  void aPostNobodyKnowsErasesNothing() {
    assertThat(room.erasure.post(new PostId("rss:bao-mau/x"), "Lan", "theo yêu cầu")).isZero();
  }

  @Test
  void everyErasureIsOnRecordWithWhoAndWhyAndHowMany() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    room.erasure.author("rss", NAME, "Lan", "theo yêu cầu");

    assertThat(room.rows("erasure")).singleElement().asString().contains("Lan").contains("theo yêu cầu")
        .doesNotContain(NAME).endsWith(",1,\"2026-11-20 05:00:00+00\")");
  }

  @Test
  void anErasureThatWasCutShortIsFinishedAtTheNextStart() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    room.faults.failAt(1, Fault.AWAY);
    assertThatThrownBy(() -> room.erasure.post(room.post().id(), "Lan", "theo yêu cầu")).isInstanceOf(
        Unavailable.class);
    assertThat(readableBodies()).hasSize(1);
    room.erasure.resume();

    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.GONE);
    assertThat(readableBodies()).isEmpty();
  }

  @Test
  void keysOfPagesThatHaveExpiredAreDropped() {
    feed(item("1", NAME, "Một."));
    room.watch(source);
    room.pass(java.time.Duration.ofDays(9));

    assertThat(room.store.vault().dropExpired(room.clock.instant())).isEqualTo(1);
    assertThat(room.count("data_key_subject")).isZero();
  }
}
