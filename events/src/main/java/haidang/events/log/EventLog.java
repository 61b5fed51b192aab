package haidang.events.log;

import haidang.events.Position;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The replayable log. Readers see committed records alone; markers are never shown to them.
///
/// Every method throws [LogUnavailable] when the log cannot be reached within its patience; the caller may try
/// again. Nothing here ever loses a record silently.
public interface EventLog extends AutoCloseable {
  /// Creates the topics that are missing and sets the policy of all.
  void prepare(Collection<Topic> topics);

  /// A writer under a name. A second writer of the same name ends the first: the older one's next append fails
  /// with [Superseded].
  Writer writer(String name);

  /// Calls the follower with every record of the topics, in the order of each partition, from the positions the
  /// follower owns, for ever. No consumer group is involved: each follower sees everything.
  ///
  /// @param reader names the follower in dead letters and logs
  Running follow(String reader, Collection<Topic> topics, Follower follower);

  /// Consumes `in`, appends what the transformer answers and commits both in one transaction: each record has its
  /// effect exactly once, through a kill at any moment. Instances of one group share the partitions.
  ///
  /// @param instance this instance's name; two live ones of one group with equal names are refused with a clear
  ///                 failure on [Running#failure()] of the older
  Running transform(String group, String instance, Topic in, Transformer transformer);

  /// The record at a position, or empty when it has expired.
  Optional<Stored> read(Topic topic, Position position);

  /// Every readable record of a topic from its beginning to its end as of now, oldest first per partition.
  void scan(Topic topic, java.util.function.Consumer<Stored> each);

  /// The position after the last committed record of every partition.
  List<Position> ends(Topic topic);

  /// How many offsets of a topic a transform group has yet to commit; 0 = caught up.
  long lag(String group, Topic topic);

  /// Appends one marker to every partition of a topic.
  void mark(Topic topic);

  @Override
  void close();
}
