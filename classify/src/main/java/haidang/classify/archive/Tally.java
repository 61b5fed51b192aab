package haidang.classify.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/// Counts total, facets and days of all hits, and keeps which they are, so that the best of them are found without
/// matching anew. Nothing is built when the index is refreshed, which is every second, and nothing outlives a search.
final class Tally implements Collector {
  record Counted(Summary summary, Hits hits) {}

  private final Counts counts = new Counts();
  private final List<SegmentTally> segments = new ArrayList<>();

  /// Makes one per thread and joins them.
  static CollectorManager<Tally, Counted> manager() {
    return new CollectorManager<>() {
      @Override
      public Tally newCollector() { return new Tally(); }

      @Override
      public Counted reduce(Collection<Tally> tallies) {
        Counts all = new Counts();
        Map<Integer, FixedBitSet> hits = new HashMap<>();
        for (Tally tally : tallies) {
          all.add(tally.counts);
          tally.segments.forEach(segment -> hits.put(segment.ord(), segment.hits()));
        }
        return new Counted(all.summary(), new Hits(hits));
      }
    };
  }

  @Override
  public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    SegmentTally segment = new SegmentTally(context, counts);
    segments.add(segment);
    return segment;
  }
}
