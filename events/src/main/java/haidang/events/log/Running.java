package haidang.events.log;

import java.util.Optional;

/// Something that reads the log until it is closed.
public interface Running extends AutoCloseable {
  /// Whether partitions are assigned and records flow.
  boolean ready();

  /// Records handed on so far.
  long applied();

  /// Why it ended by itself, if it did.
  Optional<Throwable> failure();

  /// Stops after the batch at hand and waits for that.
  @Override
  void close();
}
