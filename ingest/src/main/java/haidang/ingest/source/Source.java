package haidang.ingest.source;

import haidang.events.Malformed;
import haidang.events.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// One thing to watch.
///
/// @param id       immutable
/// @param url      without credentials; absent for imports
/// @param name     for people
/// @param purpose  what it is watched for
/// @param language BCP 47, where its pages do not say
/// @param zone     of dates that name none
/// @param period   from one look to the next, a minute to 30 days
/// @param horizon  how long after they were found posts are looked at again
/// @param person   set where the source is a natural person's account
/// @param enabled  whether it is looked at
public record Source(SourceId id, SourceKind kind, @Nullable URI url, String name, String purpose, Route route,
    @Nullable String language, ZoneId zone, Duration period, Duration horizon, Selectors selectors,
    @Nullable NaturalPerson person, boolean enabled) {
  public static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");
  public static final Duration SHORTEST_PERIOD = Duration.ofMinutes(1);
  public static final Duration LONGEST_PERIOD = Duration.ofDays(30);
  public static final Duration LONGEST_HORIZON = Duration.ofDays(366);

  public Source {
    if (kind != SourceKind.IMPORT && url == null) {
      throw new Malformed("source " + id + " has no url");
    }
    if (url != null && url.getRawUserInfo() != null) {
      throw new Malformed("url of source " + id + " holds a user name or password");
    }
    if (period.compareTo(SHORTEST_PERIOD) < 0) {
      throw new Malformed("period of source " + id + " is " + period + ", shortest " + SHORTEST_PERIOD);
    }
    if (period.compareTo(LONGEST_PERIOD) > 0) {
      throw new Malformed("period of source " + id + " is " + period + ", longest " + LONGEST_PERIOD);
    }
    if (horizon.isNegative() || horizon.compareTo(LONGEST_HORIZON) > 0) {
      throw new Malformed("horizon of source " + id + " is " + horizon + ", longest " + LONGEST_HORIZON);
    }
  }

  /// The same source, looked at or not.
  public Source enabled(boolean whether) {
    return new Source(id, kind, url, name, purpose, route, language, zone, period, horizon, selectors, person, whether);
  }

  /// The address, for the kinds that have one.
  public URI address() {
    if (url == null) {
      throw new Malformed("source " + id + " has no url");
    }
    return url;
  }
}
