package haidang.alerting;

import haidang.alerting.DigestFigures.CategoryLine;
import haidang.alerting.DigestFigures.Drop;
import haidang.alerting.DigestFigures.RuleLine;
import haidang.alerting.DigestFigures.SourceLine;
import haidang.alerting.DigestFigures.TopCase;
import haidang.events.Category;
import haidang.events.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The tables, asked about one window of judged time.
record DigestWindow(Handle handle, Instant from, Instant to) {
  private static final String IN_WINDOW = " from flag_event where judged_at >= :from and judged_at < :to";
  private static final String OVERDUE = " from flagged_case where " + Queue.WAITING
      + " and urgency >= 2 and flagged_at < :overdue";
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int LINES = 8;

  DigestWindow shifted(int days) {
    return new DigestWindow(handle, from.plus(Duration.ofDays(days)), to.plus(Duration.ofDays(days)));
  }

  private DigestWindow last(Duration length) { return new DigestWindow(handle, to.minus(length), to); }

  private Query ask(String sql) {
    return handle.createQuery(sql).bind("from", CaseRows.utc(from)).bind("to", CaseRows.utc(to))
        .bind("overdue", CaseRows.utc(to.minus(DigestFigures.DAY))).bind("month", CaseRows.utc(to.minus(MONTH)))
        .bind("week", CaseRows.utc(to.minus(WEEK))).bind("before", CaseRows.utc(to.minus(WEEK).minus(MONTH)))
        .bind("lines", LINES);
  }

  private long number(String sql) { return ask(sql).mapTo(Long.class).one(); }

  long flagged() { return number("select count(distinct case_id)" + IN_WINDOW); }

  long urgent() { return number("select count(distinct case_id)" + IN_WINDOW + " and severity in ('high', 'urgent')"); }

  /// This window and one as long before it.
  Overview.Pair beside() {
    return new Overview.Pair(flagged(),
        new DigestWindow(handle, from.minus(Duration.between(from, to)), from).flagged());
  }

  Overview.Pair pair(int days) {
    DigestWindow now = last(Duration.ofDays(days));
    return new Overview.Pair(now.flagged(), now.shifted(-days).flagged());
  }

  Overview.Pair gaps(int days) {
    DigestWindow now = last(Duration.ofDays(days));
    return new Overview.Pair(now.gapDays(), now.shifted(-days).gapDays());
  }

  private long gapDays() {
    return number("select count(*) from (select floor(extract(epoch from at - :from) / 86400) from coverage"
        + " where at >= :from and at < :to group by 1"
        + " having 5 * count(*) filter (where state not in ('ok', 'unchanged')) >= count(*)) days");
  }

  long waiting() {
    return number("select count(*) from flagged_case where " + Queue.WAITING + " and flagged_at < :to");
  }

  long decided(String more) {
    return number(
        "select count(*) from flagged_case where state = 'closed' and (finding ->> 'at')::timestamptz >= :from"
            + " and (finding ->> 'at')::timestamptz < :to" + more);
  }

  long overdue() { return number("select count(*)" + OVERDUE); }

  @Nullable
  Instant oldest() {
    return ask("select min(flagged_at) as oldest" + OVERDUE)
        .map((row, _) -> Optional.ofNullable(CaseRows.instant(row, "oldest"))).one().orElse(null);
  }

  List<Silence> silences() {
    return TableSilences.since(handle, to).stream().filter(silence -> silence.holds(to))
        .sorted(Comparator.comparing(Silence::end)).toList();
  }

