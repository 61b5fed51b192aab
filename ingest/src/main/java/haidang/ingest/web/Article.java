package haidang.ingest.web;

import haidang.events.Counts;
import haidang.events.Moment;
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
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// One article on a page of its own: by the source's selectors, else by what the page says of itself in JSON-LD,
/// OpenGraph and meta tags, else by where its paragraphs are.
final class Article {
  private final Source source;
  private final Selectors selectors;
  private final URI address;

  Article(Source source, URI address) {
    this.source = source;
    this.selectors = source.selectors();
    this.address = address;
  }

  FoundPost read(Document page) throws Unreadable {
    LinkedData data = LinkedData.in(page);
    Element body = Body.of(page, selectors.text());
    RichText rich = body == null ? null : RichText.of(body, address);
    String text = rich == null || rich.text().isEmpty()
        ? first(data.text(), meta(page, "og:description"))
        : rich
            .text();
    String title = first(selected(page, selectors.title()), data.headline(), meta(page, "og:title"), heading(page));
    if (text == null || text.isBlank()) {
      throw new Unreadable(address + " holds no article text" + (selectors.text() == null
          ? ""
          : " under '"
              + selectors.text() + "'"));
    }
    return new FoundPost(Addresses.canonical(address), PostKind.ARTICLE, permalink(page), null, null,
        first(selected(page, selectors.author()), data.author(), meta(page, "author")),
        title == null ? null : Legacy.repair(title), Legacy.repair(text), first(language(page), source.language()),
        published(page, data), moment(data.modified(), meta(page, "article:modified_time")),
        rich == null ? java.util.List.of() : rich.media(), rich == null ? java.util.List.of() : rich.links(),
        Counts.UNKNOWN);
  }

  private @Nullable Moment published(Document page, LinkedData data) {
    Element time = page.selectFirst("time[datetime]");
    return moment(selected(page, selectors.date()), data.published(), meta(page, "article:published_time"),
        meta(page, "pubdate"), time == null ? null : time.attr("datetime"));
  }

  private @Nullable Moment moment(@Nullable String... texts) {
    for (String text : texts) {
      Moment moment = Dates.parse(text, source.zone());
      if (moment != null) {
        return moment;
      }
    }
    return null;
  }

  /// What the page calls its own address, if that is on the same host.
  private URI permalink(Document page) {
    Element link = page.selectFirst("link[rel=canonical][href]");
    URI named = link == null ? null : Addresses.resolve(address, link.attr("href"));
    return named != null && named.getHost().equalsIgnoreCase(address.getHost())
        ? Addresses.withoutSecrets(named)
        : address;
  }

  private static @Nullable String selected(Document page, @Nullable String selector) {
    Element element = selector == null ? null : page.selectFirst(selector);
    return element == null ? null : element.hasAttr("datetime") ? element.attr("datetime") : element.text();
  }

  private static @Nullable String meta(Document page, String name) {
    Element meta = page
        .selectFirst("meta[property=" + name + "], meta[name=" + name + "], meta[itemprop=" + name + "]");
    return meta == null ? null : meta.attr("content");
  }

  private static @Nullable String heading(Document page) {
    Element heading = page.selectFirst("h1");
    return heading == null ? page.title() : heading.text();
  }

  private static @Nullable String language(Document page) {
    Element html = page.selectFirst("html[lang]");
    return html == null ? null : html.attr("lang");
  }

  private static @Nullable String first(@Nullable String... texts) {
    return Stream.of(texts).filter(t -> t != null && !t.isBlank()).findFirst().orElse(null);
  }
}
