package haidang.console.search;

import haidang.classify.archive.Summary;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One bar of the histogram of days.
///
/// @param height 0 to 40
public record Day(String label, int height) {
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final int TALLEST = 40;
  private static final int MOST = 92;

  /// The last three months at most, days without any included.
  static List<Day> of(Summary summary) {
    List<Day> bars = new ArrayList<>();
    if (!summary.days().isEmpty()) {
      int most = summary.days().values().stream().mapToInt(Integer::intValue).max().orElse(1);
      LocalDate last = summary.days().lastKey();
      LocalDate first = summary.days().firstKey();
      LocalDate from = first.isBefore(last.minusDays(MOST - 1L)) ? last.minusDays(MOST - 1L) : first;
      from.datesUntil(last.plusDays(1)).forEach(day -> {
        int posts = summary.days().getOrDefault(day, 0);
        bars.add(new Day(SHORT.format(day) + ": " + posts, posts == 0 ? 0 : Math.max(1, posts * TALLEST / most)));
      });
    }
    return bars;
  }
}
