package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.SharedPostgres;
import haidang.events.Coverage;
import haidang.events.Post;
import haidang.events.Posts;
import haidang.events.RawPage;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import haidang.events.log.Vault;
import haidang.events.log.Wire;
import haidang.events.memory.MemoryEventLog;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.feed.FeedCollector;
import haidang.ingest.fetch.FetchConfig;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.source.Source;
import haidang.ingest.store.Database;
import haidang.ingest.store.Keys;
import haidang.ingest.store.SourceTable;
import haidang.ingest.store.Watches;
import haidang.ingest.web.WebCollector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/// This room's parts on an empty database and a log in memory, with a clock that tests set and looks that tests start.
final class Room implements AutoCloseable {
  static final FetchConfig LOCAL = new FetchConfig("HaiDang/0.1", 10 * 1024 * 1024, 5, Duration.ofMinutes(5),
      Duration.ZERO, true);
  private static final byte[] KEY = "a key of thirty-two bytes length"
      .getBytes(java.nio.charset.StandardCharsets.UTF_8);

  static final List<String> TABLES = List.of("source", "watch", "post_state", "author_post", "recheck", "data_key",
      "data_key_subject", "import_run", "acknowledged", "erasure");

  final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  final InstantSource clock = now::get;
  final DataSource data = Emptied.DATABASE;
  final MemoryEventLog memory;
  final FaultyLog faults;
  final Vault vault;
  final Store store;
  final Sources sources;
  final Erasure erasure;
  final Import importer;
  final Remap remap;
  final Writers writers;
  private final Fetcher fetcher;
  private final Looking looking;
  private boolean broken;

  Room() { this(List.of(new FeedCollector(), new WebCollector())); }

  Room(List<Collector> collectors) {
    Emptied.truncate();
    vault = IngestRoom.vault(data, KEY);
    memory = new MemoryEventLog(vault, clock);
    faults = new FaultyLog(memory);
    var keys = new Keys(KEY);
    store = Store.of(new Database(data), keys, faults);
    var identity = new Identity(keys);
    var publisher = new Publisher(store.states(), store.ledger(), store.rechecks(), store.vault(), clock,
        IngestConfig.DEFAULT.fresh());
    fetcher = new Fetcher(LOCAL, clock, pause -> now.updateAndGet(at -> at.plus(pause)));
    Platforms platforms = Platforms.of(collectors);
    looking = new Looking(store, publisher, identity, fetcher, platforms, clock, new Random(1));
    sources = new Sources(store, clock);
    erasure = new Erasure(faults, store, publisher, identity, clock);
    importer = new Import(faults, store, publisher, identity, clock);
    remap = new Remap(faults, store, publisher, identity, platforms, clock);
    writers = new Writers(faults, "main", 2);
  }

  /// The whole room as a program builds it, on the same database and log.
  IngestRoom whole(IngestConfig config) { return new IngestRoom(data, faults, KEY, config, clock, new Random(1)); }

  /// Declares a source and looks at it.
  SourceTable.Row watch(Source source) {
    sources.put(source);
    return look(source.id().value());
  }

  /// Looks at a source now, due or not.
  SourceTable.Row look(String source) {
    sources.hurry(source);
    look(lease(source));
    return row(source);
  }

  void look(Watches.Lease lease) {
    try {
      looking.look(lease, writers);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Watches.Lease lease(String source) {
    return store.database().transaction(db -> store.watches().take(db, "test", clock.instant(), 100)).stream()
        .filter(lease -> lease.source().equals(source)).findFirst().orElseThrow();
  }

  boolean due(String source) {
    return store.database().transaction(db -> {
      List<Watches.Lease> leases = store.watches().take(db, "test", clock.instant(), 100);
      leases.forEach(lease -> store.watches().free(db, lease));
      return leases.stream().anyMatch(lease -> lease.source().equals(source));
    });
  }

  SourceTable.Row row(String source) {
    return sources.all().stream().filter(row -> row.source().id().value().equals(source)).findFirst().orElseThrow();
  }

  void pass(Duration time) { now.updateAndGet(at -> at.plus(time)); }

  /// Every version of every post, by partition.
  List<Post> posts() { return stored(Topic.POSTS).stream().map(Wire::post).toList(); }

  Post post() {
    List<Post> posts = posts();
    if (posts.size() != 1) {
      throw new AssertionError("expected one post, there are " + posts.size());
    }
    return posts.getFirst();
  }

  List<Stored> stored(Topic topic) {
    List<Stored> all = new ArrayList<>();
    memory.scan(topic, all::add);
    return all;
  }

  List<Coverage> coverage() {
    return stored(Topic.COVERAGE).stream().map(s -> Wire.parse(s, Coverage.class, "coverage.v1")).toList();
  }

  /// The raw pages that can still be opened.
  List<RawPage> pages() { return stored(Topic.RAW).stream().map(this::page).flatMap(Optional::stream).toList(); }

  Optional<RawPage> page(Stored stored) {
    try {
      return new RawPages(store.vault(), clock).opened(stored);
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }

  /// Everything of a table, byte columns in hex.
  List<String> rows(String table) {
    return store.database().transaction(db -> db.createQuery("select t::text from ingest." + table + " t")
        .mapTo(String.class).list());
  }

  /// Ends every connection of the pool, as a restarted server does.
  void breakConnections() {
    broken = true;
    assertThatThrownBy(() -> store.database().run(db -> db.execute("select pg_terminate_backend(pid) from"
        + " pg_stat_activity where datname = current_database() order by pid = pg_backend_pid()"))).isInstanceOf(
            Unavailable.class);
  }

  long count(String table) {
    return store.database().transaction(db -> db.createQuery("select count(*) from ingest." + table)
        .mapTo(Long.class).one());
  }

  /// One migrated database for all rooms of a test run, as only one of them lives at a time.
  private static final class Emptied {
    static final HikariDataSource DATABASE = SharedPostgres.fresh("ingest", IngestRoom::migrate);

    static void truncate() {
      new Database(DATABASE).run(db -> db.execute("truncate " + String.join(", ", TABLES.stream().map(
          table -> "ingest." + table).toList())));
    }
  }

  @Override
  public void close() {
    if (broken) {
      Emptied.DATABASE.getHikariPoolMXBean().softEvictConnections(); // or the next room may be given one of them
    }
    fetcher.close();
    writers.close();
    memory.close();
  }
}
