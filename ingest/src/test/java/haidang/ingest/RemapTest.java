package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import haidang.events.Cause;
import haidang.events.Malformed;
import haidang.events.Post;
import haidang.events.Presence;
import haidang.events.SourceId;
import haidang.events.log.Event;
import haidang.events.log.Topic;
import haidang.ingest.Remap.Figures;
import haidang.ingest.jsonl.FieldMapping;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Raw pages read once more after their mapper was corrected.
class RemapTest {
  private static final Figures NOTHING = new Figures(1, 0, 0, 1, 0);
  /// That the entry of id 1 is deleted.
  private static final String DELETED = "<at:deleted-entry ref=\"urn:1\" when=\"2026-11-20T04:00:00Z\"/>";
  private final Misreading mapper = new Misreading();
  private final Site site = new Site();
  private final Room room = new Room(List.of(mapper));
  private final Source source = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));
  private final List<String> unreadable = new ArrayList<>();

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  /// Looks at a feed of these texts; their places are their ids.
  private void look(String... texts) {
    var items = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      items.append("<item><guid>").append(i).append("</guid><description>").append(texts[i]).append(
          "</description></item>");
    }
    lookAt("<rss version=\"2.0\"><channel>" + items + "</channel></rss>");
  }

  private void lookAt(String feed) {
    site.feed("/rss", feed);
    room.watch(source);
    room.pass(Duration.ofMinutes(15));
  }

  private static String atom(String entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">"
        + "<id>urn:f</id><title>F</title><updated>2026-11-20T03:00:00Z</updated>" + entries + "</feed>";
  }

  private static String entry(int id, String text) {
    return "<entry><id>urn:" + id + "</id><title>T</title><updated>2026-11-20T03:00:00Z</updated><content>" + text
        + "</content></entry>";
  }

  private Figures remap() { return remap(new Remap.Order(List.of(), false)); }

  private Figures rehearse() { return remap(new Remap.Order(List.of(), true)); }

  private Figures remap(Remap.Order order) { return room.remap.run(order, _ -> {}, unreadable::add); }

  private List<Post> remapped() { return room.posts().stream().filter(post -> post.cause() == Cause.REMAP).toList(); }

  /// The text each post has in its newest version.
  private List<String> now() {
    var texts = new TreeMap<String, Post>();
    room.posts().forEach(post -> texts.merge(post.id().value(), post, (a, b) -> a.version() > b.version() ? a : b));
    return texts.values().stream().map(Post::text).toList();
  }

  @Test
  void whatWasReadWronglyIsPublishedRightlyAsTheNextVersion() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.");
    mapper.correct();

    assertThat(remap()).isEqualTo(new Figures(1, 0, 0, 1, 1));
    assertThat(remapped()).singleElement().satisfies(post -> {
      assertThat(post.text()).isEqualTo("Nước lên nhanh.");
      assertThat(post.version()).isEqualTo(2);
      assertThat(post.raw()).isEqualTo(room.posts().getFirst().raw());
    });
  }

  @Test
  void aSecondRunPublishesNothing() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.", "Đường bị ngập.");
    mapper.correct();
    remap();

    assertThat(remap()).isEqualTo(new Figures(1, 0, 0, 2, 0));
  }

  @Test
  void whatIsReadAsBeforeIsNotPublished() {
    look("Nước lên nhanh.");

    assertThat(remap()).isEqualTo(NOTHING);
    assertThat(remapped()).isEmpty();
  }

  @Test
  void aLookAtTheSamePageAfterwardsFindsNothingNew() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.");
    mapper.correct();
    remap();
    room.sources.put(Samples.source("bao-mau", SourceKind.FEED, site.at("/rss?"))); // reads the page afresh
    room.look("bao-mau");

    assertThat(room.posts()).hasSize(2);
  }

  @Test
  void aDryRunTellsTheSameFiguresAndChangesNothing() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.", "Đường bị ngập.");
    look("Nước lên rất nhanh.", "Đường bị ngập.", "Cầu đã thông.");
    mapper.correct();
    Figures told = rehearse();

    assertThat(remapped()).isEmpty();
    assertThat(rehearse()).isEqualTo(told);
    assertThat(told.published()).isGreaterThanOrEqualTo(3);
    room.pass(Duration.ofDays(1));
    assertThat(remap()).isEqualTo(told);
  }

  @Test
  void aPostItsMapperHadOverlookedIsPublishedAsItsFirstVersion() {
    mapper.err(Misreading::shortSightedly);
    look("Một.", "Hai.");
    mapper.correct();

    assertThat(remap().published()).isEqualTo(1);
    assertThat(remapped()).extracting(Post::text, Post::version).containsExactly(tuple("Hai.", 1L));
  }

  @Test
  void aPageThatCouldNotBeReadThenIsReadNow() {
    mapper.err(Misreading::helplessly);
    look("Một.");
    mapper.correct();

    assertThat(remap()).isEqualTo(new Figures(1, 0, 0, 1, 1));
    assertThat(remapped()).extracting(Post::text).containsExactly("Một.");
  }

  @Test
  void aPageThatStillCannotBeReadIsNamedAndStopsNoOther() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.");
    site.feed("/rss", "<html><body>Bảo trì</body></html>");
    room.look("bao-mau");
    mapper.correct();

    assertThat(remap()).isEqualTo(new Figures(2, 0, 1, 1, 1));
    assertThat(unreadable).singleElement().asString().contains(" of bao-mau: ").contains("HTML");
  }

  @Test
  void aRecordThatIsNoPageIsNamedAndStopsNoOther() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.");
    mapper.correct();
    byte[] nonsense = room.vault.seal("trang-hong", List.of(), new byte[]{1, 2, 3}, room.clock.instant());
    try (var writer = room.memory.writer("test")) {
      writer.append(tx -> tx.append(new Event(Topic.RAW, "trang-hong", nonsense, new TreeMap<>())));
      writer.append(tx -> tx.append(new Event(Topic.RAW, "trang-hong", new byte[40], new TreeMap<>())));
    }

    assertThat(remap()).isEqualTo(new Figures(3, 0, 2, 1, 1));
    assertThat(unreadable).hasSize(2).allMatch(said -> said.startsWith("record "));
  }

  @Test
  void aPageWhoseKeyWasDroppedIsSkippedAndSaidSo() {
    look("Một.");
    room.vault.drop(room.post().id().value());

    assertThat(remap()).isEqualTo(new Figures(1, 1, 0, 0, 0));
  }

  @Test
  void anErasedPostIsNotPublishedAgain() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.", "Đường bị ngập.");
    look("Nước lên nhanh.", "Đường bị ngập nặng.");
    room.erasure.post(room.posts().getFirst().id(), "Lan", "theo yêu cầu");
    mapper.correct();
    remap();

    assertThat(remapped()).isEmpty();
    assertThat(now()).contains("");
  }

  @Test
  void aPageThatTurnsOutToShowAnErasedPostIsErased() {
    look("Một.", "Hai.");
    mapper.err(Misreading::shortSightedly);
    look("Một, sửa.", "Hai.", "Ba.");
    room.erasure.post(room.posts().stream().filter(p -> p.text().equals("Hai.")).findFirst().orElseThrow().id(), "Lan",
        "theo yêu cầu");
    assertThat(room.pages()).hasSize(1);
    mapper.correct();
    remap();

    assertThat(remapped()).extracting(Post::text).containsExactly("Ba.");
    assertThat(room.pages()).isEmpty();
  }

  @Test
  void aPageIsErasedWithAPostThatWasFoundOnItLater() {
    mapper.err(Misreading::shortSightedly);
    look("Một.", "Hai.");
    mapper.correct();
    remap();
    room.erasure.post(remapped().getFirst().id(), "Lan", "theo yêu cầu");

    assertThat(room.pages()).isEmpty();
  }

  @Test
  void aPostThatIsGoneStaysGoneAndItsPageIsErased() {
    lookAt(atom(entry(1, "Nội dung sẽ rút.") + entry(2, "Hai.")));
    mapper.err(Misreading::shortSightedly);
    lookAt(atom(entry(2, "Hai, sửa.") + entry(1, "Nội dung sẽ rút.")));
    mapper.correct();
    lookAt(atom(entry(2, "Hai, sửa.") + DELETED));
    assertThat(room.pages()).hasSize(1);

    assertThat(remap().published()).isZero();
    assertThat(remapped()).isEmpty();
    assertThat(room.pages()).isEmpty();
  }

  @Test
  void whatWasOverlookedAsDeletedIsGoneNow() {
    mapper.err(Misreading::blindToDeletions);
    lookAt(atom(entry(1, "Một.")));
    lookAt(atom(entry(2, "Hai.") + DELETED));
    mapper.correct();

    assertThat(rehearse().published()).isEqualTo(1);
    assertThat(remap().published()).isEqualTo(1);
    assertThat(remapped()).extracting(Post::presence).containsExactly(Presence.GONE);
    assertThat(remap().published()).isZero();
  }

  @Test
  void anOlderPageNeverTakesAPostBack() {
    mapper.err(Misreading::curtly);
    look("Có ba người.");
    look("Có bốn người.");
    mapper.correct();
    Figures figures = remap();

    assertThat(figures).isEqualTo(new Figures(2, 0, 0, 2, 1));
    assertThat(remapped()).extracting(Post::text, Post::version).containsExactly(tuple("Có bốn người.", 3L));
  }

  /// Pages lie on partitions by chance, so they are read in any order.
  @RepeatedTest(6)
  void theNewestPageCountsAlsoWhereAWrongMapperSawNoChange() {
    mapper.err(Misreading::curtly);
    look("Có ba.", "Một tin.");
    look("Có bốn.", "Hai tin.");
    look("Có ba.", "Ba tin.");
    look("Có năm.", "Bốn tin.");
    look("Có ba.", "Năm tin.");
    mapper.correct();
    long told = rehearse().published();

    assertThat(remap().published()).isEqualTo(told);
    assertThat(now()).containsExactlyInAnyOrder("Có ba.", "Năm tin.");
    assertThat(remap().published()).isZero();
  }

  @Test
  void onlyTheSourcesAskedForAreRead() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.");
    room.watch(Samples.source("bao-khac", SourceKind.FEED, site.at("/rss")));
    mapper.correct();
    Figures figures = remap(new Remap.Order(List.of(new SourceId("bao-khac")), false));

    assertThat(figures).isEqualTo(new Figures(1, 0, 0, 1, 1));
    assertThat(remapped()).extracting(post -> post.source().value()).containsExactly("bao-khac");
  }

  @Test
  void aSourceNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> remap(new Remap.Order(List.of(new SourceId("bao-la")), false))).isInstanceOf(
        Malformed.class).hasMessage("there is no source bao-la");
  }

  @Test
  void pagesOfImportsAreSkipped(@TempDir Path directory) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("a.jsonl"), "{\"id\":\"1\",\"text\":\"Một.\"}\n");
    room.importer.run(new Import.Order(Samples.source("nhap", SourceKind.IMPORT, null), file, FieldMapping.DEFAULT,
        directory.resolve("rejects")), _ -> {});

    assertThat(remap()).isEqualTo(new Figures(1, 1, 0, 0, 0));
  }

  @Test
  void itTellsHowFarItHasCome() {
    look("Một.");
    look("Hai.");
    List<Remap.Progress> told = new ArrayList<>();
    room.remap.run(new Remap.Order(List.of(), false), told::add, unreadable::add);

    assertThat(told).hasSize(2).last().satisfies(last -> assertThat(last.done()).isEqualTo(last.total()));
  }

  @Test
  void aRunThatWasCutShortIsFinishedByTheNext() {
    mapper.err(Misreading::curtly);
    look("Nước lên nhanh.");
    room.watch(Samples.source("bao-khac", SourceKind.FEED, site.at("/rss")));
    mapper.correct();
    room.faults.failAt(2, FaultyLog.Fault.AWAY);
    assertThatThrownBy(this::remap).isInstanceOf(haidang.events.log.Unavailable.class);

    assertThat(remap().published()).isEqualTo(1);
    assertThat(now()).containsOnly("Nước lên nhanh.");
  }
}
