package haidang.events;

import java.util.List;

/// Words of the author that a rule matched.
///
/// @param field `text`, `title`, `media.N.caption` or `media.N.alt`
/// @param start first UTF-16 unit in that field
/// @param end   one past the last
/// @param steps the normalisation that was needed, in order, for example `case`, `nfc`, `mask`
public record Span(String field, int start, int end, List<String> steps) {
  public Span {
    steps = List.copyOf(steps == null ? List.of() : steps);
    if (start < 0 || end <= start) {
      throw new Malformed("span [" + start + "," + end + ") of " + field + " is empty or negative");
    }
  }
}
