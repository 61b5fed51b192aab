package haidang.ingest.collect;

import haidang.events.Counts;
import haidang.events.Link;
import haidang.events.Media;
import haidang.events.Moment;
import haidang.events.PostKind;
import haidang.ingest.text.Whole;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post as a page shows it. It has no version yet and its author is still named: it never leaves this room.
///
/// @param nativeId  what tells the post from others of its source
/// @param permalink where a person can read it
/// @param parent    native id of the post this one answers
/// @param root      native id of the post that started the thread
/// @param author    the author's name or account on the platform
/// @param text      all of it, however long; never HTML
/// @param language  BCP 47, as the source says
public record FoundPost(String nativeId, PostKind kind, @Nullable URI permalink, @Nullable String parent,
    @Nullable String root, @Nullable String author, @Nullable String title, String text, @Nullable String language,
    @Nullable Moment published, @Nullable Moment edited, List<Media> media, List<Link> links, Counts counts) {
  public FoundPost {
    nativeId = Whole.of(nativeId);
    text = Whole.of(text);
    title = Whole.orNull(title);
    language = Whole.orNull(language);
    media = media.stream().map(m -> new Media(m.kind(), m.url(), Whole.orNull(m.caption()), Whole.orNull(m.alt())))
        .toList();
    links = links.stream().map(link -> new Link(link.url(), Whole.orNull(link.text()))).toList();
  }

  /// A post of which no more is known than its words.
  public static FoundPost of(String nativeId, PostKind kind, @Nullable String title, String text) {
    return new FoundPost(nativeId, kind, null, null, null, null, title, text, null, null, null, List.of(), List.of(),
        Counts.UNKNOWN);
  }
}
