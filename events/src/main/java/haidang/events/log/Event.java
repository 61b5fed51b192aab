package haidang.events.log;

import java.util.SortedMap;

/// A record to be appended.
///
/// @param headers by name; values are short UTF-8 words
public record Event(Topic topic, String key, byte[] value, SortedMap<String, String> headers) {
  /// @throws EventTooLarge when its topic does not take a value of this size
  public void demandFits() {
    if (value.length > topic.maxValue()) {
      throw new EventTooLarge(topic, key, value.length);
    }
  }
}
