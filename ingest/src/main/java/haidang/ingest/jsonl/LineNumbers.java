package haidang.ingest.jsonl;

import java.util.List;
import java.util.stream.Stream;

/// Lines of which something could not be read: their posts are kept and say nothing of it.
///
/// @param count of all of them
/// @param first numbers of the first few
public record LineNumbers(long count, List<Long> first) {
  public static final LineNumbers NONE = new LineNumbers(0, List.of());
  private static final int NAMED = 5;

  public LineNumbers {
    first = List.copyOf(first);
  }

  public LineNumbers and(List<Long> lines) {
    return new LineNumbers(count + lines.size(), Stream.concat(first.stream(), lines.stream()).limit(NAMED).toList());
  }
}
