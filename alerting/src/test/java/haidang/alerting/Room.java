package haidang.alerting;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.SharedPostgres;
import haidang.events.Judgement;
import haidang.events.MemoryVault;
import haidang.events.Posts;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.events.memory.MemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// A running alerting room on a fresh database and a log in memory, with a clock that tests set.
final class Room implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  final InstantSource clock = now::get;
  final MemoryEventLog log = new MemoryEventLog(new MemoryVault(), clock);
  final HikariDataSource source = SharedPostgres.fresh("alerting", AlertingRoom::migrate);
  private final AlertingConfig config;
  AlertingRoom alerting;

  Room() { this(AlertingConfig.defaults()); }

  Room(AlertingConfig config) {
    this.config = config;
    alerting = started();
  }

  private AlertingRoom started() {
    var room = new AlertingRoom(source, log, new byte[32], config, clock, new Random(1), id -> "Nguồn " + id);
    room.start();
    return room;
  }

  void judged(Judgement... judgements) {
    append(judgements);
    settle();
  }

  /// Puts judgements on the log without waiting until they are applied.
  void append(Judgement... judgements) {
    try (Writer writer = log.writer("classify")) {
      writer.append(tx -> tx.appendAll(Arrays.stream(judgements).map(Wire::event).toList()));
    }
  }

  /// Starts it again after it was closed.
  void restart() { alerting = started(); }

  /// Waits until everything on the log has been applied.
  void settle() {
    long total = log.ends(Topic.JUDGED).stream().mapToLong(end -> end.offset()).sum();
    var database = new Database(source);
    await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
        .until(() -> database.in(handle -> handle
            .createQuery("select coalesce(sum(next), 0) from position where reader = :reader")
            .bind("reader", CaseFollower.READER).mapTo(Long.class).one()) >= total);
  }

  long count(String table) {
    return new Database(source)
        .in(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  @Override
  public void close() {
    alerting.close();
    log.close();
    source.close();
  }
}
