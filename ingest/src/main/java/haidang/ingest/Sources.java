package haidang.ingest;

import haidang.events.SourceId;
import haidang.ingest.source.Source;
import haidang.ingest.store.SourceTable;
import java.time.InstantSource;
import java.util.List;

/// This room's public face on what is watched and how it goes.
public final class Sources {
  private final Store store;
  private final InstantSource clock;

  Sources(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// All sources by id, with how their last look went.
  public List<SourceTable.Row> all() { return store.database().transaction(store.sources()::all); }

  /// What people call a source; its id where it is not known.
  public String name(SourceId id) {
    return store.database().transaction(db -> store.sources().find(db, id.value())).map(Source::name)
        .orElse(id.value());
  }

  /// Adds or changes a source; it is looked at soon.
  public void put(Source source) {
    store.database().run(db -> store.sources().put(db, source, false, clock.instant()));
  }

  /// Brings what the file declares into the database; what it no longer declares is no longer watched.
  ///
  /// @return how many it stopped
  public int apply(SourcesFile file) {
    return store.database().transaction(db -> {
      file.sources().forEach(source -> store.sources().put(db, source, true, clock.instant()));
      return file.errors().isEmpty()
          ? store.sources().stopUndeclared(db, file.sources().stream().map(Source::id).toList(), clock.instant())
          : 0;
    });
  }

  /// Has a source looked at as soon as may be.
  ///
  /// @return whether there is such a source
  public boolean hurry(String source) {
    return store.database().transaction(db -> store.watches().hurry(db, source, clock.instant())) > 0;
  }
}
