package haidang.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Moment;
import haidang.events.PostKind;
import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Mapped;
import haidang.ingest.source.SourceKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One invented item in each of the four formats.
class FeedFormatsTest {
  private static final String RSS = """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
           xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Báo mẫu</title><language>vi</language>
          <item>
            <guid isPermaLink="false">tin-1</guid>
            <link>https://bao.example/tin-1.html?token=abc</link>
            <title>Cầu tạm &amp;amp; đường mới</title>
            <dc:creator>Người Viết Mẫu</dc:creator>
            <pubDate>Fri, 20 Nov 2026 08:30:00 +0700</pubDate>
            <description>Đoạn mở đầu.</description>
            <content:encoded><![CDATA[<p>Đoạn một.</p><p>Đoạn <b>hai</b> ở <a href="/xem">đây</a>.</p>]]></content:encoded>
            <enclosure url="https://bao.example/a.mp3" type="audio/mpeg" length="1"/>
          </item>
        </channel>
      </rss>""";
  private static final String ATOM = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
        <id>urn:feed</id><title>Báo mẫu</title><updated>2026-11-20T02:00:00Z</updated>
        <entry>
          <id>tin-1</id><title>Cầu tạm</title><link rel="alternate" href="tin-1.html"/>
          <author><name>Người Viết Mẫu</name></author>
          <published>2026-11-20T08:30:00+07:00</published><updated>2026-11-20T09:00:00+07:00</updated>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Đoạn một.</p><p>Đoạn hai.</p></div></content>
        </entry>
      </feed>""";
  private static final String RDF = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
               xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://bao.example/"><title>Báo mẫu</title><link>https://bao.example/</link>
          <description>x</description></channel>
        <item rdf:about="https://bao.example/tin-1.html"><title>Cầu tạm</title><link>https://bao.example/tin-1.html</link>
          <dc:creator>Người Viết Mẫu</dc:creator><dc:date>2026-11-20T08:30:00+07:00</dc:date>
          <description>Đoạn một.</description></item>
      </rdf:RDF>""";
  private static final String JSON = """
      {"version":"https://jsonfeed.org/version/1.1","title":"Báo mẫu","language":"vi","items":[
        {"id":"tin-1","url":"https://bao.example/tin-1.html","title":"Cầu tạm","content_html":"<p>Đoạn một.</p><p>Đoạn hai.</p>",
         "date_published":"2026-11-20T08:30:00+07:00","date_modified":"2026-11-20T09:00:00+07:00",
         "authors":[{"name":"Người Viết Mẫu"}],"attachments":[{"url":"https://bao.example/a.mp4","mime_type":"video/mp4"}]}]}""";

  private static Mapped map(String feed) throws Exception {
    return new FeedCollector().map(Samples.source(SourceKind.FEED), Samples.page("text/xml; charset=utf-8", feed));
  }

  private static FoundPost only(String feed) throws Exception {
    List<FoundPost> posts = map(feed).posts();
    assertThat(posts).hasSize(1);
    return posts.getFirst();
  }

  @Test
  void rssGivesItsFullTextInsteadOfTheTeaser() throws Exception {
    FoundPost post = only(RSS);

    assertThat(post.text()).isEqualTo("Đoạn một.\nĐoạn hai ở đây.");
    assertThat(post.title()).isEqualTo("Cầu tạm & đường mới");
    assertThat(post.kind()).isEqualTo(PostKind.ARTICLE);
  }

