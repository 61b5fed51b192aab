package haidang.classify.archive;

import haidang.classify.archive.Summary.Value;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/// Counts total, facets and days of all hits in the pass that also finds the best ones. Values are counted by their
/// ordinals within a segment and joined by name, as no facet has many: so nothing has to be built anew when the index
/// is refreshed, which is every second.
final class Tally implements Collector {
  private static final long DAY = 86_400_000L;
  /// Việt Nam keeps UTC+7 without summer time.
  private static final long OFFSET = 7 * 3_600_000L;
  /// Days are counted from 1990 to 2100; what lies outside is counted on the edge.
  private static final int FIRST_DAY = (int) LocalDate.of(1990, 1, 1).toEpochDay();
  private static final int DAYS = (int) LocalDate.of(2101, 1, 1).toEpochDay() - FIRST_DAY;

  private long total;
  private final int[] days = new int[DAYS];
  private final Map<Facet, Map<String, Integer>> values = new EnumMap<>(Facet.class);

  /// Makes one per thread and joins them.
  static CollectorManager<Tally, Summary> manager() {
    return new CollectorManager<>() {
      @Override
      public Tally newCollector() { return new Tally(); }

      @Override
      public Summary reduce(Collection<Tally> tallies) {
        Tally all = new Tally();
        tallies.forEach(all::add);
        return all.summary();
      }
    };
  }

  @Override
  public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    return new Leaf(context.reader());
  }

  private void add(Tally other) {
    total += other.total;
    for (int i = 0; i < DAYS; i++) {
      days[i] += other.days[i];
    }
    other.values.forEach((facet, counts) -> counts.forEach((value, count) -> add(facet, value, count)));
  }

  private void add(Facet facet, String value, int count) {
    values.computeIfAbsent(facet, _ -> new HashMap<>()).merge(value, count, Integer::sum);
  }

  private Summary summary() {
    Map<Facet, List<Value>> facets = new EnumMap<>(Facet.class);
    values.forEach((facet, counts) -> facets.put(facet,
        counts.entrySet().stream().map(e -> new Value(e.getKey(), e.getValue()))
            .sorted(Comparator.comparingInt(Value::posts).reversed().thenComparing(Value::value))
            .limit(Summary.MAX_VALUES).toList()));
    SortedMap<LocalDate, Integer> byDay = new TreeMap<>();
    for (int i = 0; i < DAYS; i++) {
      if (days[i] > 0) {
        byDay.put(LocalDate.ofEpochDay(FIRST_DAY + i), days[i]);
      }
    }
    return new Summary(total, facets, byDay);
  }

  private void day(long millis) {
    long day = Math.floorDiv(millis + OFFSET, DAY) - FIRST_DAY;
    days[Math.clamp(day, 0, DAYS - 1)]++;
  }

  /// One segment. Hits are gathered in blocks, each block then read one column after the other.
  private final class Leaf implements LeafCollector {
    private final NumericDocValues at;
    private final SortedSetDocValues[] columns = new SortedSetDocValues[Facet.ALL.size()];
    /// The same columns where no post has two values; a column is unwrapped before it is read, never after.
    private final @Nullable SortedDocValues[] singles = new SortedDocValues[Facet.ALL.size()];
    private final int[][] counts = new int[Facet.ALL.size()][];
    private final int[] block = new int[2_048];
    private final long[] times = new long[block.length];
    private int filled;

    Leaf(LeafReader reader) throws IOException {
      at = DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, Fields.AT));
      for (Facet facet : Facet.ALL) {
        SortedSetDocValues column = DocValues.getSortedSet(reader, facet.code());
        columns[facet.ordinal()] = column;
        singles[facet.ordinal()] = DocValues.unwrapSingleton(column);
        counts[facet.ordinal()] = new int[(int) column.getValueCount()];
      }
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int doc) throws IOException {
      block[filled++] = doc;
      if (filled == block.length) {
        read();
      }
    }

    @Override
    public void collect(DocIdStream docs) throws IOException {
      read();
      for (filled = docs.intoArray(block); filled > 0; filled = docs.intoArray(block)) {
        read();
      }
    }

    @Override
    public void finish() throws IOException {
      read();
      for (Facet facet : Facet.ALL) {
        int[] counted = counts[facet.ordinal()];
        for (int ord = 0; ord < counted.length; ord++) {
          if (counted[ord] > 0) {
            add(facet, columns[facet.ordinal()].lookupOrd(ord).utf8ToString(), counted[ord]);
          }
        }
      }
    }

    private void read() throws IOException {
      if (filled == 0) {
        return;
      }
      total += filled;
      at.longValues(filled, block, times, Long.MIN_VALUE);
      for (int i = 0; i < filled; i++) {
        if (times[i] != Long.MIN_VALUE) {
          day(times[i]);
        }
      }
      for (int column = 0; column < columns.length; column++) {
        SortedDocValues single = singles[column];
        if (counts[column].length > 0) {
          if (single != null) {
            read(single, counts[column]);
          } else {
            read(columns[column], counts[column]);
          }
        }
      }
      filled = 0;
    }

    private void read(SortedDocValues column, int[] counted) throws IOException {
      for (int i = meet(column, 0); i < filled; i = meet(column, i + 1)) {
        counted[column.ordValue()]++;
      }
    }

    private void read(SortedSetDocValues column, int[] counted) throws IOException {
      for (int i = meet(column, 0); i < filled; i = meet(column, i + 1)) {
        for (int n = column.docValueCount(); n > 0; n--) {
          counted[(int) column.nextOrd()]++;
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
}
