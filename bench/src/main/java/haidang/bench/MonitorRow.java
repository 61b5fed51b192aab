package haidang.bench;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.RuleTokens;
import haidang.classify.vietnamese.TextChain;
import haidang.classify.vietnamese.VietnameseAnalyzer;
import haidang.events.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Lucene's monitor as it comes: multipass presearcher, matches with highlights, one post at a time.
final class MonitorRow implements Row {
  private static final String FIELD = "text";
  private static final int PASSES = 3;

  private final Monitor monitor;
  private final TextChain chain = new TextChain();

  MonitorRow(List<MadeRule> rules) throws IOException {
    monitor = new Monitor(new KeywordAnalyzer(), new MultipassTermFilteredPresearcher(PASSES));
    List<MonitorQuery> queries = new ArrayList<>();
    for (MadeRule rule : rules) {
      queries.add(new MonitorQuery(rule.id(), query(rule)));
    }
    monitor.register(queries);
  }

  private static Query query(MadeRule rule) {
    Query any = any(rule.any());
    if (rule.also() == null && rule.not() == null) {
      return any;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(any, Occur.MUST);
    if (rule.also() != null) {
      all.add(phrase(rule.also()), Occur.MUST);
    }
    if (rule.not() != null) {
      all.add(phrase(rule.not()), Occur.MUST_NOT);
    }
    return all.build();
  }

  private static Query any(List<List<String>> phrases) {
    if (phrases.size() == 1) {
      return phrase(phrases.getFirst());
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    phrases.forEach(phrase -> any.add(phrase(phrase), Occur.SHOULD));
    return any.build();
  }

  /// The words side by side; those of a phrase also without their diacritics where the chain reads a post so.
  private static Query phrase(List<String> words) {
    if (words.size() == 1) {
      return new TermQuery(new Term(FIELD, words.getFirst()));
    }
    if (words.stream().allMatch(word -> ways(word).count() == 1)) {
      return new PhraseQuery(FIELD, words.toArray(String[]::new));
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    words.forEach(word -> phrase.add(ways(word).map(way -> new Term(FIELD, way)).toArray(Term[]::new)));
    return phrase.build();
  }

  private static Stream<String> ways(String word) {
    String bare = VietnameseAnalyzer.fold(word);
    return Stream.of(Stream.of(word),
        RuleTokens.guessable(word) ? Stream.of(RuleTokens.GUESSED + word) : Stream.<String>of(),
        bare.equals(word)
            ? Stream.<String>of()
            : Stream.of(RuleTokens.BARE + bare, RuleTokens.BARE_IN_PHRASES + bare))
        .flatMap(way -> way);
  }

  @Override
  public String name() { return "luceneMonitor"; }

  @Override
  public void pass(List<Post> posts, Matches matches) throws IOException {
    for (int i = 0; i < posts.size(); i++) {
      chain.begin();
      AnalysedText text = chain.read(FIELD, posts.get(i).text());
      Document document = new Document();
      document.add(new Field(FIELD, new ChainTokens(text), TextField.TYPE_NOT_STORED));
      MatchingQueries<HighlightsMatch> found = monitor.match(document, HighlightsMatch.MATCHER);
      if (matches.counting()) {
        matches.count(found.getMatchCount());
      } else {
        int[] numbers = found.getMatches().stream().mapToInt(match -> MadeRule.number(match.getQueryId())).toArray();
        matches.add(i, numbers, numbers.length);
      }
    }
  }

  @Override
  public void close() throws IOException { monitor.close(); }
}
