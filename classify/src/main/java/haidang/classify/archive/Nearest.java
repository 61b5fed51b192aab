package haidang.classify.archive;

import haidang.classify.archive.Search.Order;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// The stretch of time that holds the next posts of an answer in order of time, known from how many there are a day.
/// Posts come mostly in that order, so that looking for the newest of all would meet a newer one at every step.
final class Nearest {
  private Nearest() {}

  /// @param days  all posts of the answer by day; the outermost days hold whatever lies beyond them
  /// @param after the last post before those looked for
  static Query time(SortedMap<LocalDate, Integer> days, Order order, int size, @Nullable FieldDoc after) {
    boolean newest = order == Order.NEWEST;
    long begin = after == null ? newest ? Long.MAX_VALUE : Long.MIN_VALUE : (long) after.fields[0];
    int found = 0;
    for (Map.Entry<LocalDate, Integer> day : newest ? days.reversed().entrySet() : days.entrySet()) {
      long first = Conditions.start(day.getKey());
      long last = Conditions.start(day.getKey().plusDays(1)) - 1;
      boolean ahead = newest ? last < begin : first > begin;
      found += ahead ? day.getValue() : 0;
      if (found >= size && !Counts.edge(day.getKey())) {
        return newest
            ? LongField.newRangeQuery(Fields.AT, first, begin)
            : LongField.newRangeQuery(Fields.AT, begin, last);
      }
    }
    return newest
        ? LongField.newRangeQuery(Fields.AT, Long.MIN_VALUE, begin)
        : LongField.newRangeQuery(Fields.AT, begin, Long.MAX_VALUE);
  }
}
