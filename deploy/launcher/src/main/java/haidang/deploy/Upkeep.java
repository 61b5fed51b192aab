package haidang.deploy;

import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import haidang.ingest.IngestRoom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What keeps erasure going on a quiet log: markers that roll idle segments, and data keys of expired pages dropped.
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  /// After a start, so that a program restarted every few hours does it too.
  private static final Duration FIRST = Duration.ofMinutes(5);

  private final EventLog log;
  private final IngestRoom ingest;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("upkeep").factory());

  Upkeep(EventLog log, IngestRoom ingest) {
    this.log = log;
    this.ingest = ingest;
  }

  void start() {
    var _ = clock.scheduleWithFixedDelay(this::run, FIRST.toMinutes(), Topic.MARKER_PERIOD.toMinutes(),
        TimeUnit.MINUTES);
  }

  private void run() {
    try {
      Arrays.stream(Topic.values()).filter(Topic::compacted).forEach(log::mark);
      LOG.atInfo().addKeyValue("keysDropped", ingest.dropExpiredKeys()).log("upkeep done");
    } catch (Unavailable e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("upkeep put off");
    }
  }

  @Override
  public void close() { clock.shutdownNow(); }
}
