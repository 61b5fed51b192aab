package haidang.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one look at one source went.
///
/// @param state   `ok`, `unchanged`, `throttled`, `forbidden`, `failed` or `no-lawful-route`
/// @param read    posts on the page
/// @param changed posts that were new or had changed
/// @param detail  the error, naming offender and limit
public record Coverage(SourceId source, Instant at, String state, int read, int changed, @Nullable String detail) {
  @SuppressWarnings("NullAway") // JSON may leave out anything
  public Coverage {
    if (source == null || at == null || state == null) {
      throw new Malformed("coverage of " + source + " lacks its source, time or state");
    }
  }
}
