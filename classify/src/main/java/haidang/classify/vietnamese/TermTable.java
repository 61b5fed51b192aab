package haidang.classify.vietnamese;

import java.util.Arrays;

/// Finds the number of a term that lies as a slice in a buffer, without making a string of it. Numbers count from 0 in
/// order of adding. Built once, then only read.
public final class TermTable {
  /// What [#find] says of a term it does not hold.
  public static final int ABSENT = -1;

  private char[][] terms;
  private int[] hashes;
  private int[] buckets;
  private int size;

  public TermTable(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected * 2)) * 2;
    buckets = new int[capacity];
    Arrays.fill(buckets, ABSENT);
    terms = new char[Math.max(8, expected)][];
    hashes = new int[terms.length];
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
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    if (size * 2 >= buckets.length) {
      grow();
    }
    terms[size] = chars;
    hashes[size] = hash;
    place(size);
    return size++;
  }

  /// The number of the term in `buffer[offset, offset + length)`, whose [#hash] is given, or [#ABSENT].
  public int find(char[] buffer, int offset, int length, int hash) {
    int mask = buckets.length - 1;
    for (int bucket = spread(hash) & mask;; bucket = (bucket + 1) & mask) {
      int number = buckets[bucket];
      if (number == ABSENT) {
        return ABSENT;
      }
      if (hashes[number] == hash && same(terms[number], buffer, offset, length)) {
        return number;
      }
    }
  }

  public int find(String term) { return find(term.toCharArray(), 0, term.length(), hash(term)); }

  public int size() { return size; }

  private static boolean same(char[] term, char[] buffer, int offset, int length) {
    if (term.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (term[i] != buffer[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    buckets = new int[buckets.length * 2];
    Arrays.fill(buckets, ABSENT);
    for (int number = 0; number < size; number++) {
      place(number);
    }
  }

  private void place(int number) {
    int mask = buckets.length - 1;
    int bucket = spread(hashes[number]) & mask;
    while (buckets[bucket] != ABSENT) {
      bucket = (bucket + 1) & mask;
    }
    buckets[bucket] = number;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
