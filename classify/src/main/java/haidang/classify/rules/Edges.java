package haidang.classify.rules;

import java.util.Arrays;

/// A map from (node, label) to node, without objects.
final class Edges {
  private static final long EMPTY = -1;

  /// Bits that a sieve has for every place of the map.
  private static final int SIEVE = 16;

  private final long[] keys;
  private final int[] values;
  private final int mask;
  /// A bit for every edge, small enough to stay near the processor: most questions are answered by it with no.
  private final long[] sieve;

  Edges(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected + expected / 2)) * 2;
    keys = new long[capacity];
    values = new int[capacity];
    mask = capacity - 1;
    sieve = new long[capacity * SIEVE / Long.SIZE];
    Arrays.fill(keys, EMPTY);
  }

  /// The node an edge leads to, or -1.
  int get(int node, int label) {
    long key = (long) node << 32 | label;
    long mixed = mixed(key);
    int bit = bit(mixed);
    if ((sieve[bit >>> 6] >>> bit & 1) == 0) {
      return -1;
    }
    for (int i = place(mixed);; i = (i + 1) & mask) {
      long held = keys[i];
      if (held == key) {
        return values[i];
      }
      if (held == EMPTY) {
        return -1;
      }
    }
  }

  void put(int node, int label, int child) {
    long key = (long) node << 32 | label;
    long mixed = mixed(key);
    int bit = bit(mixed);
    sieve[bit >>> 6] |= 1L << bit;
    int i = place(mixed);
    while (keys[i] != EMPTY) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    values[i] = child;
  }

  private static long mixed(long key) { return key * 0x9E3779B97F4A7C15L; }

  private int place(long mixed) { return (int) (mixed >>> 40) & mask; }

  private int bit(long mixed) { return (int) (mixed >>> 32) & keys.length * SIEVE - 1; }
}
