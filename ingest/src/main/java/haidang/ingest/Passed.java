package haidang.ingest;

import haidang.events.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much of a topic has been read. Where a partition begins is known with its first record.
final class Passed {
  private final Map<Integer, Long> ends = new HashMap<>();
  private final Map<Integer, Long> begins = new HashMap<>();
  private final Map<Integer, Long> next = new HashMap<>();

  Passed(List<Position> ends) { ends.forEach(end -> this.ends.put(end.partition(), end.offset())); }

  void by(Position record) {
    begins.putIfAbsent(record.partition(), record.offset());
    next.put(record.partition(), record.offset() + 1);
    ends.merge(record.partition(), record.offset() + 1, Math::max);
  }

  long done() { return sum(next) - sum(begins); }

  long total() { return sum(ends) - sum(begins); }

  private static long sum(Map<Integer, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
