package haidang.classify.vietnamese;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// An analysed text as an index takes it so that rules can be run backward: every reading of every token at its
/// position, and what surrounds it as further terms at the same place.
public final class RuleTokens extends TokenStream {
  /// Stands before a word that may be read without its missing diacritics.
  public static final String BARE = "~";
  /// The same, within phrases only.
  public static final String BARE_IN_PHRASES = "≈";
  /// Stands before a word that is guessed from a masked one: it counts within phrases only.
  public static final String GUESSED = "?";
  /// Where a quotation covers the token.
  public static final String QUOTED = "\u0001q";
  /// Where a negation stands shortly before the token.
  public static final String NEGATED = "\u0001n";
  public static final String SENTENCE_STARTS = "\u0001s";
  public static final String SENTENCE_ENDS = "\u0001e";

  private static final int MARKS = 4;
  private static final int LONGEST_TERM = 2_000;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
  private final AnalysedText text;
  private int token;
  private int reading;
  private boolean bare;
  private int mark;
  private int position = -1;

  /// @param text must not change until the stream has been read
  public RuleTokens(AnalysedText text) { this.text = text; }

  @Override
  public void reset() {
    token = 0;
    reading = 0;
    bare = false;
    mark = 0;
    position = -1;
  }

  @Override
  public boolean incrementToken() {
    while (token < text.tokens()) {
      if (reading < text.firstReading(token + 1)) {
        return readingOrBare();
      }
      while (mark < MARKS) {
        String name = marked(mark++);
        if (!name.isEmpty()) {
          return emit(name);
        }
      }
      token++;
      mark = 0;
    }
    return false;
  }

  /// Whether some mask may be read as this word though it may hide others too.
  public static boolean guessable(String word) { return Words.MASKS.guessable(word); }

  private boolean readingOrBare() {
    String word = text.term(reading);
    boolean again = !bare && text.bare(reading) != AnalysedText.Bare.NO;
    String prefix = prefix(text, reading, bare);
    bare = again;
    if (!again) {
      reading++;
    }
    return emit(prefix + (word.length() > LONGEST_TERM ? word.substring(0, LONGEST_TERM) : word));
  }

  /// What stands before a reading, or before the same without its missing diacritics.
  public static String prefix(AnalysedText text, int reading, boolean bare) {
    boolean guessed = (text.steps(reading) & Step.GUESS.bit()) != 0;
    if (!bare) {
      return guessed ? GUESSED : "";
    }
    return guessed || text.bare(reading) == AnalysedText.Bare.IN_PHRASES ? BARE_IN_PHRASES : BARE;
  }

  private String marked(int which) {
    return switch (which) {
      case 0 -> text.quoted(token) ? QUOTED : "";
      case 1 -> text.negated(token) ? NEGATED : "";
      case 2 -> startsSentence(token) ? SENTENCE_STARTS : "";
      default -> token + 1 == text.tokens() || startsSentence(token + 1) ? SENTENCE_ENDS : "";
    };
  }

  private boolean startsSentence(int at) { return at == 0 || text.sentence(at) != text.sentence(at - 1); }

  private boolean emit(String word) {
    clearAttributes();
    term.append(word);
    increment.setPositionIncrement(text.position(token) - position);
    position = text.position(token);
    return true;
  }
}
