package haidang.ingest;

import haidang.events.log.Superseded;
import haidang.events.log.Unavailable;
import haidang.ingest.store.LeaseLost;
import haidang.ingest.store.Watches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every source when it is due, each on a virtual thread of its own: a slow or broken one stops no other.
final class Watching implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final Duration STOPPING = Duration.ofSeconds(30);
  private final Store store;
  private final Looking looking;
  private final Writers writers;
  private final InstantSource clock;
  private final IngestConfig config;
  private final Semaphore places;
  private final Queue<Watches.Lease> abandoned = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread loop;
  private volatile boolean ready;
  private volatile @Nullable Throwable failure;

  Watching(Store store, Looking looking, Writers writers, InstantSource clock, IngestConfig config) {
    this.store = store;
    this.looking = looking;
    this.writers = writers;
    this.clock = clock;
    this.config = config;
    this.places = new Semaphore(config.parallelLooks());
    this.loop = Thread.ofVirtual().name("watching").unstarted(this::loop);
  }

  void start() { loop.start(); }

  boolean ready() { return ready; }

  Optional<Throwable> failure() { return Optional.ofNullable(failure); }

  private void loop() {
    try {
      do {
        round();
      } while (failure == null && !closing.await(config.tick().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.atDebug().log("watching ends");
    }
  }

  private void round() {
    try {
      if (!ready) {
        store.database().run(db -> store.watches().release(db, config.instance()));
      }
      takeDue().forEach(lease -> Thread.ofVirtual().name("look-" + lease.source()).start(() -> look(lease)));
      ready = true;
    } catch (Unavailable e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("cannot see what is due");
    }
  }

  /// Leases what is due, no more than there are places; one permit is held for each lease.
  private List<Watches.Lease> takeDue() {
    for (Watches.Lease lease = abandoned.poll(); lease != null; lease = abandoned.poll()) {
      Watches.Lease free = lease;
      store.database().run(db -> store.watches().free(db, free));
    }
    int free = places.drainPermits();
    List<Watches.Lease> taken = new ArrayList<>();
    try {
      if (free > 0) {
        taken.addAll(store.database().transaction(db -> store.watches().take(db, config.instance(), clock.instant(),
            free)));
      }
      return taken;
    } finally {
      places.release(free - taken.size());
    }
  }

  private void look(Watches.Lease lease) {
    try {
      looking.look(lease, writers);
    } catch (Unavailable e) {
      abandoned.add(lease);
      LOG.atWarn().addKeyValue("source", lease.source()).addKeyValue("error", e.getMessage()).log("look put off");
    } catch (LeaseLost e) {
      LOG.atWarn().addKeyValue("source", lease.source()).log("look ended: someone else has the source");
    } catch (InterruptedException e) {
      abandoned.add(lease);
    } catch (Superseded e) {
      failure = e;
      LOG.atError().addKeyValue("error", e.getMessage()).log("another instance has this one's name; watching ends");
    } finally {
      places.release();
    }
  }

  /// Waits for the looks at hand, half a minute at most. Nothing is interrupted: a statement cut off half-way may still
  /// lease a source after all leases were given back.
  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    loop.join();
    if (places.tryAcquire(config.parallelLooks(), STOPPING.toSeconds(), TimeUnit.SECONDS)) {
      store.database().run(db -> store.watches().release(db, config.instance()));
    }
  }
}
