package haidang.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Batches in their tables.
final class Batches {
  private final Handle handle;

  Batches(Handle handle) { this.handle = handle; }

  /// Puts cases into the person's batch; it is a new one where nothing of the last is held any more.
  void add(String by, Instant at, boolean anew, List<String> ids, boolean random) {
    if (ids.isEmpty()) {
      return;
    }
    Long batch = anew ? null : newest(by).orElse(null);
    long number = batch != null
        ? batch
        : handle.createUpdate("insert into batch (by, taken_at) values (:by, :at)").bind("by", by)
            .bind("at", CaseRows.utc(at)).executeAndReturnGeneratedKeys("number").mapTo(Long.class).one();
    for (String id : ids) {
      handle.execute("insert into batch_case select ?, ?, coalesce(max(place), 0) + 1, ? from batch_case"
          + " where batch = ? on conflict do nothing", number, id, random, number);
    }
  }

  private Optional<Long> newest(String by) {
    return handle.createQuery("select max(number) from batch where by = :by").bind("by", by).mapTo(Long.class)
        .findOne();
  }

  /// The newest batch; what went back to the queue is no longer in it.
  Optional<Batch> find(String by, Instant now) {
    Long number = newest(by).orElse(null);
    if (number == null) {
      return Optional.empty();
    }
    List<Batch.Item> items = handle.createQuery("select random, " + CaseRows.COLUMNS + " from batch_case b"
        + " join flagged_case c on c.id = b.case_id where b.batch = :number and (c.state = 'acknowledged'"
        + " and c.held_by = :by and c.held_until >= :now or c.state = 'closed' and c.finding ->> 'by' = :by"
        + " or c.state = 'merged' and c.merged_by = :by)"
        + " order by b.place").bind("number", number).bind("by", by).bind("now", CaseRows.utc(now))
        .map((row, context) -> new Batch.Item(CaseRows.read(row, context), row.getBoolean("random"))).list();
    Instant until = items.stream().map(Batch.Item::one).filter(Case.Acknowledged.class::isInstance)
        .map(one -> ((Case.Acknowledged) one).until()).min(Instant::compareTo).orElse(now);
    return items.isEmpty() ? Optional.empty() : Optional.of(new Batch(number, until, items));
  }
}
