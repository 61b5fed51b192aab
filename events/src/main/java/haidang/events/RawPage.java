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
  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public RawPage {
    if (id == null || source == null || url == null || fetched == null || sha256 == null) {
      throw new Malformed("raw page " + id + " lacks its id, source, address, time or hash");
    }
    body = body == null ? new byte[0] : body;
    notes = notes == null ? List.of() : List.copyOf(notes);
  }
}
