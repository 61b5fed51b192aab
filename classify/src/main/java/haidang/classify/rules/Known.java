package haidang.classify.rules;

import haidang.events.Flag;
import haidang.events.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The latest flag of each rule that rested on a single atom: the next one mostly differs in its place alone, and can be
/// made of it without touching the rule.
final class Known {
  /// @param flag that rested on nothing but this atom, as written
  private record Latest(int atom, Flag flag) {}

  private final AtomicReferenceArray<Latest> latest;

  Known(int rules) { latest = new AtomicReferenceArray<>(rules); }

  /// The rule's flag for the same atom at another place, or null when the latest one rested on something else.
  @Nullable
  Flag again(int rule, int atom, Span span) {
    Latest known = latest.getPlain(rule);
    if (known == null || known.atom != atom) {
      return null;
    }
    Flag flag = known.flag;
    return new Flag(flag.rule(), flag.ruleHash(), flag.title(), flag.category(), flag.severity(), flag.confidence(),
        List.of(span), 0, List.of(), flag.why());
  }

  void learn(int rule, int atom, Flag flag) { latest.setRelease(rule, new Latest(atom, flag)); }
}
