package haidang.ingest.fetch;

import java.time.Duration;

/// Waiting, as a parameter.
@FunctionalInterface
public interface Pause {
  Pause SLEEP = Thread::sleep;

  void pause(Duration time) throws InterruptedException;
}
