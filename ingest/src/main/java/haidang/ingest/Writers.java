package haidang.ingest;

import haidang.events.log.EventLog;
import haidang.events.log.Writer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A few writers shared by many looks: each serves one at a time.
final class Writers implements AutoCloseable {
  private final BlockingQueue<Writer> idle;

  /// What needs a writer.
  interface Use<X extends Exception> {
    void with(Writer writer) throws X;
  }

  /// Ends the writers of an earlier life of this instance.
  Writers(EventLog log, String instance, int number) {
    this.idle = new ArrayBlockingQueue<>(number);
    for (int i = 0; i < number; i++) {
      idle.add(log.writer("ingest-" + instance + "-" + i));
    }
  }

  <X extends Exception> void use(Use<X> use) throws X, InterruptedException {
    Writer mine = idle.take();
    try {
      use.with(mine);
    } finally {
      idle.add(mine);
    }
  }

  @Override
  public void close() { idle.forEach(Writer::close); }
}
