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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages, lists and boards watched over HTTP from look to look.
class PageWatchTest {
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source page = Samples.source("trang", SourceKind.PAGE, site.at("/tin"));
  private final Source list = Samples.source("muc", SourceKind.LIST, site.at("/muc"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  private static String article(String text) {
    return "<h1>Tin mẫu trong ngày</h1><article><p>" + text + "</p></article>";
  }

  private static String links(String... paths) {
    var html = new StringBuilder("<main>");
    for (String path : paths) {
      html.append("<a href='").append(path).append("'>Một tin dài đủ để là tiêu đề</a>");
    }
    return html.append("</main>").toString();
  }

  @Test
  void aPageThatChangesIsTheNextVersionOfItsPost() {
    site.page("/tin", article("Nước sông đang dâng lên."));
    room.watch(page);
    site.page("/tin", article("Nước sông đã rút xuống."));
    room.look("trang");

    assertThat(room.posts()).extracting(Post::version).containsExactly(1L, 2L);
  }

  @Test
  void aPageWhoseFrameAloneChangesHasNoNewVersion() {
    site.page("/tin", article("Nước sông đang dâng lên.") + "<footer>1 người xem</footer>");
    room.watch(page);
    site.page("/tin", article("Nước sông đang dâng lên.") + "<footer>2 người xem</footer>");

    assertThat(room.look("trang").changed()).isZero();
    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void aListBringsEachOfItsArticlesOnce() {
    site.page("/muc", links("/1", "/2")).page("/1", article("Tin thứ nhất của hôm nay.")).page("/2", article(
        "Tin thứ hai của hôm nay."));
    room.watch(list);
    site.page("/muc", links("/3", "/1", "/2")).page("/3", article("Tin thứ ba của hôm nay."));
    room.look("muc");

    assertThat(room.posts()).hasSize(3);
    assertThat(site.asked("/1")).isEqualTo(1);
  }

  @Test
  void linksToOtherSitesAreNotFollowed() {
    site.page("/muc", links("/1", "https://khac.example/x")).page("/1", article("Tin thứ nhất của hôm nay."));

    assertThat(room.watch(list).state()).isEqualTo("ok");
    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void aBadArticleIsNamedAndStopsNoOther() {
    site.page("/muc", links("/1", "/2", "/3")).page("/1", "<nav>không có bài</nav>").put("/2", Reply.of(500)).page("/3",
        article("Tin thứ ba của hôm nay."));
    SourceTable.Row row = room.watch(list);

    assertThat(room.posts()).hasSize(1);
    assertThat(row.state()).isEqualTo("ok");
    assertThat(row.detail()).contains("/1 holds no article text").contains("/2 answered 500");
  }

  @Test
  void anArticleThatFailedIsTriedAgain() {
    site.page("/muc", links("/1")).put("/1", Reply.of(500));
    room.watch(list);
    site.page("/1", article("Tin thứ nhất của hôm nay."));
    room.look("muc");

    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void aLongListIsReadInSeveralLooks() {
    String[] paths = new String[45];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = "/" + i;
      site.page(paths[i], article("Đây là tin thứ " + i + " của hôm nay."));
    }
    site.page("/muc", links(paths));
    room.watch(list);
    assertThat(room.posts()).hasSize(20);
    room.look("muc");
    room.look("muc");

    assertThat(room.posts()).hasSize(45);
  }

  @Test
  void pagesWithoutArticlesDoNotKeepTheOthersFromBeingRead() {
    String[] paths = new String[25];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = "/" + i;
      site.page(paths[i], "<nav>Chuyên mục</nav>");
    }
    site.page("/muc", links(paths)).page("/24", article("Tin thật nằm ở cuối danh sách."));
    room.watch(list);
    room.look("muc");

    assertThat(room.posts()).hasSize(1);
    assertThat(site.asked("/0")).isEqualTo(1);
  }

  @Test
  void aListWithoutLinksIsNamed() {
    site.page("/muc", "<p>Bảo trì</p>");

    assertThat(room.watch(list).detail()).contains("/muc links to no article; a selector for its links may help");
  }

  @Test
  void aBoardBringsItsPosts() {
    site.page("/bang",
        "<div class=post id=1><div class=text>Bán xe cũ.</div></div><div class=post id=2><div class=text>"
            + "Mua xe cũ.</div></div>");
    room.watch(Samples.source("bang", SourceKind.BOARD, site.at("/bang")));

    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("Bán xe cũ.", "Mua xe cũ.");
  }

  @Test
  void aPathThatRobotsTxtForbidsIsNeverAskedFor() {
    site.put("/robots.txt", Reply.of("text/plain", "User-agent: *\nDisallow: /tin")).page("/tin", article("x"));
    SourceTable.Row row = room.watch(page);

    assertThat(row.state()).isEqualTo("forbidden");
    assertThat(row.detail()).contains("/robots.txt không cho phép xem /tin / ")
        .contains("/robots.txt forbids /tin to haidang");
    assertThat(site.asked("/tin")).isZero();
  }

  @Test
  void anEditFoundOnASecondLookAtAnArticleNotifiesNobody() {
    site.page("/muc", links("/1")).page("/1", article("Có ba người bị thương nhẹ."));
    room.watch(list);
    site.page("/1", article("Có bốn người bị thương nhẹ."));
    room.pass(Duration.ofHours(1));
    room.look("muc");

    assertThat(room.posts()).extracting(Post::cause).containsExactly(Cause.LIVE, Cause.RECHECK);
    assertThat(room.posts().getLast().version()).isEqualTo(2);
  }

  @Test
  void aPageThatIsMissingOnceIsNotGone() {
    missingArticle(Reply.of(404));

    assertThat(room.posts()).extracting(Post::presence).containsOnly(Presence.PRESENT);
  }

  @Test
  void aPageThatIsStillMissingADayLaterIsGone() {
    missingArticle(Reply.of(404));
    room.pass(Duration.ofHours(24));
    room.look("muc");

    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.GONE);
    assertThat(room.count("recheck")).isZero();
  }

  @Test
  void aPageThatComesBackIsNotGone() {
    missingArticle(Reply.of(404));
    site.page("/1", article("Có ba người bị thương nhẹ."));
    room.pass(Duration.ofHours(24));
    room.look("muc");
    site.remove("/1");
    room.pass(Duration.ofHours(12));
    room.look("muc");

    assertThat(room.posts()).extracting(Post::presence).containsOnly(Presence.PRESENT);
  }

  @Test
  void aPageThatLeadsToTheFrontPageCountsAsMissing() {
    site.page("/", article("Trang nhất của báo mẫu hôm nay."));
    missingArticle(Reply.redirect("/"));
    room.pass(Duration.ofHours(24));
    room.look("muc");

    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.GONE);
    assertThat(room.posts()).extracting(Post::text).noneMatch(text -> text.contains("Trang nhất"));
  }

  @Test
  void aPageThatSays410IsGoneAtOnce() {
    missingArticle(Reply.of(410));

    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.GONE);
    assertThat(room.posts().getLast().text()).isEmpty();
  }

