package haidang.events;

import org.jspecify.annotations.Nullable;

/// What the platform shows as counts. Null means unknown, never 0.
public record Counts(@Nullable Long likes, @Nullable Long shares, @Nullable Long comments, @Nullable Long views) {
  public static final Counts UNKNOWN = new Counts(null, null, null, null);
}
