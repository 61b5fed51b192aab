package haidang.classify.archive;

import haidang.classify.vietnamese.VietnameseAnalyzer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;

/// The fields of the index. [Facet#code] names further ones, and those of the rules begin with `rule.`.
final class Fields {
  /// The words as read by the text chain.
  static final String EXACT = "exact";
  /// The same words without any diacritics, at the same positions.
  static final String FOLDED = "folded";
  /// Keyed hash of the post id: the only name a document has.
  static final String KEY = "key";
  static final String VERSION = "version";
  static final String DIGEST = "digest";
  /// Part of the key as a number: settles equal times, and draws samples.
  static final String TIE = "tie";
  /// When the post was published, or else collected, in milliseconds.
  static final String AT = "at";
  /// When the record was appended to the log, in milliseconds.
  static final String LOGGED = "logged";
  /// Marks a withdrawn post.
  static final String GONE = "gone";
  /// The judgement as JSON, without the author.
  static final String BODY = "body";

  /// Between two parts of one post, so that no phrase runs from a title into a text.
  private static final int GAP = 1_000;

  /// A word that nobody types is kept by its beginning; Lucene takes none over 32,766 bytes.
  private static final int LONGEST_WORD = 255;

  private Fields() {}

  /// How texts of this index are read, when written and when asked for.
  static Analyzer analyzer() {
    Analyzer exact = new VietnameseAnalyzer(VietnameseAnalyzer.Form.EXACT);
    Analyzer folded = new VietnameseAnalyzer(VietnameseAnalyzer.Form.FOLDED);
    return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) { return field.equals(FOLDED) ? folded : exact; }

      @Override
      protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents words) {
        return new TokenStreamComponents(words.getSource(),
            TruncateTokenFilter.truncateAfterChars(words.getTokenStream(), LONGEST_WORD));
      }

      @Override
      public int getPositionIncrementGap(String field) { return GAP; }
    };
  }
}
