package haidang.alerting;

import haidang.events.Category;
import haidang.events.Cause;
import haidang.events.Flag;
import haidang.events.PostId;
import haidang.events.Severity;
import haidang.events.SourceId;
import haidang.events.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a case whatever a person does with it. It holds nothing that the post says.
///
/// @param flaggedAt when the post was first flagged (judged time)
/// @param version   of the post that the verdict is about
/// @param digest    of that judgement's bytes
/// @param verdict   flagged or undecided
/// @param priority  where it stands in the queue, and why
public record CaseFacts(CaseId id, PostId post, SourceId source, Cause cause, @Nullable URI permalink,
    @Nullable Instant published, Instant flaggedAt, long version, String digest, Standing standing, Verdict verdict,
    Priority priority) {
  public List<Flag> flags() { return verdict instanceof Verdict.Flagged flagged ? flagged.flags() : List.of(); }

  /// The highest severity of its flags; an undecided post counts as medium.
  public Severity severity() {
    return flags().stream().map(Flag::severity).max(Comparator.naturalOrder()).orElse(Severity.MEDIUM);
  }

  /// Each category once, in the order of the enum.
  public List<Category> categories() { return flags().stream().map(Flag::category).distinct().sorted().toList(); }
}
