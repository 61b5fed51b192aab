package haidang.classify.vietnamese;

import java.util.List;

/// Adds the tokens of one field, each with all its readings.
final class Words {
  private static final int MAX_SPACED = 32;
  private static final char[] URL = "<url>".toCharArray();
  private static final char[] PHONE = "<phone>".toCharArray();
  private static final Lexicon LEXICON = Lexicon.shipped();
  private static final Masks MASKS = new Masks();
  private static final Spelled SPELLED = new Spelled(MASKS);

  private final AnalysedText text;
  private final Surroundings surroundings;
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

  Words(AnalysedText text, Surroundings surroundings) {
    this.text = text;
    this.surroundings = surroundings;
  }

  void begin(String source, Letters read, int inField, int firstPosition) {
    raw = source;
    letters = read;
    chars = read.chars;
    field = inField;
    position = firstPosition;
    apartCount = 0;
  }

  void end() { settle(); }

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
    int flags = write(from, to, steps);
    surroundings.tokenCame(flags);
  }

  private void token(int from, int to, Kind kind) {
    surroundings.tokenComes();
    text.token(position++, letters.start(from), letters.end(to - 1), field, kind);
  }

  /// Writes the word and its other readings, and returns what the lexicon knows of it.
  private int write(int from, int to, int stepsBefore) {
    int length = to - from;
    int at = text.room(length * 2);
    char[] out = text.buffer();
    int hash = 0;
    int seen = 0;
    boolean odd = false;
    boolean foreign = false;
    char before = 0;
    for (int i = 0; i < length; i++) {
      char c = chars[from + i];
      out[at + i] = c;
      hash = 31 * hash + c;
      seen |= Chars.kind(c);
      foreign |= c >= '\u0250' && (c < '\u1EA0' || c > '\u1EF9');
      odd |= Chars.toneless(c) == Chars.toneless(before) || follows(before, c);
      before = c;
    }
    int steps = stepsBefore | letters.steps(from, to);
    int upper = capitals(from, to);
    steps |= upper > 0 ? Step.CASE.bit() : 0;
    if (odd && Syllable.placeTone(out, at, length)) {
      steps |= Step.TONE.bit();
      hash = hash(out, at, length);
    }
    int flags = known(at, length, hash, steps);
    surroundings.word(length, upper, (seen & Chars.MARKED) != 0, foreign);
    if ((steps & (Step.HOMOGLYPH.bit() | Step.INVISIBLE.bit() | Step.COMPATIBILITY.bit())) != 0) {
      text.feature(Feature.OBFUSCATED);
    }
    if (odd) {
      unstretched(at, length, steps);
    }
    return flags;
  }

  private static boolean follows(char before, char c) {
    char first = Chars.toneless(before);
    return (first == 'o' || first == 'u') && "aey".indexOf(Chars.toneless(c)) >= 0;
  }

  /// Adds the reading in the room: respelled if the lexicon says so, and followed by its synonyms.
  private int known(int at, int length, int hash, int steps) {
    int entry = LEXICON.find(text.buffer(), at, length, hash);
    if (entry == TermTable.ABSENT) {
      text.reading(length, hash, steps);
      return 0;
    }
    char[] spelling = LEXICON.spelling(entry);
    if (spelling.length > 0) {
      text.reading(spelling, steps | Step.SPELLING.bit());
    } else {
      text.reading(length, hash, steps);
    }
    for (char[] synonym : LEXICON.synonyms(entry)) {
      text.reading(synonym, steps | Step.TEENCODE.bit());
    }
    int flags = LEXICON.flags(entry);
    for (char[] synonym : LEXICON.synonyms(entry)) {
      int meant = LEXICON.find(synonym, 0, synonym.length, hash(synonym, 0, synonym.length));
      flags |= meant == TermTable.ABSENT ? 0 : LEXICON.flags(meant);
    }
    return flags;
  }

  private void unstretched(int at, int length, int steps) {
    int to = text.room(length);
    char[] out = text.buffer();
    int shorter = Syllable.unstretch(out, at, length, out, to, 1);
    if (shorter == 0) {
      return;
    }
    int taken = steps | Step.STRETCH.bit();
    int placed = Syllable.placeTone(out, to, shorter) ? Step.TONE.bit() : 0;
    known(to, shorter, hash(out, to, shorter), taken | placed);
    int second = text.room(length);
    char[] buffer = text.buffer();
    int doubled = Syllable.unstretch(buffer, at, length, buffer, second, 2);
    if (doubled > 0 && doubled < length) {
      known(second, doubled, hash(buffer, second, doubled), taken);
    }
  }

  private static int hash(char[] chars, int at, int length) {
    int hash = 0;
    for (int i = at; i < at + length; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }

  private int capitals(int from, int to) {
    int upper = 0;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(letters.start(i));
      upper += c != chars[i] && Character.isUpperCase(c) ? 1 : 0;
    }
    return upper;
  }

  void number(int from, int to) {
    settle();
    token(from, to, Kind.NUMBER);
    int at = text.room(to - from);
    System.arraycopy(chars, from, text.buffer(), at, to - from);
    text.reading(to - from, hash(chars, from, to - from), letters.steps(from, to));
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
    List<String> hidden = MASKS.uncover(new String(chars, from, to - from));
    if (hidden.isEmpty()) {
      return false;
    }
    settle();
    hidden(from, to, hidden, Step.MASK);
    return true;
  }

  private void hidden(int from, int to, List<String> hidden, Step step) {
    token(from, to, Kind.WORD);
    int steps = letters.steps(from, to) | step.bit() | (capitals(from, to) > 0 ? Step.CASE.bit() : 0);
    int flags = 0;
    boolean marked = false;
    for (String word : hidden) {
      flags |= spell(word, steps);
      marked |= !Masks.folded(word).equals(word);
    }
    text.feature(Feature.OBFUSCATED);
    surroundings.word(to - from, 0, marked, false);
    surroundings.tokenCame(flags);
  }

  /// Adds a reading in the chain's spelling, followed by its synonyms.
  private int spell(String word, int steps) {
    int at = text.room(word.length());
    char[] out = text.buffer();
    word.getChars(0, word.length(), out, at);
    boolean moved = Syllable.placeTone(out, at, word.length());
    return known(at, word.length(), hash(out, at, word.length()), moved ? steps | Step.TONE.bit() : steps);
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
        hidden(apart[i], apart[i + lengths[i] - 1] + 1, List.of(letters.substring(i, i + lengths[i])), Step.SPACED);
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
