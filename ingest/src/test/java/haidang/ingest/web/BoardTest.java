package haidang.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.SourceKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static List<FoundPost> read(String html) throws Unreadable { return read(html, Selectors.NONE); }

  private static List<FoundPost> read(String html, Selectors selectors) throws Unreadable {
    return new WebCollector().map(Samples.source(SourceKind.BOARD, selectors), Samples.page("text/html; charset=utf-8",
        html)).posts();
  }

  private static String post(String attributes, String head, String text) {
    return "<div class=post " + attributes + ">" + head + "<div class=text>" + text + "</div></div>";
  }

  @Test
  void everyPostOfThePageIsReadWithItsOwnAuthorAndTime() throws Exception {
    List<FoundPost> posts = read(
        post("data-id=1", "<b class=author>Người Viết Mẫu</b><time datetime='2026-11-20T08:30:00"
            + "+07:00'></time>", "Một.") + post("data-id=2", "", "Hai."));

    assertThat(posts).extracting(FoundPost::text).containsExactly("Một.", "Hai.");
    assertThat(posts.getFirst().author()).isEqualTo("Người Viết Mẫu");
    assertThat(posts.getFirst().published()).satisfies(m -> assertThat(m.at()).isEqualTo(Instant.parse(
        "2026-11-20T01:30:00Z")));
  }

  @Test
  void aPostKeepsItsNameWhenItIsEdited() throws Exception {
    assertThat(read(post("data-id=7", "", "Cũ.")).getFirst().nativeId()).isEqualTo(read(post("data-id=7", "", "Mới."))
        .getFirst().nativeId());
  }

  @Test
  void postsThatLeadToPlacesOnOnePageAreDifferentPosts() throws Exception {
    List<FoundPost> posts = read(post("", "<a class=permalink href='/chu-de/5#p1'>#1</a>", "Một.") + post("",
        "<a class=permalink href='/chu-de/5#p2'>#2</a>", "Hai."));

    assertThat(posts).extracting(FoundPost::nativeId).doesNotHaveDuplicates();
    assertThat(posts).extracting(FoundPost::permalink).containsExactly(URI.create("https://bao.example/chu-de/5#p1"),
        URI.create("https://bao.example/chu-de/5#p2"));
  }

  @Test
  void postsThatThePageDoesNotNameAreKnownByTheirWords() throws Exception {
    assertThat(read(post("", "", "Một.") + post("", "", "Hai."))).extracting(FoundPost::nativeId)
        .doesNotHaveDuplicates();
  }

  @Test
  void theSourcesOwnSelectorsGoFirst() throws Exception {
    var selectors = new Selectors(null, ".bai", ".ten", ".chu", ".luc", ".ai");
    FoundPost post = read(post("", "", "Khác.") + "<div class=bai id=b1><b class=ten>Rao vặt</b><p class=chu>Bán xe cũ."
        + "</p><i class=luc>20/11/2026 08:30</i><i class=ai>Người Viết Mẫu</i></div>", selectors).getFirst();

    assertThat(post.title()).isEqualTo("Rao vặt");
    assertThat(post.text()).isEqualTo("Bán xe cũ.");
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
  }

  @Test
  void aPageWithoutPostsIsNamedWithTheSelector() {
    assertThat(catchThrowableOfType(Unreadable.class, () -> read("<p>Bảo trì</p>", new Selectors(null, ".bai", null,
        null, null, null)))).hasMessage("https://bao.example/trang holds no post under '.bai'");
  }
}
