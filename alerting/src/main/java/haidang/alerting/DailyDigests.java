package haidang.alerting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Makes each day's digest once, on time or late, and remembers it. The windows follow each other without a gap, so
/// each flag is in exactly one.
final class DailyDigests implements Digests {
  private static final Duration LATE = Duration.ofHours(1);
  private static final int CATCH_UP_DAYS = 7;

  private final Database database;
  private final Outbox outbox;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final DigestWriter writer;

  DailyDigests(Database database, Outbox outbox, AlertingConfig config, SourceNames names, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
    this.writer = new DigestWriter(config, names);
  }

  /// Makes and queues what is due; a day that was missed comes late and says so.
  ///
  /// @param arrived whether what was judged before an instant is here
  /// @return how many were made
  int makeDue(Predicate<Instant> arrived) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(config.zone()).toLocalDate();
    LocalDate last = due(today).isAfter(now) ? today.minusDays(1) : today;
    if (database.in(handle -> find(handle, last).isPresent() || !due(last).isAfter(next(handle)))
        || !arrived.test(due(last))) {
      return 0;
    }
    return database.in(handle -> {
      handle.execute("lock table digest in exclusive mode"); // against #closed: no flag slips in behind the count
      LocalDate from = handle.createQuery("select max(day) from digest").mapTo(LocalDate.class).findOne()
          .map(day -> day.plusDays(1)).orElse(LocalDate.MIN);
      LocalDate earliest = last.minusDays(CATCH_UP_DAYS - 1L);
      int made = 0;
      for (LocalDate day = from.isBefore(earliest) ? earliest : from; !day.isAfter(last); day = day.plusDays(1)) {
        Instant begin = next(handle);
        if (due(day).isAfter(begin)) {
          make(handle, day, begin, now);
          made++;
        }
      }
      return made;
    });
  }

  /// Flags are counted from the first start of all, in the digest that is due next.
  void begin() {
    database.run(handle -> handle.execute("insert into counting values (?) on conflict do nothing",
        CaseRows.utc(clock.instant())));
  }

  /// @param begin where the digest before ended, whatever the settings were then
  private void make(Handle handle, LocalDate day, Instant begin, Instant now) {
    boolean late = due(day).plus(LATE).isBefore(now);
    Digest digest = writer.write(day, DigestFigures.count(handle, begin, due(day)), late);
    handle.execute("insert into digest values (?, ?, ?, ?, ?, ?, ?, ?)", day, CaseRows.utc(digest.from()),
        CaseRows.utc(digest.to()), CaseRows.utc(now), late, digest.subject(), digest.plain(), digest.html());
    outbox.digest(day, now);
    outbox.flush(handle);
  }

  private Instant due(LocalDate day) { return day.atTime(config.digestAt()).atZone(config.zone()).toInstant(); }

  /// Where the next window begins: where the newest one ended, or since when flags are counted at all.
  private static Instant next(Handle handle) {
    Instant end = closed(handle);
    return !end.equals(Instant.MIN)
        ? end
        : handle.createQuery("select since from counting")
            .map((row, _) -> Objects.requireNonNull(CaseRows.instant(row, "since"))).findOne().orElse(end);
  }

  /// The end of the newest window that was counted; what is applied only now counts in the next one. Until the
  /// transaction ends no digest is made.
  static Instant closed(Handle handle) {
    return handle.createQuery("select to_time from digest order by day desc limit 1 for share")
        .map((row, _) -> Objects.requireNonNull(CaseRows.instant(row, "to_time"))).findOne().orElse(Instant.MIN);
  }

  @Override
  public List<Digest> newest(int limit) {
    return database.in(handle -> handle.createQuery("select * from digest order by day desc limit :limit")
        .bind("limit", limit).map(DailyDigests::read).list());
  }

  @Override
  public Optional<Digest> find(LocalDate day) { return database.in(handle -> find(handle, day)); }

  static Optional<Digest> find(Handle handle, LocalDate day) {
    return handle.createQuery("select * from digest where day = :day").bind("day", day).map(DailyDigests::read)
        .findOne();
  }

  @Override
  public Digest preview() {
    Instant now = clock.instant();
    return database.in(handle -> writer.write(now.atZone(config.zone()).toLocalDate(),
        DigestFigures.count(handle, now.minus(Duration.ofDays(1)), now), false));
  }

  private static Digest read(ResultSet row, StatementContext context) throws SQLException {
    return new Digest(row.getObject("day", LocalDate.class), Objects.requireNonNull(CaseRows.instant(row, "from_time")),
        Objects.requireNonNull(CaseRows.instant(row, "to_time")), row.getBoolean("late"), row.getString("subject"),
        row.getString("plain"), row.getString("html"));
  }
}
