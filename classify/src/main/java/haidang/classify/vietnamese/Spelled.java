package haidang.classify.vietnamese;

/// Reads letters that stand apart (`l ồ n`, `t h ằ n g n g u`) as words. Among all ways to join neighbours into
/// listed words and syllables the one with the longest words is taken, listed ones first; letters that join nothing stay
/// alone.
final class Spelled {
  /// Syllables of fewer letters are too likely to be two letters that happen to stand side by side.
  private static final int SHORTEST = 3;

  /// What a letter of a word weighs, for each letter of that word; and how much more in a listed word.
  private static final int LETTER = 2;
  private static final int LISTED = 3;

  private final Masks masks;

  Spelled(Masks masks) { this.masks = masks; }

  /// For each letter the length of the word that begins there, 0 inside words.
  ///
  /// @return null when nothing is joined
  int @org.jspecify.annotations.Nullable [] words(CharSequence letters) {
    int n = letters.length();
    int[] best = new int[n + 1];
    int[] length = new int[n];
    boolean any = false;
    for (int i = n - 1; i >= 0; i--) {
      best[i] = best[i + 1];
      length[i] = 1;
      for (int size = 2; size <= Math.min(Syllables.LONGEST, n - i); size++) {
        String word = letters.subSequence(i, i + size).toString();
        int score = LETTER * size * size + (masks.isWord(word) ? LISTED * size : 0) + best[i + size];
        if (score > best[i] && joins(word, n)) {
          best[i] = score;
          length[i] = size;
          any |= size >= SHORTEST || masks.isWord(word);
        }
      }
    }
    return any ? from(length) : null;
  }

  /// A listed word may be as short as two letters when they are all there is.
  private boolean joins(String word, int all) {
    return word.length() >= SHORTEST
        ? masks.isWord(word) || Syllables.is(word)
        : masks.isWord(word) || all > 2 && Syllables.is(word);
  }

  private static int[] from(int[] length) {
    int[] words = new int[length.length];
    for (int i = 0; i < length.length; i += length[i]) {
      words[i] = length[i];
    }
    return words;
  }
}
