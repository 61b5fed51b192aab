package haidang.alerting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Keeps the order of the queue in step with what people decide.
final class Ranking {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  /// Rows that are locked at one time: takers pass over them meanwhile.
  private static final int STEP = 200;

  private final Database database;
  private final InstantSource clock;
  private volatile Precisions precisions = Precisions.NONE;
  /// By which the whole queue was ranked.
  private Precisions applied = Precisions.NONE;
  private Instant next = Instant.MIN;

  Ranking(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// As of the last refresh.
  Precisions precisions() { return precisions; }

  /// Ranks anew what waits under rules that people have decided on since, and what was never ranked.
  void refresh() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    Precisions current = database.in(handle -> Precisions.load(handle, now));
    Set<String> changed = current.differing(applied);
    precisions = current;
    String after = "";
    while (!after.equals("done")) {
      String from = after;
      after = database.in(handle -> step(handle, changed, from));
    }
    applied = current;
    next = now.plus(PAUSE);
  }

  /// @return the last case that was ranked, or `done`
  private String step(Handle handle, Set<String> changed, String after) {
    List<Case> stale = handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where " + Queue.WAITING
        + " and id > :after and (ranked is null or exists (select 1 from jsonb_array_elements(verdict -> 'flags') f"
        + " where f ->> 'rule' = any(:rules))) order by id limit :step for update skip locked").bind("after", after)
        .bindArray("rules", String.class, changed.toArray()).bind("step", STEP).map(CaseRows::read).list();
    if (stale.isEmpty()) {
      return "done";
    }
    PreparedBatch batch = handle.prepareBatch("update flagged_case set priority = :priority, ranked = :ranked::jsonb"
        + " where id = :id");
    for (Case one : stale) {
      Priority rank = Priority.of(one.facts().verdict(), one.facts().priority().people(), precisions);
      batch.bind("id", one.id().value()).bind("priority", rank.value()).bind("ranked", CaseRows.text(rank)).add();
    }
    batch.execute();
    return stale.getLast().id().value();
  }
}
