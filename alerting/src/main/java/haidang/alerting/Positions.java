package haidang.alerting;

import haidang.events.Position;
import haidang.events.log.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Where a reader goes on, moved in the transaction of its effects and only from where it stood: of two instances
/// that read the same records one commits, the other starts again from what that one left.
final class Positions {
  private final String reader;
  private final Map<String, Long> expected = new HashMap<>();

  Positions(String reader) { this.reader = reader; }

  List<Position> load(Handle handle) {
    List<Position> positions = handle
        .createQuery("select topic_id, partition, next from position where reader = :reader").bind("reader", reader)
        .map((row, _) -> new Position(row.getString(1), row.getInt(2), row.getLong(3))).list();
    expected.clear();
    positions.forEach(this::remember);
    return positions;
  }

  /// @throws Unavailable when another instance has moved on
  void advance(Handle handle, List<Position> next) {
    for (Position position : next) {
      Long from = expected.get(place(position));
      int moved = from == null
          ? handle.execute("insert into position values (?, ?, ?, ?) on conflict do nothing", reader,
              position.topicId(),
              position.partition(), position.offset())
          : handle.execute(
              "update position set next = ? where reader = ? and topic_id = ? and partition = ? and next = ?",
              position.offset(), reader, position.topicId(), position.partition(), from);
      if (moved == 0) {
        throw new Unavailable("another instance has moved the position of " + reader);
      }
    }
  }

  /// To be called once the transaction is through.
  void committed(List<Position> next) { next.forEach(this::remember); }

  private void remember(Position position) { expected.put(place(position), position.offset()); }

  private static String place(Position position) { return position.topicId() + "/" + position.partition(); }
}
