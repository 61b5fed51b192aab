package haidang.classify.archive;

import java.io.IOException;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PointValues.PointTree;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// Counts all posts of a segment, also those deleted since it was written, by what its dictionaries and trees say of
/// themselves. It takes as long as there are values and days, however many posts.
final class Whole {
  private final LeafReader segment;
  private final Counts counts;

  Whole(LeafReader segment, Counts counts) {
    this.segment = segment;
    this.counts = counts;
  }

  void read() throws IOException {
    for (Facet facet : Facet.ALL) {
      Terms terms = segment.terms(facet.code());
      if (terms != null) {
        TermsEnum values = terms.iterator();
        for (BytesRef value = values.next(); value != null; value = values.next()) {
          counts.add(facet, value.utf8ToString(), values.docFreq());
        }
      }
    }
    PointValues times = segment.getPointValues(Fields.AT);
    if (times != null) {
      days(times.getPointTree());
    }
  }

  /// A branch within one day is counted as it is.
  private void days(PointTree tree) throws IOException {
    int first = day(tree.getMinPackedValue());
    if (first == day(tree.getMaxPackedValue())) {
      counts.add(first, Math.toIntExact(tree.size()));
    } else if (tree.moveToChild()) {
      do {
        days(tree);
      } while (tree.moveToSibling());
      tree.moveToParent();
    } else {
      tree.visitDocValues(new Leaf());
    }
  }

  private static int day(byte[] packed) { return Counts.day(LongPoint.decodeDimension(packed, 0)); }

  private final class Leaf implements PointValues.IntersectVisitor {
    @Override
    public void visit(int doc) { throw new IllegalStateException("a leaf was visited without its values"); }

    @Override
    public void visit(int doc, byte[] packed) { counts.add(day(packed), 1); }

    @Override
    public PointValues.Relation compare(byte[] least, byte[] most) { return PointValues.Relation.CELL_CROSSES_QUERY; }
  }
}
