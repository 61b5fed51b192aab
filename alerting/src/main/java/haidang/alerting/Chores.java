package haidang.alerting;

import haidang.events.log.Unavailable;
import haidang.events.log.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What alerting does by the clock: sends mail, makes digests, ranks the queue, publishes decisions, forgets what is old.
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long LOOK_MILLIS = 300;

  private final Outbox outbox;
  private final MailComposer composer;
  private final MailTransport transport;
  private final DailyDigests digests;
  private final Arrivals arrivals;
  private final Ranking ranking;
  private final DecisionPublisher decisions;
  private final Writer writer;
  private final Retention retention;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread mail = Thread.ofPlatform().daemon().name("alerting-mail").unstarted(() -> repeat(this::mail));
  private final Thread rest = Thread.ofPlatform().daemon().name("alerting-rest").unstarted(() -> repeat(this::rest));

  Chores(Outbox outbox, MailComposer composer, MailTransport transport, DailyDigests digests, Arrivals arrivals,
      Ranking ranking, DecisionPublisher decisions, Writer writer, Retention retention) {
    this.outbox = outbox;
    this.composer = composer;
    this.transport = transport;
    this.digests = digests;
    this.arrivals = arrivals;
    this.ranking = ranking;
    this.decisions = decisions;
    this.writer = writer;
    this.retention = retention;
  }

  void start() {
    mail.start();
    rest.start();
  }

  private void mail() {
    while (closing.getCount() > 0 && outbox.sendOne(composer, transport)) {
      Thread.onSpinWait();
    }
  }

  private void rest() {
    alone(() -> digests.makeDue(arrivals::complete));
    alone(ranking::refresh);
    alone(() -> decisions.publish(writer));
    alone(retention::forget);
  }

  /// What fails keeps nothing else from being done.
  private static void alone(Runnable chore) {
    try {
      chore.run();
    } catch (Unavailable e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("chore waits");
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("error", e.toString()).setCause(e).log("chore failed, trying again");
    }
  }

  private void repeat(Runnable chore) {
    try {
      do {
        alone(chore);
      } while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      mail.join(Duration.ofSeconds(30));
      rest.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Forgets by the clock.
  static final class Retention {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Database database;
    private final AlertingConfig config;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    Retention(Database database, AlertingConfig config, InstantSource clock) {
      this.database = database;
      this.config = config;
      this.clock = clock;
    }

    void forget() {
      Instant now = clock.instant();
      if (now.isBefore(next)) {
        return;
      }
      next = now.plus(PERIOD);
      var horizon = CaseRows.utc(now.minus(config.evidence()));
      database.run(handle -> {
        handle.execute("delete from flag_event where judged_at < ?", horizon);
        handle.execute("delete from mailbox where delivered_at < ?", horizon);
        handle.execute("delete from outbox where status = 'sent' and sent_at < ?", horizon);
        handle.execute("delete from outbox where status = 'failed' and created_at < ?", horizon);
        handle.execute("delete from coverage where at < ?", horizon);
        handle.execute("delete from request where at < ?", horizon);
      });
    }
  }
}
