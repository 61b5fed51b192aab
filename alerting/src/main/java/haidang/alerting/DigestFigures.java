package haidang.alerting;

import haidang.events.Category;
import haidang.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What a digest counts in a window of judged time.
///
/// @param daily     flagged posts of the last seven windows, oldest first; the last one is this window
/// @param byCategory flags by category of this window and the one before
/// @param noisy     rules with five decisions or more in 30 days of which over half were dismissals
/// @param coverage  sources whose newest look in the window failed
record DigestFigures(Instant from, Instant to, long flagged, long urgent, long waiting, long decided, long dismissed,
    List<Long> daily, long week, long weekBefore, Map<Category, long[]> byCategory, List<TopCase> top,
    List<RuleLine> rules,
    List<RuleLine> noisy, List<SourceLine> coverage, long sources) {

  record TopCase(CaseId id, Severity severity, String title, String source) {}

  record RuleLine(String rule, long count, long dismissed) {}

  record SourceLine(String source, String state, String detail) {}

  static DigestFigures count(Handle handle, Instant from, Instant to) {
    var query = new Window(handle, from, to);
    List<Long> daily = new ArrayList<>();
    for (int back = 6; back >= 0; back--) {
      daily.add(new Window(handle, from.minus(Duration.ofDays(back)), to.minus(Duration.ofDays(back))).flagged());
    }
    return new DigestFigures(from, to, query.flagged(), query.urgent(), query.waiting(), query.decided(""),
        query.decided(" and finding ->> 'label' in " + Label.all(Label.Effect.DISMISSED)), daily,
        new Window(handle, to.minus(Duration.ofDays(7)), to).flagged(),
        new Window(handle, to.minus(Duration.ofDays(14)), to.minus(Duration.ofDays(7))).flagged(), query.byCategory(),
        query.top(), query.rules(), query.noisy(), query.failing(), query.sources());
  }

  private record Window(Handle handle, Instant from, Instant to) {
    long flagged() {
      return number("select count(distinct case_id) from flag_event where judged_at >= :from and judged_at < :to");
    }

    long urgent() {
      return number("select count(distinct case_id) from flag_event where judged_at >= :from and judged_at < :to"
          + " and severity in ('high', 'urgent')");
    }

    long waiting() {
      return number("select count(*) from flagged_case where " + Queue.WAITING
          + " and flagged_at < :to and :from <= :to");
    }

    long decided(String more) {
      return number(
          "select count(*) from flagged_case where state = 'closed' and (finding ->> 'at')::timestamptz >= :from"
              + " and (finding ->> 'at')::timestamptz < :to" + more);
    }

    Map<Category, long[]> byCategory() {
      Map<String, long[]> found = new TreeMap<>();
      handle.createQuery("select category, count(*) filter (where judged_at >= :from), count(*) filter"
          + " (where judged_at < :from) from flag_event where judged_at >= :before and judged_at < :to group by category")
          .bind("from", utc(from)).bind("to", utc(to)).bind("before", utc(from.minus(Duration.ofDays(1))))
          .map((row, _) -> found.put(row.getString(1), new long[]{row.getLong(2), row.getLong(3)})).list();
      Map<Category, long[]> sorted = new TreeMap<>();
      for (Category category : Category.values()) {
        long[] counts = found.get(category.code());
        if (counts != null) {
          sorted.put(category, counts);
        }
      }
      return sorted;
    }

    List<TopCase> top() {
      return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where flagged_at >= :from"
          + " and flagged_at < :to and standing = 'flagged' and state <> 'closed'"
          + " order by urgency desc, flagged_at, id limit 5").bind("from", utc(from)).bind("to", utc(to))
          .map(CaseRows::read).list().stream().map(one -> new TopCase(one.id(), one.facts().severity(),
              one.facts().flags().isEmpty() ? "Không phân tích được" : one.facts().flags().getFirst().title().vi(),
              one.facts().source().value()))
          .toList();
    }

    List<RuleLine> rules() {
      return handle.createQuery("select rule, count(*) from flag_event where judged_at >= :from and judged_at < :to"
          + " group by rule order by count(*) desc, rule limit 8").bind("from", utc(from)).bind("to", utc(to))
          .map((row, _) -> new RuleLine(row.getString(1), row.getLong(2), 0)).list();
    }

    List<RuleLine> noisy() {
      return handle.createQuery("select rule, count(*) as decided, count(*) filter (where label = 'dismissed') as off"
          + " from (select jsonb_array_elements_text(record -> 'rules') as rule, record ->> 'label' as label from decision"
          + " where not undone and at >= :month) d group by rule"
          + " having count(*) >= 5 and 2 * count(*) filter (where label = 'dismissed') > count(*)"
          + " order by off desc, rule limit 8").bind("month", utc(to.minus(Duration.ofDays(30))))
          .map((row, _) -> new RuleLine(row.getString(1), row.getLong(2), row.getLong(3))).list();
    }

    List<SourceLine> failing() {
      return handle
          .createQuery("select * from (select distinct on (source) source, state, coalesce(detail, '') as detail"
              + " from coverage where at >= :from and at < :to order by source, at desc) newest"
              + " where state not in ('ok', 'unchanged') order by source")
          .bind("from", utc(from)).bind("to", utc(to))
          .map((row, _) -> new SourceLine(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    long sources() { return number("select count(distinct source) from coverage where at >= :from and at < :to"); }

    private long number(String sql) {
      return handle.createQuery(sql).bind("from", utc(from)).bind("to", utc(to)).mapTo(Long.class).one();
    }

    private static OffsetDateTime utc(Instant at) { return Objects.requireNonNull(CaseRows.utc(at)); }
  }
}
