package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.DeadLetter;
import haidang.events.Post;
import haidang.events.log.DeadLetters;
import haidang.events.log.Gzip;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.ingest.Site.Reply;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.SourceTable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever a site serves: the source's state says what was wrong, and nothing else is lost.
class BadInputTest {
  private final Site site = new Site();
  private final Room room = new Room();
  private final Source feed = Samples.source("bao-mau", SourceKind.FEED, site.at("/rss"));

  @AfterEach
  void close() {
    room.close();
    site.close();
  }

  private static String rss(String... items) {
    return "<rss version=\"2.0\"><channel>" + String.join("", items) + "</channel></rss>";
  }

  private static String item(String guid, String text) {
    return "<item><guid>" + guid + "</guid><description>" + text + "</description></item>";
  }

  private SourceTable.Row failed(Reply reply) {
    site.feed("/rss", rss(item("1", "Một.")));
    room.watch(feed);
    site.put("/rss", reply);
    SourceTable.Row row = room.look("bao-mau");
    assertThat(row.state()).isEqualTo("failed");
    site.feed("/rss", rss(item("1", "Một."), item("2", "Hai.")));
    room.look("bao-mau");
    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("Một.", "Hai.");
    return row;
  }

  @Test
  void aTruncatedFeedIsNamedAndReadInTheNextLook() {
    assertThat(failed(Reply.of("text/xml", "<rss version=\"2.0\"><channel>" + item("3", "Bị cắt")))).extracting(
        SourceTable.Row::detail).asString().contains("/rss is no well-formed XML at line 1").contains("cut-off");
  }

  @Test
  void aPageThatCannotBeReadIsKeptForARepairedMapper() {
    failed(Reply.of("text/xml", "<rss version=\"2.0\"><channel>" + item("3", "Bị cắt")));

    assertThat(room.pages()).anyMatch(page -> new String(page.body(), StandardCharsets.UTF_8).contains("Bị cắt"));
  }

  @Test
  void aWebPageServedAsAFeedIsNamed() {
    assertThat(failed(Reply.of("text/html", "<!doctype html><title>Bảo trì</title>"))).extracting(
        SourceTable.Row::detail).asString().contains("/rss serves a web page (HTML) where a feed was expected");
  }

  @Test
  void aPageOfTwentyMegabytesIsNamedWithBothFigures() {
    assertThat(failed(Reply.of("text/xml", new byte[20 * 1024 * 1024]))).extracting(SourceTable.Row::detail).asString()
        .contains("/rss has 20971520 bytes, limit 10485760");
  }

  @Test
  void aRedirectLoopIsNamed() {
    site.put("/loop", Reply.redirect("/rss"));

    assertThat(failed(Reply.redirect("/loop"))).extracting(SourceTable.Row::detail).asString().contains(
        "redirect loop").contains("/rss");
  }

  @Test
  void aFeedThatIsNestedTooDeepIsNamed() {
    String deep = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>f</id><entry><id>1</id><content type=\"xhtml\">"
        + "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + "<b>".repeat(100_000) + "x" + "</b>".repeat(100_000)
        + "</div></content></entry></feed>";

    assertThat(failed(Reply.of("text/xml", deep)).detail()).contains("/rss");
  }

  @Test
  void aWrongCharsetIsReadAndNoted() {
    site.put("/rss", Reply.of("text/xml; charset=iso-8859-1", rss(item("1", "Nước sông dâng cao."))));
    SourceTable.Row row = room.watch(feed);

    assertThat(room.post().text()).isEqualTo("Nước sông dâng cao.");
    assertThat(row.state()).isEqualTo("ok");
    assertThat(row.detail()).contains("/rss says iso-8859-1, read as UTF-8");
  }

  @Test
  void aFlawedFeedIsReadAndNoted() {
    site.feed("/rss", rss(item("1", "A & B."), item("2", "Hai.")));
    SourceTable.Row row = room.watch(feed);

    assertThat(room.posts()).extracting(Post::text).containsExactlyInAnyOrder("A & B.", "Hai.");
    assertThat(row.state()).isEqualTo("ok");
    assertThat(row.detail()).contains("/rss is no well-formed XML at line 1").contains("read all the same");
  }

  @Test
  void aLegacyPageIsReadAndNoted() {
    byte[] tcvn3 = ("<html><body><article><p>Nh\u00b5 tr\u00ad\u00eang th\u00abng b\u00b8o: h\u00e4c sinh to\u00b5n t\u00d8nh"
        + " ngh\u00d8 h\u00e4c ng\u00b5y mai v\u00d7 b\u00b7o.</p></article></body></html>").getBytes(
            StandardCharsets.ISO_8859_1);
    site.put("/tin", Reply.of("text/html", tcvn3));
    SourceTable.Row row = room.watch(Samples.source("trang", SourceKind.PAGE, site.at("/tin")));

    assertThat(room.post().text()).isEqualTo("Nhà trường thông báo: học sinh toàn tỉnh nghỉ học ngày mai vì bão.");
    assertThat(row.detail()).contains("/tin says no charset, read as TCVN3");
  }

  @Test
  void aPostTooLargeForTheLogBecomesADeadLetterAndStopsNoOther() {
    String large = "&lt;a href='https://bao.example/" + "x".repeat(3_800) + "'&gt;" + "y".repeat(9_000) + "&lt;/a&gt;";
    site.feed("/rss", rss(item("1", large.repeat(200)), item("2", "Hai.")));
    room.watch(feed);

    assertThat(room.post().text()).isEqualTo("Hai.");
    assertThat(room.stored(Topic.DEAD_LETTERS)).singleElement().satisfies(stored -> {
      DeadLetter letter = Wire.parse(stored, DeadLetter.class, "dead-letter.v1");
      assertThat(letter.reason()).contains("posts.v1 record rss:bao-mau/").contains("limit 2097152");
      assertThat(new DeadLetters(room.vault, room.clock).bytes(letter)).hasValueSatisfying(bytes -> assertThat(bytes)
          .hasSize(letter.size()));
    });
  }

  @Test
  void aPageTooLargeForTheLogIsKeptByItsHashAlone() {
    byte[] noise = new byte[2 * 1024 * 1024];
    new Random(1).nextBytes(noise);
    site.feed("/rss", rss(item("1", "Một.")) + "<!--" + Base64.getEncoder().encodeToString(noise) + "-->");
    room.watch(feed);

    assertThat(room.posts()).hasSize(1);
    assertThat(room.pages()).singleElement().satisfies(page -> {
      assertThat(page.body()).isEmpty();
      assertThat(page.notes()).singleElement().asString().startsWith("body left out: ").contains("limit ");
    });
  }

  @Test
  void aRawPageIsCompressedBeforeItIsSealed() {
    site.feed("/rss", rss(item("1", "Một một một. ".repeat(5_000))));
    room.watch(feed);

    assertThat(room.stored(Topic.RAW)).singleElement().satisfies(stored -> assertThat(stored.value().length)
        .isLessThan(10_000));
    assertThat(room.vault.open(room.stored(Topic.RAW).getFirst().keyText(), room.stored(Topic.RAW).getFirst().value())
        .map(Gzip::unpack)).isPresent();
  }

  @Test
  void oneBrokenSourceStopsNoOther() {
    site.put("/rss", Reply.of(500)).feed("/other", rss(item("1", "Một.")));
    room.watch(feed);
    room.watch(Samples.source("bao-khac", SourceKind.FEED, site.at("/other")));

    assertThat(room.posts()).hasSize(1);
  }
}
