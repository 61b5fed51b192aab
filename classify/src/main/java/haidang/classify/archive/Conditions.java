package haidang.classify.archive;

import haidang.events.Category;
import haidang.events.PostKind;
import haidang.events.Severity;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/// Conditions on fields: `source:cong-tin,bao-moi`, `rule:scam.*`, `from:2026-11-01`.
final class Conditions {
  /// Days are days in Việt Nam.
  static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  static final List<String> TIMES = List.of("from", "to", "date");

  private static final List<String> TIMES_VI = List.of("từ", "đến", "ngày");
  private static final List<DateTimeFormatter> DATES = List.of(DateTimeFormatter.ISO_LOCAL_DATE,
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT));
  private static final Map<Facet, List<String>> KNOWN = Map.of(Facet.KIND,
      Stream.of(PostKind.values()).map(PostKind::code).toList(), Facet.VERDICT,
      List.of("clean", "flagged", "undecided"), Facet.CATEGORY,
      Stream.of(Category.values()).map(Category::code).toList(),
      Facet.SEVERITY, Stream.of(Severity.values()).map(Severity::code).toList(), Facet.HAS, List.of("link", "media"));

  private Conditions() {}

  /// @param name  as written before the colon
  /// @param value as written behind it
  static Query read(Lexeme name, Lexeme value) {
    String field = plain(name.text());
    for (Facet facet : Facet.ALL) {
      if (field.equals(facet.code()) || field.equals(plain(facet.vi()))) {
        return new ConstantScoreQuery(anyOf(facet, value));
      }
    }
    for (int i = 0; i < TIMES.size(); i++) {
      if (field.equals(TIMES.get(i)) || field.equals(plain(TIMES_VI.get(i)))) {
        return time(TIMES.get(i), value);
      }
    }
    String known = String.join(", ", Stream.concat(Facet.ALL.stream().map(Facet::code), TIMES.stream()).toList());
    throw new UnreadableQuery(name.start(), "không có trường '" + name.text() + "'; các trường: " + known,
        "there is no field '" + name.text() + "'; fields are " + known);
  }

  static boolean isTime(Lexeme name) {
    String field = plain(name.text());
    return TIMES.contains(field) || TIMES_VI.stream().anyMatch(t -> plain(t).equals(field));
  }

  private static Query anyOf(Facet facet, Lexeme value) {
    List<BytesRef> whole = new ArrayList<>();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String one : Arrays.stream(value.text().split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList()) {
      if (facet == Facet.RULE && one.endsWith("*")) {
        any.add(new PrefixQuery(new Term(facet.code(), one.substring(0, one.length() - 1))), Occur.SHOULD);
      } else {
        whole.add(new BytesRef(known(facet, one.toLowerCase(Locale.ROOT), value)));
      }
    }
    if (!whole.isEmpty()) {
      any.add(KeywordField.newSetQuery(facet.code(), whole), Occur.SHOULD);
    }
    return any.build();
  }

  private static String known(Facet facet, String value, Lexeme where) {
    List<String> values = KNOWN.getOrDefault(facet, List.of());
    if (!values.isEmpty() && !values.contains(value)) {
      String all = String.join(", ", values);
      throw new UnreadableQuery(where.start(), facet.vi() + " không có '" + value + "'; có: " + all,
          "there is no " + facet.code() + " '" + value + "'; there are " + all);
    }
    return value;
  }

  private static Query time(String bound, Lexeme value) {
    LocalDate day = day(value);
    long begin = start(day);
    long end = start(day.plusDays(1)) - 1;
    return switch (bound) {
      case "from" -> LongField.newRangeQuery(Fields.AT, begin, Long.MAX_VALUE);
      case "to" -> LongField.newRangeQuery(Fields.AT, Long.MIN_VALUE, end);
      default -> LongField.newRangeQuery(Fields.AT, begin, end);
    };
  }

  /// @return the first millisecond of the day
  static long start(LocalDate day) {
    Instant midnight = day.atStartOfDay(VIETNAM).toInstant();
    return midnight.toEpochMilli();
  }

  private static LocalDate day(Lexeme value) {
    return DATES.stream().flatMap(format -> day(value.text(), format).stream()).findFirst()
        .orElseThrow(() -> new UnreadableQuery(value.start(), "'" + value.text()
            + "' không phải ngày; viết 2026-11-24 hoặc 24/11/2026",
            "'" + value.text()
                + "' is no date; write 2026-11-24 or 24/11/2026"));
  }

  private static Optional<LocalDate> day(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Field names may be typed without marks.
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('đ', 'd').replace('Đ', 'd')
        .toLowerCase(Locale.ROOT);
  }
}
