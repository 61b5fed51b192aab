package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Post;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.ingest.jsonl.FieldMapping;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No author's name leaves this room as such, whatever way the post came.
class PseudonymTest {
  private static final String NAME = "Trần Thị Mẫu";
  private final Site site = new Site();
  private final Room room = new Room();

  @TempDir
  Path directory;

  @BeforeEach
  void collectInEveryWay() throws Exception {
    site.feed("/rss", "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><item><guid>1</guid>"
        + "<dc:creator>" + NAME + "</dc:creator><description>Một.</description></item></channel></rss>");
    site.feed("/cut", "<rss><channel><item><author>" + NAME);
    site.page("/tin", "<meta name=author content='" + NAME + "'><article><p>Tin mẫu của ngày hôm nay.</p></article>");
    site.page("/bang", "<div class=post id=1><b class=author>" + NAME + "</b><div class=text>Bán xe.</div></div>");
    room.watch(Samples.source("bao", SourceKind.FEED, site.at("/rss")));
    room.watch(Samples.source("cut", SourceKind.FEED, site.at("/cut")));
    room.watch(Samples.source("trang", SourceKind.PAGE, site.at("/tin")));
    room.watch(Samples.source("bang", SourceKind.BOARD, site.at("/bang")));
    Path file = Files.writeString(directory.resolve("a.jsonl"), "{\"id\":\"1\",\"text\":\"Hai.\",\"author\":\"" + NAME
        + "\"}\n");
    room.importer.run(new Import.Order(Samples.source("tay", SourceKind.IMPORT, null), file, FieldMapping.DEFAULT,
        directory.resolve("rejects")), _ -> {});
  }

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  @Test
  void everyPostHasAPseudonym() { assertThat(room.posts()).hasSize(4).allMatch(post -> post.author() != null); }

  @Test
  void oneAuthorOfOnePlatformHasOnePseudonymAndAnotherOnTheNext() {
    assertThat(room.posts()).filteredOn(post -> post.id().platform().equals("web")).extracting(Post::author).hasSize(2)
        .containsOnly(room.posts().stream().filter(post -> post.id().platform().equals("web")).findFirst().orElseThrow()
            .author());
    assertThat(room.posts().stream().map(Post::author).distinct()).hasSize(3);
  }

  @Test
  void theNameIsInNoRecordOfTheLog() {
    List<Stored> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.addAll(room.stored(topic));
    }

    assertThat(all).hasSizeGreaterThan(8).allSatisfy(stored -> {
      assertThat(new String(stored.value(), StandardCharsets.UTF_8)).doesNotContain(NAME);
      assertThat(stored.keyText()).doesNotContain(NAME);
    });
  }

  @Test
  void theNameIsInNoTable() {
    String hex = HexFormat.of().formatHex(NAME.getBytes(StandardCharsets.UTF_8));

    assertThat(Room.TABLES).allSatisfy(table -> assertThat(room.rows(table)).noneMatch(row -> row.contains(NAME) || row
        .contains(hex)));
  }

  @Test
  void thePseudonymDependsOnTheKey() {
    var ours = new Identity(new Keys("a key of thirty-two bytes length".getBytes(StandardCharsets.UTF_8)));
    var theirs = new Identity(new Keys("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8)));

    assertThat(ours.author("rss", NAME)).isNotEqualTo(theirs.author("rss", NAME));
    assertThat(room.posts()).extracting(Post::author).contains(ours.author("rss", NAME));
  }
}
