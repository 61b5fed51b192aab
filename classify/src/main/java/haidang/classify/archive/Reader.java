package haidang.classify.archive;

import haidang.classify.archive.Search.Order;
import haidang.events.Judgement;
import haidang.events.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Answers questions from one state of the index.
final class Reader {
  private static final TermQuery GONE = new TermQuery(new Term(Fields.GONE, "1"));
  private static final Sort SAMPLE = new Sort(new SortField(Fields.TIE, SortField.Type.LONG));

  private final IndexSearcher searcher;

  Reader(IndexSearcher searcher) { this.searcher = searcher; }

  Page page(Search search, Question question, Analyzer analyzer) throws IOException {
    FieldDoc after = Cursor.read(search.order(), search.after());
    // One more than asked for tells whether there is a next page.
    Counted found = search.summary()
        ? counted(question.query(), search.order(), search.size() + 1, after)
        : new Counted(top(present(question.query()), Cursor.sort(search.order()), search.size() + 1, after), null);
    Highlighter highlighter = new Highlighter(analyzer, question.words());
    List<Hit> hits = new ArrayList<>();
    int shown = Math.min(search.size(), found.best().length);
    for (int i = 0; i < shown; i++) {
      Judgement judgement = judgement(found.best()[i].doc);
      hits.add(new Hit(judgement, highlighter.of(judgement.post())));
    }
    String next = found.best().length > search.size() ? next(search.order(), found.best()[shown - 1]) : null;
    return new Page(hits, next, Optional.ofNullable(found.summary()), question.reading());
  }

  BackTest backTest(Query rule, int samples) throws IOException {
    Tally.Counted all = searcher.search(present(rule), Tally.manager());
    List<Judgement> shown = new ArrayList<>();
    if (samples > 0) {
      for (ScoreDoc hit : top(all.hits(), SAMPLE, samples, null)) {
        shown.add(judgement(hit.doc));
      }
    }
    return new BackTest(count(), all.summary(), shown);
  }

  List<Similar> similar(Post post, int limit, Analyzer analyzer) throws IOException {
    return new Likeness(this, searcher, analyzer).to(post, limit);
  }

  long count() throws IOException { return (long) searcher.getIndexReader().numDocs() - searcher.count(GONE); }

  Optional<Judgement> find(String key) throws IOException {
    Lookup.Place place = Lookup.find(searcher.getIndexReader(), key);
    return place == null ? Optional.empty() : body(place.leaf().docBase + place.doc());
  }

  /// The next places of an answer, newest first.
  ScoreDoc[] places(Query query, int size, @Nullable ScoreDoc after) throws IOException {
    return top(present(query), Cursor.sort(Order.NEWEST), size, (FieldDoc) after);
  }

  Judgement judgement(int doc) throws IOException {
    return body(doc).orElseThrow(() -> new IOException("document " + doc + " has no judgement"));
  }

  private Optional<Judgement> body(int doc) throws IOException {
    BytesRef body = searcher.storedFields().document(doc, Set.of(Fields.BODY)).getBinaryValue(Fields.BODY);
    return body == null ? Optional.empty() : Optional.of(Documents.judgement(body));
  }

  private record Counted(ScoreDoc[] best, @Nullable Summary summary) {}

  private static Query present(Query query) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(GONE, Occur.MUST_NOT).build();
  }

  private ScoreDoc[] top(Query query, Sort sort, int size, @Nullable FieldDoc after) throws IOException {
    return searcher.search(query, new TopFieldCollectorManager(sort, size, after, size)).scoreDocs;
  }

  private Counted counted(Query query, Order order, int size, @Nullable FieldDoc after) throws IOException {
    Sort sort = Cursor.sort(order);
    if (sort.needsScores()) {
      // Scores are known only while matching.
      Object[] found = searcher.search(present(query), new MultiCollectorManager(
          new TopFieldCollectorManager(sort, size, after, Integer.MAX_VALUE), Tally.manager()));
      return new Counted(((TopFieldDocs) found[0]).scoreDocs, ((Tally.Counted) found[1]).summary());
    }
    Tally.Counted all = searcher.search(present(query), Tally.manager());
    Query nearest = new BooleanQuery.Builder().add(all.hits(), Occur.FILTER)
        .add(Nearest.time(all.summary().days(), order, size, after), Occur.FILTER).build();
    return new Counted(top(nearest, sort, size, after), all.summary());
  }

  private static String next(Order order, ScoreDoc last) { return Cursor.after(order, (FieldDoc) last); }
}
