package haidang.ingest;

import haidang.events.Cause;
import haidang.events.log.EventLog;
import haidang.events.log.Writer;
import haidang.ingest.store.PostState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Publishes what a page turns out to say, as the next versions of its posts, which nobody is told of.
final class PublishedRepair implements Repair {
  private static final int PUBLISHED_PER_ACKNOWLEDGEMENT = 10_000;
  private final Store store;
  private final Publisher publisher;
  private final InstantSource clock;
  private final Writer writer;
  private int unacknowledged;

  PublishedRepair(EventLog log, Store store, Publisher publisher, InstantSource clock) {
    this.store = store;
    this.publisher = publisher;
    this.clock = clock;
    this.writer = log.writer("remap");
  }

  @Override
  public int of(Reading reading) {
    int published = store.database().transaction(db -> {
      store.watches().lock(db, reading.source().id().value());
      return publish(db, reading) + withdraw(db, reading);
    });
    unacknowledged += published;
    if (unacknowledged >= PUBLISHED_PER_ACKNOWLEDGEMENT) {
      acknowledge();
    }
    return published;
  }

  /// The page is erased with every post it turns out to show; at once, where one of them is gone already.
  private int publish(Handle db, Reading reading) {
    if (reading.drafts().isEmpty()) {
      return 0;
    }
    Map<String, PostState> known = store.states().find(db, reading.ids());
    List<Draft> newest = reading.newest(known);
    var batch = new Publisher.Batch(reading.source(), reading.page(), Cause.REMAP, newest, 0);
    int published = publisher.publishAgain(db, writer, batch, reading.at(), known);
    store.states().shownOn(db, reading.page(), Reading.ids(newest));
    store.vault().entrust(db, reading.page().id(), reading.ids());
    List<String> gone = reading.showsGone(known);
    if (!gone.isEmpty()) {
      store.vault().drop(db, gone);
    }
    return published;
  }

  private int withdraw(Handle db, Reading reading) {
    List<PostState> doomed = reading.gone().isEmpty()
        ? List.of()
        : reading.doomed(store.states().find(db, reading.gone()));
    if (!doomed.isEmpty()) {
      publisher.withdraw(db, writer, doomed, Cause.REMAP, false);
    }
    return doomed.size();
  }

  private void acknowledge() {
    store.database().run(db -> store.acknowledged().save(db, clock.instant()));
    unacknowledged = 0;
  }

  @Override
  public void close() {
    writer.close();
    if (unacknowledged > 0) {
      acknowledge();
    }
  }
}
