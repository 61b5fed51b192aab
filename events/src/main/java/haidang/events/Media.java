package haidang.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A picture, video or file that belongs to a post.
///
/// @param caption text beside it, as written
/// @param alt     its alternative text, as written
public record Media(MediaKind kind, URI url, @Nullable String caption, @Nullable String alt) {}
