package haidang.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Mapped;
import haidang.ingest.source.SourceKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A feed with a slip that other readers forgive is read whole, and its flaw is told.
class FlawedFeedTest {
  private static Mapped map(String feed) throws Exception {
    return new FeedCollector().map(Samples.source(SourceKind.FEED), Samples.page("text/xml; charset=utf-8", feed));
  }

  private static Mapped described(String flawed) throws Exception {
    return map("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Báo mẫu</title>"
        + item("tin-1", "Nước " + flawed + " sông") + item("tin-2", "Hai.") + "</channel></rss>");
  }

  private static String item(String guid, String description) {
    return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>Tin</title><description>" + description
        + "</description></item>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0001", "\u000b", "\u001f", "\ufffe", "&#0;", "&#x1f;", "&#31;", "&#xd800;",
      "&#99999999999;", "&nbsp;", "&hellip;", "&khong;", "&", "&&", "&;", "&amp", "AT&T", "a&b=c", "< 5", "<br>",
      "</b>", "<b", "<a href=x?a&b>x</a>", "<x:y>z</x:y>", "&x;"})
  void aFlawCostsNoItem(String flaw) throws Exception {
    assertThat(described(flaw).posts()).extracting(FoundPost::nativeId).containsExactly("tin-1", "tin-2");
  }

  @ParameterizedTest
  @CsvSource({"a & b,Nước a & b sông", "AT&T,Nước AT&T sông", "&hellip;,Nước … sông", "\u0007!,Nước ! sông",
      "x&#7;y,Nước xy sông", "&amp;lt;b&amp;gt;,Nước <b> sông", "x < 5,Nước x < 5 sông"})
  void whatStandsBesideAFlawIsReadAsItIsMeant(String flawed, String text) throws Exception {
    assertThat(described(flawed).posts().getFirst().text()).isEqualTo(text);
  }

  @Test
  void aFlawIsToldWithItsPlaceAndNoText() throws Exception {
    assertThat(described("\n& mật").notes()).containsExactly(
        "https://bao.example/trang is no well-formed XML at line 3, column 2; read all the same");
  }

  @Test
  void aFeedWithoutAFlawHasNothingToTell() throws Exception { assertThat(described("dâng").notes()).isEmpty(); }

  @Test
  void whatIsQuotedStaysAsItIsBesideAFlaw() throws Exception {
    Mapped mapped = map("<rss version=\"2.0\"><channel><title>A & B</title><item><title>Tin</title>"
        + "<link><![CDATA[https://bao.example/1?a=1&b=2]]></link>"
        + "<description><![CDATA[<p>Một &amp; hai &lt;ba&gt;</p>]]></description></item></channel></rss>");

    assertThat(mapped.posts()).singleElement().satisfies(post -> {
      assertThat(post.permalink()).hasToString("https://bao.example/1?a=1&b=2");
      assertThat(post.text()).isEqualTo("Một & hai <ba>");
    });
  }

  @Test
  void aPrefixThatNobodyDeclaredMeansWhatItUsuallyMeans() throws Exception {
    assertThat(map("<rss version=\"2.0\"><channel><sy:updatePeriod>daily</sy:updatePeriod><item><title>Tin</title>"
        + "<dc:creator>A</dc:creator><la:gi x:y=\"1\"/><content:encoded>Cả bài dài.</content:encoded></item></channel>"
        + "</rss>")).satisfies(mapped -> {
          assertThat(mapped.posts().getFirst().text()).isEqualTo("Cả bài dài.");
          assertThat(mapped.posts().getFirst().author()).isEqualTo("A");
          assertThat(mapped.hints().pace()).isEqualTo(Duration.ofDays(1));
        });
  }

  @Test
  void flawedAtomAndRdfAreReadToo() throws Exception {
    assertThat(map("<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>f</id><entry><id>1</id><title>A & B</title>"
        + "<content>Một.</content></entry></feed>").posts()).extracting(FoundPost::title).containsExactly("A & B");
    assertThat(map("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
        + " xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"x\"><title>F</title></channel>"
        + "<item rdf:about=\"https://bao.example/1\"><title>A & B</title><link>https://bao.example/1</link></item>"
        + "</rdf:RDF>").posts()).extracting(FoundPost::title).containsExactly("A & B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
      + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">", "<!doctype rss>",
      "<!DOCTYPE rss SYSTEM 'rss.dtd' [\n<!ENTITY a \"b\">\n<!ELEMENT rss ANY>]>", "\n<!-- <a> -->\n", "Warning: x\n"})
  void nothingBeforeTheRootCounts(String prolog) throws Exception {
    Mapped mapped = map("<?xml version=\"1.0\"?>\n" + prolog + "<rss version=\"0.91\"><channel><title>F</title><item>"
        + "<title>Tin</title><link>https://bao.example/1</link><description>Một.</description></item></channel></rss>");

    assertThat(mapped.posts()).extracting(FoundPost::text).containsExactly("Một.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<cloud port=\"x\"/>", "<image><width>wide</width></image>", "<skipHours><hour>noon</hour>"
      + "</skipHours>", "<skipDays><day>today</day></skipDays>", "<ttl>often</ttl>", "<textInput>x</textInput>",
      "<pubDate>hôm qua</pubDate>", "<category/>"})
  void nonsenseInTheHeadCostsNoItem(String head) throws Exception {
    assertThat(map("<rss version=\"2.0\"><channel><title>F</title>" + head + item("1", "Một.") + "</channel></rss>")
        .posts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<enclosure url=\"a.mp3\" length=\"long\"/>", "<pubDate>hôm qua</pubDate>", "<source/>",
      "<category/>", "<guid isPermaLink=\"maybe\">1</guid>", "<comments>x y</comments>"})
  void nonsenseInAnItemCostsNoItem(String field) throws Exception {
    assertThat(map("<rss version=\"2.0\"><channel><title>F</title><item><title>Tin</title>" + field
        + "<description>Một.</description></item></channel></rss>").posts()).hasSize(1);
  }

  @Test
  void whatFollowsTheRootCostsNothing() throws Exception {
    assertThat(map("<rss version=\"2.0\"><channel>" + item("1", "Một.") + "</channel></rss>\n<br><b>Warning</b>: x")
        .posts()).hasSize(1);
  }

  @Test
  void filesOfThisMachineAreNeverReadIntoAFeed(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "bí mật của máy");
    Mapped mapped = map("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
        + "<rss version=\"2.0\"><channel>" + item("1", "Một &x;") + "</channel></rss>");

    assertThat(mapped.posts()).extracting(FoundPost::text).containsExactly("Một &x;");
  }

  @Test
  void entitiesThatMultiplyAreNotExpanded() throws Exception {
    Mapped mapped = map("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
        + "<rss version=\"2.0\"><channel>" + item("1", "Một &b;") + "</channel></rss>");

    assertThat(mapped.posts()).extracting(FoundPost::text).containsExactly("Một &b;");
  }
}
