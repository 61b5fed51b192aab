package haidang.classify.rules;

import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Link;
import haidang.events.Moment;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/// A post that a rule must, or must not, match.
///
/// @param whole whether the post is described in full, so that `where` counts as well
/// @param mark  where it stands, for messages
record Example(Post post, SortedMap<String, Double> scores, boolean whole, Mark mark) {
  private static final Instant THEN = Instant.EPOCH;

  static Example of(String text, Mark mark) {
    return new Example(post("example", PostKind.POST, "example", null, text, List.of(), Counts.UNKNOWN),
        new TreeMap<>(), false, mark);
  }

  /// A post of no source, for examples and for texts that are only tried.
  static Post post(String platform, PostKind kind, String source, @Nullable String title, String text,
      List<Link> links, Counts counts) {
    Moment none = null;
    return new Post(new PostId(platform + ":example"), new SourceId(source), kind, Cause.IMPORT, 1, Presence.PRESENT,
        null, null, null, null, title, text, false, null, null, none, none, THEN, List.of(), links, counts, "", null);
  }

  static Post plain(String text) {
    return post("example", PostKind.POST, "example", null, text, List.of(), Counts.UNKNOWN);
  }

  String shown() {
    String text = post.text();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
