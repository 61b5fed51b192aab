package haidang.classify.archive;

import haidang.classify.archive.Summary.Value;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Posts by facet and by day. Values of segments are joined by name, as no facet has many.
final class Counts {
  private static final long DAY = 86_400_000L;
  /// Việt Nam keeps UTC+7 without summer time.
  private static final long OFFSET = 7 * 3_600_000L;
  /// Days are counted from 1990 to 2100; what lies outside is counted on the edge.
  private static final int FIRST_DAY = (int) LocalDate.of(1990, 1, 1).toEpochDay();
  private static final int DAYS = (int) LocalDate.of(2101, 1, 1).toEpochDay() - FIRST_DAY;

  private long total;
  private final int[] days = new int[DAYS];
  private final Map<Facet, Map<String, Integer>> values = new EnumMap<>(Facet.class);

  /// The place of a moment's day.
  static int day(long millis) {
    long day = Math.floorDiv(millis + OFFSET, DAY) - FIRST_DAY;
    return Math.clamp(day, 0, DAYS - 1);
  }

  /// Whether a day also holds what lies beyond it.
  static boolean edge(LocalDate day) {
    long place = day.toEpochDay() - FIRST_DAY;
    return place == 0 || place == DAYS - 1;
  }

  void add(int posts) { total += posts; }

  /// @param day of [#day(long)]
  void add(int day, int posts) { days[day] += posts; }

  void add(Facet facet, String value, int posts) {
    values.computeIfAbsent(facet, _ -> new HashMap<>()).merge(value, posts, Integer::sum);
  }

  void add(Counts other) {
    total += other.total;
    for (int i = 0; i < DAYS; i++) {
      days[i] += other.days[i];
    }
    other.values.forEach((facet, counts) -> counts.forEach((value, count) -> add(facet, value, count)));
  }

  Summary summary() {
    Map<Facet, List<Value>> facets = new EnumMap<>(Facet.class);
    values.forEach((facet, counts) -> facets.put(facet,
        counts.entrySet().stream().filter(one -> one.getValue() > 0).map(one -> new Value(one.getKey(), one.getValue()))
            .sorted(Comparator.comparingInt(Value::posts).reversed().thenComparing(Value::value))
            .limit(Summary.MAX_VALUES).toList()));
    facets.values().removeIf(List::isEmpty);
    SortedMap<LocalDate, Integer> byDay = new TreeMap<>();
    for (int i = 0; i < DAYS; i++) {
      if (days[i] > 0) {
        byDay.put(LocalDate.ofEpochDay(FIRST_DAY + i), days[i]);
      }
    }
    return new Summary(total, facets, byDay);
  }
}
