package haidang.bench;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.RuleTokens;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// An analysed text for stock Lucene: every reading of every token, with its offsets so that matches can be shown.
final class ChainTokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
  private final AnalysedText text;
  private int token;
  private int reading;
  private boolean bare;
  private int position = -1;

  ChainTokens(AnalysedText text) { this.text = text; }

  @Override
  public void reset() {
    token = 0;
    reading = 0;
    bare = false;
    position = -1;
  }

  @Override
  public boolean incrementToken() {
    while (token < text.tokens() && reading == text.firstReading(token + 1)) {
      token++;
    }
    if (token == text.tokens()) {
      return false;
    }
    clearAttributes();
    term.append(RuleTokens.prefix(text, reading, bare));
    int length = text.length(reading);
    System.arraycopy(text.buffer(), text.offset(reading), term.resizeBuffer(term.length() + length), term.length(),
        length);
    term.setLength(term.length() + length);
    bare = !bare && text.bare(reading) != AnalysedText.Bare.NO;
    offset.setOffset(text.start(token), text.end(token));
    increment.setPositionIncrement(text.position(token) - position);
    position = text.position(token);
    if (!bare) {
      reading++;
    }
    return true;
  }
}
