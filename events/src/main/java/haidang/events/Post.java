package haidang.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One public post as its source showed it, before any judgement.
///
/// @param id               `platform:nativeId`; where the native id names a person it is a keyed hash
/// @param version          from 1, rises with every change of this id
/// @param presence         a post that is `gone` has no text, title, author, media, links or permalink
/// @param parent           the post this one answers
/// @param root             the post that started the thread
/// @param text             exactly as the author wrote it, at most 65,536 UTF-16 units; never HTML
/// @param cut              whether the source's text was longer; the content hash covers the whole
/// @param claimedLanguage  BCP 47, as the source says
/// @param detectedLanguage BCP 47, as we believe
/// @param published        when the author published it, as the source claims
/// @param collected        when we fetched it (UTC)
/// @param contentHash      keyed hash over title, whole text, media and links; equal hashes mean no change
/// @param raw              where the page it was read from lies on raw.v1
public record Post(PostId id, SourceId source, PostKind kind, Cause cause, long version, Presence presence,
    @Nullable URI permalink, @Nullable PostId parent, @Nullable PostId root, @Nullable AuthorPseudonym author,
    @Nullable String title, String text, boolean cut, @Nullable String claimedLanguage,
    @Nullable String detectedLanguage, @Nullable Moment published, @Nullable Moment edited, Instant collected,
    List<Media> media, List<Link> links, Counts counts, String contentHash, @Nullable Position raw) {

  /// Longest text on the log, in UTF-16 units.
  public static final int MAX_TEXT = 65_536;
  /// Longest title on the log, in UTF-16 units.
  public static final int MAX_TITLE = 2_000;

  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public Post {
    text = text == null ? "" : text;
    title = title == null || title.isEmpty() ? null : title;
    media = media == null ? List.of() : List.copyOf(media);
    links = links == null ? List.of() : List.copyOf(links);
    counts = counts == null ? Counts.UNKNOWN : counts;
    contentHash = contentHash == null ? "" : contentHash;
    presence = presence == null ? Presence.PRESENT : presence;
    if (id == null || source == null || kind == null || cause == null || collected == null) {
      throw new Malformed("post " + id + " lacks its id, source, kind, cause or collection time");
    }
    if (text.length() > MAX_TEXT) {
      throw new Malformed("text of " + id + " has " + text.length() + " chars, limit " + MAX_TEXT);
    }
    if (title != null && title.length() > MAX_TITLE) {
      throw new Malformed("title of " + id + " has " + title.length() + " chars, limit " + MAX_TITLE);
    }
    if (version < 1) {
      throw new Malformed("version of " + id + " is " + version + ", it starts at 1");
    }
    if (presence == Presence.GONE && (!text.isEmpty() || title != null || author != null || permalink != null
        || !media.isEmpty() || !links.isEmpty())) {
      throw new Malformed(id + " is gone and still carries content");
    }
  }

  /// The same post at its next version, gone from its source.
  public Post gone(Cause why, long nextVersion, Instant at) {
    return new Post(id, source, kind, why, nextVersion, Presence.GONE, null, null, null, null, null, "", false, null,
        null, null, null, at, List.of(), List.of(), Counts.UNKNOWN, "", null);
  }
}
