package haidang.ingest.jsonl;

import java.util.List;
import java.util.Map;

/// What could not be read of lines whose posts are kept.
///
/// @param undated lines whose date is none
/// @param dropped other fields
public record Unread(LineNumbers undated, Dropped dropped) {
  public static final Unread NONE = new Unread(LineNumbers.NONE, Dropped.NONE);

  /// @param lines       those whose date is none
  /// @param linesByField of other fields
  public Unread and(List<Long> lines, Map<String, List<Long>> linesByField) {
    return new Unread(undated.and(lines), dropped.and(linesByField));
  }
}
