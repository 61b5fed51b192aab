package haidang.alerting;

import haidang.events.Category;
import haidang.events.Decision;
import haidang.events.Flag;
import haidang.events.PostId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The cases in their table.
final class TableCases implements Cases {
  private static final int LONGEST_REASON = 2_000;

  private final Database database;
  private final ChainedAudit audit;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final Queue queue;

  TableCases(Database database, ChainedAudit audit, Queue queue, AlertingConfig config, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.queue = queue;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public List<Case> queue(String by, int limit) { return queue.first(by, limit); }

  @Override
  public List<Case.Acknowledged> take(String by, int count) { return queue.take(by, count); }

  @Override
  public Optional<Batch> batch(String by) { return queue.batch(by); }

  @Override
  public void release(String by) { queue.release(by); }

  @Override
  public Tally tally() { return queue.tally(); }

  @Override
  public long closed() { return queue.closed(); }

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
  public List<Case> ofPosts(Collection<PostId> posts) {
    return posts.isEmpty()
        ? List.of()
        : database.in(handle -> handle
            .createQuery("select " + CaseRows.COLUMNS + " from flagged_case where post_id = any(:posts)")
            .bindArray("posts", String.class, posts.stream().map(PostId::value).toArray()).map(CaseRows::read).list());
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
      if (repeated && before instanceof Case.Closed closed && finding.says(closed.finding())) {
        return closed;
      }
      demandGrounds(handle, before, finding);
      Case.Closed closed = held(before, revision, finding.by()).close(finding);
      CaseRows.write(handle, List.of(closed));
      note(handle, id, finding.at(), "decided", finding.by(), finding.label().code());
      publish(handle, closed);
      audit.record(handle, finding.by(), "decide", id.value(), (finding.label() + " " + finding.source()).strip());
      return closed;
    });
  }

  private static void demandGrounds(Handle handle, Case one, Finding finding) {
    if (finding.label() == Label.CONFIRMED && one.facts().categories().equals(List.of(Category.FAKE_NEWS))) {
      throw new Lacking(Lacking.What.LABEL, "false news is 'fabricated' or 'untrue', not merely confirmed");
    }
    if (finding.label().ofTruth()) {
      List<String> open = new Checklist(handle).of(one.id()).stream()
          .filter(check -> check.outcome() == Check.Outcome.OPEN).map(check -> Checklist.lower(check.item())).toList();
      if (!open.isEmpty()) {
        throw new Lacking(Lacking.What.CHECKLIST, "the checklist is open at " + String.join(", ", open));
      }
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
      case Case.Merged merged ->
        throw new StaleCase("case " + before.id() + " was merged into " + merged.into());
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
      Case.Acknowledged held = openedAgain(handle, closed, by);
      note(handle, id, clock.instant(), "undone", by, "");
      audit.record(handle, by, "undo", id.value(), closed.finding().label().name());
      return held;
    });
  }

  private Case.Acknowledged openedAgain(Handle handle, Case.Closed closed, String by) {
    Case.Acknowledged held = closed.reopen().acknowledge(by, clock.instant().plus(config.hold()));
    CaseRows.write(handle, List.of(held));
    handle.execute("update decision set undone = true where number = (select max(number) from decision"
        + " where case_id = ?)", closed.id().value());
    return held;
  }

  @Override
  public Case.Acknowledged reopen(CaseId id, int revision, String by, String why) {
    if (why.isBlank() || why.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("the reason has " + why.strip().length() + " chars, it takes 1 to "
          + LONGEST_REASON);
    }
    return database.in(handle -> {
      Case before = find(handle, id, " for update").orElseThrow(() -> new StaleCase("there is no case " + id));
      if (!(before instanceof Case.Closed closed) || before.revision() != revision
          || before.facts().standing() != Standing.FLAGGED) {
        throw new StaleCase("case " + id + " at revision " + before.revision() + " is not the decided one you saw");
      }
      Case.Acknowledged held = openedAgain(handle, closed, by);
      // The reason stands in the timeline alone: it may quote the post, and what the audit holds cannot be cleared.
      note(handle, id, clock.instant(), "reopened", by, why);
      audit.record(handle, by, "reopen", id.value(), closed.finding().label().name());
      return held;
    });
  }

  @Override
  public Case.Merged merge(CaseId id, int revision, CaseId into, String by) {
    return database.in(handle -> {
      var merges = new Merges(handle);
      Map<CaseId, Case> both = merges.lock(id, into);
      if (both.get(id) instanceof Case.Merged merged && merged.into().equals(into)) {
        return merged; // a double click
      }
      Case other = both.get(into);
      if (id.equals(into) || other == null || other.facts().standing() != Standing.FLAGGED
          || !(other instanceof Case.Open || other instanceof Case.Acknowledged)) {
        throw new StaleCase("case " + into + " is not open");
      }
      Case before = both.get(id);
      if (before == null) {
        throw new StaleCase("there is no case " + id);
      }
      Instant now = clock.instant();
      Case.Merged merged = held(before, revision, by).merge(into, now);
      CaseRows.write(handle, List.of(merged));
      merges.redirect(id, into, now);
      note(handle, id, now, "merged", by, into.value());
      note(handle, into, now, "joined", by, id.value());
      audit.record(handle, by, "merge", id.value(), into.value());
      return merged;
    });
  }

  @Override
  public Case.Acknowledged split(CaseId id, String by) {
    return database.in(handle -> {
      if (!(find(handle, id, " for update").orElse(null) instanceof Case.Merged merged)) {
        throw new StaleCase("case " + id + " is not merged");
      }
      Instant now = clock.instant();
      Case.Acknowledged held = merged.split().acknowledge(by, now.plus(config.hold()));
      CaseRows.write(handle, List.of(held));
      note(handle, id, now, "split", by, merged.into().value());
      note(handle, merged.into(), now, "parted", by, id.value());
      audit.record(handle, by, "split", id.value(), merged.into().value());
      return held;
    });
  }

  @Override
  public List<Case> merged(CaseId into) { return database.in(handle -> new Merges(handle).of(into)); }

  private static void note(Handle handle, CaseId id, Instant at, String kind, String by, String detail) {
    var timeline = new Timeline(handle);
    timeline.add(id, at, kind, by, detail);
    timeline.flush();
  }

  private static void publish(Handle handle, Case.Closed closed) {
    Finding finding = closed.finding();
    var reason = finding.reason();
    var decision = new Decision(closed.id().value(), closed.facts().post(), finding.label().effect().code(),
        reason == null ? null : reason.name().toLowerCase(Locale.ROOT),
        closed.facts().flags().stream().map(Flag::rule).toList(), finding.cited(), finding.by(), finding.at(),
        finding.label().ofTruth() ? finding.label().code() : null,
        finding.document().isEmpty() ? null : finding.document());
    handle.execute("insert into decision (case_id, record, at) values (?, ?::jsonb, ?)", closed.id().value(),
        CaseRows.text(decision), CaseRows.utc(finding.at()));
  }
}
