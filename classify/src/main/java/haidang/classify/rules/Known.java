package haidang.classify.rules;

import haidang.events.Flag;
import haidang.events.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The latest flag of each rule that rested on one atom or two: the next one mostly differs in its places alone, and can
/// be made of it without touching the rule.
final class Known {
  /// @param key  of the atoms
  /// @param flag that rested on nothing but these, plainly written
  private record Latest(long key, Flag flag) {}

  private final AtomicReferenceArray<Latest> latest;

  Known(int rules) { latest = new AtomicReferenceArray<>(rules); }

  /// The rule's flag for the same atoms at other places, or null when the latest one rested on something else.
  @Nullable
  Flag again(int rule, long key, List<Span> spans) {
    Latest known = latest.getPlain(rule);
    if (known == null || known.key != key) {
      return null;
    }
    Flag flag = known.flag;
    return new Flag(flag.rule(), flag.ruleHash(), flag.title(), flag.category(), flag.severity(), flag.confidence(),
        spans, 0, List.of(), flag.why());
  }

  void learn(int rule, long key, Flag flag) { latest.setRelease(rule, new Latest(key, flag)); }
}
