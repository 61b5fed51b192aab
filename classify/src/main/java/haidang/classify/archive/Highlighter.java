package haidang.classify.archive;

import haidang.events.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/// Finds where in a post the words of a query stand, by asking the same queries of each of its parts alone.
final class Highlighter {
  private final Analyzer analyzer;
  private final List<Query> words;

  Highlighter(Analyzer analyzer, List<Query> words) {
    this.analyzer = analyzer;
    this.words = words;
  }

  List<Highlight> of(Post post) throws IOException {
    List<Highlight> found = new ArrayList<>();
    if (!words.isEmpty()) {
      for (Parts.Part part : Parts.of(post)) {
        found.addAll(disjoint(of(part)));
      }
    }
    return found.size() > Hit.MAX_HIGHLIGHTS ? found.subList(0, Hit.MAX_HIGHLIGHTS) : found;
  }

  private List<Highlight> of(Parts.Part part) throws IOException {
    MemoryIndex index = new MemoryIndex(true);
    index.addField(Fields.EXACT, part.words(), analyzer);
    index.addField(Fields.FOLDED, part.words(), analyzer);
    IndexSearcher searcher = index.createSearcher();
    LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
    List<Highlight> found = new ArrayList<>();
    for (Query word : words) {
      Weight weight = searcher.createWeight(searcher.rewrite(word), ScoreMode.COMPLETE_NO_SCORES, 1);
      Matches matches = weight.matches(leaf, 0);
      if (matches != null) {
        for (String field : matches) {
          collect(part.field(), matches.getMatches(field), found);
        }
      }
    }
    return found;
  }

  private static void collect(String field, MatchesIterator match, List<Highlight> found) throws IOException {
    while (match != null && match.next()) {
      MatchesIterator inner = match.getSubMatches();
      if (inner != null) {
        collect(field, inner, found);
      } else if (match.startOffset() >= 0 && match.endOffset() > match.startOffset()) {
        found.add(new Highlight(field, match.startOffset(), match.endOffset()));
      }
    }
  }

  /// Joins what overlaps.
  private static List<Highlight> disjoint(List<Highlight> found) {
    found.sort(Comparator.comparingInt(Highlight::start).thenComparingInt(Highlight::end));
    List<Highlight> joined = new ArrayList<>();
    for (Highlight next : found) {
      Highlight last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.start() < last.end()) {
        joined.set(joined.size() - 1, new Highlight(last.field(), last.start(), Math.max(last.end(), next.end())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
