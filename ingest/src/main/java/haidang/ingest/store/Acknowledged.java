package haidang.ingest.store;

import haidang.events.Position;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Where the log ended when posts were last committed. A log that later ends earlier has lost what was acknowledged,
/// as a power cut can make it.
public final class Acknowledged {
  private static final List<Topic> TOPICS = List.of(Topic.RAW, Topic.POSTS);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  /// A log that has lost more than this is read anew as a whole.
  private static final Duration REMEMBERED = Duration.ofDays(2);
  private final EventLog log;

  public Acknowledged(EventLog log) { this.log = log; }

  /// What the log has lost.
  ///
  /// @param since publications from then on are doubtful
  public record Loss(String said, Instant since) {}

  /// Remembers where the log ends now.
  public void save(Handle db, Instant now) {
    for (Topic topic : TOPICS) {
      log.ends(topic).forEach(end -> save(db, topic, end, now));
    }
  }

  private static void save(Handle db, Topic topic, Position end, Instant now) {
    int known = db.createUpdate("""
        update ingest.acknowledged set ends = greatest(ends, :ends)
        where topic = :topic and partition = :p and topic_id = :id and at > :minute""").bind("topic", topic.wireName())
        .bind("p", end.partition()).bind("id", end.topicId()).bind("ends", end.offset())
        .bind("minute", now.minus(MINUTE)).execute();
    if (known == 0) {
      db.createUpdate("""
          with old as (
            select at from ingest.acknowledged where topic = :topic and partition = :p and at < :horizon
            order by at desc offset 1),
          pruned as (
            delete from ingest.acknowledged a using old where a.topic = :topic and a.partition = :p and a.at = old.at)
          insert into ingest.acknowledged (topic, partition, topic_id, ends, at) values (:topic, :p, :id, :ends, :now)
          on conflict do nothing""").bind("topic", topic.wireName()).bind("p", end.partition())
          .bind("id", end.topicId()).bind("ends", end.offset()).bind("now", now).bind("horizon", now.minus(REMEMBERED))
          .execute();
    }
  }

  /// Compares what was remembered with the log as it is.
  public List<Loss> losses(Handle db) {
    List<Loss> losses = new ArrayList<>();
    for (Topic topic : TOPICS) {
      Map<Integer, List<Remembered>> history = db.createQuery("select * from ingest.acknowledged where topic = :topic"
          + " order by at").bind("topic", topic.wireName()).map((rs, _) -> new Remembered(
              new Position(rs.getString(
                  "topic_id"), rs.getInt("partition"), rs.getLong("ends")),
              rs.getTimestamp("at").toInstant()))
          .stream()
          .collect(
              Collectors.groupingBy(remembered -> remembered.end().partition(), TreeMap::new, Collectors.toList()));
      Map<Integer, Position> ends = new HashMap<>();
      log.ends(topic).forEach(end -> ends.put(end.partition(), end));
      history.forEach((partition, remembered) -> compare(topic, remembered, ends.get(partition), losses));
    }
    return losses;
  }

  /// Forgets everything, once what was lost is dealt with.
  public void forget(Handle db) { db.execute("delete from ingest.acknowledged"); }

  private record Remembered(Position end, Instant at) {}

  /// @param history oldest first, not empty
  private static void compare(Topic topic, List<Remembered> history, @Nullable Position now, List<Loss> losses) {
    Position last = history.getLast().end();
    String partition = topic.wireName() + "/" + last.partition();
    if (now == null || !now.topicId().equals(last.topicId())) {
      losses.add(new Loss(partition + " was made anew", Instant.EPOCH));
    } else if (now.offset() < last.offset()) {
      losses.add(new Loss(partition + " ends at " + now.offset() + ", acknowledged up to " + last.offset(),
          doubtful(history, now.offset())));
    }
  }

  /// From a little before the minute whose records are certainly all there: a transaction may have begun earlier and
  /// ended later than others.
  private static Instant doubtful(List<Remembered> history, long end) {
    return history.stream().filter(remembered -> remembered.end().offset() <= end).map(Remembered::at)
        .max(Comparator.naturalOrder()).map(at -> at.minus(Watches.LEASE)).orElse(Instant.EPOCH);
  }
}
