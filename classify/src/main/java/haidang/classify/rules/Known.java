package haidang.classify.rules;

import haidang.events.Bilingual;
import haidang.events.Flag;
import haidang.events.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Flags that rested on one atom or two, plainly written: the next one for the same reason differs in its places alone,
/// and is made of it without touching the rule.
final class Known {
  private static final int MOST_PAIRS = 1 << 15;

  private record Pair(int rule, int first, int second, Flag flag) {}

  /// By the place that the one atom called from.
  private final AtomicReferenceArray<Flag> single;
  /// Where two pairs fall on the same place the later one stays.
  private final AtomicReferenceArray<Pair> pairs;
  private final int mask;

  Known(int places, int rules) {
    single = new AtomicReferenceArray<>(places);
    int size = Math.min(MOST_PAIRS, Integer.highestOneBit(Math.max(1, rules)) * 2);
    pairs = new AtomicReferenceArray<>(size);
    mask = size - 1;
  }

  /// A flag of the rule that is called from a place, for its one atom; null when none is known.
  @Nullable
  Flag of(int place) { return single.getPlain(place); }

  void learn(int place, Flag flag) { single.setRelease(place, flag); }

  /// The rule's flag for the same two atoms at other places, or null when it is not known.
  @Nullable
  Flag again(int rule, int first, int second, List<Span> spans) {
    Pair known = pairs.getPlain(place(rule, first, second));
    boolean same = known != null && known.rule == rule && known.first == first && known.second == second;
    return same ? at(known.flag, spans, known.flag.why()) : null;
  }

  void learn(int rule, int first, int second, Flag flag) {
    pairs.setRelease(place(rule, first, second), new Pair(rule, first, second, flag));
  }

  private int place(int rule, int first, int second) {
    int mixed = (rule * 31 + first) * 31 + second;
    return mixed * 0x9E3779B9 >>> 7 & mask;
  }

  /// The same flag at other places of a text.
  static Flag at(Flag flag, List<Span> spans, Bilingual why) {
    return new Flag(flag.rule(), flag.ruleHash(), flag.title(), flag.category(), flag.severity(), flag.confidence(),
        spans, 0, List.of(), why);
  }
}
