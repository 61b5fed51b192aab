package haidang.alerting;

import haidang.events.Flag;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Every flag once, by judged time: what digests count.
final class FlagEvents {
  private final PreparedBatch batch;

  FlagEvents(Handle handle) {
    this.batch = handle.prepareBatch("insert into flag_event values (:case, :version, :rule, :category, :severity, :at,"
        + " :source) on conflict do nothing");
  }

  void add(CaseFacts facts, Instant at) {
    for (Flag flag : facts.flags()) {
      batch.bind("case", facts.id().value()).bind("version", facts.version()).bind("rule", flag.rule())
          .bind("category", flag.category().code()).bind("severity", flag.severity().code())
          .bind("at", CaseRows.utc(at)).bind("source", facts.source().value()).add();
    }
  }

  void flush() {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
