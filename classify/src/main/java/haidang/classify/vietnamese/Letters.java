package haidang.classify.vietnamese;

import java.text.Normalizer;
import java.util.Arrays;

/// A field's characters, lower-cased and normalised, each knowing which of the author's it stands for.
final class Letters {
  private static final String VOWELS = "aeiouy";

  char[] chars = new char[512];
  int length;
  /// Whether character i stands for the author's character i, as in clean text.
  boolean identity;
  private int[] from = new int[0];
  private int[] to = new int[0];
  private short[] steps = new short[0];

  void clean(int capacity) {
    length = 0;
    identity = true;
    if (chars.length < capacity) {
      chars = new char[Math.max(capacity, chars.length * 2)];
    }
  }

  void mapped(int capacity) {
    clean(capacity);
    identity = false;
    if (from.length < chars.length) {
      from = new int[chars.length];
      to = new int[chars.length];
      steps = new short[chars.length];
    }
  }

  void add(char c, int start, int end, int done) {
    if (length == chars.length || length == from.length) {
      int size = length * 2 + 16;
      chars = Arrays.copyOf(chars, size);
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
      steps = Arrays.copyOf(steps, size);
    }
    chars[length] = c;
    from[length] = start;
    to[length] = end;
    steps[length++] = (short) done;
  }

  /// Puts combining marks on the last letter if that is a vowel: what hides a decomposed word may stand between the two.
  void markLast(String marks) {
    char last = length == 0 ? ' ' : chars[length - 1];
    if (VOWELS.indexOf(Chars.folded(last)) < 0) {
      return;
    }
    String marked = Normalizer.normalize(last + marks, Normalizer.Form.NFC);
    if (marked.length() == 1) {
      chars[length - 1] = marked.charAt(0);
      steps[length - 1] |= (short) Step.NFC.bit();
    }
  }

  /// First of the author's characters that character i stands for.
  int start(int i) { return identity ? i : from[i]; }

  /// One past the last of them.
  int end(int i) { return identity ? i + 1 : to[i]; }

  /// Steps taken on the characters [start, end), but for [Step#CASE].
  int steps(int start, int end) {
    int all = 0;
    for (int i = start; !identity && i < end; i++) {
      all |= steps[i];
    }
    return all;
  }
}
