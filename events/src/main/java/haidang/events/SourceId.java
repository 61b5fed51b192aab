package haidang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A configured public page, group or channel, or an import: lower-case words joined by `-`.
///
/// @param value at most 64 chars of `a-z`, `0-9`, `-`, `.`
public record SourceId(@JsonValue String value) implements Comparable<SourceId> {
  @JsonCreator
  public SourceId {
    if (!value.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
      throw new Malformed("source id '" + Malformed.shown(value) + "' is not 1 to 64 chars of a-z 0-9 . -");
    }
  }

  @Override
  public int compareTo(SourceId other) { return value.compareTo(other.value); }

  @Override
  public String toString() { return value; }
}
