package haidang.alerting;

import haidang.events.SourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// For how long one rule notifies nobody of posts of one source. They open cases and are counted all the same.
///
/// @param until     when it ends by itself
/// @param why       the person's words
/// @param revokedAt when somebody ended it before its time
public record Silence(long number, String rule, SourceId source, Instant from, Instant until, String why, String by,
    @Nullable Instant revokedAt, @Nullable String revokedBy) {
  /// When it ends or has ended.
  public Instant end() { return revokedAt != null && revokedAt.isBefore(until) ? revokedAt : until; }

  /// From its first moment to its end, which is no longer part of it.
  public boolean holds(Instant at) { return !at.isBefore(from) && at.isBefore(end()); }
}
