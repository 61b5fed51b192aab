package haidang.alerting;

import haidang.events.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// How often people uphold each rule, from their decisions of the last 90 days. A rule that few have decided on is
/// judged by its author's estimate, which weighs as much as ten decisions; "unclear" says nothing of a rule.
final class Precisions {
  static final Precisions NONE = new Precisions(Map.of());

  private static final Duration WINDOW = Duration.ofDays(90);
  private static final double PRIOR_DECISIONS = 10;
  /// No estimate is so sure that decisions cannot move it.
  private static final double SUREST = 0.95;

  private record Upheld(long upheld, long dismissed) {
    private static final Upheld EMPTY = new Upheld(0, 0);

    long decided() { return upheld + dismissed; }
  }

  private final Map<String, Upheld> rules;

  private Precisions(Map<String, Upheld> rules) { this.rules = rules; }

  static Precisions load(Handle handle, Instant now) {
    Map<String, Upheld> rules = new HashMap<>();
    handle.createQuery("select rule, count(*) filter (where label in ('confirmed', 'escalated')), count(*) filter"
        + " (where label = 'dismissed') from (select jsonb_array_elements_text(record -> 'rules') as rule,"
        + " record ->> 'label' as label from decision where not undone and at >= :from) d group by rule")
        .bind("from", CaseRows.utc(now.minus(WINDOW)))
        .map((row, _) -> Map.entry(row.getString(1), new Upheld(row.getLong(2), row.getLong(3)))).list()
        .forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
    return new Precisions(rules);
  }

  double of(Flag flag) {
    Upheld record = record(flag.rule());
    double estimate = Math.clamp(flag.confidence(), 1 - SUREST, SUREST);
    return (PRIOR_DECISIONS * estimate + record.upheld()) / (PRIOR_DECISIONS + record.decided());
  }

  long decided(String rule) { return record(rule).decided(); }

  private Upheld record(String rule) { return rules.getOrDefault(rule, Upheld.EMPTY); }

  /// The rules that are known otherwise there.
  Set<String> differing(Precisions other) {
    return Stream.concat(rules.keySet().stream(), other.rules.keySet().stream())
        .filter(rule -> !record(rule).equals(other.record(rule))).collect(Collectors.toSet());
  }
}