  List<CategoryLine> categories() {
    return ask("select e.category, e.flagged, e.before, e.urgent, coalesce(d.decided, 0), coalesce(d.dismissed, 0) from"
        + " (select category, count(distinct case_id) filter (where judged_at >= :from) as flagged,"
        + " count(distinct case_id) filter (where judged_at < :from) as before,"
        + " count(distinct case_id) filter (where judged_at >= :from and severity in ('high', 'urgent')) as urgent"
        + " from flag_event where judged_at >= :from::timestamptz - (:to::timestamptz - :from::timestamptz)"
        + " and judged_at < :to group by category) e left join"
        + " (select f ->> 'category' as category, count(distinct id) as decided, count(distinct id) filter"
        + " (where finding ->> 'label' in " + Label.all(Label.Effect.DISMISSED) + ") as dismissed from flagged_case,"
        + " jsonb_array_elements(verdict -> 'flags') f where state = 'closed'"
        + " and (finding ->> 'at')::timestamptz >= :month and (finding ->> 'at')::timestamptz < :to group by 1) d"
        + " on d.category = e.category order by e.flagged desc, e.category")
        .map((row, _) -> new CategoryLine(category(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4),
            row.getLong(5), row.getLong(6)))
        .list();
  }

  private static Category category(String code) {
    return Arrays.stream(Category.values()).filter(one -> one.code().equals(code)).findFirst().orElseThrow();
  }

  List<TopCase> top() {
    return ask("select " + CaseRows.COLUMNS + ", (select count(*) from flagged_case m where m.merged_into ="
        + " flagged_case.id) as merged from flagged_case where id in (select case_id" + IN_WINDOW + ") and "
        + Queue.WAITING + " order by priority desc, flagged_at, id limit 5").map((row, context) -> {
          CaseFacts facts = CaseRows.read(row, context).facts();
          return new TopCase(facts.id(), facts.severity(),
              facts.flags().isEmpty() ? "Không phân tích được" : facts.flags().getFirst().title().vi(), facts.source(),
              facts.flaggedAt(), row.getLong("merged"));
        }).list();
  }

  List<RuleLine> busiest() {
    return ask("select rule, count(*)" + IN_WINDOW + " group by rule order by count(*) desc, rule limit :lines")
        .map((row, _) -> new RuleLine(row.getString(1), row.getLong(2), 0)).list();
  }

  private static String byRule(String more) {
    return " from (select jsonb_array_elements_text(record -> 'rules') as rule, record ->> 'label' as label, at"
        + " from decision where not undone and at < :to" + more + ") d group by rule";
  }

  List<RuleLine> noisy() {
    return ask("select rule, count(*), count(*) filter (where label = 'dismissed') as off"
        + byRule(" and at >= :month") + " having count(*) >= 5 and 2 * count(*) filter (where label = 'dismissed')"
        + " > count(*) order by off desc, rule limit :lines")
        .map((row, _) -> new RuleLine(row.getString(1), row.getLong(2), row.getLong(3))).list();
  }

  /// Twenty points or more, on five decisions or more in either time; "unclear" counts in neither.
  List<Drop> dropped() {
    return ask("select * from (select rule, 100 * count(*) filter (where label <> 'dismissed' and at >= :week)"
        + " / nullif(count(*) filter (where at >= :week), 0) as now, 100 * count(*) filter (where label <> 'dismissed'"
        + " and at < :week) / nullif(count(*) filter (where at < :week), 0) as before"
        + byRule(" and at >= :before and record ->> 'label' <> 'unclear'")
        + " having count(*) filter (where at >= :week) >= 5 and count(*) filter (where at < :week) >= 5) both_times"
        + " where before - now >= 20 order by before - now desc, rule limit :lines")
        .map((row, _) -> new Drop(row.getString("rule"), row.getLong("now"), row.getLong("before"))).list();
  }

  List<SourceLine> failing() {
    return ask("select * from (select distinct on (source) source, state, coalesce(detail, '') as detail"
        + " from coverage where at >= :from and at < :to order by source, at desc) newest"
        + " where state not in ('ok', 'unchanged') order by source")
        .map((row, _) -> new SourceLine(new SourceId(row.getString(1)), row.getString(2), row.getString(3))).list();
  }

  long sources() { return number("select count(distinct source) from coverage where at >= :from and at < :to"); }
}
