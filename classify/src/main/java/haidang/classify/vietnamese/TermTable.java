package haidang.classify.vietnamese;

import java.util.Arrays;

/// Finds the number of a term that lies as a slice in a buffer, without making a string of it. Numbers count from 0 in
/// order of adding. Built once, then only read.
///
/// A bucket holds a term's hash and where it lies in one pool, so that a lookup touches two places of memory, and one when
/// there is no such term.
public final class TermTable {
  /// What [#find] says of a term it does not hold.
  public static final int ABSENT = -1;

  private static final long EMPTY = -1;
  /// Before a term's characters in the pool: its number in two halves, its length.
  private static final int HEAD = 3;

  private long[] buckets;
  private char[] pool;
  private int used;
  private int size;

  public TermTable(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected * 2)) * 2;
    buckets = new long[capacity];
    Arrays.fill(buckets, EMPTY);
    pool = new char[Math.max(64, expected * 8)];
  }

  public static int hash(CharSequence term) {
    int hash = 0;
    for (int i = 0; i < term.length(); i++) {
      hash = 31 * hash + term.charAt(i);
    }
    return hash;
  }

  /// The number of a term, a new one if it was not held.
  public int add(String term) {
    char[] chars = term.toCharArray();
    int hash = hash(term);
    int found = find(chars, 0, chars.length, hash);
    if (found != ABSENT) {
      return found;
    }
    if (size * 2 >= buckets.length) {
      grow();
    }
    if (used + HEAD + chars.length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(pool.length * 2, used + HEAD + chars.length));
    }
    place((long) hash << 32 | used);
    pool[used] = (char) (size >>> 16);
    pool[used + 1] = (char) size;
    pool[used + 2] = (char) chars.length;
    System.arraycopy(chars, 0, pool, used + HEAD, chars.length);
    used += HEAD + chars.length;
    return size++;
  }

  /// The number of the term in `buffer[offset, offset + length)`, whose [#hash] is given, or [#ABSENT].
  public int find(char[] buffer, int offset, int length, int hash) {
    int mask = buckets.length - 1;
    for (int bucket = spread(hash) & mask;; bucket = (bucket + 1) & mask) {
      long held = buckets[bucket];
      if (held == EMPTY) {
        return ABSENT;
      }
      if ((int) (held >>> 32) == hash && same((int) held, buffer, offset, length)) {
        return pool[(int) held] << 16 | pool[(int) held + 1];
      }
    }
  }

  public int find(String term) { return find(term.toCharArray(), 0, term.length(), hash(term)); }

  public int size() { return size; }

  /// A loop of our own: a syllable is too short for what compares long arrays.
  private boolean same(int at, char[] buffer, int offset, int length) {
    if (pool[at + 2] != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (pool[at + HEAD + i] != buffer[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    long[] before = buckets;
    buckets = new long[before.length * 2];
    Arrays.fill(buckets, EMPTY);
    for (long held : before) {
      if (held != EMPTY) {
        place(held);
      }
    }
  }

  private void place(long held) {
    int mask = buckets.length - 1;
    int bucket = spread((int) (held >>> 32)) & mask;
    while (buckets[bucket] != EMPTY) {
      bucket = (bucket + 1) & mask;
    }
    buckets[bucket] = held;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
