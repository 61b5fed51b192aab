package haidang.ingest;

import haidang.events.Position;
import haidang.events.log.EventLog;
import haidang.events.log.Follower;
import haidang.events.log.LogUnavailable;
import haidang.events.log.Running;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Transformer;
import haidang.events.log.Writer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A log that fails when a test says so.
final class FaultyLog implements EventLog {
  /// The program ends here and now: nothing may catch this.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  enum Fault {
    /// The broker is away.
    AWAY,
    /// Killed before the log has committed.
    KILLED_BEFORE,
    /// Killed after the log has committed and before anything else.
    KILLED_AFTER,
    /// The log has committed, and the answer is lost.
    ANSWER_LOST
  }

  private final EventLog log;
  private int appends;
  private int at = -1;
  private Fault fault = Fault.AWAY;
  private final Map<Topic, List<Position>> durable = new EnumMap<>(Topic.class);
  private boolean cut;

  FaultyLog(EventLog log) { this.log = log; }

  /// Fails with the n-th append from now on, counted from 1.
  void failAt(int append, Fault how) {
    at = appends + append;
    fault = how;
  }

  /// What the log holds now survives a power cut.
  void flush() {
    for (Topic topic : Topic.values()) {
      durable.put(topic, log.ends(topic));
    }
  }

  /// From now on the log ends where it was last flushed, until `cut` is taken back.
  void cutPower(boolean whether) { cut = whether; }

  @Override
  public Writer writer(String name) {
    Writer writer = log.writer(name);
    return new Writer() {
      @Override
      public void append(Consumer<Transaction> body) {
        boolean failing = ++appends == at;
        if (failing && fault == Fault.AWAY) {
          throw new LogUnavailable("the broker rests", new IllegalStateException());
        }
        if (failing && fault == Fault.KILLED_BEFORE) {
          throw new Killed();
        }
        writer.append(body);
        if (failing && fault == Fault.KILLED_AFTER) {
          throw new Killed();
        }
        if (failing) {
          throw new LogUnavailable("the answer was lost", new IllegalStateException());
        }
      }

      @Override
      public void close() { writer.close(); }
    };
  }

  @Override
  public List<Position> ends(Topic topic) { return cut ? durable.getOrDefault(topic, List.of()) : log.ends(topic); }

  @Override
  public void prepare(Collection<Topic> topics) { log.prepare(topics); }

  @Override
  public Running follow(String reader, Collection<Topic> topics, Follower follower) {
    return log.follow(reader, topics, follower);
  }

  @Override
  public Running transform(String group, String instance, Topic in, Transformer transformer) {
    return log.transform(group, instance, in, transformer);
  }

  @Override
  public Optional<Stored> read(Topic topic, Position position) { return log.read(topic, position); }

  @Override
  public void scan(Topic topic, Consumer<Stored> each) { log.scan(topic, each); }

  @Override
  public long lag(String group, Topic topic) { return log.lag(group, topic); }

  @Override
  public void mark(Topic topic) { log.mark(topic); }

  @Override
  public void close() { log.close(); }
}
