package haidang.events.log;

import haidang.events.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;

/// A record as the log holds it.
///
/// @param at    when it was appended
/// @param key   empty where the record has none
/// @param value empty where the record has none
public record Stored(Topic topic, Position position, Instant at, byte[] key, byte[] value,
    SortedMap<String, String> headers) {

  public String keyText() { return new String(key, StandardCharsets.UTF_8); }

  /// The word of a header, or the empty string.
  public String header(String name) { return headers.getOrDefault(name, ""); }
}
