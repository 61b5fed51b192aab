package haidang.classify.vietnamese;

/// Canonical spelling of one syllable in a buffer.
final class Syllable {
  private Syllable() {}

  /// Puts a tone where the chain wants it: on the first vowel of open oa, oe, uy (hòa, khỏe, thúy), on the second of
  /// closed ones (toàn) and after q (quý).
  ///
  /// @return whether anything changed
  static boolean placeTone(char[] chars, int offset, int length) {
    for (int i = offset; i < offset + length - 1; i++) {
      char first = Chars.toneless(chars[i]);
      char second = Chars.toneless(chars[i + 1]);
      if (!pair(first, second)) {
        continue;
      }
      boolean afterQ = first == 'u' && i > offset && chars[i - 1] == 'q';
      boolean onSecond = afterQ || i + 2 < offset + length;
      int from = onSecond ? i : i + 1;
      int tone = Chars.tone(chars[from]);
      if (tone == 0 || second != 'y' && first == 'u' && !afterQ) {
        return false;
      }
      int to = onSecond ? i + 1 : i;
      chars[to] = Chars.toned(Chars.toneless(chars[to]), tone);
      chars[from] = Chars.toneless(chars[from]);
      return true;
    }
    return false;
  }

  private static boolean pair(char first, char second) {
    return first == 'o' && (second == 'a' || second == 'e')
        || first == 'u' && (second == 'y' || second == 'a' || second == 'e');
  }

  /// Writes the word without its stretched letters (vãiiii → vãi, quáa → quá) after `to`.
  ///
  /// @param kept letters to leave of three or more: 1, or 2 for what is doubled by itself (clmmmm → clmm)
  /// @return its length, or 0 when nothing is stretched
  static int unstretch(char[] chars, int offset, int length, char[] to, int at, int kept) {
    int out = at;
    boolean stretched = false;
    for (int i = offset; i < offset + length;) {
      char letter = chars[i];
      char base = Chars.toneless(letter);
      boolean toned = Chars.tone(letter) != 0;
      int end = i + 1;
      while (end < offset + length && Chars.toneless(chars[end]) == base) {
        if (!toned && Chars.tone(chars[end]) != 0) {
          letter = chars[end];
          toned = true;
        }
        end++;
      }
      boolean longer = end - i >= 3;
      boolean shortened = kept == 2 ? longer : longer || end - i == 2 && toned;
      stretched |= shortened;
      to[out++] = letter;
      if (end - i == 2 && !shortened) {
        to[out++] = chars[i + 1];
      } else if (longer && kept == 2) {
        to[out++] = base;
      }
      i = end;
    }
    return stretched ? out - at : 0;
  }
}
