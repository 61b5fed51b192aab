package haidang.classify.rules;

import java.util.Arrays;

/// A map from (node, label) to node, without objects.
final class Edges {
  private static final long EMPTY = -1;

  private final long[] keys;
  private final int[] values;
  private final int mask;

  Edges(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected * 2)) * 2;
    keys = new long[capacity];
    values = new int[capacity];
    mask = capacity - 1;
    Arrays.fill(keys, EMPTY);
  }

  /// The node an edge leads to, or -1.
  int get(int node, int label) {
    long key = (long) node << 32 | label;
    for (int i = spread(key);; i = (i + 1) & mask) {
      if (keys[i] == key) {
        return values[i];
      }
      if (keys[i] == EMPTY) {
        return -1;
      }
    }
  }

  void put(int node, int label, int child) {
    long key = (long) node << 32 | label;
    int i = spread(key);
    while (keys[i] != EMPTY) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    values[i] = child;
  }

  private int spread(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & mask;
  }
}
