package haidang.classify.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts some posts of a segment, read in blocks, each block one column after the other. Values are counted by their
/// ordinals.
final class Columns {
  private final LeafReader segment;
  private final Counts counts;
  private final int sign;
  private final List<Column> columns = new ArrayList<>();
  private final int[] block = new int[2_048];
  private final long[] times = new long[block.length];
  private int filled;

  /// @param single the same column where no post has two values; it is unwrapped before it is read, never after
  private record Column(Facet facet, SortedSetDocValues values, @Nullable SortedDocValues single, int[] counted) {
    static Column of(LeafReader segment, Facet facet) throws IOException {
      SortedSetDocValues values = DocValues.getSortedSet(segment, facet.code());
      return new Column(facet, values, DocValues.unwrapSingleton(values), new int[(int) values.getValueCount()]);
    }
  }

  /// @param sign 1 to count the posts, -1 to take them from what was counted
  Columns(LeafReader segment, Counts counts, int sign) {
    this.segment = segment;
    this.counts = counts;
    this.sign = sign;
  }

  void read(FixedBitSet posts) throws IOException {
    int size = posts.cardinality();
    for (Facet facet : Facet.ALL) {
      if (Dictionary.suits(segment, facet, size)) {
        new Dictionary(segment, posts).read(facet, counts, sign);
      } else {
        columns.add(Column.of(segment, facet));
      }
    }
    NumericDocValues at = DocValues.unwrapSingleton(DocValues.getSortedNumeric(segment, Fields.AT));
    int next = 0;
    while (next < posts.length()) {
      filled = posts.intoArray(next, posts.length(), 0, block);
      next = filled < block.length ? posts.length() : block[filled - 1] + 1;
      read(at);
      for (Column column : columns) {
        read(column);
      }
    }
    for (Column column : columns) {
      tell(column);
    }
  }

  private void tell(Column column) throws IOException {
    for (int ord = 0; ord < column.counted().length; ord++) {
      if (column.counted()[ord] > 0) {
        counts.add(column.facet(), column.values().lookupOrd(ord).utf8ToString(), sign * column.counted()[ord]);
      }
    }
  }

  private void read(NumericDocValues at) throws IOException {
    at.longValues(filled, block, times, Long.MIN_VALUE);
    for (int i = 0; i < filled; i++) {
      if (times[i] != Long.MIN_VALUE) {
        counts.add(Counts.day(times[i]), sign);
      }
    }
  }

  private void read(Column column) throws IOException {
    SortedDocValues single = column.single();
    if (column.counted().length == 0) {
      return;
    }
    if (single != null) {
      read(single, column.counted());
    } else {
      read(column.values(), column.counted());
    }
  }

  private void read(SortedDocValues column, int[] byOrdinal) throws IOException {
    for (int i = meet(column, 0); i < filled; i = meet(column, i + 1)) {
      byOrdinal[column.ordValue()]++;
    }
  }

  private void read(SortedSetDocValues column, int[] byOrdinal) throws IOException {
    for (int i = meet(column, 0); i < filled; i = meet(column, i + 1)) {
      for (int n = column.docValueCount(); n > 0; n--) {
        byOrdinal[(int) column.nextOrd()]++;
      }
    }
  }

  /// The next hit of the block, from one on, that has a value: column and block leap over each other, as most facets
  /// have a value in few posts.
  private int meet(DocIdSetIterator column, int from) throws IOException {
    int i = from;
    while (i < filled) {
      int doc = block[i];
      int next = column.docID() < doc ? column.advance(doc) : column.docID();
      if (next == doc) {
        return i;
      }
      while (i < filled && block[i] < next) {
        i++;
      }
    }
    return filled;
  }
}
