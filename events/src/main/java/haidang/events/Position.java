package haidang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A place on the log.
///
/// @param topicId   the log's own id of the topic: a topic made anew under the old name has another one
/// @param partition from 0
/// @param offset    of a record, or of the next one to read where a position says "go on from here"
public record Position(String topicId, int partition, long offset) {
  @JsonCreator
  public static Position parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new Malformed("position '" + Malformed.shown(text) + "' is not topicId/partition/offset");
    }
    try {
      return new Position(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    } catch (NumberFormatException e) {
      throw new Malformed("position '" + Malformed.shown(text) + "' is not topicId/partition/offset", e);
    }
  }

  public Position next() { return new Position(topicId, partition, offset + 1); }

  @Override
  @JsonValue
  public String toString() { return topicId + "/" + partition + "/" + offset; }
}
