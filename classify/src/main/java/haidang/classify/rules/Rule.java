package haidang.classify.rules;

import haidang.events.Bilingual;
import haidang.events.Category;
import haidang.events.RuleStatus;
import haidang.events.Severity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule as people read it.
///
/// @param id             `<category>.<name>`, immutable
/// @param hash           hash of its body
/// @param confidence     0 to 1, the author's estimate
/// @param match          the expression, as written
/// @param where          conditions on the post, as written, for example `platform: [facebook]`
/// @param falsePositives what a reviewer should think of
public record Rule(String id, String hash, RuleStatus status, Bilingual title, Category category, Severity severity,
    double confidence, List<String> legalBasis, String match, List<String> where, List<String> mustMatch,
    List<String> mustNotMatch, List<String> falsePositives, List<String> knownGaps, String owner,
    @Nullable LocalDate reviewBy) {
  public Rule {
    legalBasis = List.copyOf(legalBasis);
    where = List.copyOf(where);
    mustMatch = List.copyOf(mustMatch);
    mustNotMatch = List.copyOf(mustNotMatch);
    falsePositives = List.copyOf(falsePositives);
    knownGaps = List.copyOf(knownGaps);
  }
}
