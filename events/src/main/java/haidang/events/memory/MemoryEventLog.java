package haidang.events.memory;

import haidang.events.Position;
import haidang.events.log.DeadLetters;
import haidang.events.log.Event;
import haidang.events.log.EventLog;
import haidang.events.log.EventTooLarge;
import haidang.events.log.Follower;
import haidang.events.log.Running;
import haidang.events.log.Stored;
import haidang.events.log.Superseded;
import haidang.events.log.Topic;
import haidang.events.log.Transformer;
import haidang.events.log.Vault;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// An [EventLog] that forgets everything with the program.
public final class MemoryEventLog implements EventLog {
  static final Duration PAUSE = Duration.ofMillis(20);
  private static final int PARTITIONS = 4;

  final DeadLetters deadLetters;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<Topic, Shelf> shelves = new EnumMap<>(Topic.class);
  private final Map<String, Long> writers = new HashMap<>();
  private long epochs;
  private final Map<String, MemoryGroup> groups = new HashMap<>();

  public MemoryEventLog(Vault vault, InstantSource clock) {
    this.deadLetters = new DeadLetters(vault, clock);
    this.clock = clock;
    prepare(List.of(Topic.values()));
  }

  @Override
  public void prepare(Collection<Topic> topics) {
    locked(() -> {
      for (Topic topic : topics) {
        shelves.computeIfAbsent(topic, t -> new Shelf(t, t.ordered() ? 1 : PARTITIONS));
      }
    });
  }

  @Override
  public Writer writer(String name) {
    long epoch = locked(() -> {
      writers.put(name, ++epochs);
      return epochs;
    });
    return new Writer() {
      @Override
      public void append(Consumer<Transaction> body) {
        locked(() -> {
          if (!Objects.equals(writers.get(name), epoch)) {
            throw new Superseded("another writer has taken the name " + name, new IllegalStateException(name));
          }
          commit(body);
        });
      }

      @Override
      public void close() {
        // whom it has superseded stays so
      }
    };
  }

  /// Positions are handed out as if the records lay there already: the lock is held until they do.
  private void commit(Consumer<Writer.Transaction> body) {
    List<Event> pending = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    body.accept(new Writer.Transaction() {
      @Override
      public Position append(Event event) {
        Shelf shelf = shelf(event.topic());
        int partition = shelf.partitionOf(event.key());
        event.demandFits();
        pending.add(event);
        int before = taken.merge(shelf.topicId + "/" + partition, 1, Integer::sum) - 1;
        return new Position(shelf.topicId, partition, shelf.end(partition) + before);
      }

      @Override
      public void appendAll(Collection<Event> events) { events.forEach(this::append); }
    });
    store(pending);
  }

  void store(Collection<Event> events) {
    Instant now = clock.instant();
    events.forEach(event -> shelf(event.topic()).add(event, now));
    news.signalAll();
  }

  @Override
  public Running follow(String reader, Collection<Topic> topics, Follower follower) {
    return MemoryFollow.start(this, reader, List.copyOf(topics), follower);
  }

  @Override
  public Running transform(String group, String instance, Topic in, Transformer transformer) {
    MemoryGroup shared = locked(() -> groups.computeIfAbsent(group + " " + in, _ -> new MemoryGroup()));
    return MemoryTransform.start(this, shared, group, instance, in, transformer);
  }

  @Override
  public Optional<Stored> read(Topic topic, Position position) {
    return locked(() -> shelf(topic).topicId.equals(position.topicId())
        && position.offset() >= shelf(topic).begin(position.partition())
            ? shelf(topic).from(position.partition(), position.offset(), 1).stream().findFirst()
            : Optional.empty());
  }

  @Override
  public void scan(Topic topic, Consumer<Stored> each) {
    List<Stored> all = locked(() -> {
      Shelf shelf = shelf(topic);
      List<Stored> found = new ArrayList<>();
      for (int p = 0; p < shelf.partitions(); p++) {
        found.addAll(shelf.from(p, shelf.begin(p), Integer.MAX_VALUE / 2));
      }
      return found;
    });
    all.stream().filter(stored -> !Shelf.marker(stored)).forEach(each);
  }

  @Override
  public List<Position> ends(Topic topic) {
    return locked(() -> {
      Shelf shelf = shelf(topic);
      List<Position> ends = new ArrayList<>();
      for (int p = 0; p < shelf.partitions(); p++) {
        ends.add(new Position(shelf.topicId, p, shelf.end(p)));
      }
      return ends;
    });
  }

  @Override
  public long lag(String group, Topic topic) {
    return locked(() -> {
      MemoryGroup shared = groups.getOrDefault(group + " " + topic, new MemoryGroup());
      long lag = 0;
      for (int p = 0; p < shelf(topic).partitions(); p++) {
        lag += shelf(topic).end(p) - Math.max(shared.committed(p), shelf(topic).begin(p));
      }
      return lag;
    });
  }

  @Override
  public void mark(Topic topic) {
    locked(() -> {
      Shelf shelf = shelf(topic);
      for (int p = 0; p < shelf.partitions(); p++) {
        var headers = new TreeMap<>(Map.of(Wire.KIND, Wire.MARKER));
        shelf.add(new Event(topic, "marker/" + p, new byte[0], headers), p, clock.instant());
      }
      news.signalAll();
    });
  }

  /// Deletes a topic and makes it anew, as an operator might.
  public void recreate(Topic topic) {
    locked(() -> {
      shelves.put(topic, new Shelf(topic, shelf(topic).partitions()));
      news.signalAll();
    });
  }

  /// Drops what was appended before an instant, as retention would.
  public void expire(Topic topic, Instant before) { locked(() -> shelf(topic).expireBefore(before)); }

  Shelf shelf(Topic topic) {
    Shelf shelf = shelves.get(topic);
    if (shelf == null) {
      throw new IllegalStateException("topic " + topic.wireName() + " was not prepared");
    }
    return shelf;
  }

  /// Waits for news, at most a pause long.
  @SuppressWarnings("WaitNotInLoop") // waking for nothing only means looking once more
  void awaitNews() {
    locked(() -> {
      try {
        news.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() { locked(shelves::clear); }
}
