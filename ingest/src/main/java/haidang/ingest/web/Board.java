package haidang.ingest.web;

import haidang.events.Counts;
import haidang.events.PostKind;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.legacy.Legacy;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.text.Addresses;
import haidang.ingest.text.Dates;
import haidang.ingest.text.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A page of many short posts. One that scrolls off the page has grown old; it is not gone.
final class Board {
  private static final String ITEMS = "article, [itemtype$=DiscussionForumPosting], [itemtype$=Comment], "
      + "[itemtype$=SocialMediaPosting], .post, .comment";
  private static final String TEXT = "[itemprop=text], [itemprop=articleBody], .text, .content, .body, .message";
  private final Source source;
  private final Selectors selectors;
  private final URI address;

  Board(Source source, URI address) {
    this.source = source;
    this.selectors = source.selectors();
    this.address = address;
  }

  List<FoundPost> read(Document page) throws Unreadable {
    String items = selectors.item() == null ? ITEMS : selectors.item();
    List<FoundPost> posts = new ArrayList<>();
    for (Element item : page.select(items)) {
      FoundPost post = post(item);
      if (!post.text().isBlank()) {
        posts.add(post);
      }
    }
    if (posts.isEmpty()) {
      throw new Unreadable(address + " holds no post under '" + items + "'");
    }
    return posts;
  }

  private FoundPost post(Element item) {
    Element marked = item.selectFirst(selectors.text() == null ? TEXT : selectors.text());
    RichText rich = RichText.of(marked == null ? item : marked, address);
    Element link = item.selectFirst("a[rel=bookmark][href], a.permalink[href], a[href]:has(time)");
    URI permalink = link == null ? null : Addresses.resolve(address, link.attr("href"));
    Element time = item.selectFirst(selectors.date() == null ? "time, [itemprop=datePublished]" : selectors.date());
    String date = time == null ? null : time.hasAttr("datetime") ? time.attr("datetime") : time.text();
    String title = words(item, selectors.title());
    return new FoundPost(nativeId(item, permalink, date, rich.text()), PostKind.POST, permalink == null
        ? address
        : Addresses.withoutSecrets(permalink), null, null,
        words(item, selectors.author() == null
            ? "[itemprop=author], .author, [rel=author]"
            : selectors.author()),
        title == null ? null : Legacy.repair(title), Legacy.repair(rich.text()), source.language(),
        Dates.parse(date, source.zone()), null, rich.media(), rich.links(), Counts.UNKNOWN);
  }

  /// By what the page calls the post; where it calls it nothing, an edited post is a new one.
  private String nativeId(Element item, @Nullable URI permalink, @Nullable String date, String text) {
    String own = item.hasAttr("data-id") ? item.attr("data-id") : item.id();
    return permalink != null && !page(permalink).equals(page(address))
        ? page(permalink)
        : !own.isBlank() ? own : date + "\n" + text;
  }

  /// Posts of one thread often differ by nothing but the place on its page.
  private static String page(URI address) {
    String place = address.getRawFragment();
    return Addresses.canonical(address) + (place == null ? "" : "#" + place);
  }

  private static @Nullable String words(Element item, @Nullable String selector) {
    Element element = selector == null ? null : item.selectFirst(selector);
    return element == null || element.text().isBlank() ? null : element.text();
  }
}
