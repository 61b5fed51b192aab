package haidang.classify.archive;

import haidang.classify.archive.Search.Order;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.jspecify.annotations.Nullable;

/// The order of an answer, and a place in it that can travel in an address.
final class Cursor {
  private Cursor() {}

  /// Equal times and scores are settled by the key, so that the order stays as it is while segments merge.
  static Sort sort(Order order) {
    SortField tie = new SortField(Fields.TIE, SortField.Type.LONG);
    SortField time = LongField.newSortField(Fields.AT, order != Order.OLDEST, SortedNumericSelector.Type.MIN);
    return switch (order) {
      case NEWEST, OLDEST -> new Sort(time, tie);
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, time, tie);
    };
  }

  static String after(Order order, FieldDoc last) {
    ByteBuffer place = ByteBuffer.allocate(1 + 4 + 16).put((byte) order.ordinal());
    for (Object field : last.fields) {
      if (field instanceof Float score) {
        place.putFloat(score);
      } else if (field instanceof Long number) {
        place.putLong(number);
      }
    }
    byte[] used = new byte[place.position()];
    place.flip().get(used);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
  }

  /// @throws UnreadableQuery when the cursor was not made by [#after] for the same order
  static @Nullable FieldDoc read(Order order, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      ByteBuffer place = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (place.get() == order.ordinal()) {
        Object[] fields = order == Order.RELEVANCE
            ? new Object[]{place.getFloat(), place.getLong(), place.getLong()}
            : new Object[]{place.getLong(), place.getLong()};
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw foreign(e);
    }
    throw foreign(null);
  }

  private static UnreadableQuery foreign(@Nullable Throwable cause) {
    UnreadableQuery foreign = new UnreadableQuery(0, "trang này không thuộc câu tìm", "this page is not of this query");
    if (cause != null) {
      foreign.initCause(cause);
    }
    return foreign;
  }
}
