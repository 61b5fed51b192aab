package haidang.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page as it was fetched, credentials removed; on raw.v1 gzipped and sealed with its own key.
///
/// @param id          random, the record's key
/// @param contentType as served
/// @param sha256      over the body before compression
public record RawPage(String id, SourceId source, URI url, @Nullable String contentType, Instant fetched, String sha256,
    byte[] body, List<String> notes) {
  public RawPage {
    notes = List.copyOf(notes == null ? List.of() : notes);
  }
}
