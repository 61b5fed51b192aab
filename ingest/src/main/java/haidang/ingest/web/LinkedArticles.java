package haidang.ingest.web;

import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Pages;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetched;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.Trouble;
import haidang.ingest.fetch.Validators;
import haidang.ingest.legacy.Decoded;
import haidang.ingest.source.Source;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The articles that a list page links to and that are not known yet.
final class LinkedArticles {
  private static final int MOST_PER_LOOK = 20;
  private static final int SHORTEST_HEADLINE = 15;
  private final Source source;
  private final Fetcher fetcher;
  private final Pages pages;

  LinkedArticles(Source source, Fetcher fetcher, Pages pages) {
    this.source = source;
    this.fetcher = fetcher;
    this.pages = pages;
  }

  /// @return `after` when nothing on the list is left to fetch, else `before`, so that the list is read again
  Cursor follow(Fetched list, Cursor before, Cursor after) throws FetchFailed, Unreadable, InterruptedException {
    Document document = Jsoup.parse(Decoded.of(list.body(), list.contentType()).text(), list.url().toString());
    List<URI> links = links(document, list.url());
    if (links.isEmpty()) {
      throw new Unreadable(list.url() + " links to no article" + (source.selectors().link() == null
          ? "; a selector for its links may help"
          : " under '" + source.selectors().link() + "'"));
    }
    Hopeless hopeless = Hopeless.of(before, links);
    List<URI> unknown = links.stream().filter(link -> !hopeless.has(link) && !pages.knows(Addresses.canonical(link)))
        .toList();
    boolean complete = unknown.size() <= MOST_PER_LOOK;
    for (URI link : unknown.subList(0, Math.min(unknown.size(), MOST_PER_LOOK))) {
      complete &= fetch(link, hopeless);
    }
    return hopeless.in(complete ? after : before);
  }

  /// One bad article never stops the others.
  ///
  /// @return whether there is no point in trying again
  private boolean fetch(URI link, Hopeless hopeless) throws FetchFailed, InterruptedException {
    try {
      if (fetcher.get(link, Validators.NONE) instanceof Fetched article) {
        pages.take(link, article);
      }
      return true;
    } catch (Unreadable e) {
      pages.note(String.valueOf(e.getMessage()));
      hopeless.add(link);
      return true;
    } catch (FetchFailed e) {
      if (e.trouble() == Trouble.THROTTLED) {
        throw e;
      }
      pages.note(String.valueOf(e.getMessage()));
      if (e.trouble() != Trouble.FAILED) {
        hopeless.add(link);
      }
      return e.trouble() != Trouble.FAILED;
    }
  }

  private List<URI> links(Document document, URI base) {
    String selector = source.selectors().link();
    Map<String, URI> found = new LinkedHashMap<>();
    for (Element a : document.select(selector == null
        ? "article a[href], main a[href], h1 a[href], h2 a[href], h3 a[href]"
        : selector)) {
      URI link = Addresses.resolve(base, a.attr("href"));
      boolean headline = selector != null || a.text().length() >= SHORTEST_HEADLINE;
      if (link != null && headline && Addresses.sameSite(link, base) && !samePage(link, base)) {
        found.putIfAbsent(Addresses.canonical(link), Addresses.withoutSecrets(link));
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean samePage(URI link, URI base) {
    return Addresses.canonical(link).equals(Addresses.canonical(base));
  }
}
