package haidang.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import haidang.ingest.Samples;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.SourceKind;
import org.junit.jupiter.api.Test;

/// What is served in place of a feed is named, with the place where it breaks and none of its text.
class UnreadableFeedTest {
  private static Unreadable map(String feed) {
    return catchThrowableOfType(Unreadable.class, () -> new FeedCollector().map(Samples.source(SourceKind.FEED), Samples
        .page("application/xml", feed)));
  }

  @Test
  void aTruncatedFeedIsNamedWithThePlace() {
    assertThat(map("<rss version=\"2.0\"><channel>\n<item><title>Bí mật</title>\n<desc")).hasMessageStartingWith(
        "https://bao.example/trang is no well-formed XML at line 3, column").hasMessageContaining("cut-off")
        .message().doesNotContain("Bí mật");
  }

  @Test
  void aTruncatedJsonFeedIsNamedWithThePlace() {
    assertThat(map("{\"items\":[{\"id\":\"1\",\n\"content_text\":\"Bí")).hasMessageStartingWith(
        "https://bao.example/trang is no well-formed JSON at line 2, column").message().doesNotContain("Bí");
  }

  @Test
  void aWebPageIsNamedTogetherWithTheFeedItNames() {
    assertThat(map("<!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/rss></head></html>"))
        .hasMessage("https://bao.example/trang serves a web page (HTML) where a feed was expected; the page names this"
            + " feed: https://bao.example/rss");
  }

  @Test
  void aWebPageWithoutAFeedSaysSo() {
    assertThat(map("<html><body>Bảo trì</body></html>")).hasMessageContaining("the page names no feed");
  }

  @Test
  void aNamespaceThatIsNoAddressIsNamed() {
    assertThat(map("<rss version=\"2.0\" xmlns:x=\"1e999\"><channel/></rss>"))
        .hasMessage("https://bao.example/trang is no well-formed XML");
  }

  @Test
  void aFeedThatIsBothFlawedAndTruncatedIsNotTakenForWhole() {
    assertThat(map("<rss version=\"2.0\"><channel>\n<item><title>Bí & mật</title></item>\n<item><title>Bí"))
        .hasMessage("https://bao.example/trang is no well-formed XML at line 2, column 18 (a cut-off answer: its root"
            + " has no end)");
  }

  @Test
  void aFlawOfWhatIsNoFeedIsNamedAsThatAlone() {
    assertThat(map("<urlset><url>a & b</url></urlset>")).hasMessage(
        "https://bao.example/trang is no well-formed XML at line 1, column 17");
  }

  @Test
  void aWebPageBehindACommentIsNamed() {
    assertThat(map("<!-- saved -->\n<!DOCTYPE html>\n<head><title>Bảo trì &nbsp;</title></head>"))
        .hasMessageContaining("serves a web page (HTML)");
  }

  @Test
  void aFeedWithoutItsChannelIsNamed() {
    assertThat(map("<rss version=\"2.0\"/>")).hasMessageContaining("is XML but no feed: its root is <rss>");
  }

  @Test
  void otherXmlIsNamedByItsRoot() {
    assertThat(map("<urlset><url/></urlset>")).hasMessageContaining("is XML but no feed: its root is <urlset>");
  }

  @Test
  void otherJsonIsNamed() { assertThat(map("{\"error\":1}")).hasMessageContaining("it has no list of items"); }

  @Test
  void anEmptyAnswerIsNamed() { assertThat(map("  \n")).hasMessageContaining("is empty where a feed was expected"); }

  @Test
  void plainTextIsNamed() { assertThat(map("Not found")).hasMessageContaining("is no well-formed XML at line 1"); }
}
