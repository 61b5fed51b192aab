package haidang.alerting;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/// How much was flagged and what people made of it.
///
/// @param daily     flagged posts of each of the last 30 days, today included; days without any have 0
/// @param decided   decisions of the last 30 days
/// @param dismissed of those, dismissals
/// @param noisy     rules with five decisions or more in 30 days of which over half were dismissals
public record Overview(Pair day, Pair week, Pair month, SortedMap<LocalDate, Long> daily, long decided,
    long dismissed, List<RuleHealth> noisy) {
  public Overview {
    noisy = List.copyOf(noisy);
  }

  /// Flagged posts of a time and of the same time before.
  public record Pair(long now, long before) {}

  /// @param decided decisions on cases that the rule flagged
  public record RuleHealth(String rule, long decided, long dismissed) {
    /// Share of decisions that were no dismissal, in percent.
    public long precision() { return decided == 0 ? 0 : 100 * (decided - dismissed) / decided; }
  }
}
