package haidang.events;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A record nobody could use, kept with its bytes.
///
/// @param id     `topicId/partition/offset` of the record, or a random id where it never reached the log
/// @param reader who gave up on it
/// @param reason what was wrong; no post text
/// @param sealed the value's bytes, gzipped and sealed under `id`
/// @param size   bytes of the value before sealing
public record DeadLetter(String id, String topic, @Nullable Position position, String reader, String reason, Instant at,
    byte[] key, SortedMap<String, String> headers, byte[] sealed, int size) {}
