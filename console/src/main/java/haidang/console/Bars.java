package haidang.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A chart of days as bars, drawn by the server: it costs no script and its figures are also there as text.
///
/// @param most  the highest count
public record Bars(List<Bar> bars, long most) {
  public static final int HEIGHT = 100;
  public static final int STEP = 10;

  /// @param height 0 to [Bars#HEIGHT]
  public record Bar(LocalDate day, long count, long height) {}

  /// The last days up to the newest, days without any included.
  ///
  /// @param days at most so many
  public static Bars of(SortedMap<LocalDate, ? extends Number> counts, int days) {
    List<Bar> bars = new ArrayList<>();
    if (counts.isEmpty()) {
      return new Bars(bars, 0);
    }
    LocalDate last = counts.lastKey();
    LocalDate earliest = last.minusDays(days - 1L);
    LocalDate first = counts.firstKey().isBefore(earliest) ? earliest : counts.firstKey();
    SortedMap<LocalDate, Number> shown = new TreeMap<>(counts.tailMap(first));
    long most = shown.values().stream().mapToLong(Number::longValue).max().orElse(0);
    first.datesUntil(last.plusDays(1)).forEach(day -> {
      long count = shown.containsKey(day) ? shown.get(day).longValue() : 0;
      bars.add(new Bar(day, count, count == 0 ? 0 : Math.max(2, count * HEIGHT / most)));
    });
    return new Bars(bars, most);
  }

  public int width() { return bars.size() * STEP; }

  public Bar first() { return bars.getFirst(); }

  public Bar last() { return bars.getLast(); }
}
