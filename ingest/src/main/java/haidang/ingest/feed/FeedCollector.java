package haidang.ingest.feed;

import haidang.events.RawPage;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Digests;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Pages;
import haidang.ingest.collect.Quiet;
import haidang.ingest.collect.Taken;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// RSS 2.0, RDF, Atom and JSON Feed. An entry that is no longer in the feed has merely grown old; it is not gone.
public final class FeedCollector implements Collector {
  private static final String SEEN = "sha256";
  private static final String PACE = "pace";
  private static final String QUIET = "quiet";

  @Override
  public Set<SourceKind> kinds() { return Set.of(SourceKind.FEED); }

  @Override
  public Cursor look(Source source, Cursor cursor, Fetcher fetcher, Pages pages)
      throws FetchFailed, Unreadable, InterruptedException {
    Answer answer = fetcher.get(source.address(), cursor.validators());
    pages.heard(answer);
    Cursor after = switch (answer) {
      case NotModified _ -> cursor;
      case Fetched page -> Digests.sha256(page.body()).equals(cursor.get(SEEN))
          ? cursor.after(page)
          : read(source, cursor, page, pages);
    };
    pages.patience(pace(after));
    pages.quiet(Quiet.of(after.get(QUIET)));
    return new OlderPages(source, fetcher, pages).follow(after);
  }

  private static Cursor read(Source source, Cursor cursor, Fetched page, Pages pages)
      throws Unreadable, InterruptedException {
    Taken taken = pages.take(source.address(), page);
    Duration pace = taken.mapped().hints().pace();
    Cursor after = cursor.after(page).with(SEEN, Digests.sha256(page.body()))
        .with(PACE, pace.isPositive() ? pace.toString() : null).with(QUIET, taken.mapped().hints().quiet().words());
    return OlderPages.after(taken, after);
  }

  /// What the feed asked for when it was read last: an answer that it has not changed does not repeat it.
  private static Duration pace(Cursor cursor) {
    String pace = cursor.get(PACE);
    return pace == null ? Duration.ZERO : Duration.parse(pace);
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
    return new Mapped(mapped.posts(), mapped.gone(), notes, mapped.hints());
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
