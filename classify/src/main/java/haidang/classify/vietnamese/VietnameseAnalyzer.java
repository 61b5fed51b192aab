package haidang.classify.vietnamese;

import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Lucene's view of the text chain for people who search: one definition of what a word is, for rules and archive
/// alike. Each word comes with its offsets in the text as written; everyday abbreviations are not expanded, as a person
/// searches for what was written. A link is the word of its host.
public final class VietnameseAnalyzer extends Analyzer {
  /// What becomes of diacritics.
  public enum Form {
    /// Words as the chain reads them: lower case, canonical spelling, with marks.
    EXACT,
    /// The same without any marks, đ as d.
    FOLDED
  }

  private final Form form;

  public VietnameseAnalyzer(Form form) { this.form = form; }

  /// A lower-case word without its marks, đ as d.
  public static String fold(String word) { return Masks.folded(word); }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new ChainTokenizer(form));
  }

  @Override
  public String toString() { return "VietnameseAnalyzer " + form; }

  private static final class ChainTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final Form form;
    private final TextChain chain = new TextChain();
    private final Set<String> atThisPlace = new HashSet<>();
    private AnalysedText text = chain.begin();
    private Iterator<String> hosts = text.hosts().iterator();
    private int length;
    private int token = -1;
    private int reading;
    private boolean read;

    ChainTokenizer(Form form) { this.form = form; }

    @Override
    public void reset() throws IOException {
      super.reset();
      read = false;
      token = -1;
      reading = 0;
    }

    private void read() throws IOException {
      String raw = all(input);
      length = raw.length();
      chain.begin();
      text = chain.read("text", raw);
      hosts = text.hosts().iterator();
      read = true;
    }

    private static String all(Reader reader) throws IOException {
      StringBuilder all = new StringBuilder();
      char[] some = new char[4096];
      for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
        all.append(some, 0, count);
      }
      return all.toString();
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!read) {
        read();
      }
      while (true) {
        boolean next = token < 0 || reading == text.firstReading(token + 1);
        if (next) {
          if (token + 1 >= text.tokens()) {
            return false;
          }
          token++;
          reading = text.firstReading(token);
          atThisPlace.clear();
        }
        String word = word();
        boolean teencode = (text.steps(reading) & Step.TEENCODE.bit()) != 0;
        reading++;
        if (!teencode && atThisPlace.add(word)) {
          emit(word);
          return true;
        }
      }
    }

    private String word() {
      String written = text.is(token, Kind.URL) && hosts.hasNext() ? hosts.next() : text.term(reading);
      return form == Form.FOLDED ? fold(written) : written;
    }

    private void emit(String word) {
      clearAttributes();
      term.append(word);
      increment.setPositionIncrement(atThisPlace.size() == 1 ? 1 : 0);
      offset.setOffset(correctOffset(text.start(token)), correctOffset(text.end(token)));
    }

    @Override
    public void end() throws IOException {
      super.end();
      offset.setOffset(correctOffset(length), correctOffset(length));
    }
  }
}
