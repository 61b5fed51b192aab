package haidang.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person decided about one case.
///
/// @param label    `confirmed`, `dismissed`, `unclear` or `escalated`
/// @param reason   for example `opinion`, `satire`, `quote`, `homonym`, `old`, `elsewhere`
/// @param rules    the rules whose flags stood on the case
/// @param cited    the source the person relied on
/// @param by       the person's account name
/// @param truth    `fabricated`, `untrue` or `verified` where the person said so, with a source
/// @param document the source where it is no web address
public record Decision(String caseId, PostId post, String label, @Nullable String reason, List<String> rules,
    @Nullable URI cited, String by, Instant at, @Nullable String truth, @Nullable String document) {
  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public Decision {
    rules = rules == null ? List.of() : List.copyOf(rules);
    if (caseId == null || post == null || label == null || by == null || at == null) {
      throw new Malformed("decision on case " + caseId + " lacks its case, post, label, person or time");
    }
  }
}
