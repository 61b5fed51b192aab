package haidang.ingest.collect;

import java.util.List;

/// What a raw page holds.
///
/// @param posts in the order of the page
/// @param gone  native ids of posts that the page says are deleted
/// @param notes what was odd about the page, naming offender and limit; no post text
/// @param hints what it says about itself
public record Mapped(List<FoundPost> posts, List<String> gone, List<String> notes, Hints hints) {
  public static final Mapped NOTHING = new Mapped(List.of(), List.of(), List.of());

  public Mapped {
    posts = List.copyOf(posts);
    gone = List.copyOf(gone);
    notes = List.copyOf(notes);
  }

  public Mapped(List<FoundPost> posts, List<String> gone, List<String> notes) { this(posts, gone, notes, Hints.NONE); }
}
