package haidang.classify.vietnamese;

import java.util.Arrays;

/// What surrounds the words of one field: sentences, quotations, negations, questions; and from the whole field,
/// whether it is written without diacritics.
final class Surroundings {
  private static final int NEGATION_REACH = 3;
  /// A quotation of more than this share of a field's words is no quotation: the author speaks so.
  private static final double WHOLE = 0.8;
  private static final int CAPS_WORDS = 4;
  private static final double CAPS_SHARE = 0.7;
  private static final int SURE_WORDS = 5;
  private static final int MARKED_IN = 10;

  private final AnalysedText text;
  private int first;
  private int opened;
  private int[] quotes = new int[8];
  private int quoteEnds;
  private int negation;
  private boolean sentenceOpen;
  private boolean asks;
  private int words;
  private int marked;
  private int foreign;
  private int capitals;
  private int letters;
  private final int[] remembered = new int[6];

  Surroundings(AnalysedText text) { this.text = text; }

  void begin() {
    first = text.tokens();
    opened = -1;
    quoteEnds = 0;
    negation = -1;
    sentenceOpen = false;
    asks = false;
    words = 0;
    marked = 0;
    foreign = 0;
    capitals = 0;
    letters = 0;
  }

  /// Remembers what was counted, so that tokens that come now can be taken back.
  void remember() {
    remembered[0] = negation;
    remembered[1] = words;
    remembered[2] = marked;
    remembered[3] = foreign;
    remembered[4] = capitals;
    remembered[5] = letters;
  }

  /// Forgets the tokens since; the caller has taken them out of the text, and adds others in their place.
  void takeBack() {
    negation = remembered[0];
    words = remembered[1];
    marked = remembered[2];
    foreign = remembered[3];
    capitals = remembered[4];
    letters = remembered[5];
  }

  /// Called before a token is added.
  void tokenComes() {
    if (!sentenceOpen) {
      text.beginSentence();
    }
  }

  /// Called when the last token is complete.
  void tokenCame(int lexiconFlags) {
    int token = text.tokens() - 1;
    if (!sentenceOpen) {
      text.mark(token, AnalysedText.SENTENCE_START);
      sentenceOpen = true;
      negation = -1;
    }
    if ((lexiconFlags & Lexicon.UNNEGATES) != 0 && negation == token - 1) {
      negation = -1;
    }
    if (negation >= 0 && token - negation <= NEGATION_REACH) {
      text.mark(token, AnalysedText.NEGATED);
    }
    if ((lexiconFlags & Lexicon.NEGATION) != 0) {
      negation = token;
    }
    asks = (lexiconFlags & Lexicon.QUESTION) != 0;
  }

  /// Counts a word: how many letters, how many of them capitals, whether it carries marks.
  void word(int count, int upper, boolean carriesMarks, boolean isForeign) {
    words++;
    letters += count;
    capitals += upper;
    marked += carriesMarks ? 1 : 0;
    foreign += isForeign ? 1 : 0;
    int token = text.tokens() - 1;
    if (carriesMarks) {
      text.mark(token, AnalysedText.MARKED);
    }
    if (isForeign) {
      text.mark(token, AnalysedText.FOREIGN);
    }
  }

  void sentenceEnds(boolean withQuestionMark) {
    if (withQuestionMark || sentenceOpen && asks && text.tokens() - first > 1) {
      text.feature(Feature.QUESTION);
    }
    sentenceOpen = false;
    asks = false;
  }

  void quote() {
    if (opened >= 0) {
      quoteCloses();
    } else {
      quoteOpens();
    }
  }

  void quoteOpens() { opened = text.tokens(); }

  void quoteCloses() {
    if (opened >= 0 && text.tokens() > opened) {
      if (quoteEnds + 2 > quotes.length) {
        quotes = Arrays.copyOf(quotes, quotes.length * 2);
      }
      quotes[quoteEnds++] = opened;
      quotes[quoteEnds++] = text.tokens();
    }
    opened = -1;
  }

  void end() {
    sentenceEnds(false);
    int tokens = text.tokens() - first;
    for (int i = 0; i < quoteEnds; i += 2) {
      if (quotes[i + 1] - quotes[i] <= WHOLE * tokens) {
        for (int token = quotes[i]; token < quotes[i + 1]; token++) {
          text.mark(token, AnalysedText.QUOTED);
        }
        text.feature(Feature.QUOTE);
      }
    }
    if (words >= CAPS_WORDS && capitals > CAPS_SHARE * letters) {
      text.feature(Feature.CAPS);
    }
    readBare();
  }

  private void readBare() {
    boolean sure = words >= SURE_WORDS && marked * MARKED_IN <= words && foreign == 0;
    boolean perhaps = words >= 2 && words < SURE_WORDS && marked == 0 && foreign == 0;
    if (!sure && !perhaps) {
      return;
    }
    if (sure) {
      text.feature(Feature.UNACCENTED);
    }
    AnalysedText.Bare how = sure ? AnalysedText.Bare.YES : AnalysedText.Bare.IN_PHRASES;
    for (int token = first; token < text.tokens(); token++) {
      if (text.is(token, Kind.WORD) && !text.marked(token, AnalysedText.MARKED)) {
        for (int reading = text.firstReading(token); reading < text.firstReading(token + 1); reading++) {
          boolean written = (text.steps(reading) & Step.TEENCODE.bit()) == 0;
          text.bare(reading, written ? how : AnalysedText.Bare.NO);
        }
      }
    }
  }
}
