package haidang.events.memory;

import haidang.events.Position;
import haidang.events.log.Follower;
import haidang.events.log.Loop;
import haidang.events.log.Poison;
import haidang.events.log.Running;
import haidang.events.log.Starts;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A follower's thread.
final class MemoryFollow extends Loop {
  private static final int BATCH = 500;

  private final MemoryEventLog log;
  private final String reader;
  private final List<Topic> topics;
  private final Follower follower;

  private MemoryFollow(MemoryEventLog log, String reader, List<Topic> topics, Follower follower) {
    super(reader, MemoryEventLog.PAUSE);
    this.log = log;
    this.reader = reader;
    this.topics = topics;
    this.follower = follower;
  }

  static Running start(MemoryEventLog log, String reader, List<Topic> topics, Follower follower) {
    var running = new MemoryFollow(log, reader, topics, follower);
    running.start();
    return running;
  }

  @Override
  protected void session() {
    Map<Topic, Map<Integer, Long>> next = new HashMap<>();
    for (Starts.Start start : Starts.of(log.locked(() -> ranges()), follower)) {
      next.computeIfAbsent(start.topic(), _ -> new HashMap<>()).put(start.from().partition(), start.from().offset());
    }
    Map<Topic, String> ids = new HashMap<>();
    topics.forEach(topic -> ids.put(topic, log.locked(() -> log.shelf(topic).topicId)));
    while (!closing()) {
      boolean idle = true;
      for (Topic topic : topics) {
        if (!log.locked(() -> log.shelf(topic).topicId).equals(ids.get(topic))) {
          return; // made anew: start again and notice the gap
        }
        for (Map.Entry<Integer, Long> place : next.getOrDefault(topic, Map.of()).entrySet()) {
          idle &= !step(topic, place);
          passed(new Position(Objects.requireNonNull(ids.get(topic)), place.getKey(), place.getValue()));
        }
      }
      nowReady();
      if (idle) {
        log.awaitNews();
      }
    }
  }

  private List<Starts.Range> ranges() {
    List<Starts.Range> ranges = new ArrayList<>();
    for (Topic topic : topics) {
      Shelf shelf = log.shelf(topic);
      for (int p = 0; p < shelf.partitions(); p++) {
        ranges.add(new Starts.Range(topic, shelf.topicId, p, shelf.begin(p), shelf.end(p)));
      }
    }
    return ranges;
  }

  private boolean step(Topic topic, Map.Entry<Integer, Long> place) {
    List<Stored> batch = log.locked(() -> log.shelf(topic).from(place.getKey(), place.getValue(), BATCH));
    if (batch.isEmpty()) {
      return false;
    }
    List<Stored> records = batch.stream().filter(stored -> !Shelf.marker(stored)).toList();
    Poison.isolate(records, half -> follower.apply(half, after(half.isEmpty() ? batch : half)), (record, why) -> {
      try (var writer = log.writer("dead-letters-" + reader)) {
        writer.append(tx -> tx.append(log.deadLetters.letter(record, reader, why)));
      }
      follower.apply(List.of(), after(List.of(record)));
    });
    place.setValue(batch.getLast().position().offset() + 1);
    count(records.size());
    return true;
  }

  private static List<Position> after(List<Stored> records) { return List.of(records.getLast().position().next()); }
}
