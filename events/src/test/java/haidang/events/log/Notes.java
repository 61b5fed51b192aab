package haidang.events.log;

import haidang.events.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A follower that writes down what it sees. Keep it to resume: the positions are its own.
final class Notes implements Follower {
  final List<String> seen = new ArrayList<>();
  final List<String> gaps = new ArrayList<>();
  final Map<String, Position> positions = new LinkedHashMap<>();
  int outages;

  @Override
  public synchronized List<Position> positions() { return List.copyOf(positions.values()); }

  @Override
  public synchronized void apply(List<Stored> batch, List<Position> next) {
    if (outages > 0) {
      outages--;
      throw new Unavailable("the database rests");
    }
    for (Stored stored : batch) {
      if (EventLogTck.value(stored).equals("poison")) {
        throw new IllegalStateException("cannot use it");
      }
    }
    batch.forEach(stored -> seen.add(EventLogTck.value(stored)));
    next.forEach(position -> positions.put(position.topicId() + position.partition(), position));
  }

  @Override
  public synchronized void gap(Topic topic, Position from, Position to) { gaps.add(topic.wireName()); }

  synchronized List<String> seen() { return List.copyOf(seen); }

  synchronized List<String> gaps() { return List.copyOf(gaps); }
}
