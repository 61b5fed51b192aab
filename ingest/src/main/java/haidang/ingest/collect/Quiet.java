package haidang.ingest.collect;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a source asks not to be looked at.
///
/// @param hours of the day, 0 to 23, UTC
/// @param days  of the week, UTC
public record Quiet(Set<Integer> hours, Set<DayOfWeek> days) {
  public static final Quiet NONE = new Quiet(Set.of(), Set.of());
  /// Nothing a source asks for puts a look off for longer.
  private static final Duration LONGEST = Duration.ofHours(24);

  public Quiet {
    hours = Set.copyOf(hours);
    days = Set.copyOf(days);
  }

  /// @param words as [#words()] gives them
  public static Quiet of(@Nullable String words) {
    Set<String> each = words == null || words.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(words.split(",", -1)));
    return new Quiet(each.stream().filter(word -> Character.isDigit(word.charAt(0))).map(Integer::valueOf).collect(
        Collectors.toSet()),
        Arrays.stream(DayOfWeek.values()).filter(day -> each.contains(day.name())).collect(
            Collectors.toSet()));
  }

  /// For a cursor; null where nothing is asked for.
  public @Nullable String words() {
    return equals(NONE)
        ? null
        : Stream.concat(new TreeSet<>(hours).stream(), new TreeSet<>(days).stream()).map(String::valueOf)
            .collect(Collectors.joining(","));
  }

  /// The first instant from this one on that is not quiet, a day later at most.
  public Instant after(Instant at) {
    Instant free = at;
    while (quiet(free) && free.isBefore(at.plus(LONGEST))) {
      free = free.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
    return free.isAfter(at.plus(LONGEST)) ? at.plus(LONGEST) : free;
  }

  private boolean quiet(Instant at) {
    ZonedDateTime time = at.atZone(ZoneOffset.UTC);
    return hours.contains(time.getHour()) || days.contains(time.getDayOfWeek());
  }
}
