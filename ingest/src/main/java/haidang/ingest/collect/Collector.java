package haidang.ingest.collect;

import haidang.events.RawPage;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.util.Set;

/// A platform: how to look at its sources and how to read its pages. Stateless.
public interface Collector {
  Set<SourceKind> kinds();

  /// Looks once and hands each page on. Handing on none means that nothing has changed.
  ///
  /// @return where the next look goes on
  /// @throws FetchFailed when the look could not be finished; pages handed on before stay
  /// @throws Unreadable  when a page is not what this kind of source serves
  Cursor look(Source source, Cursor cursor, Fetcher fetcher, Pages pages)
      throws FetchFailed, Unreadable, InterruptedException;

  /// What a raw page holds. Pure: pages are mapped again when a mapper has been corrected.
  Mapped map(Source source, RawPage page) throws Unreadable;
}
