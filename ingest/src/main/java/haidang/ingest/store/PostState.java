package haidang.ingest.store;

import haidang.events.PostKind;
import haidang.events.Presence;

/// What was published last of a post.
///
/// @param hash     content hash; empty once it is gone
/// @param page     id of the raw page it was read from; empty once it is gone
/// @param run      the import run that published it, 0 where a look did
/// @param line     its line in that run's file
/// @param erased   whether a person erased it: it never comes back
/// @param doubtful whether the log may have lost it: it is published again when it is found again
public record PostState(String id, String source, PostKind kind, long version, String hash, Presence presence,
    String page, long run, long line, boolean erased, boolean doubtful) {

  /// Whether a post that now has this hash is what was published, for all the log is known to hold.
  public boolean stands(String now) { return !doubtful && hash.equals(now); }

  /// Whether the log may have lost just what is found again now, so that people may have been told already.
  public boolean repeats(String now) { return doubtful && hash.equals(now); }
}
