package haidang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A keyed hash that stands for the author of one platform. It serves erasure alone: no index, page or query
/// may group posts by it.
///
/// @param value 32 hex chars
public record AuthorPseudonym(@JsonValue String value) {
  @JsonCreator
  public AuthorPseudonym {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new Malformed("author pseudonym is not 32 hex chars");
    }
  }
}
