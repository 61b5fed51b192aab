package haidang.bench;

import java.util.Arrays;

/// Times of the same thing done again and again.
final class Quantiles {
  private static final double MILLI = 1e6;

  private long[] nanos = new long[256];
  private int count;

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  void add(Quantiles other) {
    for (int i = 0; i < other.count; i++) {
      add(other.nanos[i]);
    }
  }

  /// In milliseconds.
  Figures figures() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Figures().put("times", count).rounded("p50", at(sorted, 0.5)).rounded("p95", at(sorted, 0.95))
        .rounded("worst", at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / MILLI;
  }
}
