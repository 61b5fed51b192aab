package haidang.ingest.fetch;

import org.jspecify.annotations.Nullable;

/// What a server gave to ask for changes with, verbatim.
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  public static final Validators NONE = new Validators(null, null);
}
