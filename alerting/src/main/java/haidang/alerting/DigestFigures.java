package haidang.alerting;

import haidang.events.Category;
import haidang.events.Severity;
import haidang.events.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a digest counts in a window of judged time.
///
/// @param day        flagged posts of the window and of the one before; week and month end with it
/// @param gaps       days of the week and of the week before on which a fifth of all looks or more failed
/// @param daily      flagged posts of the last seven windows, oldest first; the last one is this window
/// @param overdue    cases with severity high or urgent that have waited longer than a day
/// @param oldest     since when the oldest of them waits
/// @param silences   those that hold at the end of the window, the soonest to end first
/// @param categories those with a flag in the window
/// @param top        what waits and is worth most, of the window
/// @param busiest    rules with the most flags
/// @param noisy      rules with five decisions or more in 30 days of which over half were dismissals
/// @param dropped    rules that people uphold less often this week than in the 30 days before
/// @param failing    sources whose newest look in the window did not go well
/// @param sources    how many were looked at
record DigestFigures(Instant from, Instant to, long urgent, long waiting, long decided, long dismissed,
    Overview.Pair day, Overview.Pair week, Overview.Pair month, Overview.Pair gaps, List<Long> daily, long overdue,
    @Nullable Instant oldest, List<Silence> silences, List<CategoryLine> categories, List<TopCase> top,
    List<RuleLine> busiest, List<RuleLine> noisy, List<Drop> dropped, List<SourceLine> failing, long sources) {

  /// @param decided   cases of it that people decided in 30 days
  /// @param dismissed of those
  record CategoryLine(Category category, long flagged, long before, long urgent, long decided, long dismissed) {}

  record TopCase(CaseId id, Severity severity, String title, SourceId source, Instant flaggedAt, long merged) {}

  record RuleLine(String rule, long count, long dismissed) {}

  /// @param now    share that was upheld this week, in percent
  /// @param before the same of the 30 days before
  record Drop(String rule, long now, long before) {}

  record SourceLine(SourceId source, String state, String detail) {}

  long flagged() { return day.now(); }

  static DigestFigures count(Handle handle, Instant from, Instant to) {
    var window = new DigestWindow(handle, from, to);
    List<Long> daily = java.util.stream.IntStream.rangeClosed(-6, 0).mapToObj(day -> window.shifted(day).flagged())
        .toList();
    return new DigestFigures(from, to, window.urgent(), window.waiting(), window.decided(""),
        window.decided(" and finding ->> 'label' in " + Label.all(Label.Effect.DISMISSED)), window.beside(),
        window.pair(7), window.pair(30), window.gaps(7), daily, window.overdue(), window.oldest(), window.silences(),
        window.categories(), window.top(), window.busiest(), window.noisy(), window.dropped(), window.failing(),
        window.sources());
  }

  static final Duration DAY = Duration.ofDays(1);
}
