package haidang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// `platform:nativeId`, stable across re-collection; the key of posts.v1 and judged.v1.
///
/// @param value at most 512 chars; the part before the first colon is the platform, for example `rss`
public record PostId(@JsonValue String value) implements Comparable<PostId> {
  static final int MAX = 512;

  @JsonCreator
  public PostId {
    int colon = value.indexOf(':');
    if (colon < 1 || colon == value.length() - 1) {
      throw new Malformed("post id '" + Malformed.shown(value) + "' is not platform:nativeId");
    }
    if (value.length() > MAX) {
      throw new Malformed("post id has " + value.length() + " chars, limit " + MAX);
    }
  }

  public String platform() { return value.substring(0, value.indexOf(':')); }

  @Override
  public int compareTo(PostId other) { return value.compareTo(other.value); }

  @Override
  public String toString() { return value; }
}
