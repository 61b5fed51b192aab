package haidang.ingest.collect;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a page says about itself beside its posts.
///
/// @param pace  how long from one look to the next it asks for, zero where it does not
/// @param older where it says that it goes on with older posts
/// @param quiet when it asks not to be looked at
public record Hints(Duration pace, @Nullable URI older, Quiet quiet) {
  public static final Hints NONE = new Hints(Duration.ZERO, null);

  public Hints(Duration pace, @Nullable URI older) { this(pace, older, Quiet.NONE); }
}
