package haidang.alerting;

import haidang.events.Decision;
import haidang.events.log.Event;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Puts decisions on the log. One that was appended but not yet ticked off is appended again: its readers know it by
/// case and time.
final class DecisionPublisher {
  private static final long LOCK = 0x48D_DEC1DL;

  private final Database database;

  DecisionPublisher(Database database) { this.database = database; }

  /// One instance at a time, so that what was decided last about a case also stands last on the log; the others leave
  /// it to that one.
  ///
  /// @return how many were published
  int publish(Writer writer) {
    return database.in(handle -> handle.createQuery("select pg_try_advisory_xact_lock(:lock)").bind("lock", LOCK)
        .mapTo(Boolean.class).one() ? publish(handle, writer) : 0);
  }

  private static int publish(Handle handle, Writer writer) {
    List<Waiting> waiting = handle
        .createQuery("select number, record from decision where not published and not undone order by number limit 100")
        .map((row, _) -> new Waiting(row.getLong(1), CaseRows.json(row.getString(2), Decision.class))).list();
    if (!waiting.isEmpty()) {
      List<Event> events = waiting.stream().map(one -> Wire.event(one.decision())).toList();
      writer.append(tx -> tx.appendAll(events));
      Long[] numbers = waiting.stream().map(Waiting::number).toArray(Long[]::new);
      handle.createUpdate("update decision set published = true where number = any(:numbers)")
          .bindArray("numbers", Long.class, (Object[]) numbers).execute();
    }
    return waiting.size();
  }

  private record Waiting(long number, Decision decision) {}
}
