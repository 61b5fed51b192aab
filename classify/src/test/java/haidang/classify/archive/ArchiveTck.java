package haidang.classify.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.classify.archive.Search.Order;
import haidang.events.AuthorPseudonym;
import haidang.events.Cause;
import haidang.events.Judgement;
import haidang.events.Moment;
import haidang.events.Position;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.PostKind;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.SourceId;
import haidang.events.Verdict;
import haidang.events.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ArchiveIndex] must keep. An implementation's test extends this.
abstract class ArchiveTck {
  protected final Records records = new Records();
  @SuppressWarnings("NullAway.Init") // opened before each test
  protected ArchiveIndex archive;

  /// Opens the archive of this test: an empty one first, later what was committed to it.
  protected abstract ArchiveIndex open();

  @BeforeEach
  void begin() { archive = open(); }

  @AfterEach
  void end() { archive.close(); }

  @Test
  void whatWasJudgedIsFoundWithoutItsAuthor() {
    Post written = Posts.post("rss:1", "Hội chợ mở cửa sáng thứ bảy");
    Post signed = new Post(written.id(), written.source(), written.kind(), written.cause(), 1, written.presence(),
        written.permalink(), null, null, new AuthorPseudonym("0123456789abcdef0123456789abcdef"), null, written.text(),
        false, null, null, written.published(), null, written.collected(), List.of(), List.of(), written.counts(),
        written.contentHash(), null);
    hold(Posts.clean(signed));

    assertThat(archive.find(signed.id())).contains(Posts.clean(written));
    assertThat(found("hội chợ")).containsExactly("rss:1");
    assertThat(archive.count()).isEqualTo(1);
  }

  @Test
  void postsThatSayMuchTheSameAreFoundWhateverTheirMarks() {
    Post asked = Posts.post("rss:1", "Ngân hàng Sao Biển khoá tài khoản, gửi mã cho nhân viên để mở");
    hold(Posts.clean(asked));
    hold(Posts.clean(Posts.post("rss:2", "Ngan hang Sao Bien khoa tai khoan, gui ma cho nhan vien de mo lai")));
    hold(Posts.clean(Posts.post("rss:3", "Ngân hàng Sao Biển khai trương chi nhánh ở chợ huyện vào sáng thứ hai")));

    List<Similar> similar = archive.similar(asked, 5);
    assertThat(similar).extracting(one -> one.judgement().post().id().value()).containsExactly("rss:2");
    assertThat(similar.getFirst().likeness()).isBetween(0.8, 0.999);
  }

  @Test
  void theHighestVersionOfAPostStandsWhateverTheOrder() {
    List<Judgement> versions = new ArrayList<>();
    for (int v = 1; v <= 6; v++) {
      versions.add(Posts.clean(Posts.post("rss:1", "bản thứ " + v, Cause.LIVE, v)));
    }
    Collections.shuffle(versions, new Random(7));
    versions.forEach(records::add);
    for (int to = 1; to <= 6; to++) {
      records.feed(archive, to);
      if (to % 2 == 0) {
        archive.refresh();
      }
    }
    archive.refresh();

    assertThat(archive.find(new PostId("rss:1")).orElseThrow().post().version()).isEqualTo(6);
    assertThat(archive.count()).isEqualTo(1);
  }

  @Test
  void aNewJudgementOfTheSameVersionReplacesTheOldOne() {
    Post post = Posts.post("rss:1", "gửi mã otp");
    hold(Posts.clean(post), Posts.flagged(post, Posts.flag("scam.otp", Severity.HIGH)));

    assertThat(found("verdict:flagged")).containsExactly("rss:1");
    assertThat(found("verdict:clean")).isEmpty();
  }

  @Test
  void aReplayChangesNothing() {
    hold(Posts.clean(Posts.post("rss:1", "một")), Posts.clean(Posts.post("rss:1", "hai", Cause.LIVE, 2)),
        withdrawn("rss:2", 4));
    records.again(archive, 0);
    archive.refresh();

    assertThat(archive.count()).isEqualTo(1);
    assertThat(found("hai")).containsExactly("rss:1");
    assertThat(found("một")).isEmpty();
  }

