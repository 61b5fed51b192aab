package haidang.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever the network or a careless program does to a feed, it is read or named.
class MutatedFeedTest {
  private static final List<String> FEEDS = List.of(
      """
          <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
          <channel><title>Báo</title><ttl>5</ttl><image><url>a</url></image><item><guid isPermaLink="true">https://bao.example/1</guid>
          <pubDate>Fri, 20 Nov 2026 08:30:00 +0700</pubDate><content:encoded><![CDATA[<p>Một &amp; <img src=a></p>]]></content:encoded>
          <enclosure url="a.mp3" length="5" type="audio/mpeg"/></item></channel></rss>""",
      """
          <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bao.example/" xmlns:at="http://purl.org/atompub/tombstones/1.0">
          <id>f</id><entry><id>1</id><link href="a" length="9"/><updated>2026-11-20T02:00:00Z</updated><content type="xhtml">
          <div xmlns="http://www.w3.org/1999/xhtml">Một</div></content></entry><at:deleted-entry ref="2"/></feed>""",
      """
          {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://bao.example/1","content_html":"<p>Một",
          "authors":[{"name":"A"}],"attachments":[{"url":"a","mime_type":"image/png"}],"date_published":"2026-11-20"}]}""");
  private static final List<String> SCRAPS = List.of("<", ">", "\"", "&", "&#0;", "&#xd800;", "]]>", "<![CDATA[", "\0",
      "\ud800", "</item>", "<item>", "<entry>", "{", "]", "\\ud83d", "null", "1e999", "xml:base=\"%\"", "<!DOCTYPE x>",
      "http://[", "type=\"xhtml\"", "-1", "9999999999999999999");

  @Property(tries = 300, seed = "20261124")
  void aMutatedFeedIsReadOrNamed(@ForAll @IntRange(max = 2) int which, @ForAll long seed) {
    byte[] feed = mutated(FEEDS.get(which), new Random(seed));
    try {
      List<FoundPost> posts = new FeedCollector().map(Samples.source(SourceKind.FEED), Samples.page(null, feed))
          .posts();
      assertThat(posts).allSatisfy(post -> assertThat(post.nativeId()).isNotNull());
    } catch (Unreadable e) {
      assertThat(e).hasMessageStartingWith(Samples.ADDRESS.toString());
    }
  }

  private static byte[] mutated(String feed, Random random) {
    var text = new StringBuilder(feed);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + (random.nextInt(4) == 0 ? random.nextInt(40) : 0));
      text.replace(from, to, random.nextInt(3) == 0 ? "" : SCRAPS.get(random.nextInt(SCRAPS.size())));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }
}
