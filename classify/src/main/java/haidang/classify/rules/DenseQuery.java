package haidang.classify.rules;

import haidang.classify.vietnamese.RuleTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Finds posts that have a sentence of which a large enough share lies in some intervals.
final class DenseQuery extends Query {
  private final List<IntervalsSource> sources;
  private final Comparison comparison;

  DenseQuery(List<IntervalsSource> sources, Comparison comparison) {
    this.sources = List.copyOf(sources);
    this.comparison = comparison;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        IntervalIterator starts = Intervals.term(RuleTokens.SENTENCE_STARTS).intervals(RuleFields.WORDS, context);
        IntervalIterator ends = Intervals.term(RuleTokens.SENTENCE_ENDS).intervals(RuleFields.WORDS, context);
        if (starts == null || ends == null) {
          return null;
        }
        List<IntervalIterator> covering = new ArrayList<>();
        for (IntervalsSource source : sources) {
          IntervalIterator intervals = source.intervals(RuleFields.WORDS, context);
          if (intervals != null) {
            covering.add(intervals);
          }
        }
        Scorer scorer = new ConstantScoreScorer(score(), mode, new Sentences(starts, ends, covering, comparison));
        return new DefaultScorerSupplier(scorer);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) { return true; }
    };
  }

  private static final class Sentences extends TwoPhaseIterator {
    private final IntervalIterator starts;
    private final IntervalIterator ends;
    private final List<IntervalIterator> covering;
    private final Comparison comparison;

    Sentences(IntervalIterator starts, IntervalIterator ends, List<IntervalIterator> covering,
        Comparison comparison) {
      super(starts);
      this.starts = starts;
      this.ends = ends;
      this.covering = covering;
      this.comparison = comparison;
    }

    @Override
    public boolean matches() throws IOException {
      int doc = starts.docID();
      BitSet covered = new BitSet();
      for (IntervalIterator intervals : covering) {
        int at = intervals.docID() < doc ? intervals.advance(doc) : intervals.docID();
        while (at == doc && intervals.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
          covered.set(intervals.start(), intervals.end() + 1);
        }
      }
      if (ends.docID() < doc) {
        ends.advance(doc);
      }
      boolean found = false;
      while (!found && starts.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
        ends.nextInterval();
        int words = ends.end() - starts.start() + 1;
        double share = (double) covered.get(starts.start(), ends.end() + 1).cardinality() / words;
        found = words >= Test.Dense.MIN_WORDS && comparison.holds(share);
      }
      return found;
    }

    @Override
    public float matchCost() { return 1_000; }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(RuleFields.WORDS)) {
      sources.forEach(source -> source.visit(RuleFields.WORDS, visitor));
    }
  }

  @Override
  public String toString(String field) { return "density(" + sources + ") " + comparison; }

  @Override
  public boolean equals(@Nullable Object other) {
    return sameClassAs(other) && other instanceof DenseQuery that && sources.equals(that.sources)
        && comparison.equals(that.comparison);
  }

  @Override
  public int hashCode() { return Objects.hash(classHash(), sources, comparison); }
}
