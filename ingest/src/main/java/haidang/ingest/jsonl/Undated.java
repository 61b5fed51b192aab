package haidang.ingest.jsonl;

import java.util.List;
import java.util.stream.Stream;

/// Lines whose date of publication could not be read: their posts are kept and say nothing of when.
///
/// @param count of all of them
/// @param first numbers of the first few
public record Undated(long count, List<Long> first) {
  public static final Undated NONE = new Undated(0, List.of());
  private static final int NAMED = 5;

  public Undated {
    first = List.copyOf(first);
  }

  public Undated and(List<Long> lines) {
    return new Undated(count + lines.size(), Stream.concat(first.stream(), lines.stream()).limit(NAMED).toList());
  }
}
