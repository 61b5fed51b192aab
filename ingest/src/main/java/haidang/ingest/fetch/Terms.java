package haidang.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an answer asks of whoever comes again.
///
/// @param movedTo  where the server says for good that the page lives now, credentials removed; null where it does not
/// @param freshFor how long it says that there will be nothing new
public record Terms(@Nullable URI movedTo, Duration freshFor) {
  public static final Terms NONE = new Terms(null, Duration.ZERO);
}
