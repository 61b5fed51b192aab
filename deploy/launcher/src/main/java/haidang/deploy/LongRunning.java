package haidang.deploy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program that runs until it is asked to stop, by Ctrl-C or SIGTERM, and then stops what it owns, last begun first.
final class LongRunning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LongRunning.class);
  private static final long LOOK_MILLIS = 50;

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stop);

  LongRunning() { Runtime.getRuntime().addShutdownHook(hook); }

  <T extends AutoCloseable> T owns(T part) {
    owned.push(part);
    return part;
  }

  /// Waits for all roles; tells how long it takes.
  void awaitReady(Installation installation) throws InterruptedException {
    try (Progress progress = Progress.on("Khởi động / starting", installation.parts())) {
      while (!installation.ready() && !asked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        demandNoFailure(installation);
        progress.to(installation.partsReady(), installation.parts(),
            "chờ các vai trò sẵn sàng / waiting for all roles");
      }
    }
  }

  /// @return the exit code: 1 when a role ended by itself
  int awaitEnd(Installation installation) throws InterruptedException {
    while (!asked.await(1, TimeUnit.SECONDS)) {
      demandNoFailure(installation);
    }
    return 0;
  }

  private static void demandNoFailure(Installation installation) {
    Optional<Throwable> failure = installation.failure();
    if (failure.isPresent()) {
      throw new Refused(failure.get());
    }
  }

  /// Ends it as a person would who asks for it.
  void end() { asked.countDown(); }

  /// The virtual machine waits for its shutdown hooks: this one for all that is owned to stop.
  private void stop() {
    System.err.println("Đang dừng … / stopping …");
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      AutoCloseable part = owned.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.atError().addKeyValue("part", part.getClass().getSimpleName()).setCause(e).log("did not stop cleanly");
      }
    }
    stopped.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.trace("the hook is what brought us here", e);
    }
  }
}
