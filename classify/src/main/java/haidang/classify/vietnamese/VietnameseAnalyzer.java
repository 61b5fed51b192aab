package haidang.classify.vietnamese;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Lucene's view of the text chain: one definition of what a word is, for rules and archive alike.
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
    Tokenizer words = new StandardTokenizer();
    return new TokenStreamComponents(words);
  }

  @Override
  public String toString() { return "VietnameseAnalyzer " + form; }
}
