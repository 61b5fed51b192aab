package haidang.classify.vietnamese;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a raw text into [Letters]. Clean text, which is nearly all, is lower-cased by table; decomposed, styled,
/// look-alike and invisible characters take the slow road, which remembers where each result came from.
final class Normaliser {
  /// Longest run of combining marks that is read as one character.
  private static final int MAX_MARKS = 16;
  private static final Map<Integer, String> LOOKALIKES = Resources.lookalikes();

  private final Letters letters = new Letters();

  Letters read(String raw) {
    if (!fast(raw)) {
      slow(raw);
    }
    return letters;
  }

  private boolean fast(String raw) {
    int n = raw.length();
    letters.clean(n);
    char[] out = letters.chars;
    boolean afterLetter = false;
    boolean afterInvisible = false;
    for (int i = 0; i < n; i++) {
      char c = raw.charAt(i);
      int kind = Chars.kind(c);
      boolean letter = (kind & Chars.LETTER) != 0;
      if ((kind & Chars.SLOW) != 0 || c == '\uD835' || c == '\uD83C' && boxedLetter(raw, i)
          || letter && afterInvisible || (kind & Chars.INVISIBLE) != 0 && afterLetter) {
        return false;
      }
      afterLetter = letter;
      afterInvisible = (kind & Chars.INVISIBLE) != 0;
      out[i] = Chars.lowered(c);
    }
    letters.length = n;
    return true;
  }

  private static boolean boxedLetter(String raw, int i) {
    return i + 1 < raw.length() && raw.charAt(i + 1) >= '\uDD10' && raw.charAt(i + 1) <= '\uDD89';
  }

  private void slow(String raw) {
    letters.mapped(raw.length() + 16);
    boolean latin = disguised(raw);
    StringBuilder group = new StringBuilder();
    int hidden = 0;
    for (int i = 0; i < raw.length();) {
      int cp = raw.codePointAt(i);
      int end = i + Character.charCount(cp);
      if (invisible(cp)) {
        hidden = letters.length > 0 && Character.isLetter(letters.chars[letters.length - 1])
            ? Step.INVISIBLE.bit()
            : 0;
        i = end;
        continue;
      }
      group.setLength(0);
      int steps = append(group, cp, latin);
      int marksEnd = marks(raw, end, group);
      steps |= marksEnd > end ? Step.NFC.bit() : 0;
      if (marksEnd > end && !Character.isLetterOrDigit(cp)) {
        letters.markLast(group.substring(Character.charCount(cp)));
        group.setLength(Character.charCount(cp));
      }
      write(group, i, marksEnd, steps | (Character.isLetter(cp) ? hidden : 0), cp);
      hidden = 0;
      i = marksEnd;
    }
  }

  /// Appends the combining marks that follow, past invisible characters between them, and returns where they end.
  private static int marks(String raw, int from, StringBuilder group) {
    int end = from;
    int count = 0;
    for (int i = from; i < raw.length();) {
      int cp = raw.codePointAt(i);
      i += Character.charCount(cp);
      if (combining(cp)) {
        if (count++ < MAX_MARKS) {
          group.appendCodePoint(cp);
        }
        end = i;
      } else if (!invisible(cp)) {
        break;
      }
    }
    return end;
  }

  private static boolean combining(int cp) {
    int type = Character.getType(cp);
    return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK) && !invisible(cp);
  }

  private static boolean invisible(int cp) {
    return cp < 0x10000
        ? (Chars.kind(cp) & Chars.INVISIBLE) != 0
        : Character.getType(cp) == Character.FORMAT || cp >= 0xE0100 && cp <= 0xE01EF;
  }

  private static int append(StringBuilder group, int cp, boolean latin) {
    // Also beside a slow character nearly all others are ASCII or composed Vietnamese, where none looks like another.
    @Nullable
    String lookalike = latin && cp > 0x12F && (cp < 0x1E00 || cp > 0x1EFF) ? lookalike(cp) : null;
    if (lookalike == null) {
      group.appendCodePoint(cp);
      return 0;
    }
    group.append(lookalike);
    return Step.HOMOGLYPH.bit();
  }

  private static @Nullable String lookalike(int cp) {
    String found = LOOKALIKES.get(cp);
    return found == null ? LOOKALIKES.get(Character.toLowerCase(cp)) : found;
  }

  private void write(StringBuilder group, int start, int end, int steps, int cp) {
    if (group.length() == 1 && !Chars.is(group.charAt(0), Chars.SLOW)) {
      letters.add(Chars.lowered(group.charAt(0)), start, end, steps);
      return;
    }
    boolean readable = Character.isLetterOrDigit(cp) || Character.getType(cp) == Character.OTHER_SYMBOL
        || Character.getType(cp) == Character.OTHER_NUMBER || cp >= 0xFF01 && cp <= 0xFFEE;
    String source = group.toString();
    String composed = Normalizer.normalize(source, Normalizer.Form.NFC);
    String result = readable ? Normalizer.normalize(source, Normalizer.Form.NFKC) : composed;
    int done = steps | (result.equals(composed) ? 0 : Step.COMPATIBILITY.bit());
    for (int i = 0; i < result.length(); i++) {
      letters.add(Chars.lowered(result.charAt(i)), start, end, done);
    }
  }

  /// Whether Greek and Cyrillic letters are in disguise: Latin ones (styled ones included) outnumber them, or some word
  /// mixes both, as no honest one does.
  private static boolean disguised(String raw) {
    int latin = 0;
    int other = 0;
    boolean latinBefore = false;
    boolean otherBefore = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean isOther = c >= '\u0370' && c <= '\u052F';
      boolean isLatin = !isOther && (Chars.is(c, Chars.LETTER) && c < '\u2000' || c == '\uD835');
      latin += isLatin ? 1 : 0;
      other += isOther ? 1 : 0;
      if (isLatin && otherBefore || isOther && latinBefore) {
        return true;
      }
      latinBefore = isLatin;
      otherBefore = isOther;
    }
    return latin > other;
  }
}
