package haidang.events;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A record nobody could use, kept with its bytes.
///
/// @param id     `topicId/partition/offset` of the record, or a random id where it never reached the log
/// @param reader who gave up on it
/// @param reason what was wrong; no post text
/// @param key    of the record, empty where it has none
/// @param sealed the value's bytes, gzipped and sealed under `id`; empty in a summary, or where they were too many
/// @param size   bytes of the value before sealing
public record DeadLetter(String id, String topic, @Nullable Position position, String reader, String reason, Instant at,
    byte[] key, SortedMap<String, String> headers, byte[] sealed, int size) {
  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public DeadLetter {
    if (id == null || topic == null || reader == null || reason == null || at == null) {
      throw new Malformed("dead letter " + id + " lacks its id, topic, reader, reason or time");
    }
    key = key == null ? new byte[0] : key;
    headers = Collections.unmodifiableSortedMap(headers == null ? new TreeMap<>() : new TreeMap<>(headers));
    sealed = sealed == null ? new byte[0] : sealed;
  }

  /// The same without its bytes, light enough for a list.
  public DeadLetter summary() {
    return new DeadLetter(id, topic, position, reader, reason, at, key, headers, new byte[0], size);
  }
}
