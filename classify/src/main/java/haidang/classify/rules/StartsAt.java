package haidang.classify.rules;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/// The intervals of a source that begin, or do not begin, where a marker term stands.
final class StartsAt extends IntervalsSource {
  private final IntervalsSource in;
  private final String marker;
  private final boolean wanted;

  StartsAt(IntervalsSource in, String marker, boolean wanted) {
    this.in = in;
    this.marker = marker;
    this.wanted = wanted;
  }

  @Override
  public @Nullable IntervalIterator intervals(String field, LeafReaderContext context) throws IOException {
    IntervalIterator intervals = in.intervals(field, context);
    IntervalIterator markers = Intervals.term(marker).intervals(field, context);
    if (intervals == null || markers == null && wanted) {
      return null;
    }
    return markers == null ? intervals : new Filtered(intervals, markers, wanted);
  }

  /// May also show intervals of the source that do not begin so.
  @Override
  public @Nullable IntervalMatchesIterator matches(String field, LeafReaderContext context, int doc)
      throws IOException {
    IntervalIterator intervals = intervals(field, context);
    boolean some = intervals != null && intervals.advance(doc) == doc
        && intervals.nextInterval() != IntervalIterator.NO_MORE_INTERVALS;
    return some ? in.matches(field, context, doc) : null;
  }

  @Override
  public void visit(String field, QueryVisitor visitor) { in.visit(field, visitor); }

  @Override
  public int minExtent() { return in.minExtent(); }

  @Override
  public Collection<IntervalsSource> pullUpDisjunctions() { return List.of(this); }

  @Override
  public int hashCode() { return Objects.hash(in, marker, wanted); }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StartsAt that && in.equals(that.in) && marker.equals(that.marker)
        && wanted == that.wanted;
  }

  @Override
  public String toString() { return (wanted ? "STARTS_AT(" : "NOT_STARTS_AT(") + in + ")"; }

  private static final class Filtered extends IntervalIterator {
    private final IntervalIterator in;
    private final IntervalIterator markers;
    private final boolean wanted;
    private int markedDoc = -1;
    private int markedAt = -1;

    Filtered(IntervalIterator in, IntervalIterator markers, boolean wanted) {
      this.in = in;
      this.markers = markers;
      this.wanted = wanted;
    }

    @Override
    public int nextInterval() throws IOException {
      int start = in.nextInterval();
      while (start != NO_MORE_INTERVALS && markedAt(start) != wanted) {
        start = in.nextInterval();
      }
      return start;
    }

    private boolean markedAt(int start) throws IOException {
      if (markedDoc != docID()) {
        markedDoc = docID();
        markedAt = -1;
        if (markers.docID() < markedDoc) {
          markers.advance(markedDoc);
        }
      }
      if (markers.docID() != markedDoc) {
        return false;
      }
      while (markedAt < start) {
        markedAt = markers.nextInterval();
      }
      return markedAt == start;
    }

    @Override
    public int start() { return in.start(); }

    @Override
    public int end() { return in.end(); }

    @Override
    public int gaps() { return in.gaps(); }

    @Override
    public float matchCost() { return in.matchCost() + markers.matchCost(); }

    @Override
    public int docID() { return in.docID(); }

    @Override
    public int nextDoc() throws IOException { return in.nextDoc(); }

    @Override
    public int advance(int target) throws IOException { return in.advance(target); }

    @Override
    public long cost() { return in.cost(); }
  }
}
