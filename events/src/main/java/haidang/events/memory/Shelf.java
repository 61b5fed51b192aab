package haidang.events.memory;

import haidang.events.Position;
import haidang.events.log.Event;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// One topic's records. Guarded by the log's lock.
final class Shelf {
  final Topic topic;
  final String topicId = UUID.randomUUID().toString();
  private final List<List<Stored>> partitions = new ArrayList<>();
  private final long[] first;

  Shelf(Topic topic, int count) {
    this.topic = topic;
    this.first = new long[count];
    for (int i = 0; i < count; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  int partitions() { return partitions.size(); }

  int partitionOf(String key) { return Math.floorMod(key.hashCode(), partitions.size()); }

  Stored add(Event event, Instant at) { return add(event, partitionOf(event.key()), at); }

  Stored add(Event event, int partition, Instant at) {
    var stored = new Stored(topic, new Position(topicId, partition, end(partition)), at,
        event.key().getBytes(StandardCharsets.UTF_8), event.value().clone(),
        Collections.unmodifiableSortedMap(new TreeMap<>(event.headers())));
    partitions.get(partition).add(stored);
    return stored;
  }

  long begin(int partition) { return first[partition]; }

  long end(int partition) { return first[partition] + partitions.get(partition).size(); }

  /// At most `limit` records from an offset on.
  List<Stored> from(int partition, long offset, int limit) {
    List<Stored> all = partitions.get(partition);
    int from = (int) (Math.max(offset, first[partition]) - first[partition]);
    return List.copyOf(all.subList(Math.min(from, all.size()), Math.min(from + limit, all.size())));
  }

  void expireBefore(Instant horizon) {
    for (int i = 0; i < partitions.size(); i++) {
      List<Stored> all = partitions.get(i);
      while (!all.isEmpty() && all.getFirst().at().isBefore(horizon)) {
        all.removeFirst();
        first[i]++;
      }
    }
  }

  static boolean marker(Stored stored) { return stored.header(Wire.KIND).equals(Wire.MARKER); }
}
