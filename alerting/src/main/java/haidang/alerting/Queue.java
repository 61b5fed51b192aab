package haidang.alerting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/// What waits for a person, what is worth most first, and who holds what of it.
final class Queue {
  static final String WAITING = "state in ('open', 'acknowledged') and standing = 'flagged'";

  private static final String FIRST = "priority desc, flagged_at, id";

  private final Database database;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final RandomGenerator random;

  Queue(Database database, AlertingConfig config, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  List<Case> first(String by, int limit) {
    return database.in(handle -> handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where " + WAITING
        + " and (state = 'open' or held_until < :now or held_by = :by) order by " + FIRST + " limit :limit")
        .bind("now", CaseRows.utc(clock.instant())).bind("by", by).bind("limit", limit).map(CaseRows::read).list());
  }

  /// `skip locked` keeps two takers apart without making either wait.
  List<Case.Acknowledged> take(String by, int count) {
    return database.in(handle -> {
      // One batch a person, however many windows ask for it.
      handle.execute("select pg_advisory_xact_lock(hashtextextended('batch of ' || ?, 0))", by);
      Instant now = clock.instant();
      List<String> kept = handle.createQuery("update flagged_case set held_until = :until where state = 'acknowledged'"
          + " and held_by = :by and held_until >= :now returning id")
          .bind("until", CaseRows.utc(now.plus(config.hold()))).bind("by", by).bind("now", CaseRows.utc(now))
          .mapTo(String.class).list();
      int free = Math.max(0, count - kept.size());
      int draws = draws(free);
      List<String> best = hold(handle, by, FIRST, free - draws);
      // Whatever its rank, each has the same chance.
      List<String> drawn = hold(handle, by, "md5(id || '" + random.nextLong() + "')", draws);
      var batches = new Batches(handle);
      batches.add(by, now, false, kept, false); // also what they hold because they took it out of a merge
      batches.add(by, now, kept.isEmpty(), best, false);
      batches.add(by, now, kept.isEmpty() && best.isEmpty(), drawn, true);
      return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where " + WAITING
          + " and state = 'acknowledged' and held_by = :by and held_until >= :now order by " + FIRST
          + " limit :count").bind("by", by).bind("now", CaseRows.utc(now)).bind("count", count).map(CaseRows::read)
          .list().stream().map(Case.Acknowledged.class::cast).toList();
    });
  }

  /// The configured share of a batch; what is left of a whole case is drawn for.
  private int draws(int free) {
    double share = free * config.randomShare();
    int whole = (int) share;
    return Math.min(free, whole + (random.nextDouble() < share - whole ? 1 : 0));
  }

  private List<String> hold(Handle handle, String by, String order, int count) {
    if (count <= 0) {
      return List.of();
    }
    Instant now = clock.instant();
    List<String> free = handle.createQuery("select id from flagged_case where " + WAITING + " and (state = 'open'"
        + " or held_until < :now) order by " + order + " limit :count for update skip locked")
        .bind("now", CaseRows.utc(now)).bind("count", count).mapTo(String.class).list();
    handle.createUpdate("update flagged_case set state = 'acknowledged', held_by = :by, held_until = :until"
        + " where id = any(:free)").bind("by", by).bind("until", CaseRows.utc(now.plus(config.hold())))
        .bindArray("free", String.class, free.toArray()).execute();
    return free;
  }

  Optional<Batch> batch(String by) { return database.in(handle -> new Batches(handle).find(by, clock.instant())); }

  void release(String by) {
    database.run(handle -> handle.execute("update flagged_case set state = 'open', held_by = null, held_until = null"
        + " where state = 'acknowledged' and held_by = ?", by));
  }

  Tally tally() {
    return database.in(handle -> handle.createQuery("select count(*), count(*) filter (where urgency >= 2)"
        + " from flagged_case where " + WAITING).map((row, _) -> new Tally(row.getLong(1), row.getLong(2))).one());
  }

  /// Counting these reads much more than counting what waits.
  long closed() {
    return database.in(handle -> handle.createQuery("select count(*) from flagged_case where state = 'closed'")
        .mapTo(Long.class).one());
  }
}
