package haidang.alerting;

import haidang.events.Category;
import haidang.events.Decision;
import haidang.events.Flag;
import haidang.events.PostId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The cases in their table.
final class TableCases implements Cases {
  private static final String WAITING = "state <> 'closed' and standing = 'flagged'";

  /// Of this many, one is drawn at random.
  private static final int RANDOM_SHARE = 10;

  private final Database database;
  private final ChainedAudit audit;
  private final AlertingConfig config;
  private final InstantSource clock;

  TableCases(Database database, ChainedAudit audit, AlertingConfig config, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public List<Case> queue(String by, int limit) {
    return database.in(handle -> handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where " + WAITING
        + " and (state = 'open' or held_until < :now or held_by = :by) order by urgency desc, flagged_at, id limit :limit")
        .bind("now", CaseRows.utc(clock.instant())).bind("by", by).bind("limit", limit).map(CaseRows::read).list());
  }

  /// `skip locked` keeps two takers apart without making either wait.
  @Override
  public List<Case.Acknowledged> take(String by, int count) {
    return database.in(handle -> {
      Instant now = clock.instant();
      int kept = handle.createUpdate("update flagged_case set held_until = :until where state = 'acknowledged'"
          + " and held_by = :by and held_until >= :now").bind("until", CaseRows.utc(now.plus(config.hold())))
          .bind("by", by).bind("now", CaseRows.utc(now)).execute();
      int random = count - kept >= RANDOM_SHARE ? 1 : 0;
      var batches = new Batches(handle);
      batches.add(by, now, kept == 0, hold(handle, by, "urgency desc, flagged_at, id", count - kept - random), false);
      batches.add(by, now, false, hold(handle, by, "md5(id || :now)", random), true);
      return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where " + WAITING
          + " and state = 'acknowledged' and held_by = :by and held_until >= :now order by urgency desc, flagged_at, id"
          + " limit :count").bind("by", by).bind("now", CaseRows.utc(now)).bind("count", count).map(CaseRows::read)
          .list().stream().map(Case.Acknowledged.class::cast).toList();
    });
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

  @Override
  public Optional<Batch> batch(String by) {
    return database.in(handle -> new Batches(handle).find(by, clock.instant()));
  }

  @Override
  public void release(String by) {
    database.run(handle -> handle.execute("update flagged_case set state = 'open', held_by = null, held_until = null"
        + " where state = 'acknowledged' and held_by = ?", by));
  }

  @Override
  public Optional<Case> find(CaseId id) { return database.in(handle -> find(handle, id, "")); }

  private static Optional<Case> find(Handle handle, CaseId id, String lock) {
    return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where id = :id" + lock)
        .bind("id", id.value()).map(CaseRows::read).findOne();
  }

  @Override
  public Optional<Case> ofPost(PostId post) {
    return database.in(handle -> handle
        .createQuery("select " + CaseRows.COLUMNS + " from flagged_case where post_id = :post")
        .bind("post", post.value()).map(CaseRows::read).findOne());
  }

  @Override
  public List<Case> recent(int limit) {
    return database.in(handle -> handle
        .createQuery("select " + CaseRows.COLUMNS + " from flagged_case order by flagged_at desc, id limit :limit")
        .bind("limit", limit).map(CaseRows::read).list());
  }

