package haidang.classify.archive;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.FixedBitSet;

/// The hits of one segment. Of these and the posts that are no hits, the fewer are read: the index knows what a whole
/// segment holds without reading it, and what is counted for the rest is taken from that.
final class SegmentTally implements LeafCollector {
  private final LeafReaderContext segment;
  private final Counts counts;
  private final FixedBitSet hits;
  private final int[] block = new int[1_024];

  SegmentTally(LeafReaderContext segment, Counts counts) {
    this.segment = segment;
    this.counts = counts;
    this.hits = new FixedBitSet(segment.reader().maxDoc());
  }

  int ord() { return segment.ord; }

  FixedBitSet hits() { return hits; }

  @Override
  public void setScorer(Scorable scorer) {}

  @Override
  public void collect(int doc) { hits.set(doc); }

  @Override
  public void collectRange(int from, int to) { hits.set(from, to); }

  @Override
  public void collect(DocIdStream docs) {
    for (int read = docs.intoArray(block); read > 0; read = docs.intoArray(block)) {
      for (int i = 0; i < read; i++) {
        hits.set(block[i]);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    int found = hits.cardinality();
    counts.add(found);
    if (2L * found <= hits.length()) {
      new Columns(segment.reader(), counts, 1).read(hits);
    } else {
      new Whole(segment.reader(), counts).read();
      hits.flip(0, hits.length());
      new Columns(segment.reader(), counts, -1).read(hits);
      hits.flip(0, hits.length());
    }
  }
}
