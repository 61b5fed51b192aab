package haidang.alerting;

import haidang.events.Decision;
import haidang.events.log.Event;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import java.util.List;

/// Puts decisions on the log. One that was appended but not yet ticked off is appended again: its readers know it by
/// case and time.
final class DecisionPublisher {
  private final Database database;

  DecisionPublisher(Database database) { this.database = database; }

  /// @return how many were published
  int publish(Writer writer) {
    List<Waiting> waiting = database.in(handle -> handle
        .createQuery("select number, record from decision where not published and not undone order by number limit 100")
        .map((row, _) -> new Waiting(row.getLong(1), CaseRows.json(row.getString(2), Decision.class))).list());
    if (!waiting.isEmpty()) {
      List<Event> events = waiting.stream().map(one -> Wire.event(one.decision())).toList();
      writer.append(tx -> tx.appendAll(events));
      Long[] numbers = waiting.stream().map(Waiting::number).toArray(Long[]::new);
      database.run(handle -> handle.createUpdate("update decision set published = true where number = any(:numbers)")
          .bindArray("numbers", Long.class, (Object[]) numbers).execute());
    }
    return waiting.size();
  }

  private record Waiting(long number, Decision decision) {}
}
