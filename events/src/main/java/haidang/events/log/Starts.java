package haidang.events.log;

import haidang.events.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a follower goes on, and what it has missed.
public final class Starts {
  private Starts() {}

  /// What a partition can still give: offsets from `begin` up to, not including, `end`.
  public record Range(Topic topic, String topicId, int partition, long begin, long end) {}

  /// Where to read a partition from.
  public record Start(Topic topic, Position from) {}

  /// Compares what the follower remembers with what the log holds, and tells it of every gap.
  public static List<Start> of(List<Range> ranges, Follower follower) {
    Map<String, Position> remembered = new HashMap<>();
    follower.positions().forEach(position -> remembered.put(place(position.topicId(), position.partition()), position));
    Set<String> known = new HashSet<>();
    List<Start> starts = new ArrayList<>();
    List<Range> unknown = new ArrayList<>();
    for (Range range : ranges) {
      @Nullable
      Position position = remembered.remove(place(range.topicId(), range.partition()));
      if (position == null) {
        unknown.add(range);
      } else {
        known.add(range.topicId());
        starts.add(new Start(range.topic(), within(range, position, follower)));
      }
    }
    for (Range range : unknown) {
      Position begin = new Position(range.topicId(), range.partition(), range.begin());
      starts.add(new Start(range.topic(), begin));
      // What is remembered of a topic id that is gone belongs to a topic that was made anew.
      if (!known.contains(range.topicId())) {
        remembered.values().stream().filter(old -> old.partition() == range.partition()).findFirst()
            .ifPresent(old -> {
              remembered.remove(place(old.topicId(), old.partition()));
              follower.gap(range.topic(), old, begin);
            });
      }
    }
    return starts;
  }

  private static Position within(Range range, Position position, Follower follower) {
    long offset = Math.clamp(position.offset(), range.begin(), Math.max(range.begin(), range.end()));
    if (offset == position.offset()) {
      return position;
    }
    Position to = new Position(range.topicId(), range.partition(), offset);
    follower.gap(range.topic(), position, to);
    return to;
  }

  private static String place(String topicId, int partition) { return topicId + "/" + partition; }
}
