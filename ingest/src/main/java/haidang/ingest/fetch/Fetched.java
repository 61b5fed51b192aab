package haidang.ingest.fetch;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A page.
///
/// @param url  where it was found after redirects, credentials removed
/// @param body uncompressed
public record Fetched(URI url, @Nullable String contentType, byte[] body, Validators validators, Instant at,
    Terms terms)
    implements
      Answer {}
