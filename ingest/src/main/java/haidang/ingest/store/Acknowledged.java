package haidang.ingest.store;

import haidang.events.Position;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Where the log ended when posts were last committed. A log that later ends earlier has lost what was acknowledged,
/// as a power cut can make it.
public final class Acknowledged {
  private static final List<Topic> TOPICS = List.of(Topic.RAW, Topic.POSTS);
  private final EventLog log;

  public Acknowledged(EventLog log) { this.log = log; }

  /// What the log has lost.
  ///
  /// @param since publications from then on are doubtful
  public record Loss(String said, Instant since) {}

  /// Remembers where the log ends now.
  public void save(Handle db, Instant now) {
    for (Topic topic : TOPICS) {
      for (Position end : log.ends(topic)) {
        db.createUpdate("""
            insert into ingest.acknowledged (topic, partition, topic_id, ends, at) values (:topic, :p, :id, :ends, :now)
            on conflict (topic, partition) do update set topic_id = excluded.topic_id, ends = excluded.ends,
              at = excluded.at
            where acknowledged.topic_id <> excluded.topic_id or acknowledged.ends < excluded.ends""")
            .bind("topic", topic.wireName()).bind("p", end.partition()).bind("id", end.topicId())
            .bind("ends", end.offset()).bind("now", now).execute();
      }
    }
  }

  /// Compares what was remembered with the log as it is, and forgets what no longer holds.
  public List<Loss> losses(Handle db) {
    List<Loss> losses = new ArrayList<>();
    for (Topic topic : TOPICS) {
      Map<Integer, Position> ends = new HashMap<>();
      log.ends(topic).forEach(end -> ends.put(end.partition(), end));
      db.createQuery("select * from ingest.acknowledged where topic = :topic").bind("topic", topic.wireName())
          .map((rs, _) -> new Remembered(new Position(rs.getString("topic_id"), rs.getInt("partition"), rs.getLong(
              "ends")), rs.getTimestamp("at").toInstant()))
          .forEach(remembered -> compare(topic, remembered, ends.get(remembered.end().partition()), losses));
    }
    if (!losses.isEmpty()) {
      db.execute("delete from ingest.acknowledged");
    }
    return losses;
  }

  private record Remembered(Position end, Instant at) {}

  private static void compare(Topic topic, Remembered remembered, @org.jspecify.annotations.Nullable Position now,
      List<Loss> losses) {
    String partition = topic.wireName() + "/" + remembered.end().partition();
    if (now == null || !now.topicId().equals(remembered.end().topicId())) {
      losses.add(new Loss(partition + " was made anew", Instant.EPOCH));
    } else if (now.offset() < remembered.end().offset()) {
      losses.add(new Loss(partition + " ends at " + now.offset() + ", acknowledged up to " + remembered.end().offset(),
          remembered.at()));
    }
  }
}
