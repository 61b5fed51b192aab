package haidang.ingest.store;

import haidang.events.PostKind;
import haidang.events.Presence;

/// What was published last of a post.
///
/// @param hash   content hash; empty where the post must be published again whatever it says
/// @param page   id of the raw page it was read from; empty once it is gone
/// @param run    the import run that published it, 0 where a look did
/// @param line   its line in that run's file
/// @param erased whether a person erased it: it never comes back
public record PostState(String id, String source, PostKind kind, long version, String hash, Presence presence,
    String page, long run, long line, boolean erased) {}
