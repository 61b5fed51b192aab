package haidang.ingest;

import haidang.events.AuthorPseudonym;
import haidang.events.Cause;
import haidang.events.Moment;
import haidang.events.Position;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Presence;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.Source;
import haidang.ingest.text.Cut;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A found post with its name and hash, before it has a version.
///
/// @param parent its parent's id
/// @param root   its root's id
/// @param line   of an imported file, 0 elsewhere
record Draft(PostId id, @Nullable PostId parent, @Nullable PostId root, String hash, @Nullable AuthorPseudonym author,
    FoundPost found, long line) {

  static Draft of(Identity identity, Source source, FoundPost found, long line) {
    return of(identity, source, source.kind().platform(), found, line);
  }

  /// @param platform where the post stands, whoever hands it in
  static Draft of(Identity identity, Source source, String platform, FoundPost found, long line) {
    String author = found.author();
    Function<String, PostId> id = nativeId -> identity.post(platform, source.id(), source.kind(), nativeId);
    return new Draft(id.apply(found.nativeId()), found.parent() == null ? null : id.apply(found.parent()),
        found.root() == null ? null : id.apply(found.root()), identity.content(found),
        author == null || author.isBlank() ? null : identity.author(platform, author), found, line);
  }

  /// @param raw where its page lies
  Post post(Source source, Cause cause, long version, Instant collected, Position raw) {
    String text = Cut.at(found.text(), Post.MAX_TEXT);
    String title = found.title() == null ? null : Cut.at(found.title(), Post.MAX_TITLE);
    return new Post(id, source.id(), found.kind(), cause, version, Presence.PRESENT, found.permalink(), parent, root,
        author, title, text, text.length() < found.text().length(), found.language(), null,
        notAfter(collected, found.published()), notAfter(collected, found.edited()), collected, found.media(),
        found.links(), found.counts(), hash, raw);
  }

  /// A source's clock may be wrong, but nothing is collected before it was written.
  private static @Nullable Moment notAfter(Instant collected, @Nullable Moment claimed) {
    return claimed == null || !claimed.at().isAfter(collected) ? claimed : new Moment(collected, claimed.precision());
  }

  /// Whether the source says that the post was written before an instant.
  boolean before(Instant instant) {
    Moment published = found.published();
    return published != null && published.at().isBefore(instant);
  }
}
