package haidang.classify.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Written words as queries. Words with marks are found so written or without any mark; words without marks are
/// found with any. Only the word itself is asked for: its other spellings are in the index.
final class Wording {
  private record Word(String exact, String folded, int position) {
    boolean marked() { return !exact.equals(folded); }
  }

  private final List<Word> words;
  private final boolean exactly;

  private Wording(List<Word> words, boolean exactly) {
    this.words = words;
    this.exactly = exactly;
  }

  static Wording of(String written, boolean exactly, Analyzer analyzer) {
    List<Word> exact = read(analyzer, Fields.EXACT, written);
    List<Word> folded = read(analyzer, Fields.FOLDED, written);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < exact.size(); i++) {
      String bare = i < folded.size() ? folded.get(i).exact() : exact.get(i).exact();
      words.add(new Word(exact.get(i).exact(), bare, exact.get(i).position()));
    }
    return new Wording(words, exactly);
  }

  boolean isEmpty() { return words.isEmpty(); }

  Reading.Kind kind() {
    if (words.size() > 1) {
      return Reading.Kind.PHRASE;
    }
    return exactly ? Reading.Kind.EXACT : marked() ? Reading.Kind.MARKED : Reading.Kind.BARE;
  }

  Query query() {
    if (words.size() > 1) {
      return phrase();
    }
    Word word = words.getFirst();
    if (exactly || !word.marked()) {
      return new TermQuery(new Term(field(), term(word)));
    }
    return new SynonymQuery.Builder(Fields.EXACT).addTerm(new Term(Fields.EXACT, word.exact()))
        .addTerm(new Term(Fields.EXACT, word.folded()), 0.5f).build();
  }

  /// Words beginning so; there must be one word only.
  List<Query> prefix() {
    Word word = words.getFirst();
    Query written = new PrefixQuery(new Term(field(), term(word)));
    if (exactly || !word.marked()) {
      return List.of(written);
    }
    return List.of(written, new PrefixQuery(new Term(Fields.EXACT, word.folded())));
  }

  boolean single() { return words.size() == 1; }

  int length() { return words.getFirst().exact().length(); }

  /// The same as a place in the text, for NEAR.
  IntervalsSource place() {
    IntervalsSource[] each = words.stream().map(this::place).toArray(IntervalsSource[]::new);
    IntervalsSource whole = each.length == 1 ? each[0] : Intervals.phrase(each);
    return Intervals.fixField(field(), whole);
  }

  private IntervalsSource place(Word word) {
    IntervalsSource written = Intervals.term(term(word));
    return alternatives(word) ? Intervals.or(written, Intervals.term(word.folded())) : written;
  }

  private Query phrase() {
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (Word word : words) {
      Term written = new Term(field(), term(word));
      Term[] either = alternatives(word)
          ? new Term[]{written, new Term(field(), word.folded())}
          : new Term[]{written};
      phrase.add(either, word.position());
    }
    return phrase.build();
  }

  private boolean alternatives(Word word) { return !exactly && marked() && word.marked(); }

  private boolean marked() { return words.stream().anyMatch(Word::marked); }

  /// Whoever types one mark types them all, so a phrase is asked for in one field.
  private String field() { return exactly || marked() ? Fields.EXACT : Fields.FOLDED; }

  private BytesRef term(Word word) { return new BytesRef(field().equals(Fields.EXACT) ? word.exact() : word.folded()); }

  private static List<Word> read(Analyzer analyzer, String field, String written) {
    List<Word> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(field, written)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      int position = -1;
      while (tokens.incrementToken()) {
        position += step.getPositionIncrement();
        if (step.getPositionIncrement() > 0) {
          words.add(new Word(term.toString(), term.toString(), position));
        }
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
