package haidang.events.log;

import haidang.events.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of something [Running]: sessions follow one another until it is closed or must end.
public abstract class Loop implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final Duration pause;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong applied = new AtomicLong();
  private final Map<String, Long> passed = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean ready;
  private volatile @Nullable Throwable failure;

  /// @param pause between a session that failed and the next one
  @SuppressWarnings("this-escape") // the thread is started by start(), after construction
  protected Loop(String name, Duration pause) {
    this.name = name;
    this.pause = pause;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  protected final void start() { thread.start(); }

  /// Reads until [#closing()] or an exception. [Superseded] and any [Error] end the loop; anything else is followed
  /// by a new session.
  protected abstract void session();

  /// Interrupts a wait inside the session.
  protected void wake() {}

  private void run() {
    while (!closing()) {
      try {
        session();
      } catch (Superseded e) {
        failure = e;
        LOG.atError().addKeyValue("reader", name).log(e.getMessage());
        break;
      } catch (Error e) {
        failure = e;
        LOG.atError().addKeyValue("reader", name).addKeyValue("error", e.toString()).log("ended");
        throw e;
      } catch (RuntimeException e) {
        if (!closing()) {
          LOG.atWarn().addKeyValue("reader", name).addKeyValue("error", e.toString())
              .log("session ended, another follows");
        }
        pause();
      } finally {
        ready = false;
      }
    }
  }

  /// Waits the configured pause, or less when closing.
  protected final void pause() {
    try {
      closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
      Thread.currentThread().interrupt();
    }
  }

  protected final boolean closing() { return closing.getCount() == 0; }

  protected final void nowReady() { ready = true; }

  protected final void count(int records) { applied.addAndGet(records); }

  @Override
  public boolean ready() { return ready; }

  @Override
  public long applied() { return applied.get(); }

  /// Notes how far a partition was read, also over what no reader is shown.
  protected final void passed(Position next) { passed.put(next.topicId() + "/" + next.partition(), next.offset()); }

  @Override
  public boolean passed(Collection<Position> ends) {
    return ends.stream().allMatch(end -> passed.getOrDefault(end.topicId() + "/" + end.partition(), 0L) >= end
        .offset());
  }

  @Override
  public Optional<Throwable> failure() { return Optional.ofNullable(failure); }

  @Override
  public void close() {
    closing.countDown();
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
