package haidang.ingest.web;

import haidang.events.RawPage;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Digests;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Pages;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.Answer;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetched;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.NotModified;
import haidang.ingest.legacy.Decoded;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Public web pages, as anyone sees them without signing in.
public final class WebCollector implements Collector {
  static final String SEEN = "sha256";

  @Override
  public Set<SourceKind> kinds() { return Set.of(SourceKind.PAGE, SourceKind.LIST, SourceKind.BOARD); }

  @Override
  public Cursor look(Source source, Cursor cursor, Fetcher fetcher, Pages pages)
      throws FetchFailed, Unreadable, InterruptedException {
    Answer answer = fetcher.get(source.address(), cursor.validators());
    pages.heard(answer);
    return switch (answer) {
      case NotModified _ -> cursor;
      case Fetched page -> {
        String digest = Digests.sha256(page.body());
        Cursor after = cursor.after(page).with(SEEN, digest);
        if (digest.equals(cursor.get(SEEN))) {
          yield after;
        }
        if (source.kind() == SourceKind.LIST) {
          yield new LinkedArticles(source, fetcher, pages).follow(page, cursor, after);
        }
        pages.take(source.address(), page);
        yield after;
      }
    };
  }

  @Override
  public Mapped map(Source source, RawPage page) throws Unreadable {
    Decoded decoded = Decoded.of(page.body(), page.contentType());
    Document document = Jsoup.parse(decoded.text(), page.url().toString());
    List<FoundPost> posts = source.kind() == SourceKind.BOARD
        ? new Board(source, page.url()).read(document)
        : List.of(new Article(source, page.url()).read(document));
    return new Mapped(posts, List.of(), decoded.note() == null
        ? List.of()
        : List.of(page.url() + " " + decoded
            .note()));
  }
}
