package haidang.events.log;

import haidang.events.Position;
import java.util.Collection;
import java.util.Optional;

/// Something that reads the log until it is closed.
public interface Running extends AutoCloseable {
  /// Whether partitions are assigned and records flow.
  boolean ready();

  /// Records handed on so far.
  long applied();

  /// Whether a follower has handed on everything before these positions, as [EventLog#ends] told them.
  boolean passed(Collection<Position> ends);

  /// Why it ended by itself, if it did.
  Optional<Throwable> failure();

  /// Stops after the batch at hand and waits for that.
  @Override
  void close();
}
