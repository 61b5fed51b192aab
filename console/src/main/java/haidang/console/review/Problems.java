package haidang.console.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can stand in the way of a decision, as addresses name it.
final class Problems {
  private static final Set<String> KNOWN = Set.of("stale", "reason", "citation", "checklist", "label", "form", "why");

  private Problems() {}

  /// The problem, or empty for one that nobody has heard of.
  static String known(@Nullable String problem) { return problem != null && KNOWN.contains(problem) ? problem : ""; }
}
