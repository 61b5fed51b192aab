package haidang.events.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the instances of one transform group share. Guarded by the log's lock.
final class MemoryGroup {
  private final Map<Integer, Long> committed = new HashMap<>();
  private final SortedMap<String, Long> members = new TreeMap<>();

  private long joined;

  long committed(int partition) { return committed.getOrDefault(partition, 0L); }

  void commit(int partition, long next) { committed.put(partition, next); }

  /// @return what tells this membership from a later one under the same name
  long join(String instance) {
    members.put(instance, ++joined);
    return joined;
  }

  void leave(String instance, long membership) { members.remove(instance, membership); }

  /// Whether another member has joined under the same name.
  boolean replaced(String instance, long membership) {
    return members.getOrDefault(instance, membership) != membership;
  }

  /// The partitions of a member: every n-th one.
  List<Integer> share(String instance, int partitions) {
    List<String> names = List.copyOf(members.keySet());
    List<Integer> share = new ArrayList<>();
    for (int p = names.indexOf(instance); p >= 0 && p < partitions; p += names.size()) {
      share.add(p);
    }
    return share;
  }
}
