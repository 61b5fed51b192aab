package haidang.classify.rules;

import java.util.Arrays;

/// Where atoms were found in one text. Used again for the next one: hits are counted on from text to text, so that what
/// belongs to an older one is recognised by its number and nothing is cleared.
final class Hits {
  static final int END = -1;

  /// The number of this text's first hit.
  private int base = 1;
  /// For each atom its first hit's number, in this text or an older one, and beside it what it calls up: what is asked
  /// for every atom that is found, in one piece of memory.
  private final int[] ofAtom;
  private int count;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int[] steps = new int[256];
  private int[] next = new int[256];
  /// The last hit of an atom, at the place of its first.
  private int[] lastOf = new int[256];
  private int seen;
  private int[] seenAtoms = new int[128];
  private int[] seenCalls = new int[128];
  private int[] seenFirst = new int[128];

  Hits(Callers callers) {
    ofAtom = new int[callers.atoms() * 2];
    for (int atom = 0; atom < callers.atoms(); atom++) {
      ofAtom[atom * 2 + 1] = callers.of(atom);
    }
  }

  void begin() {
    base += count;
    if (base > Integer.MAX_VALUE / 2) {
      for (int i = 0; i < ofAtom.length; i += 2) {
        ofAtom[i] = 0;
      }
      base = 1;
    }
    count = 0;
    seen = 0;
  }

  void add(int atom, int first, int last, int taken) {
    int before = ofAtom[atom * 2] - base;
    if (before >= 0) {
      int previous = lastOf[before];
      if (from[previous] == first) {
        steps[previous] = simpler(steps[previous], taken);
        return;
      }
    }
    if (count == from.length) {
      grow();
    }
    if (before >= 0) {
      next[lastOf[before]] = count;
      lastOf[before] = count;
    } else {
      ofAtom[atom * 2] = base + count;
      lastOf[count] = count;
      see(atom);
    }
    from[count] = first;
    to[count] = last;
    steps[count] = taken;
    next[count++] = END;
  }

  private void see(int atom) {
    if (seen == seenAtoms.length) {
      seenAtoms = Arrays.copyOf(seenAtoms, seen * 2);
      seenCalls = Arrays.copyOf(seenCalls, seen * 2);
      seenFirst = Arrays.copyOf(seenFirst, seen * 2);
    }
    seenFirst[seen] = count;
    seenCalls[seen] = ofAtom[atom * 2 + 1];
    seenAtoms[seen++] = atom;
  }

  /// Of two ways to read the same words the one with fewer steps.
  static int simpler(int a, int b) {
    int fewer = Integer.compare(Integer.bitCount(a), Integer.bitCount(b));
    return fewer < 0 || fewer == 0 && a <= b ? a : b;
  }

  private void grow() {
    int size = count * 2;
    from = Arrays.copyOf(from, size);
    to = Arrays.copyOf(to, size);
    steps = Arrays.copyOf(steps, size);
    next = Arrays.copyOf(next, size);
    lastOf = Arrays.copyOf(lastOf, size);
  }

  /// How many different atoms were found; `seen(i)` is the i-th of them.
  int seen() { return seen; }

  int seen(int i) { return seenAtoms[i]; }

  /// What the i-th of them calls up, see [Callers].
  int call(int i) { return seenCalls[i]; }

  /// The first hit of the i-th of them.
  int firstOf(int i) { return seenFirst[i]; }

  boolean has(int atom) { return ofAtom[atom * 2] >= base; }

  /// First hit of an atom that [#has] one; hits follow in order of their place.
  int first(int atom) { return ofAtom[atom * 2] - base; }

  /// The next hit of the same atom, or [#END].
  int next(int hit) { return next[hit]; }

  int from(int hit) { return from[hit]; }

  int to(int hit) { return to[hit]; }

  int steps(int hit) { return steps[hit]; }
}