  @Test
  void rssGivesIdAuthorLanguageAndTime() throws Exception {
    FoundPost post = only(RSS);

    assertThat(post.nativeId()).isEqualTo("tin-1");
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
    assertThat(post.language()).isEqualTo("vi");
    assertThat(post.published()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @Test
  void rssGivesLinksAndMediaWithoutCredentials() throws Exception {
    FoundPost post = only(RSS);

    assertThat(post.permalink()).isEqualTo(URI.create("https://bao.example/tin-1.html?token=removed"));
    assertThat(post.links()).singleElement().satisfies(l -> assertThat(l.url()).hasToString("https://bao.example/xem"));
    assertThat(post.media()).singleElement().satisfies(m -> assertThat(m.url()).hasToString(
        "https://bao.example/a.mp3"));
  }

  @Test
  void atomGivesItsTextAndBothTimes() throws Exception {
    FoundPost post = only(ATOM);

    assertThat(post.text()).isEqualTo("Đoạn một.\nĐoạn hai.");
    assertThat(post.published()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T01:30:00Z")));
    assertThat(post.edited()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T02:00:00Z")));
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
    assertThat(post.permalink()).isEqualTo(URI.create("https://bao.example/tin-1.html"));
  }

  @Test
  void anAtomEntryThatWasNeverChangedIsNotEdited() throws Exception {
    String fresh = ATOM.replace("<published>2026-11-20T08:30:00+07:00</published>", "");

    assertThat(only(fresh).edited()).isNull();
    assertThat(only(fresh).published()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T02:00:00Z")));
  }

  @Test
  void rdfGivesItsText() throws Exception {
    FoundPost post = only(RDF);

    assertThat(post.text()).isEqualTo("Đoạn một.");
    assertThat(post.nativeId()).isEqualTo("https://bao.example/tin-1.html");
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
    assertThat(post.published()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @Test
  void jsonFeedGivesTheSame() throws Exception {
    FoundPost post = only(JSON);

    assertThat(post.text()).isEqualTo("Đoạn một.\nĐoạn hai.");
    assertThat(post.nativeId()).isEqualTo("tin-1");
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
    assertThat(post.edited()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T02:00:00Z")));
    assertThat(post.media()).hasSize(1);
    assertThat(post.language()).isEqualTo("vi");
  }

  @Test
  void aJsonFeedItemWithoutAnyIdIsNamedAndTheOthersStay() throws Exception {
    Mapped mapped = map(JSON.replace("\"items\":[", "\"items\":[{\"content_text\":\"vô danh\"},"));

    assertThat(mapped.posts()).hasSize(1);
    assertThat(mapped.notes()).singleElement().asString().endsWith("item 1 has neither id nor url");
  }

  @Test
  void anItemWithoutGuidIsKnownByItsLinkWhateverCampaignItCarries() throws Exception {
    String item = "<rss version=\"2.0\"><channel><item><link>https://bao.example/1?%s</link><description>x</description>"
        + "</item></channel></rss>";

    assertThat(only(item.formatted("utm_source=a")).nativeId()).isEqualTo(only(item.formatted("utm_source=b"))
        .nativeId());
  }

  @Test
  void anItemWithoutGuidAndLinkIsKnownByItsWords() throws Exception {
    String item = "<rss version=\"2.0\"><channel><item><title>T</title><description>%s</description></item></channel></rss>";

    assertThat(only(item.formatted("một")).nativeId()).isNotEqualTo(only(item.formatted("hai")).nativeId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"20/11/2026 08:30", "Thứ sáu, 20/11/2026, 08:30 (GMT+7)", "Fri, 20 Nov 2026 08:30:00",
      "08:30 20/11/2026"})
  void datesAsVietnameseSitesWriteThemAreUnderstood(String date) throws Exception {
    FoundPost post = only(RSS.replace("Fri, 20 Nov 2026 08:30:00 +0700", date));

    assertThat(post.published()).satisfies(m -> assertThat(m.at()).isEqualTo(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @Test
  void htmlEntitiesAndForbiddenCharactersAreMended() throws Exception {
    FoundPost post = only("<rss version=\"2.0\"><channel><item><guid>1</guid><description>Giá&nbsp;5&euro;\u0008 &"
        + "khongco; rẻ</description></item></channel></rss>");

    assertThat(post.text()).isEqualTo("Giá 5€ &khongco; rẻ");
  }

  @Test
  void aPostWithoutATitleIsNoArticle() throws Exception {
    assertThat(only("<rss version=\"2.0\"><channel><item><guid>1</guid><description>x</description></item></channel>"
        + "</rss>").kind()).isEqualTo(PostKind.POST);
  }

  @Test
  void mappingAPageTwiceGivesTheSame() throws Exception { assertThat(map(RSS)).isEqualTo(map(RSS)); }
}
