package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Post;
import haidang.ingest.Site.Reply;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A feed that goes on with older posts on further pages.
class OlderPagesTest {
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source source = Samples.source("bao-mau", SourceKind.FEED, site.at("/1"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  /// A page of posts with these ids; their texts say the same.
  private void page(String path, @Nullable String next, int... ids) {
    var items = new StringBuilder();
    for (int id : ids) {
      items.append(items.isEmpty() ? "" : ",").append("{\"id\":\"").append(id).append("\",\"content_text\":\"Tin ")
          .append(id).append(".\"}");
    }
    String older = next == null ? "" : "\"next_url\":\"" + next + "\",";
    site.put(path, Reply.of("application/feed+json", "{\"version\":\"https://jsonfeed.org/version/1.1\"," + older
        + "\"items\":[" + items + "]}"));
  }

  @Test
  void aNewFeedIsReadToItsEnd() {
    page("/1", "/2", 6, 5);
    page("/2", site.at("/3").toString(), 4, 3);
    page("/3", null, 2, 1);
    room.watch(source);

    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("Tin 1.", "Tin 2.", "Tin 3.", "Tin 4.",
        "Tin 5.", "Tin 6.");
    assertThat(room.row("bao-mau").changed()).isEqualTo(6);
  }

  @Test
  void whatIsKnownIsNotAskedForAgain() {
    page("/1", "/2", 4, 3);
    page("/2", "/3", 2, 1);
    page("/3", null, 0);
    room.watch(source);
    page("/1", "/2", 5, 4);
    room.look("bao-mau");

    assertThat(room.posts()).hasSize(6);
    assertThat(site.asked("/2")).isEqualTo(1);
  }

  @Test
  void manyNewPostsAtOnceAreFollowedToTheFirstKnownOne() {
    page("/1", "/2", 2, 1);
    page("/2", "/3", 0);
    room.watch(source);
    page("/1", "/2", 6, 5);
    page("/2", "/3", 4, 3);
    page("/3", "/4", 2, 1);
    room.look("bao-mau");

    assertThat(room.posts()).hasSize(7);
    assertThat(site.asked("/4")).isZero();
  }

  @Test
  void aFeedWithoutEndIsFollowedForTenPages() {
    for (int i = 1; i <= 15; i++) {
      page("/" + i, "/" + (i + 1), 100 - i);
    }
    room.watch(source);

    assertThat(room.posts()).hasSize(11);
    assertThat(room.row("bao-mau").detail()).isEqualTo("older pages left out: limit 10");
  }

  @Test
  void pagesThatLeadInACircleAreReadOnce() {
    page("/1", "/2", 2);
    page("/2", "/1", 1);
    room.watch(source);

    assertThat(site.asked("/2")).isEqualTo(1);
    assertThat(room.posts()).hasSize(2);
  }

  @Test
  void aPageThatCannotBeHadIsTriedAtTheNextLook() {
    page("/1", "/2", 3);
    site.put("/2", Reply.of(500));
    assertThat(room.watch(source).detail()).contains("/2 answered 500");
    page("/2", "/3", 2);
    page("/3", null, 1);
    room.look("bao-mau");

    assertThat(room.posts()).hasSize(3);
    assertThat(room.row("bao-mau").detail()).isNull();
  }

  @Test
  void aPageThatIsNotThereIsLeftAlone() {
    page("/1", "/2", 3);
    room.watch(source);
    room.look("bao-mau");

    assertThat(site.asked("/2")).isEqualTo(1);
  }

  @Test
  void anotherSiteIsNotFollowed() {
    try (Site other = new Site()) {
      page("/1", other.at("/2").toString(), 3);
      room.watch(source);

      assertThat(other.requests()).isEmpty();
      assertThat(room.row("bao-mau").detail()).contains("is on another site");
    }
  }

  @Test
  void aPageThatIsNoFeedEndsTheLookWithWhatWasRead() {
    page("/1", "/2", 3);
    site.page("/2", "<html><body>Bảo trì</body></html>");

    assertThat(room.watch(source).state()).isEqualTo("ok");
    assertThat(room.posts()).hasSize(1);
  }
}
