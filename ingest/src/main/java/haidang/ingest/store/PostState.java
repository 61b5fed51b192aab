package haidang.ingest.store;

import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.RawPage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was published last of a post.
///
/// @param hash     content hash; empty once it is gone
/// @param page     id of the newest raw page known to show it as it is; empty once it is gone
/// @param pageAt   when that page was fetched
/// @param run      the import run that published it, 0 where a look did
/// @param line     its line in that run's file
/// @param erased   whether a person erased it: it never comes back
/// @param doubtful whether the log may have lost it, or its page is back after it was gone: it is published again when
///                 it is found again
public record PostState(String id, String source, PostKind kind, long version, String hash, Presence presence,
    String page, @Nullable Instant pageAt, long run, long line, boolean erased, boolean doubtful) {

  /// Whether a post that now has this hash is what was published, for all the log is known to hold.
  public boolean stands(String now) { return !doubtful && hash.equals(now); }

  public boolean gone() { return presence == Presence.GONE; }

  /// Whether no newer page than this one is known to show it.
  public boolean newestOn(RawPage other) {
    return page.equals(other.id()) || pageAt == null || other.fetched().isAfter(pageAt);
  }
}
