package haidang.deploy;

import haidang.events.log.Unavailable;
import haidang.ingest.Sources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has our own sites looked at every few seconds. A source's shortest period is a minute, out of politeness to others.
final class Impatience implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Impatience.class);

  private final List<String> ids;
  private final Sources sources;
  private final Duration pause;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("impatience").unstarted(this::hurry);

  private Impatience(List<String> ids, Sources sources, Duration pause) {
    this.ids = ids;
    this.sources = sources;
    this.pause = pause;
  }

  /// @param ids of the sources
  static Impatience about(List<String> ids, Sources sources, Duration pause) {
    var impatience = new Impatience(ids, sources, pause);
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
      ids.forEach(sources::hurry);
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
