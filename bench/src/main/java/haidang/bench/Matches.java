package haidang.bench;

import java.util.Arrays;

/// What one row matched, as a sum that tells any difference: for each post how many rules matched, and which were the
/// first [#SHOWN] of them, as our judgements name no more.
final class Matches {
  static final int SHOWN = 64;

  private final boolean counting;
  private long sum;
  private long total;

  private Matches(boolean counting) { this.counting = counting; }

  /// For measured passes: only counts, as comparing is no engine's work.
  static Matches counted() { return new Matches(true); }

  static Matches compared() { return new Matches(false); }

  boolean counting() { return counting; }

  void count(int matched) { total += matched; }

  /// @param rules numbers of the rules that matched, in any order; sorted by this
  void add(int post, int[] rules, int count) {
    Arrays.sort(rules, 0, count);
    add(post, rules, Math.min(count, SHOWN), count);
  }

  /// @param first numbers of the first rules, rising
  void add(int post, int[] first, int shown, int count) {
    total += count;
    if (count == 0) {
      return;
    }
    long hash = count;
    for (int i = 0; i < shown; i++) {
      hash = hash * 31 + first[i];
    }
    sum += hash * 0x9E3779B97F4A7C15L ^ (long) post << 20;
  }

  /// Matches of all posts.
  long total() { return total; }

  boolean same(Matches other) { return sum == other.sum && total == other.total; }
}
