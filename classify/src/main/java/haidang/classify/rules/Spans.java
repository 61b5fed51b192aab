package haidang.classify.rules;

import java.util.Arrays;

/// Stretches of tokens, both ends inclusive, in order of first token and then last.
final class Spans {
  private static final int FEW = 24;

  private int count;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private int[] steps = new int[32];

  int count() { return count; }

  int from(int i) { return from[i]; }

  int to(int i) { return to[i]; }

  int steps(int i) { return steps[i]; }

  Spans clear() {
    count = 0;
    return this;
  }

  void add(int first, int last, int taken) {
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      steps = Arrays.copyOf(steps, count * 2);
    }
    from[count] = first;
    to[count] = last;
    steps[count++] = taken;
  }

  void addAll(Spans other) {
    for (int i = 0; i < other.count; i++) {
      add(other.from[i], other.to[i], other.steps[i]);
    }
  }

  boolean has(int first, int last) {
    for (int i = beginningAt(first); i < count && from[i] == first; i++) {
      if (to[i] == last) {
        return true;
      }
    }
    return false;
  }

  /// The number of the first stretch that begins with a token or behind it.
  int beginningAt(int token) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (from[middle] >= token) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// Puts in order what was added in any, and drops repetitions.
  Spans sort() {
    boolean sorted = true;
    for (int i = 1; i < count && sorted; i++) {
      sorted = from[i - 1] < from[i] || from[i - 1] == from[i] && to[i - 1] < to[i];
    }
    return sorted ? this : count <= FEW ? insert() : merge();
  }

  private Spans insert() {
    int kept = 1;
    for (int i = 1; i < count; i++) {
      int first = from[i];
      int last = to[i];
      int taken = steps[i];
      int at = kept;
      while (at > 0 && (from[at - 1] > first || from[at - 1] == first && to[at - 1] > last)) {
        at--;
      }
      if (at > 0 && from[at - 1] == first && to[at - 1] == last) {
        continue;
      }
      for (int k = kept; k > at; k--) {
        from[k] = from[k - 1];
        to[k] = to[k - 1];
        steps[k] = steps[k - 1];
      }
      from[at] = first;
      to[at] = last;
      steps[at] = taken;
      kept++;
    }
    count = kept;
    return this;
  }

  private Spans merge() {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (long) from[i] << 40 | (long) to[i] << 20 | i;
    }
    Arrays.sort(keys);
    int[] order = Arrays.copyOf(steps, count);
    int kept = 0;
    for (long key : keys) {
      int first = (int) (key >>> 40);
      int last = (int) (key >>> 20) & 0xFFFFF;
      int taken = order[(int) key & 0xFFFFF];
      if (kept > 0 && from[kept - 1] == first && to[kept - 1] == last) {
        continue;
      }
      from[kept] = first;
      to[kept] = last;
      steps[kept++] = taken;
    }
    count = kept;
    return this;
  }

  /// Drops every stretch that holds another one.
  Spans shortest() {
    sort();
    int kept = count;
    int nearestEnd = Integer.MAX_VALUE;
    for (int i = count - 1; i >= 0; i--) {
      int first = i;
      while (first > 0 && from[first - 1] == from[i]) {
        first--;
      }
      if (to[first] < nearestEnd) {
        nearestEnd = to[first];
        kept--;
        from[kept] = from[first];
        to[kept] = to[first];
        steps[kept] = steps[first];
      }
      i = first;
    }
    int left = count - kept;
    System.arraycopy(from, kept, from, 0, left);
    System.arraycopy(to, kept, to, 0, left);
    System.arraycopy(steps, kept, steps, 0, left);
    count = left;
    return this;
  }
}
