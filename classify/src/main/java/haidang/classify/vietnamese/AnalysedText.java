package haidang.classify.vietnamese;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text as tokens that know where the author wrote them. One or more fields (title, text, captions) lie behind one
/// another; a wide gap of positions keeps phrases from crossing. Each token has one or more *readings*: the word as
/// written, then synonyms. Belongs to the [TextChain] that made it and is valid until that reads the next text.
///
/// Columns instead of objects: this is read for every post by every rule.
public final class AnalysedText {
  /// No rule may span as many positions: between the end of one field and the beginning of the next.
  static final int GAP = 1_000;
  /// Where fields other than the title begin; a title is shorter than that.
  public static final int TITLE_END = 4_096;

  static final int QUOTED = 1;
  static final int NEGATED = 2;
  static final int SENTENCE_START = 4;
  static final int MARKED = 8;
  static final int FOREIGN = 16;

  /// How a reading may be read without its missing diacritics.
  public enum Bare {
    NO, YES,
    /// Only as part of a phrase: the text is too short to be sure.
    IN_PHRASES
  }

  private static final Bare[] BARE = Bare.values();

  private int tokens;
  private int[] position = new int[256];
  private int[] start = new int[256];
  private int[] end = new int[256];
  private int[] firstReading = new int[257];
  private int[] sentence = new int[256];
  private byte[] field = new byte[256];
  private byte[] kind = new byte[256];
  private byte[] marks = new byte[256];
  private int readings;
  private int[] offset = new int[320];
  private int[] length = new int[320];
  private int[] hash = new int[320];
  private int[] steps = new int[320];
  private byte[] bare = new byte[320];
  private int used;
  private char[] chars = new char[1024];
  private int sentences;
  private int features;
  private final List<String> fields = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();

  AnalysedText() {}

  void clear() {
    tokens = 0;
    readings = 0;
    used = 0;
    sentences = 0;
    features = 0;
    fields.clear();
    hosts.clear();
  }

  // Reading it

  /// How many tokens there are; all `token` arguments count from 0.
  public int tokens() { return tokens; }

  /// Position in the whole: neighbours differ by one.
  public int position(int token) { return position[token]; }

  /// First UTF-16 unit of the token in its field, as the author wrote it.
  public int start(int token) { return start[token]; }

  /// One past the last unit.
  public int end(int token) { return end[token]; }

  /// Name of the field the token stands in.
  public String field(int token) { return fields.get(field[token]); }

  public int sentence(int token) { return sentence[token]; }

  public int sentences() { return sentences; }

  public boolean quoted(int token) { return (marks[token] & QUOTED) != 0; }

  /// Whether a negation stands at most three words before it in its sentence.
  public boolean negated(int token) { return (marks[token] & NEGATED) != 0; }

  public boolean startsSentence(int token) { return (marks[token] & SENTENCE_START) != 0; }

  /// First reading of a token; its readings end where those of the next token begin.
  public int firstReading(int token) { return token == tokens ? readings : firstReading[token]; }

  /// The buffer that [#offset] and [#length] point into.
  public char[] buffer() { return chars; }

  public int offset(int reading) { return offset[reading]; }

  public int length(int reading) { return length[reading]; }

  public int hash(int reading) { return hash[reading]; }

  /// The [Step]s that led from the author's letters to this reading, as bits.
  public int steps(int reading) { return steps[reading]; }

  public Bare bare(int reading) { return BARE[bare[reading]]; }

  public String term(int reading) { return new String(chars, offset[reading], length[reading]); }

  public boolean has(Feature feature) { return (features & feature.bit()) != 0; }

  /// Hosts of the links written in the text, lower case.
  public List<String> hosts() { return List.copyOf(hosts); }

  // Filling it

  int field(String name) {
    fields.add(name);
    return fields.size() - 1;
  }

  /// Where the next field's tokens begin.
  int nextField() { return tokens == 0 ? 0 : position[tokens - 1] + 1 + GAP; }

  void feature(Feature feature) { features |= feature.bit(); }

  void host(String host) { hosts.add(host); }

  void token(int at, int from, int to, int inField, Kind what) {
    if (tokens == position.length) {
      growTokens();
    }
    position[tokens] = at;
    start[tokens] = from;
    end[tokens] = to;
    field[tokens] = (byte) inField;
    kind[tokens] = (byte) what.ordinal();
    marks[tokens] = 0;
    sentence[tokens] = Math.max(sentences - 1, 0);
    firstReading[tokens] = readings;
    tokens++;
  }

  /// Room for a term of at most `longest` chars; the caller writes it to [#buffer] at the returned offset.
  int room(int longest) {
    if (used + longest > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + longest));
    }
    return used;
  }

  /// Adds the term that was written into the room to the last token.
  void reading(int termLength, int termHash, int taken) {
    if (readings == offset.length) {
      growReadings();
    }
    offset[readings] = used;
    length[readings] = termLength;
    hash[readings] = termHash;
    steps[readings] = taken;
    bare[readings] = 0;
    readings++;
    used += termLength;
  }

  void reading(char[] term, int taken) {
    int at = room(term.length);
    int h = 0;
    for (int i = 0; i < term.length; i++) {
      chars[at + i] = term[i];
      h = 31 * h + term[i];
    }
    reading(term.length, h, taken);
  }

  void beginSentence() { sentences++; }

  void mark(int token, int mark) { marks[token] |= (byte) mark; }

  boolean marked(int token, int mark) { return (marks[token] & mark) != 0; }

  boolean is(int token, Kind what) { return kind[token] == what.ordinal(); }

  /// Makes a guess certain.
  void certain(int reading) { steps[reading] = steps[reading] & ~Step.GUESS.bit() | Step.MASK.bit(); }

  void bare(int reading, Bare how) { bare[reading] = (byte) how.ordinal(); }

  /// Takes back the last tokens, down to `count`.
  void truncate(int count) {
    readings = firstReading(count);
    used = readings == 0 ? 0 : offset[readings - 1] + length[readings - 1];
    tokens = count;
  }

  private void growTokens() {
    int size = tokens * 2;
    position = Arrays.copyOf(position, size);
    start = Arrays.copyOf(start, size);
    end = Arrays.copyOf(end, size);
    firstReading = Arrays.copyOf(firstReading, size);
    sentence = Arrays.copyOf(sentence, size);
    field = Arrays.copyOf(field, size);
    kind = Arrays.copyOf(kind, size);
    marks = Arrays.copyOf(marks, size);
  }

  private void growReadings() {
    int size = readings * 2;
    offset = Arrays.copyOf(offset, size);
    length = Arrays.copyOf(length, size);
    hash = Arrays.copyOf(hash, size);
    steps = Arrays.copyOf(steps, size);
    bare = Arrays.copyOf(bare, size);
  }
}
