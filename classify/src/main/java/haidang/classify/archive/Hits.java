package haidang.classify.archive;

import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// What a search has matched already, to be asked again for the best of it. It is good for the reader that it was
/// found in.
final class Hits extends Query {
  private final Map<Integer, FixedBitSet> bySegment;

  /// @param bySegment by the segment's place in its reader; none matched in a segment that is missing
  Hits(Map<Integer, FixedBitSet> bySegment) { this.bySegment = bySegment; }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) {
        FixedBitSet hits = bySegment.get(segment.ord);
        return hits == null
            ? null
            : ConstantScoreScorerSupplier.fromIterator(new BitSetIterator(hits, hits.approximateCardinality()),
                score(), mode, segment.reader().maxDoc());
      }

      // Kept by no cache: it is asked once.
      @Override
      public boolean isCacheable(LeafReaderContext segment) { return false; }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) { visitor.visitLeaf(this); }

  @Override
  public String toString(String field) { return "hits of " + bySegment.size() + " segments"; }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hits hits && bySegment.equals(hits.bySegment);
  }

  @Override
  public int hashCode() { return Objects.hash(classHash(), bySegment); }
}
