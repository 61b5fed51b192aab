package haidang.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// A chart of days as bars, drawn by the server: it costs no script and its figures are also there as text.
///
/// @param top   what the full height stands for: a round number, not below the highest count
/// @param group how many bars share one date below; there are whole groups only, so that CSS alone can align them
public record Bars(List<Bar> bars, long top, int group) {
  public static final int HEIGHT = 100;
  public static final int STEP = 10;

  /// A bar of one day alone says little and looks broken: some days before are shown with it.
  private static final int LEAST = 14;
  private static final int DATES = 7;
  private static final int[] ROUND = {1, 2, 4, 6, 8, 10};
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);

  /// @param height 0 to [Bars#HEIGHT]
  public record Bar(LocalDate day, long count, long height) {}

  /// The last days up to the newest, from the first that has any; days without any included.
  ///
  /// @param days about so many at most
  public static Bars of(SortedMap<LocalDate, ? extends Number> counts, int days) {
    if (counts.isEmpty()) {
      return new Bars(List.of(), 1, 1);
    }
    LocalDate last = counts.lastKey();
    LocalDate begun = counts.entrySet().stream().filter(day -> day.getValue().longValue() > 0).findFirst()
        .map(Map.Entry::getKey).orElse(last);
    long known = ChronoUnit.DAYS.between(begun, last) + 1;
    int shown = Math.clamp(known, Math.min(days, LEAST), days);
    int group = Math.ceilDiv(shown, DATES);
    LocalDate first = last.minusDays((long) Math.ceilDiv(shown, group) * group - 1);
    SortedMap<LocalDate, ? extends Number> within = counts.tailMap(first);
    long top = round(within.values().stream().mapToLong(Number::longValue).max().orElse(0));
    List<Bar> bars = new ArrayList<>();
    first.datesUntil(last.plusDays(1)).forEach(day -> {
      Number held = within.get(day);
      long count = held == null ? 0 : held.longValue();
      bars.add(new Bar(day, count, count == 0 ? 0 : Math.max(2, count * HEIGHT / top)));
    });
    return new Bars(bars, top, group);
  }

  private static long round(long most) {
    long power = 1;
    while (power * 10 < most) {
      power *= 10;
    }
    long unit = power;
    return IntStream.of(ROUND).mapToLong(step -> step * unit).filter(step -> step >= most).findFirst().orElse(most);
  }

  public int width() { return bars.size() * STEP; }

  public Bar first() { return bars.getFirst(); }

  public Bar last() { return bars.getLast(); }

  /// What stands below the last bar of each group.
  public List<String> dates() {
    return IntStream.range(0, bars.size()).filter(i -> i % group == group - 1)
        .mapToObj(i -> DATE.format(bars.get(i).day())).toList();
  }

  /// Whether half of the top is a count too.
  public boolean halves() { return top % 2 == 0; }
}
