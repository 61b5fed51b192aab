package haidang.classify.archive;

import haidang.events.Judgement;
import haidang.events.Post;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/// Finds posts that say much the same: the index proposes by rare words, then all words without marks are compared.
final class Likeness {
  /// Below it two posts merely share a subject.
  private static final double LEAST = 0.35;
  private static final int PROPOSED = 24;
  private static final int RARE_WORDS = 12;
  /// Nobody wants to know how many there are: what cannot be among the best is not scored.
  private static final TopScoreDocCollectorManager BEST = new TopScoreDocCollectorManager(PROPOSED, PROPOSED);

  private final Reader reader;
  private final IndexSearcher searcher;
  private final Analyzer analyzer;

  Likeness(Reader reader, IndexSearcher searcher, Analyzer analyzer) {
    this.reader = reader;
    this.searcher = searcher;
    this.analyzer = analyzer;
  }

  List<Similar> to(Post post, int limit) throws IOException {
    Set<String> own = words(post);
    List<Similar> alike = new ArrayList<>();
    for (ScoreDoc proposed : searcher.search(proposal(post), BEST).scoreDocs) {
      Judgement judgement = reader.judgement(proposed.doc);
      double likeness = shared(own, words(judgement.post()));
      if (likeness >= LEAST && !judgement.post().id().equals(post.id())) {
        alike.add(new Similar(judgement, likeness));
      }
    }
    alike.sort(Comparator.comparingDouble(Similar::likeness).reversed()
        .thenComparing(one -> one.judgement().post().collected(), Comparator.reverseOrder()));
    return alike.size() > limit ? List.copyOf(alike.subList(0, limit)) : List.copyOf(alike);
  }

  private Query proposal(Post post) throws IOException {
    MoreLikeThis like = new MoreLikeThis(searcher.getIndexReader());
    like.setAnalyzer(analyzer);
    like.setMinTermFreq(1);
    like.setMinDocFreq(2);
    like.setMaxQueryTerms(RARE_WORDS);
    return like.like(Fields.FOLDED, new StringReader(text(post)));
  }

  private static String text(Post post) {
    return String.join("\n", Parts.of(post).stream().map(Parts.Part::words).toList());
  }

  private Set<String> words(Post post) throws IOException {
    Set<String> words = new HashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(Fields.FOLDED, text(post))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    }
    return words;
  }

  private static double shared(Set<String> some, Set<String> others) {
    long both = some.stream().filter(others::contains).count();
    long either = some.size() + others.size() - both;
    return either == 0 ? 0 : (double) both / either;
  }
}
