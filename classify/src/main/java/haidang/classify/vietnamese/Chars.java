package haidang.classify.vietnamese;

import java.text.Normalizer;

/// Tables over the basic plane, so that the hot loops ask one array per character.
final class Chars {
  static final int LETTER = 1;
  static final int DIGIT = 2;
  static final int SPACE = 4;
  /// Carries a Vietnamese mark (tone, hat, breve, horn or the bar of đ).
  static final int MARKED = 8;
  /// Cannot be read by table alone: the text needs the slow road.
  static final int SLOW = 16;
  /// Draws nothing by itself: zero-width characters, soft hyphen, direction marks.
  static final int INVISIBLE = 32;
  static final int SYMBOL = 64;

  private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";
  private static final int SIZE = 1 << 16;
  private static final byte[] KIND = new byte[SIZE];
  private static final char[] LOWER = new char[SIZE];
  private static final char[] FOLD = new char[SIZE];
  private static final char[] TONELESS = new char[SIZE];
  private static final byte[] TONE = new byte[SIZE];
  private static final char[][] TONED = new char[TONES.length() + 1][SIZE];

  private Chars() {}

  static {
    for (int i = 0; i < SIZE; i++) {
      char c = (char) i;
      LOWER[i] = c == 'Ð' || c == 'ð' ? 'đ' : lower(c);
      KIND[i] = (byte) kind(c);
      FOLD[i] = c;
      TONELESS[i] = c;
      TONED[0][i] = c;
    }
    for (int i = 0; i < 0x1F00; i++) {
      decompose((char) i);
    }
    FOLD['đ'] = 'd';
    KIND['đ'] |= MARKED;
    KIND['Đ'] |= MARKED;
    KIND['Ð'] |= MARKED;
    KIND['ð'] |= MARKED;
  }

  private static char lower(char c) {
    int lower = Character.toLowerCase((int) c);
    return Character.isSurrogate(c) || lower >= SIZE ? c : (char) lower;
  }

  private static int kind(char c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || styled(c)) {
      return (c >= '\uFE00' && c <= '\uFE0F' ? INVISIBLE : SLOW) | (Character.isLetter(c) ? LETTER : 0)
          | (Character.isDigit(c) ? DIGIT : 0);
    }
    if (type == Character.FORMAT || c == '\u3164' || c == '\u115F') {
      return INVISIBLE;
    }
    if (Character.isLetter(c)) {
      return LETTER;
    }
    if (c >= '0' && c <= '9' || type == Character.DECIMAL_DIGIT_NUMBER) {
      return DIGIT;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return SPACE;
    }
    return type == Character.OTHER_SYMBOL ? SYMBOL : 0;
  }

  private static boolean styled(char c) {
    return c >= '\u0250' && c <= '\u02AF' || c >= '\u0370' && c <= '\u052F' || c >= '\u1D00' && c <= '\u1DBF'
        || c >= '\u2070' && c <= '\u209C' || c >= '\u2100' && c <= '\u214F' && c != '№' && c != '™'
        || c >= '\u2460' && c <= '\u24FF' || c >= '\u2C60' && c <= '\u2C7F' || c >= '\uA720' && c <= '\uA7FF'
        || c >= '\uFB00' && c <= '\uFB06' || c >= '\uFF01' && c <= '\uFFEE' || c == 'ª' || c == 'º' || c == 'ı'
        || "ƀƁƂƃƅƇƈƉƊƑƒƓƘƙƝƞƤƥƬƭƳƴƵƶŧŦŋŊ".indexOf(c) >= 0;
  }

  private static void decompose(char c) {
    if (!Character.isLetter(c)) {
      return;
    }
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    if (parts.length() == 1) {
      return;
    }
    FOLD[c] = parts.charAt(0) == 'đ' ? 'd' : parts.charAt(0);
    KIND[c] |= MARKED;
    for (int i = 1; i < parts.length(); i++) {
      int tone = TONES.indexOf(parts.charAt(i)) + 1;
      if (tone > 0) {
        String rest = Normalizer.normalize(parts.substring(0, i) + parts.substring(i + 1), Normalizer.Form.NFC);
        if (rest.length() == 1) {
          TONE[c] = (byte) tone;
          TONELESS[c] = rest.charAt(0);
          TONED[tone][rest.charAt(0)] = c;
        }
      }
    }
  }

  static int kind(int c) { return KIND[c]; }

  static boolean is(char c, int kinds) { return (KIND[c] & kinds) != 0; }

  /// Simple lower case, and đ for its look-alikes Ð and ð.
  static char lowered(char c) { return LOWER[c]; }

  /// The letter without any mark.
  static char folded(char c) { return FOLD[c]; }

  /// The letter without its tone, other marks kept: ệ → ê.
  static char toneless(char c) { return TONELESS[c]; }

  /// 0 for none.
  static int tone(char c) { return TONE[c]; }

  /// A toneless letter with a tone, or the letter itself where there is no such character.
  static char toned(char toneless, int tone) {
    char toned = TONED[tone][toneless];
    return toned == 0 ? toneless : toned;
  }
}
