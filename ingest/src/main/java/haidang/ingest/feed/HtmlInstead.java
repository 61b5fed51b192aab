package haidang.ingest.feed;

import haidang.ingest.collect.Unreadable;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;

/// Recognises a web page served in place of a feed, and looks there for the feed it should have been.
final class HtmlInstead {
  private HtmlInstead() {}

  static void refuse(String text, URI base) throws Unreadable {
    String head = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
    boolean feed = head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:rdf");
    if (feed || !head.contains("<!doctype html") && !head.contains("<html")) {
      return;
    }
    List<String> feeds = Jsoup.parse(text).select("link[rel~=(?i)alternate][type~=(?i)(rss|atom|feed\\+json)][href]")
        .stream().map(link -> Addresses.resolve(base, link.attr("href"))).filter(Objects::nonNull).map(URI::toString)
        .distinct().limit(3).toList();
    throw new Unreadable(base + " serves a web page (HTML) where a feed was expected; "
        + (feeds.isEmpty() ? "the page names no feed" : "the page names this feed: " + String.join(", ", feeds)));
  }
}
