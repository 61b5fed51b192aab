package haidang.deploy;

import haidang.events.log.Unavailable;
import haidang.ingest.Sources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has our own sites looked at as soon as something happens there. A source's shortest period is a minute, out of
/// politeness to others.
final class Impatience implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Impatience.class);

  private final Supplier<List<String>> lively;
  private final Sources sources;
  private final Duration pause;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("impatience").unstarted(this::hurry);

  private Impatience(Supplier<List<String>> lively, Sources sources, Duration pause) {
    this.lively = lively;
    this.sources = sources;
    this.pause = pause;
  }

  /// @param lively ids of the sources to look at now
  /// @param pause  between two times it is asked
  static Impatience about(Supplier<List<String>> lively, Sources sources, Duration pause) {
    var impatience = new Impatience(lively, sources, pause);
    impatience.thread.start();
    return impatience;
  }

  private void hurry() {
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        hurryOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hurryOnce() {
    try {
      lively.get().forEach(sources::hurry);
    } catch (Unavailable e) {
      LOG.atDebug().addKeyValue("error", e.getMessage()).log("sources are not hurried this time");
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join();
  }
}
