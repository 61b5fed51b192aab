package haidang.ingest.legacy;

/// How much a text looks like Vietnamese, by its words with marks.
///
/// @param syllables words with marks that could be Vietnamese syllables
/// @param oddities  words with marks that could not
record Plausibility(int syllables, int oddities) {
  private static final int ENOUGH_WORDS = 2_000;
  private static final int ENOUGH_SYLLABLES = 3;
  private static final int LONGEST_SYLLABLE = 16;

  /// Judges at most the first 2,000 words with marks.
  static Plausibility of(CharSequence text) {
    int syllables = 0;
    int oddities = 0;
    int start = -1;
    boolean marked = false;
    for (int i = 0; i <= text.length() && syllables + oddities < ENOUGH_WORDS; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (inWord(c)) {
        start = start < 0 ? i : start;
        marked |= c > 0x7f;
      } else if (start >= 0) {
        if (marked && i - start <= LONGEST_SYLLABLE && Syllable.plausible(text.subSequence(start, i).toString())) {
          syllables++;
        } else if (marked) {
          oddities++;
        }
        start = -1;
        marked = false;
      }
    }
    return new Plausibility(syllables, oddities);
  }

  /// Symbols such as ¶ and ¸ are letters of a wrongly read page, so they count as parts of words.
  private static boolean inWord(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || c >= 0x80 && c <= 0xff
        && c != 0xa0 && c != 0xab && c != 0xbb && c != 0xb7 || c == '\ufffd' || c > 0 && c < 0x20 && !layout(c);
  }

  private static boolean layout(char c) { return c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

  int score() { return syllables - 2 * oddities; }

  boolean convincing() { return syllables >= ENOUGH_SYLLABLES && syllables >= 4 * oddities; }
}