  @Test
  void aWithdrawnPostIsGoneAndAnOldRecordDoesNotBringItBack() {
    hold(Posts.clean(Posts.post("rss:1", "sẽ bị gỡ")), withdrawn("rss:1", 3));
    hold(Posts.clean(Posts.post("rss:1", "sẽ bị gỡ", Cause.RECHECK, 2)));

    assertThat(archive.find(new PostId("rss:1"))).isEmpty();
    assertThat(found("")).isEmpty();
    assertThat(archive.count()).isZero();
  }

  @Test
  void aPostThatComesBackIsFoundAgain() {
    hold(Posts.clean(Posts.post("rss:1", "lần đầu")), withdrawn("rss:1", 2),
        Posts.clean(Posts.post("rss:1", "lần sau", Cause.LIVE, 3)));

    assertThat(found("")).containsExactly("rss:1");
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetitionInEveryOrder() {
    for (int i = 0; i < 57; i++) {
      // Many share a second, so that the order within it matters.
      hold(Posts.clean(published("rss:" + i, "tin " + (i % 3 == 0 ? "tin tin" : "khác"), i / 10)));
    }
    for (Order order : Order.values()) {
      List<String> seen = new ArrayList<>();
      String cursor = null;
      do {
        Page page = archive.search(new Search("tin", order, 10, cursor, false));
        page.hits().forEach(hit -> seen.add(hit.judgement().post().id().value()));
        cursor = page.next();
      } while (cursor != null);
      assertThat(seen).as(order.name()).hasSize(57).doesNotHaveDuplicates();
    }
  }

  @Test
  void theNewestStandFirstUnlessAskedOtherwise() {
    hold(Posts.clean(published("rss:old", "tin", 0)), Posts.clean(published("rss:new", "tin", 100)));

    assertThat(found("tin")).containsExactly("rss:new", "rss:old");
    assertThat(archive.search(Search.first("tin", Order.OLDEST, 10)).hits()).extracting(h -> h.judgement().post().id())
        .containsExactly(new PostId("rss:old"), new PostId("rss:new"));
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    hold(Posts.clean(Posts.post("rss:1", "tin")), Posts.clean(Posts.post("rss:2", "tin")));
    String cursor = archive.search(Search.first("tin", Order.NEWEST, 1)).next();

    assertThatThrownBy(() -> archive.search(new Search("tin", Order.RELEVANCE, 1, cursor, false)))
        .isInstanceOf(UnreadableQuery.class);
    assertThatThrownBy(() -> archive.search(new Search("tin", Order.NEWEST, 1, "@@", false)))
        .isInstanceOf(UnreadableQuery.class);
  }

  @Test
  void facetsAndDaysCountEveryHitOnce() {
    hold(Posts.flagged(Posts.post("rss:1", "tin"), Posts.flag("scam.a", Severity.LOW),
        Posts.flag("scam.b", Severity.HIGH)),
        Posts.flagged(Posts.post("web:2", "tin"), Posts.flag("scam.a",
            Severity.LOW)),
        Posts.clean(published("rss:3", "tin", -86_400)), Posts.clean(Posts.post("rss:4", "khác")));
    Summary summary = archive.search(Search.first("tin", Order.NEWEST, 1)).summary().orElseThrow();

    assertThat(summary.total()).isEqualTo(3);
    assertThat(summary.facets().get(Facet.PLATFORM)).containsExactly(new Summary.Value("rss", 2),
        new Summary.Value("web", 1));
    assertThat(summary.facets().get(Facet.RULE)).containsExactly(new Summary.Value("scam.a", 2),
        new Summary.Value("scam.b", 1));
    assertThat(summary.facets().get(Facet.SEVERITY)).containsExactly(new Summary.Value("high", 1),
        new Summary.Value("low", 1));
    assertThat(summary.facets().get(Facet.CATEGORY)).containsExactly(new Summary.Value("scam", 2));
    assertThat(summary.days().values()).containsExactly(1, 2);
  }

  /// Hits are counted block by block: more of them than two blocks hold.
  @Test
  void thousandsOfHitsAreAllCounted() {
    hold(IntStream.range(0, 5_000).mapToObj(i -> Posts.clean(published("rss:" + i, "tin", i)))
        .toArray(Judgement[]::new));

    for (String query : List.of("", "tin", "tin -không", "platform:rss")) {
      Summary summary = archive.search(Search.first(query, Order.NEWEST, 1)).summary().orElseThrow();
      assertThat(summary.total()).as(query).isEqualTo(5_000);
      assertThat(summary.facets().get(Facet.PLATFORM)).as(query).containsExactly(new Summary.Value("rss", 5_000));
    }
  }

  /// Few hits, half of the posts and nearly all of them are counted in different ways.
  @Test
  void whateverShareOfThePostsIsFoundTheyAreCountedAsIfReadOneByOne() {
    hold(IntStream.range(0, 3_000).mapToObj(i -> judged(i, 1)).toArray(Judgement[]::new));
    hold(IntStream.range(0, 300).mapToObj(i -> judged(7 * i, 2)).toArray(Judgement[]::new));
    hold(IntStream.range(0, 100).mapToObj(i -> withdrawn("rss:" + 21 * i, 3)).toArray(Judgement[]::new));

    for (String query : List.of("", "phần1", "phần30", "phần50", "phần70", "-phần1", "verdict:clean", "-phần70",
        "verdict:flagged", "kind:article phần70")) {
      Summary summary = archive.search(Search.first(query, Order.NEWEST, 1)).summary().orElseThrow();
      List<Judgement> all = archive.export(query).toList();
      assertThat(summary.total()).as(query).isEqualTo(all.size());
      assertThat(summary.days()).as(query).isEqualTo(all.stream().collect(Collectors.groupingBy(
          one -> Documents.at(one.post()).atZone(Conditions.VIETNAM).toLocalDate(), TreeMap::new,
          Collectors.summingInt(_ -> 1))));
      assertThat(counted(summary, Facet.SOURCE)).as(query).isEqualTo(counted(all, one -> one.post().source().value()));
      assertThat(counted(summary, Facet.KIND)).as(query).isEqualTo(counted(all, one -> one.post().kind().code()));
      assertThat(counted(summary, Facet.VERDICT)).as(query).isEqualTo(counted(all, one -> one.verdict().kind()));
    }
  }

  private static Judgement judged(int i, long version) {
    Post like = published("rss:" + i, "tin phần" + (i % 100 < 1 ? 1 : i % 100 < 30 ? 30 : i % 100 < 80 ? 50 : 70),
        977L * i);
    Post post = new Post(like.id(), new SourceId("nguon-" + (i + version) % 9),
        i % 3 == 0 ? PostKind.ARTICLE : PostKind.POST,
        like.cause(), version, like.presence(), like.permalink(), null, null, null, null, like.text(), false, null,
        null,
        like.published(), null, like.collected(), List.of(), List.of(), like.counts(), like.contentHash(), null);
    return i % 20 == version ? Posts.flagged(post, Posts.flag("scam.r" + i % 7, Severity.LOW)) : Posts.clean(post);
  }

  private static Map<String, Integer> counted(Summary summary, Facet facet) {
    return summary.facets().getOrDefault(facet, List.of()).stream()
        .collect(Collectors.toMap(Summary.Value::value, Summary.Value::posts));
  }

  private static Map<String, Integer> counted(List<Judgement> all, Function<Judgement, String> by) {
    return all.stream().collect(Collectors.groupingBy(by, Collectors.summingInt(_ -> 1)));
  }

  /// Where the next ones lie is taken from how many there are a day: some days hold none, one holds many, and some lie
  /// beyond the days that are counted.
  @Test
  void countedPagesFollowOneAnotherInOrderOfTimeWithoutGapOrRepetition() {
    List<Long> days = new ArrayList<>(Collections.nCopies(23, 0L));
    days.addAll(List.of(-1L, -1L, -4L, -4L, -5L, -30L, -31L, 2L, 40_000L, 40_001L, -20_000L, -19_999L));
    for (int i = 0; i < days.size(); i++) {
      hold(Posts.clean(published("rss:" + i, "tin", Math.toIntExact(days.get(i)) * 86_400 + i)));
    }
    for (Order order : List.of(Order.NEWEST, Order.OLDEST)) {
      List<Instant> seen = new ArrayList<>();
      String cursor = null;
      do {
        Page page = archive.search(new Search("tin", order, 5, cursor, true));
        page.hits().forEach(hit -> seen.add(Documents.at(hit.judgement().post())));
        cursor = page.next();
      } while (cursor != null);
      assertThat(seen).as(order.name()).hasSize(days.size()).doesNotHaveDuplicates()
          .isSortedAccordingTo(order == Order.OLDEST ? Comparator.naturalOrder() : Comparator.reverseOrder());
    }
  }

  @Test
  void everyFacetValueFindsAsManyPostsAsItCounts() {
    for (int i = 0; i < 40; i++) {
      Post post = published((i % 3 == 0 ? "web:" : "rss:") + i, "tin", i);
      hold(i % 4 == 0
          ? Posts.flagged(post, Posts.flag("scam.r" + i % 8, Severity.values()[i % 3]))
          : Posts.clean(post));
    }
    Summary all = archive.search(Search.first("", Order.NEWEST, 1)).summary().orElseThrow();

    assertThat(all.facets()).isNotEmpty();
    all.facets().forEach((facet, values) -> values.forEach(value -> assertThat(
        found(facet.code() + ":" + value.value())).as("%s:%s", facet.code(), value.value()).hasSize(value.posts())));
  }

  @Test
  void anExportHoldsEveryHitOnceWhileTheArchiveGoesOn() {
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      hold(Posts.clean(published("rss:" + i, "xuất", i % 7)));
      expected.add("rss:" + i);
    }
    try (Stream<Judgement> export = archive.export("xuất")) {
      List<String> seen = new ArrayList<>();
      export.forEach(judgement -> {
        if (seen.size() == 10) {
          hold(withdrawn("rss:" + 0, 2), Posts.clean(Posts.post("rss:late", "xuất")));
        }
        seen.add(judgement.post().id().value());
      });
      assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void aBackTestCountsAllAndShowsTheSameSampleEachTime() {
    for (int i = 0; i < 50; i++) {
      hold(Posts.clean(Posts.post("rss:" + i, "tin")));
    }
    hold(withdrawn("rss:7", 2));
    BackTest first = archive.backTest(MatchAllDocsQuery.INSTANCE, 5);

    assertThat(first.searched()).isEqualTo(49);
    assertThat(first.matched().total()).isEqualTo(49);
    assertThat(first.samples()).hasSize(5).isEqualTo(archive.backTest(MatchAllDocsQuery.INSTANCE, 5).samples());
  }

  @Test
  void expiryForgetsOldPostsAndMarksAlike() {
    records.add(Posts.clean(Posts.post("rss:old", "cũ")), Posts.NOON.minus(Duration.ofDays(31)));
    records.add(Posts.clean(Posts.post("rss:new", "mới")), Posts.NOON);
    records.feed(archive);
    archive.expire(Posts.NOON.minus(Duration.ofDays(30)));
    archive.refresh();

    assertThat(found("")).containsExactly("rss:new");
  }

  @Test
  void positionsAndRecordsAreKeptTogether() {
    hold(Posts.clean(Posts.post("rss:1", "trước")));
    archive.commit();
    archive.close();
    archive = open();

    assertThat(archive.positions()).extracting(Position::offset).containsExactly(1L);
    assertThat(found("trước")).containsExactly("rss:1");
  }

  @Test
  void aGapMovesThePosition() {
    hold(Posts.clean(Posts.post("rss:1", "trước")));
    archive.gap(Topic.JUDGED, archive.positions().getFirst(), new Position("judged-2", 0, 5));

    assertThat(archive.positions()).containsExactly(new Position("judged-2", 0, 5));
  }

  protected final void hold(Judgement... judgements) {
    records.add(judgements);
    records.feed(archive);
    archive.refresh();
  }

  protected final List<String> found(String query) {
    return archive.search(Search.first(query, Order.NEWEST, 100)).hits().stream()
        .map(hit -> hit.judgement().post().id().value()).toList();
  }

  protected static Judgement withdrawn(String id, long version) {
    Post gone = Posts.post(id, "x").gone(Cause.RECHECK, version, Posts.NOON);
    return Posts.judged(gone, new Verdict.Withdrawn());
  }

  protected static Post published(String id, String text, long seconds) {
    Post p = Posts.post(id, text);
    Instant at = Posts.NOON.plusSeconds(seconds);
    return new Post(p.id(), p.source(), p.kind(), p.cause(), p.version(), p.presence(), p.permalink(), null, null, null,
        null, p.text(), false, null, null, Moment.exactly(at), null, p.collected(), p.media(), p.links(), p.counts(),
        p.contentHash(), null);
  }
}