  @Override
  public List<Case> list(CaseFilter filter, int limit) {
    return database.in(handle -> {
      Query query = handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where "
          + filter.status().condition()
          + (filter.category() == null ? "" : " and verdict -> 'flags' @> cast(:category as jsonb)")
          + (filter.after() == null
              ? ""
              : " and (flagged_at, id) < (select flagged_at, id from flagged_case where id = :after)")
          + " order by flagged_at desc, id desc limit :limit").bind("limit", limit);
      if (filter.category() != null) {
        query.bind("category", "[{\"category\":\"" + filter.category().code() + "\"}]");
      }
      if (filter.after() != null) {
        query.bind("after", filter.after().value());
      }
      return query.map(CaseRows::read).list();
    });
  }

  @Override
  public List<Check> checklist(CaseId id) { return database.in(handle -> new Checklist(handle).of(id)); }

  @Override
  public void check(CaseId id, Check check) {
    String by = Objects.requireNonNull(check.by());
    database.run(handle -> {
      new Checklist(handle).put(id, check);
      String what = Checklist.lower(check.item()) + " " + Checklist.lower(check.outcome());
      note(handle, id, Objects.requireNonNull(check.at()), "checked", by, what);
      audit.record(handle, by, "check", id.value(), what);
    });
  }

  @Override
  public List<TimelineEntry> timeline(CaseId id) { return database.in(handle -> Timeline.of(handle, id)); }

  @Override
  public Case.Closed decide(CaseId id, int revision, Finding finding, String request) {
    return database.in(handle -> {
      Case before = find(handle, id, " for update").orElseThrow(() -> new StaleCase("there is no case " + id));
      boolean repeated = handle.execute("insert into request values (?, ?, ?) on conflict do nothing", request,
          id.value(), CaseRows.utc(finding.at())) == 0;
      if (repeated && before instanceof Case.Closed closed) {
        return closed;
      }
      demandCitation(before, finding);
      Case.Closed closed = held(before, revision, finding.by()).close(finding);
      CaseRows.write(handle, List.of(closed));
      note(handle, id, finding.at(), "decided", finding.by(), finding.label().name().toLowerCase(Locale.ROOT));
      publish(handle, closed);
      audit.record(handle, finding.by(), "decide", id.value(), finding.label().name());
      return closed;
    });
  }

  private static void demandCitation(Case one, Finding finding) {
    boolean falsehood = one.facts().categories().contains(Category.FAKE_NEWS);
    if (finding.label() == Label.CONFIRMED && falsehood && finding.cited() == null) {
      throw new IllegalArgumentException("confirming false news needs a cited source");
    }
  }

  private Case.Acknowledged held(Case before, int revision, String by) {
    if (before.revision() != revision) {
      throw new StaleCase("case " + before.id() + " is at revision " + before.revision() + ", you saw " + revision);
    }
    return switch (before) {
      case Case.Open open -> open.acknowledge(by, clock.instant().plus(config.hold()));
      case Case.Acknowledged held when held.by().equals(by) || held.until().isBefore(clock.instant()) -> held;
      case Case.Acknowledged held -> throw new StaleCase("case " + before.id() + " is held by " + held.by());
      case Case.Closed closed ->
        throw new StaleCase("case " + before.id() + " was decided by " + closed.finding().by());
    };
  }

  @Override
  public Case.Acknowledged undo(CaseId id, String by) {
    return database.in(handle -> {
      Case before = find(handle, id, " for update").orElseThrow(() -> new StaleCase("there is no case " + id));
      if (!(before instanceof Case.Closed closed) || !closed.finding().by().equals(by)
          || closed.finding().at().plus(config.undo()).isBefore(clock.instant())) {
        throw new StaleCase("the decision on case " + id + " can no longer be taken back");
      }
      Case.Acknowledged held = closed.reopen().acknowledge(by, clock.instant().plus(config.hold()));
      CaseRows.write(handle, List.of(held));
      note(handle, id, clock.instant(), "undone", by, "");
      audit.record(handle, by, "undo", id.value(), closed.finding().label().name());
      return held;
    });
  }

  private static void note(Handle handle, CaseId id, Instant at, String kind, String by, String detail) {
    var timeline = new Timeline(handle);
    timeline.add(id, at, kind, by, detail);
    timeline.flush();
  }

  private static void publish(Handle handle, Case.Closed closed) {
    Finding finding = closed.finding();
    var reason = finding.reason();
    var decision = new Decision(closed.id().value(), closed.facts().post(),
        finding.label().name().toLowerCase(Locale.ROOT), reason == null ? null : reason.name().toLowerCase(Locale.ROOT),
        closed.facts().flags().stream().map(Flag::rule).toList(), finding.cited(), finding.by(), finding.at());
    handle.execute("insert into decision (case_id, record) values (?, ?::jsonb)", closed.id().value(),
        CaseRows.text(decision));
  }

  @Override
  public Tally tally() {
    return database.in(handle -> handle.createQuery("select count(*) filter (where " + WAITING + "), count(*) filter"
        + " (where " + WAITING + " and urgency >= 2), count(*) filter (where state = 'closed') from flagged_case")
        .map((row, _) -> new Tally(row.getLong(1), row.getLong(2), row.getLong(3))).one());
  }
}
