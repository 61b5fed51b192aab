package haidang.events;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A post and its verdict in one record, so that nobody joins.
///
/// @param incomplete rules that failed, by rule id
/// @param shadow     what rules under trial would have flagged: counted and shown to rule authors, never alerted
/// @param signature  similarity signature of the text
/// @param scores     0 to 1, by name
public record Judgement(Post post, Verdict verdict, List<Incomplete> incomplete, List<Flag> shadow,
    @Nullable String signature, List<ClaimMatch> claims, SortedMap<String, Double> scores, Versions versions) {
  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public Judgement {
    if (post == null || verdict == null || versions == null) {
      throw new Malformed("judgement of " + (post == null ? null : post.id()) + " lacks its post, verdict or versions");
    }
    incomplete = incomplete == null ? List.of() : List.copyOf(incomplete);
    shadow = shadow == null ? List.of() : List.copyOf(shadow);
    claims = claims == null ? List.of() : List.copyOf(claims);
    scores = scores == null || scores.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }
}
