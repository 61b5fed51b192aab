package haidang.ingest;

import haidang.events.log.EventLog;
import haidang.events.log.Vault;
import haidang.events.log.Writer;
import haidang.ingest.feed.FeedCollector;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.Pause;
import haidang.ingest.store.Acknowledged;
import haidang.ingest.store.Database;
import haidang.ingest.store.Keys;
import haidang.ingest.store.PostgresVault;
import haidang.ingest.web.WebCollector;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This room's parts, put together. A process that only imports or erases builds it and does not start it.
public final class IngestRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestRoom.class);
  private static final int WRITERS = 4;

  private final EventLog log;
  private final IngestConfig config;
  private final InstantSource clock;
  private final Store store;
  private final Publisher publisher;
  private final Looking looking;
  private final Fetcher fetcher;
  private final Sources sources;
  private final Erasure erasure;
  private final Import importer;
  private final Remap remap;
  private @Nullable Writers writers;
  private @Nullable Watching watching;

  /// @param key at least 32 bytes of this room's own; whoever loses it can open no raw page and no dead letter
  public IngestRoom(DataSource dataSource, EventLog log, byte[] key, IngestConfig config, InstantSource clock,
      RandomGenerator random) {
    this.log = log;
    this.config = config;
    this.clock = clock;
    Keys keys = new Keys(key);
    this.store = Store.of(new Database(dataSource), keys, log);
    var identity = new Identity(keys);
    this.publisher = new Publisher(store.states(), store.ledger(), store.rechecks(), store.vault(), clock, config
        .fresh());
    this.fetcher = new Fetcher(config.fetch(), clock, Pause.SLEEP);
    Platforms platforms = Platforms.of(List.of(new FeedCollector(), new WebCollector()));
    this.looking = new Looking(store, publisher, identity, fetcher, platforms, clock, random);
    this.sources = new Sources(store, clock);
    this.erasure = new Erasure(log, store, publisher, identity, clock);
    this.importer = new Import(log, store, publisher, identity, clock);
    this.remap = new Remap(log, store, publisher, identity, platforms, clock);
  }

  /// Brings the schema `ingest` up to date.
  public static void migrate(DataSource dataSource) { Database.migrate(dataSource); }

  /// Where data keys lie; the log needs it before this room can be built.
  public static Vault vault(DataSource dataSource, byte[] key) {
    return new PostgresVault(new Database(dataSource), new Keys(key));
  }

  /// Recovers from how the last life ended, then watches.
  public void start() {
    recover();
    Writers ours = new Writers(log, config.instance(), WRITERS);
    writers = ours;
    Watching started = new Watching(store, looking, ours, clock, config);
    watching = started;
    started.start();
  }

  /// Checks that the log still holds what it acknowledged, and finishes erasures.
  void recover() {
    recoverLosses();
    erasure.resume();
  }

  /// What the log has lost is collected anew; the gap shows in the log of the program.
  private void recoverLosses() {
    List<Acknowledged.Loss> losses = store.database().transaction(store.acknowledged()::losses);
    Optional<Instant> since = losses.stream().map(Acknowledged.Loss::since).min(Comparator.naturalOrder());
    if (since.isPresent()) {
      try (Writer writer = log.writer("recovery-" + config.instance())) {
        store.database().run(db -> {
          publisher.withdrawAgain(writer, store.states().goneSince(db, since.get()));
          int doubtful = store.states().doubt(db, since.get());
          store.watches().startOver(db, clock.instant());
          store.rechecks().startOver(db);
          store.imports().forget(db);
          store.acknowledged().forget(db);
          LOG.atError().addKeyValue("lost", losses.stream().map(Acknowledged.Loss::said).toList())
              .addKeyValue("doubtful", doubtful).log("the log has lost what it acknowledged; sources are read anew");
        });
      }
    }
  }

  public boolean ready() { return watching != null && watching.ready(); }

  /// Why watching ended by itself, if it did.
  public Optional<Throwable> failure() { return watching == null ? Optional.empty() : watching.failure(); }

  public Sources sources() { return sources; }

  public Erasure erasure() { return erasure; }

  public Import importer() { return importer; }

  public Remap remap() { return remap; }

  /// Drops data keys of pages that have expired on the log.
  ///
  /// @return how many
  public int dropExpiredKeys() { return store.vault().dropExpired(clock.instant()); }

  @Override
  public void close() throws InterruptedException {
    if (watching != null) {
      watching.close();
    }
    if (writers != null) {
      writers.close();
    }
    fetcher.close();
  }
}
