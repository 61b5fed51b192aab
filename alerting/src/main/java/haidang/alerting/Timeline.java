package haidang.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// What happened to cases, collected for one transaction.
final class Timeline {
  private final PreparedBatch batch;

  Timeline(Handle handle) {
    this.batch = handle.prepareBatch("insert into timeline (case_id, at, kind, by, detail)"
        + " values (:case, :at, :kind, :by, :detail)");
  }

  void add(CaseId id, Instant at, String kind, @Nullable String by, String detail) {
    batch.bind("case", id.value()).bind("at", CaseRows.utc(at)).bind("kind", kind).bind("by", by)
        .bind("detail", detail).add();
  }

  void flush() {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  static List<TimelineEntry> of(Handle handle, CaseId id) {
    return handle.createQuery("select at, kind, by, detail from timeline where case_id = :id order by number")
        .bind("id", id.value()).map((row, _) -> new TimelineEntry(
            Objects.requireNonNull(CaseRows.instant(row, "at")), row.getString("kind"), row.getString("by"),
            row.getString("detail")))
        .list();
  }
}
