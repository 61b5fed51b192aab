package haidang.deploy.demo;

import java.time.Instant;
import java.util.List;

/// A site as an Atom feed; what was taken down is named as RFC 6721 has it.
final class AtomFeed {
  private AtomFeed() {}

  /// @param base of the site, without a slash at the end
  static String of(Site site, List<Shown> posts, String base, Instant changed) {
    var entries = new StringBuilder();
    posts.forEach(shown -> entries.append(shown.gone() ? tombstone(shown, base) : entry(shown, base)));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="vi">
        <id>%1$s/</id>
        <title>%2$s</title>
        <subtitle>%3$s</subtitle>
        <link rel="self" href="%1$s/feed.xml"/>
        <updated>%4$s</updated>
        %5$s</feed>
        """.formatted(base, Markup.text(site.name()), Markup.text(HtmlPages.BANNER), changed, entries);
  }

  private static String entry(Shown shown, String base) {
    SamplePost post = shown.post();
    String dates = post.undated()
        ? ""
        : "<published>" + shown.published() + "</published><updated>" + shown.changed() + "</updated>";
    return """
        <entry>
        <id>%1$s/%2$s</id>
        <title>%3$s</title>
        <link href="%1$s/%2$s"/>
        %4$s
        <author><name>%5$s</name></author>
        <content type="html">%6$s</content>
        </entry>
        """.formatted(base, post.id(), Markup.text(post.title() == null ? "" : post.title()), dates, Markup.text(post
        .author()), Markup.text(Markup.paragraphs(shown.text())));
  }

  private static String tombstone(Shown shown, String base) {
    return "<at:deleted-entry ref=\"%s/%s\" when=\"%s\"/>\n".formatted(base, shown.post().id(), shown.changed());
  }
}
