package haidang.classify;

import haidang.classify.archive.Archive;
import haidang.classify.archive.ArchiveIndex;
import haidang.classify.archive.LuceneArchive;
import haidang.events.log.EventLog;
import haidang.events.log.Running;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `archive`: judged.v1 → an index of this process, kept fresh, durable and clean of what was withdrawn.
public final class ArchiveRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveRoom.class);
  private static final Duration TICK = Duration.ofMillis(200);
  /// After a start, so that a process restarted every hour erases too.
  private static final Duration FIRST_SWEEP = Duration.ofMinutes(10);

  private final EventLog log;
  private final ClassifyConfig config;
  private final InstantSource clock;
  private final ArchiveIndex index;
  private final ScheduledExecutorService keeper = Executors.newScheduledThreadPool(2,
      Thread.ofPlatform().daemon().name("archive-keeper-", 0).factory());
  private volatile Running following;
  private Instant nextRefresh;
  private Instant nextCommit;
  private Instant nextSweep;

  private ArchiveRoom(EventLog log, ClassifyConfig config, ArchiveIndex index, InstantSource clock) {
    this.log = log;
    this.config = config;
    this.clock = clock;
    this.index = index;
    this.following = follow();
    Instant now = clock.instant();
    nextRefresh = now;
    nextCommit = now.plus(config.commit());
    nextSweep = now.plus(config.erase().compareTo(FIRST_SWEEP) < 0 ? config.erase() : FIRST_SWEEP);
  }

  /// Opens the index and begins to follow.
  ///
  /// @param key   for the keyed hashes of post ids, at least 16 bytes
  /// @param clock tells when to refresh, commit and erase
  /// @throws IllegalStateException when another process holds the index
  /// @throws Unavailable           when it cannot be opened
  public static ArchiveRoom start(EventLog log, ClassifyConfig config, byte[] key, InstantSource clock) {
    return start(log, config, LuceneArchive.open(config.archive(), key), clock);
  }

  static ArchiveRoom start(EventLog log, ClassifyConfig config, ArchiveIndex index, InstantSource clock) {
    ArchiveRoom room = new ArchiveRoom(log, config, index, clock);
    var _ = room.keeper.scheduleWithFixedDelay(() -> room.guarded(room::tick), 0, TICK.toMillis(),
        TimeUnit.MILLISECONDS);
    var _ = room.keeper.scheduleWithFixedDelay(() -> room.guarded(room::sweep), 0, TICK.toMillis(),
        TimeUnit.MILLISECONDS);
    return room;
  }

  public Archive archive() { return index; }

  /// Whether records flow into the index.
  public boolean ready() { return following.ready() && !index.broken(); }

  @Override
  public void close() {
    // No interrupt: it would close the files under the index. Closing the index ends a long merge.
    keeper.shutdown();
    following.close();
    index.close();
    try {
      keeper.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Running follow() { return log.follow("archive-" + config.instance(), List.of(Topic.JUDGED), index); }

  private void tick() {
    if (index.broken()) {
      mend();
      return;
    }
    Instant now = clock.instant();
    if (!now.isBefore(nextRefresh)) {
      index.refresh();
      nextRefresh = now.plus(config.refresh());
    }
    if (!now.isBefore(nextCommit)) {
      index.commit();
      nextCommit = now.plus(config.commit());
    }
  }

  /// What the index lost with its last commit comes again from the log.
  private void mend() {
    LOG.atWarn().addKeyValue("archive", config.archive()).log("index broke off and is opened again");
    following.close();
    index.reopen();
    following = follow();
  }

  private void sweep() {
    Instant now = clock.instant();
    if (!now.isBefore(nextSweep) && !index.broken()) {
      index.expire(now.minus(config.horizon()));
      index.eraseNow();
      nextSweep = now.plus(config.erase());
    }
  }

  private void guarded(Runnable task) {
    try {
      if (!keeper.isShutdown()) {
        task.run();
      }
    } catch (Unavailable e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("archive could not be tended, trying again");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("archive could not be tended, trying again");
    }
  }
}
