package haidang.classify.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Cause;
import haidang.events.Malformed;
import haidang.events.Position;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneArchiveTest extends ArchiveTck {
  private static final byte[] KEY = "a key of thirty-two bytes, tests".getBytes(StandardCharsets.UTF_8);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit makes it
  Path home;

  @Override
  protected ArchiveIndex open() { return LuceneArchive.open(home.resolve("index"), KEY); }

  @Test
  void afterAKillItGoesOnFromItsLastCommitAndEndsTheSame() throws IOException {
    for (int i = 0; i < 90; i++) {
      records.add(Posts.clean(Posts.post("rss:" + i % 40, "bản " + i, Cause.LIVE, i + 1)));
    }
    records.feed(archive, 30);
    archive.commit();
    records.feed(archive, 70);
    archive.refresh();
    Path left = copy(home.resolve("index"), home.resolve("killed"));

    try (ArchiveIndex resumed = LuceneArchive.open(left, KEY)) {
      assertThat(resumed.positions()).extracting(Position::offset).containsExactly(30L);
      records.feed(resumed);
      resumed.refresh();
      assertThat(resumed.count()).isEqualTo(40);
      for (int i = 50; i < 90; i++) {
        assertThat(resumed.find(new PostId("rss:" + i % 40)).orElseThrow().post().version()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void withdrawnAndReplacedWordsLeaveTheDisk() {
    for (int i = 0; i < 20; i++) {
      hold(Posts.clean(Posts.post("rss:" + i, "bài giữ lại số " + i)));
      archive.commit();
    }
    hold(Posts.clean(Posts.post("rss:gone", "bimatquocgia một")),
        Posts.clean(Posts.post("rss:edited", "nguyenvanxoa")));
    archive.commit();
    assertThat(bytes()).contains("bimatquocgia").contains("nguyenvanxoa");

    hold(withdrawn("rss:gone", 2), Posts.clean(Posts.post("rss:edited", "đã sửa", Cause.LIVE, 2)));
    archive.eraseNow();

    assertThat(bytes()).doesNotContain("bimatquocgia").doesNotContain("nguyenvanxoa").contains("giữ");
    assertThat(archive.count()).isEqualTo(21);
  }

  @Test
  void expiredWordsLeaveTheDisk() {
    records.add(Posts.clean(Posts.post("rss:old", "chuyennamngoai")), Posts.NOON.minusSeconds(10));
    records.add(Posts.clean(Posts.post("rss:new", "chuyenhomnay")));
    records.feed(archive);
    archive.commit();
    archive.expire(Posts.NOON);
    archive.eraseNow();

    assertThat(bytes()).doesNotContain("chuyennamngoai").contains("chuyenhomnay");
  }

  @Test
  void noAuthorPermalinkOrNativeIdIsATermOfTheIndex() throws IOException {
    hold(Posts.clean(Posts.post("facebook:tennguoidung", "một bài")));
    archive.commit();

    try (Directory directory = FSDirectory.open(home.resolve("index"));
        var reader = org.apache.lucene.index.DirectoryReader.open(directory)) {
      for (var leaf : reader.leaves()) {
        for (var field : leaf.reader().getFieldInfos()) {
          var terms = leaf.reader().terms(field.name);
          for (var all = terms == null ? null : terms.iterator(); all != null && all.next() != null;) {
            assertThat(all.term().utf8ToString()).as(field.name).doesNotContain("tennguoidung");
          }
        }
      }
    }
  }

  @Test
  void anotherKeyBuildsTheIndexAnew() {
    hold(Posts.clean(Posts.post("rss:1", "một")));
    archive.commit();
    archive.close();
    byte[] other = "another key of 32 bytes for this".getBytes(StandardCharsets.UTF_8);
    archive = LuceneArchive.open(home.resolve("index"), other);

    assertThat(archive.count()).isZero();
    assertThat(archive.positions()).isEmpty();
  }

  @Test
  void aDamagedIndexIsBuiltAnew() throws IOException {
    hold(Posts.clean(Posts.post("rss:1", "một")));
    archive.close();
    try (Stream<Path> files = Files.list(home.resolve("index"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments_")).toList()) {
        Files.write(file, new byte[]{1, 2, 3});
      }
    }
    archive = open();

    assertThat(archive.positions()).isEmpty();
    hold(Posts.clean(Posts.post("rss:2", "hai")));
    assertThat(archive.count()).isEqualTo(2);
  }

  @Test
  void aSecondProcessIsToldThatTheIndexIsTaken() {
    assertThatThrownBy(() -> open()).isInstanceOf(IllegalStateException.class).hasMessageContaining("in use")
        .hasMessageContaining(home.resolve("index").toString());
  }

  @Test
  void aFailingDiskLosesNothingThatIsFollowedAnew() {
    FaultyDisk disk = new FaultyDisk();
    try (ArchiveIndex index = disk.archive(home.resolve("full"), KEY)) {
      records.add(Posts.clean(Posts.post("rss:1", "một")));
      records.feed(index);
      index.commit();
      records.add(Posts.clean(Posts.post("rss:2", "hai")));
      disk.full(true);
      assertThatThrownBy(() -> {
        records.feed(index);
        index.commit();
      }).isInstanceOf(Unavailable.class).hasMessageContaining("No space");
      assertThat(index.broken()).isTrue();
      assertThatThrownBy(() -> records.again(index, 1)).isInstanceOf(Unavailable.class);

      disk.full(false);
      index.reopen();
      assertThat(index.positions()).extracting(Position::offset).containsExactly(1L);
      records.feed(index);
      index.refresh();
      assertThat(index.count()).isEqualTo(2);
    }
  }

  @Test
  void aRecordThatIsNoJudgementIsRefusedByName() {
    Stored broken = new Stored(Topic.JUDGED, new Position("judged-1", 0, 0), Posts.NOON, new byte[0],
        "{".getBytes(StandardCharsets.UTF_8), new TreeMap<>());

    assertThatThrownBy(() -> archive.apply(List.of(broken), List.of())).isInstanceOf(Malformed.class)
        .hasMessageContaining("judged-1/0/0");
  }

  @Test
  void aTextOfOneEndlessWordIsKept() {
    hold(Posts.clean(Posts.post("rss:1", "a".repeat(65_536))), Posts.clean(Posts.post("rss:2", "ngắn")));

    assertThat(archive.count()).isEqualTo(2);
  }

  private String bytes() {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new String(all.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
    return to;
  }
}
