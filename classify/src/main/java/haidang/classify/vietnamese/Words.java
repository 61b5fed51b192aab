package haidang.classify.vietnamese;

import java.util.List;

/// Adds the tokens of one field, each with all its readings.
final class Words {
  private static final int MAX_SPACED = 32;
  private static final char[] URL = "<url>".toCharArray();
  private static final char[] PHONE = "<phone>".toCharArray();
  static final Masks MASKS = new Masks();
  private static final Spelled SPELLED = new Spelled(MASKS);

  private final AnalysedText text;
  private final Surroundings surroundings;
  private final Readings readings;
  private final Company company;
  private Letters letters = new Letters();
  private char[] chars = letters.chars;
  private String raw = "";
  private int field;
  private int position;
  /// Single letters standing apart, as in `l ồ n`: where each lies, and which token is the first.
  private final int[] apart = new int[MAX_SPACED];
  private int apartCount;
  private int apartFirst;
  private boolean settling;
  private int first;
  private boolean guesses;

  Words(AnalysedText text, Surroundings surroundings) {
    this.text = text;
    this.surroundings = surroundings;
    this.readings = new Readings(text, surroundings);
    this.company = new Company(text);
  }

  void begin(String source, Letters read, int inField, int firstPosition) {
    raw = source;
    letters = read;
    chars = read.chars;
    readings.begin(source, read);
    field = inField;
    position = firstPosition;
    apartCount = 0;
    first = text.tokens();
    guesses = false;
  }

  void end() {
    settle();
    if (guesses) {
      company.settle(first);
    }
  }

  void word(int from, int to, int steps) {
    boolean single = to - from == 1;
    if (!settling) {
      if (!single || apartCount == MAX_SPACED || apartCount > 0 && from - apart[apartCount - 1] != 2) {
        settle();
      }
      if (single) {
        if (apartCount == 0) {
          apartFirst = text.tokens();
          surroundings.remember();
        }
        apart[apartCount++] = from;
      }
    }
    token(from, to, Kind.WORD);
    int flags = readings.write(from, to, steps);
    surroundings.tokenCame(flags);
  }

  private void token(int from, int to, Kind kind) {
    surroundings.tokenComes();
    text.token(position++, letters.start(from), letters.end(to - 1), field, kind);
  }

  void number(int from, int to) {
    settle();
    token(from, to, Kind.NUMBER);
    readings.plain(from, to);
    surroundings.tokenCame(0);
  }

  /// A link, a phone number, an emoji or a letter beyond the basic plane.
  void typed(int from, int to, Kind kind) {
    settle();
    token(from, to, kind);
    if (kind == Kind.URL || kind == Kind.PHONE) {
      text.reading(kind == Kind.URL ? URL : PHONE, letters.steps(from, to));
    } else {
      text.reading(new String(chars, from, to - from).toCharArray(), letters.steps(from, to));
    }
    surroundings.tokenCame(0);
  }

  /// Adds a core word hidden behind masks, if that is what stands there.
  boolean masked(int from, int to) {
    List<Masks.Hidden> hidden = MASKS.uncover(new String(chars, from, to - from));
    if (hidden.isEmpty()) {
      return false;
    }
    settle();
    hidden(from, to, hidden, Step.MASK);
    return true;
  }

  private void hidden(int from, int to, List<Masks.Hidden> hidden, Step step) {
    token(from, to, Kind.WORD);
    int steps = letters.steps(from, to) | (readings.capitals(from, to) > 0 ? Step.CASE.bit() : 0);
    int flags = 0;
    boolean marked = false;
    for (int i = from; i < to; i++) {
      marked |= Chars.is(chars[i], Chars.MARKED);
    }
    for (Masks.Hidden one : hidden) {
      flags |= readings.spell(one.word(), steps | (one.guessed() ? Step.GUESS : step).bit());
      guesses |= one.guessed();
    }
    text.feature(Feature.OBFUSCATED);
    surroundings.word(to - from, 0, marked, false);
    surroundings.tokenCame(flags);
  }

  /// Adds a core word in which digits stand for letters (l0n), if that is what stands there.
  boolean digitsInside(int from, int to) {
    int seen = 0;
    for (int i = from; i < to && to - from <= Masks.LONGEST; i++) {
      seen |= Chars.kind(chars[i]);
    }
    return (seen & Chars.DIGIT) != 0 && (seen & Chars.LETTER) != 0 && masked(from, to);
  }

  void hashtag(int from, int to) {
    settle();
    int firstToken = text.tokens();
    boolean whole = true;
    settling = true;
    for (int i = from; i < to;) {
      int end = pieceEnd(i, to);
      if (chars[i] != '_') {
        whole &= i == from && end == to;
        word(i, end, whole ? 0 : Step.HASHTAG.bit());
        if (text.tokens() == firstToken + 1) {
          tag(from, to);
        }
      }
      i = end;
    }
    settling = false;
  }

  private int pieceEnd(int i, int to) {
    if (chars[i] == '_') {
      return i + 1;
    }
    int end = i + 1;
    while (end < to && chars[end] != '_' && !(upper(end) && !upper(end - 1))
        && Chars.is(chars[end], Chars.DIGIT) == Chars.is(chars[end - 1], Chars.DIGIT)) {
      end++;
    }
    return end;
  }

  private boolean upper(int i) { return Character.isUpperCase(raw.charAt(letters.start(i))); }

  private void tag(int from, int to) {
    StringBuilder tag = new StringBuilder("#");
    for (int i = from; i < to; i++) {
      if (chars[i] != '_') {
        tag.append(chars[i]);
      }
    }
    text.reading(tag.toString().toCharArray(), Step.HASHTAG.bit());
  }

  /// Looks whether the single letters that have come one after another spell words, and if so reads them so.
  void settle() {
    int count = apartCount;
    apartCount = 0;
    if (count < 2) {
      return;
    }
    StringBuilder letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      letters.append(chars[apart[i]]);
    }
    int[] lengths = SPELLED.words(letters);
    if (lengths == null) {
      return;
    }
    position -= text.tokens() - apartFirst;
    boolean startsSentence = text.startsSentence(apartFirst);
    text.truncate(apartFirst);
    surroundings.takeBack();
    settling = true;
    for (int i = 0; i < count; i += lengths[i]) {
      if (lengths[i] > 1) {
        hidden(apart[i], apart[i + lengths[i] - 1] + 1,
            List.of(new Masks.Hidden(letters.substring(i, i + lengths[i]), false)), Step.SPACED);
      } else {
        word(apart[i], apart[i] + 1, 0);
      }
    }
    settling = false;
    if (startsSentence) {
      text.mark(apartFirst, AnalysedText.SENTENCE_START);
    }
  }
}
