package haidang.classify.vietnamese;

/// Cuts one field's letters into tokens: words, numbers, links, phone numbers, emoji; and sees its sentences and
/// quotation marks on the way.
final class Segmenter {
  private static final String OPENING = "“«„‟「";
  private static final String CLOSING = "”»」";

  private final AnalysedText text;
  private final Words words;
  private final Surroundings surroundings;
  private Letters letters = new Letters();
  private String raw = "";
  private char[] chars = letters.chars;
  private int n;

  Segmenter(AnalysedText text) {
    this.text = text;
    this.surroundings = new Surroundings(text);
    this.words = new Words(text, surroundings);
  }

  void read(String source, Letters read, int field, int position) {
    raw = source;
    letters = read;
    chars = read.chars;
    n = read.length;
    surroundings.begin();
    words.begin(source, read, field, position);
    for (int i = 0; i < n;) {
      i = next(i);
    }
    words.end();
    surroundings.end();
  }

  private int next(int i) {
    char c = chars[i];
    int kind = Chars.kind(c);
    if ((kind & Chars.LETTER) != 0) {
      return word(i);
    }
    if ((kind & Chars.SPACE) != 0) {
      if (c == '\n' || c == '\r' || c == '\u2029') {
        words.settle();
        surroundings.sentenceEnds(false);
      }
      return i + 1;
    }
    if ((kind & Chars.DIGIT) != 0 || c == '+') {
      return number(i);
    }
    if ((kind & Chars.SYMBOL) != 0 || Character.isSurrogate(c)) {
      return symbol(i);
    }
    return c == '#' ? hashtag(i) : punctuation(i);
  }

  private int wordEnd(int i) {
    int end = i;
    while (end < n && Chars.is(chars[end], Chars.LETTER | Chars.DIGIT)) {
      end++;
    }
    return end;
  }

  private int word(int i) {
    int end = wordEnd(i);
    if (end < n && !Chars.is(chars[end], Chars.SPACE)) {
      char c = chars[end];
      if (end + 1 < n && (c == '.' || c == ':' || c == '-')) {
        int linkEnd = link(i);
        if (linkEnd > 0) {
          return linkEnd;
        }
      }
      int masked = Masks.masks(c) ? masked(i, end) : -1;
      if (masked > 0) {
        return masked;
      }
    }
    if (!words.digitsInside(i, end)) {
      words.word(i, end, 0);
    }
    return end;
  }

  private int link(int i) {
    Addresses.Found link = Addresses.link(chars, i, n);
    if (link == null || link.host() == null) {
      return -1;
    }
    words.typed(i, link.end(), Kind.URL);
    text.feature(Feature.LINK);
    text.host(link.host());
    return link.end();
  }

  /// Tries the stretch without spaces from `i` as a masked word, then ever shorter ones.
  private int masked(int i, int wordEnd) {
    int end = wordEnd;
    while (end < n && end - i < Masks.LONGEST
        && (Chars.is(chars[end], Chars.LETTER | Chars.DIGIT) || Masks.masks(chars[end]))) {
      end++;
    }
    while (end > wordEnd) {
      if (chars[end - 1] == '*' && words.masked(i, end)) {
        return end;
      }
      if (Chars.is(chars[end - 1], Chars.LETTER | Chars.DIGIT)) {
        if (words.masked(i, end)) {
          return end;
        }
        while (end > wordEnd && Chars.is(chars[end - 1], Chars.LETTER | Chars.DIGIT)) {
          end--;
        }
      } else {
        end--;
      }
    }
    return -1;
  }

  private int number(int i) {
    int phone = i + 7 < n ? Addresses.phone(chars, i, n) : -1;
    if (phone > 0) {
      words.typed(i, phone, Kind.PHONE);
      text.feature(Feature.PHONE);
      return phone;
    }
    if (chars[i] == '+') {
      return i + 1;
    }
    int end = i;
    while (end < n && (Chars.is(chars[end], Chars.DIGIT)
        || (chars[end] == '.' || chars[end] == ',') && end + 1 < n && Chars.is(chars[end + 1], Chars.DIGIT))) {
      end++;
    }
    if (end < n && Chars.is(chars[end], Chars.LETTER)) {
      return word(i);
    }
    words.number(i, end);
    return end;
  }

  private int symbol(int i) {
    boolean pair = Character.isHighSurrogate(chars[i]) && i + 1 < n && Character.isLowSurrogate(chars[i + 1]);
    if (!pair && Character.isSurrogate(chars[i])) {
      return i + 1;
    }
    int end = pair ? i + 2 : i + 1;
    int cp = Character.codePointAt(chars, i, n);
    boolean letter = Character.isLetterOrDigit(cp);
    if (letter || Character.getType(cp) == Character.OTHER_SYMBOL) {
      words.typed(i, end, letter ? Kind.WORD : Kind.EMOJI);
      if (!letter) {
        text.feature(Feature.EMOJI);
      }
    }
    return end;
  }

  /// The words of a hashtag, cut where its author changed case; the first also reads as the whole tag.
  private int hashtag(int i) {
    int end = i + 1;
    while (end < n && (Chars.is(chars[end], Chars.LETTER | Chars.DIGIT) || chars[end] == '_')) {
      end++;
    }
    if (end == i + 1 || !Chars.is(chars[i + 1], Chars.LETTER)) {
      return i + 1;
    }
    words.hashtag(i + 1, end);
    return end;
  }

  private int punctuation(int i) {
    char c = chars[i];
    if (c == '.' || c == '!' || c == '?' || c == '…') {
      if (i + 1 == n || !Chars.is(chars[i + 1], Chars.LETTER | Chars.DIGIT)) {
        words.settle();
        surroundings.sentenceEnds(c == '?');
      }
    } else if (c == '"') {
      words.settle();
      surroundings.quote();
    } else if (OPENING.indexOf(c) >= 0 || c == '‘') {
      words.settle();
      surroundings.quoteOpens();
    } else if (CLOSING.indexOf(c) >= 0 || c == '’' && !between(i)) {
      words.settle();
      surroundings.quoteCloses();
    }
    return i + 1;
  }

  private boolean between(int i) {
    return i > 0 && i + 1 < n && Chars.is(chars[i - 1], Chars.LETTER) && Chars.is(chars[i + 1], Chars.LETTER);
  }

  /// For messages while testing: how much of the source was read.
  @Override
  public String toString() { return "segmenter of " + raw.length() + " chars"; }
}
