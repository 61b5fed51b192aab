package haidang.alerting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Figures counted from the tables; those that take long are up to a quarter of a minute old.
final class TableFigures implements Figures {
  private static final int DAYS = 30;
  private static final int HOURS = 24;

  private final Database database;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final Remembered<Overview> overview;
  private final Remembered<Map<String, Overview.RuleHealth>> rules;

  TableFigures(Database database, AlertingConfig config, InstantSource clock) {
    this.overview = new Remembered<>(this::countOverview, clock);
    this.rules = new Remembered<>(this::countRules, clock);
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Overview overview() { return overview.get(); }

  private Overview countOverview() {
    Instant now = clock.instant();
    return database.in(handle -> {
      List<Overview.RuleHealth> noisy = health(handle, now).stream()
          .filter(rule -> rule.decided() >= 5 && 2 * rule.dismissed() > rule.decided()).toList();
      long[] decided = handle.createQuery("select count(*), count(*) filter (where record ->> 'label' = 'dismissed')"
          + " from decision where not undone and at >= :from")
          .bind("from", utc(now.minus(Duration.ofDays(DAYS))))
          .map((row, _) -> new long[]{row.getLong(1), row.getLong(2)}).one();
      return new Overview(pair(handle, now, 1), pair(handle, now, 7), pair(handle, now, DAYS), daily(handle, now),
          decided[0], decided[1], noisy);
    });
  }

  private static Overview.Pair pair(Handle handle, Instant now, int days) {
    Instant from = now.minus(Duration.ofDays(days));
    return handle
        .createQuery("select count(distinct case_id) filter (where judged_at >= :from), count(distinct case_id)"
            + " filter (where judged_at < :from) from flag_event where judged_at >= :before and judged_at <= :now")
        .bind("from", utc(from)).bind("before", utc(from.minus(Duration.ofDays(days)))).bind("now", utc(now))
        .map((row, _) -> new Overview.Pair(row.getLong(1), row.getLong(2))).one();
  }

  private SortedMap<LocalDate, Long> daily(Handle handle, Instant now) {
    LocalDate today = now.atZone(config.zone()).toLocalDate();
    LocalDate first = today.minusDays(DAYS - 1L);
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    first.datesUntil(today.plusDays(1)).forEach(day -> days.put(day, 0L));
    handle.createQuery("select (judged_at at time zone :zone)::date, count(distinct case_id) from flag_event"
        + " where judged_at >= :from group by 1").bind("zone", config.zone().getId())
        .bind("from", utc(first.atStartOfDay(config.zone()).toInstant()))
        .map((row, _) -> Map.entry(row.getObject(1, LocalDate.class), row.getLong(2))).list()
        .forEach(day -> days.put(day.getKey(), day.getValue()));
    return days;
  }

  @Override
  public Map<String, Overview.RuleHealth> rules() { return rules.get(); }

  private Map<String, Overview.RuleHealth> countRules() {
    Map<String, Overview.RuleHealth> byRule = new HashMap<>();
    database.in(handle -> health(handle, clock.instant())).forEach(rule -> byRule.put(rule.rule(), rule));
    return Map.copyOf(byRule);
  }

  private static List<Overview.RuleHealth> health(Handle handle, Instant now) {
    return handle.createQuery("select rule, count(*), count(*) filter (where label = 'dismissed') as off"
        + " from (select jsonb_array_elements_text(record -> 'rules') as rule, record ->> 'label' as label from decision"
        + " where not undone and at >= :month) d group by rule order by off desc, rule")
        .bind("month", utc(now.minus(Duration.ofDays(DAYS))))
        .map((row, _) -> new Overview.RuleHealth(row.getString(1), row.getLong(2), row.getLong(3))).list();
  }

  private record Looks(String source, int hour, long well, long ill) {}

  @Override
  public Map<String, List<Hour>> coverage() {
    Instant now = clock.instant();
    List<Looks> looks = database.in(handle -> handle
        .createQuery("select source, floor(extract(epoch from at - :from) / 3600)::int as hour, count(*) filter"
            + " (where state in ('ok', 'unchanged')), count(*) filter (where state not in ('ok', 'unchanged'))"
            + " from coverage where at >= :from and at < :now group by source, hour")
        .bind("from", utc(now.minus(Duration.ofHours(HOURS)))).bind("now", utc(now))
        .map((row, _) -> new Looks(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4))).list());
    Map<String, List<Hour>> hours = new LinkedHashMap<>();
    for (Looks look : looks) {
      hours.computeIfAbsent(look.source(), _ -> new ArrayList<>(Collections.nCopies(HOURS, Hour.NONE)))
          .set(Math.clamp(look.hour(), 0, HOURS - 1),
              look.ill() == 0 ? Hour.COMPLETE : look.well() == 0 ? Hour.LOST : Hour.LATE);
    }
    return hours;
  }

  private static OffsetDateTime utc(Instant at) { return Objects.requireNonNull(CaseRows.utc(at)); }
}
