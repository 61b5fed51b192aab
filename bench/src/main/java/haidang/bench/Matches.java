package haidang.bench;

import java.util.Arrays;

/// What one row matched, as a sum that tells any difference: for each post how many rules matched, and which were the
/// first [#SHOWN] of them, as our judgements name no more.
final class Matches {
  static final int SHOWN = 64;

  private long sum;
  private long total;

  /// @param rules numbers of the rules that matched, in any order; sorted by this
  void add(int post, int[] rules, int count) {
    Arrays.sort(rules, 0, count);
    add(post, rules, Math.min(count, SHOWN), count);
  }

  /// @param first numbers of the first rules, rising
  void add(int post, int[] first, int shown, int count) {
    total += count;
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
