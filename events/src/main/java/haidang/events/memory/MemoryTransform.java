package haidang.events.memory;

import haidang.events.log.Event;
import haidang.events.log.Loop;
import haidang.events.log.Poison;
import haidang.events.log.Running;
import haidang.events.log.Stored;
import haidang.events.log.Superseded;
import haidang.events.log.Topic;
import haidang.events.log.Transformer;
import java.util.ArrayList;
import java.util.List;

/// One instance of a transform group. Batches are judged outside the lock and committed inside it.
final class MemoryTransform extends Loop {
  private static final int BATCH = 500;

  private final MemoryEventLog log;
  private final MemoryGroup group;
  private final String name;
  private final String instance;
  private final Topic in;
  private final Transformer transformer;
  private long membership;

  private MemoryTransform(MemoryEventLog log, MemoryGroup group, String name, String instance, Topic in,
      Transformer transformer) {
    super(name + "-" + instance, MemoryEventLog.PAUSE);
    this.log = log;
    this.group = group;
    this.name = name;
    this.instance = instance;
    this.in = in;
    this.transformer = transformer;
  }

  static Running start(MemoryEventLog log, MemoryGroup group, String name, String instance, Topic in,
      Transformer transformer) {
    var running = new MemoryTransform(log, group, name, instance, in, transformer);
    running.membership = log.locked(() -> group.join(instance));
    running.start();
    return running;
  }

  @Override
  protected void session() {
    while (!closing()) {
      boolean idle = true;
      for (int partition : log.locked(() -> share())) {
        idle &= !step(partition);
      }
      nowReady();
      if (idle) {
        log.awaitNews();
      }
    }
    log.locked(() -> group.leave(instance, membership));
  }

  private List<Integer> share() {
    if (group.replaced(instance, membership)) {
      throw new Superseded("another instance of " + name + " is named " + instance
          + "; give every instance its own name", new IllegalStateException(instance));
    }
    return group.share(instance, log.shelf(in).partitions());
  }

  private boolean step(int partition) {
    List<Stored> batch = log.locked(() -> log.shelf(in).from(partition, group.committed(partition), BATCH));
    if (batch.isEmpty()) {
      return false;
    }
    long from = log.locked(() -> group.committed(partition));
    List<Stored> records = batch.stream().filter(stored -> !Shelf.marker(stored)).toList();
    List<Event> out = new ArrayList<>();
    Poison.isolate(records, half -> {
      List<Event> events = half.isEmpty() ? List.of() : transformer.apply(half);
      events.forEach(Event::demandFits);
      out.addAll(events);
    }, (record, why) -> out.add(log.deadLetters.letter(record, name, why)));
    log.locked(() -> commit(partition, from, batch.getLast().position().offset() + 1, out, records.size()));
    return true;
  }

  /// Only where the partition is still ours and stands where we began.
  private void commit(int partition, long from, long next, List<Event> out, int records) {
    if (share().contains(partition) && group.committed(partition) == from) {
      log.store(out);
      group.commit(partition, next);
      count(records);
    }
  }
}
