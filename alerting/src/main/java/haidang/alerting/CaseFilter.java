package haidang.alerting;

import haidang.events.Category;
import org.jspecify.annotations.Nullable;

/// Which cases to list, newest first.
///
/// @param category only those with a flag of it, or all
/// @param after    the last case of the page before, or from the newest
public record CaseFilter(Status status, @Nullable Category category, @Nullable CaseId after) {
  public static final CaseFilter ALL = new CaseFilter(Status.ALL, null, null);

  /// Where a case stands.
  public enum Status {
    ALL("true"), WAITING(Queue.WAITING), DECIDED("state = 'closed'"), CONFIRMED(
        "state = 'closed' and finding ->> 'label' in " + Label.all(Label.Effect.CONFIRMED)),
    ESCALATED("state = 'closed' and finding ->> 'label' = 'ESCALATED'"), GONE("standing = 'withdrawn'");

    private final String condition;

    Status(String condition) { this.condition = condition; }

    String condition() { return condition; }
  }
}
