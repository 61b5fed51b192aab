package haidang.ingest.jsonl;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fields that lines give and that could not be read, by name. The date is told by itself.
public record Dropped(SortedMap<String, LineNumbers> fields) {
  public static final Dropped NONE = new Dropped(new TreeMap<>());

  public Dropped {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// @param lines by field
  public Dropped and(Map<String, List<Long>> lines) {
    var more = new TreeMap<>(fields);
    lines.forEach((field, numbers) -> more.put(field, more.getOrDefault(field, LineNumbers.NONE).and(numbers)));
    return new Dropped(more);
  }
}
