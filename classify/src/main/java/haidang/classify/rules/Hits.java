package haidang.classify.rules;

import java.util.Arrays;

/// Where atoms were found in one text. Used again for the next one: what belongs to an older text is recognised by its
/// epoch, so that nothing is cleared.
final class Hits {
  static final int END = -1;

  private int epoch;
  private int[] firstLabel = new int[257];
  private int labels;
  private int[] label = new int[512];
  private int[] labelSteps = new int[512];
  /// First and last hit of each atom, side by side.
  private int[] ends = new int[0];
  private int[] seenIn = new int[0];
  private int count;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int[] steps = new int[256];
  private int[] next = new int[256];
  private int seen;
  private int[] seenAtoms = new int[128];

  void fit(int atoms) {
    if (seenIn.length < atoms) {
      ends = new int[atoms * 2];
      seenIn = new int[atoms];
    }
  }

  void begin() {
    if (epoch == Integer.MAX_VALUE) {
      Arrays.fill(seenIn, 0);
      epoch = 0;
    }
    epoch++;
    labels = 0;
    count = 0;
    seen = 0;
  }

  // Labels: the numbers of the words that a token may be

  void startToken(int token) {
    if (token == firstLabel.length) {
      firstLabel = Arrays.copyOf(firstLabel, token * 2);
    }
    firstLabel[token] = labels;
  }

  void label(int number, int taken) {
    if (labels == label.length) {
      label = Arrays.copyOf(label, labels * 2);
      labelSteps = Arrays.copyOf(labelSteps, labels * 2);
    }
    label[labels] = number;
    labelSteps[labels++] = taken;
  }

  int firstLabel(int token) { return firstLabel[token]; }

  int label(int i) { return label[i]; }

  int labelSteps(int i) { return labelSteps[i]; }

  // Hits

  void add(int atom, int first, int last, int taken) {
    if (seenIn[atom] == epoch) {
      int previous = ends[atom * 2 + 1];
      if (from[previous] == first) {
        steps[previous] = simpler(steps[previous], taken);
        return;
      }
      next[previous] = count;
    } else {
      seenIn[atom] = epoch;
      ends[atom * 2] = count;
      if (seen == seenAtoms.length) {
        seenAtoms = Arrays.copyOf(seenAtoms, seen * 2);
      }
      seenAtoms[seen++] = atom;
    }
    if (count == from.length) {
      grow();
    }
    ends[atom * 2 + 1] = count;
    from[count] = first;
    to[count] = last;
    steps[count] = taken;
    next[count++] = END;
  }

  private static int simpler(int a, int b) {
    int fewer = Integer.compare(Integer.bitCount(a), Integer.bitCount(b));
    return fewer < 0 || fewer == 0 && a <= b ? a : b;
  }

  private void grow() {
    int size = count * 2;
    from = Arrays.copyOf(from, size);
    to = Arrays.copyOf(to, size);
    steps = Arrays.copyOf(steps, size);
    next = Arrays.copyOf(next, size);
  }

  /// How many different atoms were found; `seen(i)` is the i-th of them.
  int seen() { return seen; }

  int seen(int i) { return seenAtoms[i]; }

  boolean has(int atom) { return seenIn[atom] == epoch; }

  /// First hit of an atom that [#has] one; hits follow in order of their place.
  int first(int atom) { return ends[atom * 2]; }

  /// The next hit of the same atom, or [#END].
  int next(int hit) { return next[hit]; }

  int from(int hit) { return from[hit]; }

  int to(int hit) { return to[hit]; }

  int steps(int hit) { return steps[hit]; }
}
