package haidang.classify.vietnamese;

/// Writes the readings of one field's words: each as it is spelled by the chain, then what else it may be read as.
final class Readings {
  private static final Lexicon LEXICON = Lexicon.shipped();

  private final AnalysedText text;
  private final Surroundings surroundings;
  private Letters letters = new Letters();
  private char[] chars = letters.chars;
  private String raw = "";

  Readings(AnalysedText text, Surroundings surroundings) {
    this.text = text;
    this.surroundings = surroundings;
  }

  void begin(String source, Letters read) {
    raw = source;
    letters = read;
    chars = read.chars;
  }

  /// Writes the word and its other readings, and returns what the lexicon knows of it.
  int write(int from, int to, int stepsBefore) {
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

  /// Adds a reading in the chain's spelling, followed by its synonyms and by what it is without stretched letters.
  int spell(String word, int steps) {
    int length = word.length();
    int at = text.room(length * 2);
    char[] out = text.buffer();
    word.getChars(0, length, out, at);
    int taken = Syllable.placeTone(out, at, length) ? steps | Step.TONE.bit() : steps;
    int flags = known(at, length, hash(out, at, length), taken);
    unstretched(at, length, taken);
    return flags;
  }

  /// Adds characters as they stand.
  void plain(int from, int to) {
    int at = text.room(to - from);
    System.arraycopy(chars, from, text.buffer(), at, to - from);
    text.reading(to - from, hash(chars, from, to - from), letters.steps(from, to));
  }

  private static int hash(char[] chars, int at, int length) {
    int hash = 0;
    for (int i = at; i < at + length; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }

  /// How many letters the author wrote as capitals.
  int capitals(int from, int to) {
    int upper = 0;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(letters.start(i));
      upper += c != chars[i] && Character.isUpperCase(c) ? 1 : 0;
    }
    return upper;
  }
}
