package haidang.alerting;

import haidang.events.Position;
import haidang.events.log.EventLog;
import haidang.events.log.Running;
import haidang.events.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds a digest back while judgements of its window are on their way here: after a night without this room, or
/// behind a long import. Not for ever, as a digest that does not come is worse than one whose rest comes a day later.
final class Arrivals {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final EventLog log;
  private final Running judgements;
  private final InstantSource clock;
  private @Nullable Instant end;
  private Instant since = Instant.MIN;
  private List<Position> sent = List.of();

  Arrivals(EventLog log, Running judgements, InstantSource clock) {
    this.log = log;
    this.judgements = judgements;
    this.clock = clock;
  }

  /// Whether everything judged before `end`, an instant that has passed, was applied, or was waited for long enough.
  ///
  /// @throws haidang.events.log.LogUnavailable when the log cannot be asked
  boolean complete(Instant end) {
    if (!end.equals(this.end)) {
      sent = log.ends(Topic.JUDGED);
      since = clock.instant();
      this.end = end;
    }
    return judgements.passed(sent) || !clock.instant().isBefore(since.plus(PATIENCE));
  }
}
