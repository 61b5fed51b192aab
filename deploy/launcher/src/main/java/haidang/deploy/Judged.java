package haidang.deploy;

import haidang.classify.ClassifyRoom;
import haidang.events.Position;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import haidang.ingest.fetch.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Waiting until what was published is judged, as long as anything is: nobody may be at it.
final class Judged {
  private static final Duration LOOK = Duration.ofMillis(50);
  /// Longer than a program takes to start, or a broker to come back.
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EventLog log;
  private final InstantSource clock;
  private final Pause pause;

  Judged(EventLog log, InstantSource clock, Pause pause) {
    this.log = log;
    this.clock = clock;
    this.pause = pause;
  }

  /// @return how many posts still wait after a minute in which none was judged; 0 when all are
  long await(long published) throws InterruptedException {
    long most = -1;
    Instant last = clock.instant();
    try (Progress bar = Progress.on("Xét / judged", published)) {
      while (true) {
        long appended = log.ends(Topic.POSTS).stream().mapToLong(Position::offset).sum();
        long waiting = log.lag(ClassifyRoom.GROUP, Topic.POSTS);
        if (appended - waiting > most) {
          most = appended - waiting;
          last = clock.instant();
        }
        if (waiting == 0 || !clock.instant().isBefore(last.plus(PATIENCE))) {
          return waiting;
        }
        bar.to(Math.max(0, published - waiting), published, waiting + " chờ / waiting");
        pause.pause(LOOK);
      }
    }
  }
}
