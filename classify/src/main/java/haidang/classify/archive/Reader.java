package haidang.classify.archive;

import haidang.classify.archive.Search.Order;
import haidang.events.Judgement;
import haidang.events.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
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
    Counted found = top(question.query(), Cursor.sort(search.order()), search.size() + 1, after, search.summary());
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
    Counted found = top(rule, SAMPLE, Math.max(1, samples), null, true);
    List<Judgement> shown = new ArrayList<>();
    for (ScoreDoc hit : Arrays.asList(found.best()).subList(0, Math.min(samples, found.best().length))) {
      shown.add(judgement(hit.doc));
    }
    return new BackTest(count(), java.util.Objects.requireNonNull(found.summary()), shown);
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
    return top(query, Cursor.sort(Order.NEWEST), size, (FieldDoc) after, false).best();
  }

  Judgement judgement(int doc) throws IOException {
    return body(doc).orElseThrow(() -> new IOException("document " + doc + " has no judgement"));
  }

  private Optional<Judgement> body(int doc) throws IOException {
    BytesRef body = searcher.storedFields().document(doc, Set.of(Fields.BODY)).getBinaryValue(Fields.BODY);
    return body == null ? Optional.empty() : Optional.of(Documents.judgement(body));
  }

  private record Counted(ScoreDoc[] best, @Nullable Summary summary) {}

  private Counted top(Query query, Sort sort, int size, @Nullable FieldDoc after, boolean count) throws IOException {
    Query present = new BooleanQuery.Builder().add(query, Occur.MUST).add(GONE, Occur.MUST_NOT).build();
    if (!count) {
      return new Counted(searcher.search(present, new TopFieldCollectorManager(sort, size, after, size)).scoreDocs,
          null);
    }
    if (query instanceof MatchAllDocsQuery) {
      // The best of everything are found without looking at all of it; only counting does that.
      return new Counted(searcher.search(present, new TopFieldCollectorManager(sort, size, after, size)).scoreDocs,
          searcher.search(present, Tally.manager()));
    }
    Object[] found = searcher.search(present, new MultiCollectorManager(
        new TopFieldCollectorManager(sort, size, after, Integer.MAX_VALUE), Tally.manager()));
    return new Counted(((TopFieldDocs) found[0]).scoreDocs, (Summary) found[1]);
  }

  private static String next(Order order, ScoreDoc last) { return Cursor.after(order, (FieldDoc) last); }
}
