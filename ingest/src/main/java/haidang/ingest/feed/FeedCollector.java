package haidang.ingest.feed;

import haidang.events.RawPage;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Digests;
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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// RSS 2.0, RDF, Atom and JSON Feed. An entry that is no longer in the feed has merely grown old; it is not gone.
public final class FeedCollector implements Collector {
  private static final String SEEN = "sha256";

  @Override
  public Set<SourceKind> kinds() { return Set.of(SourceKind.FEED); }

  @Override
  public Cursor look(Source source, Cursor cursor, Fetcher fetcher, Pages pages)
      throws FetchFailed, Unreadable, InterruptedException {
    Answer answer = fetcher.get(source.address(), cursor.validators());
    return switch (answer) {
      case NotModified _ -> cursor;
      case Fetched page -> {
        String digest = Digests.sha256(page.body());
        if (!digest.equals(cursor.get(SEEN))) {
          pages.take(source.address(), page);
        }
        yield cursor.after(page).with(SEEN, digest);
      }
    };
  }

  @Override
  public Mapped map(Source source, RawPage page) throws Unreadable {
    Decoded decoded = Decoded.of(page.body(), page.contentType());
    URI base = page.url();
    Mapped mapped = read(source, decoded.text(), base);
    if (decoded.note() == null) {
      return mapped;
    }
    List<String> notes = new ArrayList<>(mapped.notes());
    notes.add(base + " " + decoded.note());
    return new Mapped(mapped.posts(), mapped.gone(), notes);
  }

  private static Mapped read(Source source, String text, URI base) throws Unreadable {
    String start = text.stripLeading();
    if (start.isEmpty()) {
      throw new Unreadable(base + " is empty where a feed was expected");
    }
    if (start.startsWith("{")) {
      return new JsonFeed(source, base).read(text);
    }
    HtmlInstead.refuse(start, base);
    return new XmlFeed(source, base).read(text);
  }
}
