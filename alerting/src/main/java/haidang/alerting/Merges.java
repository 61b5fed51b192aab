package haidang.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Cases that wait with another one. There are no chains: what waited with a case that is merged goes along.
final class Merges {
  private final Handle handle;

  Merges(Handle handle) { this.handle = handle; }

  /// Both cases, locked in one order, so that two people who merge crosswise do not wait for each other.
  Map<CaseId, Case> lock(CaseId one, CaseId other) {
    return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where id in (:one, :other) order by id"
        + " for update").bind("one", one.value()).bind("other", other.value()).map(CaseRows::read).list().stream()
        .collect(Collectors.toMap(Case::id, Function.identity()));
  }

  /// Puts what waits with a case to another one.
  void redirect(CaseId from, CaseId into, Instant at) {
    List<String> moved = handle.createQuery("update flagged_case set merged_into = :into, revision = revision + 1"
        + " where merged_into = :from returning id").bind("into", into.value()).bind("from", from.value())
        .mapTo(String.class).list();
    tell(moved, at, "merged", into.value());
  }

  /// Lets go what waits with a case that is no longer there to be decided.
  void release(CaseId from, Instant at) {
    List<String> free = handle.createQuery("update flagged_case set state = 'open', merged_into = null,"
        + " merged_by = null, merged_at = null, revision = revision + 1 where merged_into = :from returning id")
        .bind("from", from.value()).mapTo(String.class).list();
    tell(free, at, "split", from.value());
  }

  private void tell(List<String> ids, Instant at, String kind, String detail) {
    var timeline = new Timeline(handle);
    ids.forEach(id -> timeline.add(new CaseId(id), at, kind, null, detail));
    timeline.flush();
  }

  List<Case> of(CaseId into) {
    return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where merged_into = :into"
        + " order by merged_at, id").bind("into", into.value()).map(CaseRows::read).list();
  }
}