  @Test
  void aWatchedPageThatSays410TakesItsPostAlongAndIsWatchedNoMore() {
    site.page("/tin", article("Nước sông đang dâng lên."));
    room.watch(page);
    site.put("/tin", Reply.of(410));
    room.look("trang");

    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.GONE);
    assertThat(room.row("trang").source().enabled()).isFalse();
  }

  @Test
  void anArticleIsNoLongerLookedAtAfterTheHorizon() {
    site.page("/muc", links("/1")).page("/1", article("Có ba người bị thương nhẹ."));
    room.watch(list);
    for (int day = 0; day < 10; day++) {
      room.pass(Duration.ofDays(1));
      room.look("muc");
    }

    assertThat(room.count("recheck")).isZero();
    assertThat(site.asked("/1")).isBetween(3L, 7L);
  }

  @Test
  void aPageThatWasGoneAndComesBackIsPublishedAsItsNextVersion() {
    missingArticle(Reply.of(410));
    site.page("/1", article("Có ba người bị thương nhẹ.")).page("/muc", links("/1", "/2"));
    room.look("muc");

    assertThat(room.posts().getLast().presence()).isEqualTo(Presence.PRESENT);
    assertThat(room.posts().getLast().version()).isEqualTo(3);
  }

  private void missingArticle(Reply instead) {
    site.page("/muc", links("/1")).page("/1", article("Có ba người bị thương nhẹ."));
    room.watch(list);
    site.put("/1", instead);
    room.pass(Duration.ofHours(1));
    room.look("muc");
  }
}
