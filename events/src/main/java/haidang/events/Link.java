package haidang.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A link out of a post's text.
///
/// @param text the words it stands on, absent when the address itself is shown
public record Link(URI url, @Nullable String text) {}
