package haidang.ingest.feed;

import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Pages;
import haidang.ingest.collect.Taken;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetched;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.Trouble;
import haidang.ingest.fetch.Validators;
import haidang.ingest.source.Source;
import haidang.ingest.text.Addresses;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The pages on which a feed goes on with older posts, followed as long as nothing on them is known.
final class OlderPages {
  private static final int MOST_PER_LOOK = 10;
  private static final String OLDER = "older";
  private final Source source;
  private final Fetcher fetcher;
  private final Pages pages;

  OlderPages(Source source, Fetcher fetcher, Pages pages) {
    this.source = source;
    this.fetcher = fetcher;
    this.pages = pages;
  }

  /// @return the cursor with where to go on behind a page; what an earlier look left is not forgotten
  static Cursor after(Taken taken, Cursor cursor) {
    URI older = taken.mapped().hints().older();
    return taken.allNew() && older != null ? cursor.with(OLDER, older.toString()) : cursor;
  }

  /// Follows from where the cursor says.
  ///
  /// @return the cursor, with the address that could not be had this time, if there is one
  Cursor follow(Cursor cursor) throws InterruptedException {
    URI next = Addresses.parse(cursor.get(OLDER));
    for (int followed = 0; next != null; followed++) {
      if (followed == MOST_PER_LOOK || !Addresses.sameSite(next, source.address())) {
        pages.note(followed == MOST_PER_LOOK
            ? "older pages left out: limit " + MOST_PER_LOOK
            : "older page left out: " + Addresses.withoutSecrets(next) + " is on another site");
        break;
      }
      try {
        next = next(next);
      } catch (FetchFailed e) {
        pages.note(String.valueOf(e.getMessage()));
        boolean later = e.trouble() == Trouble.FAILED || e.trouble() == Trouble.THROTTLED;
        return cursor.with(OLDER, later ? next.toString() : null);
      }
    }
    return cursor.with(OLDER, null);
  }

  private @Nullable URI next(URI address) throws FetchFailed, InterruptedException {
    try {
      Taken taken = fetcher.get(address, Validators.NONE) instanceof Fetched page ? pages.take(address, page) : null;
      return taken != null && taken.allNew() ? taken.mapped().hints().older() : null;
    } catch (Unreadable e) {
      pages.note(String.valueOf(e.getMessage()));
      return null;
    }
  }
}
