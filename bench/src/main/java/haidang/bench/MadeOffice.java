package haidang.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import haidang.alerting.AlertingConfig;
import haidang.alerting.AlertingRoom;
import haidang.classify.archive.LuceneArchive;
import haidang.classify.feed.RuleFeed;
import haidang.classify.rules.LegalBases;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.console.ConsoleConfig;
import haidang.console.ConsoleRoom;
import haidang.console.Faces;
import haidang.deploy.embedded.EmbeddedPostgres;
import haidang.deploy.embedded.Ports;
import haidang.events.memory.MemoryEventLog;
import haidang.ingest.IngestConfig;
import haidang.ingest.IngestRoom;
import haidang.ingest.SourcesFile;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/// The whole program behind a console: a real database, a real index, the real HTTP server; only the log is in memory.
/// Its directory goes with it, unless it is to be kept.
final class MadeOffice implements AutoCloseable {
  static final String PASSWORD = "một câu dễ nhớ";

  private static final byte[] KEY = new byte[32];
  /// More than the queue waits between two rankings.
  private static final int QUIET_SECONDS = 35;

  private final Path directory;
  private final boolean kept;
  private final EmbeddedPostgres postgres;
  private final HikariDataSource database;
  private final IngestRoom ingest;
  private final ApplicationContext context;
  private final ConsoleRoom console;
  private volatile Instant past;
  final RuleSet rules = RuleSet.compile(RulePack.shipped()).orThrow();
  final MemoryEventLog log;
  final AlertingRoom alerting;
  final LuceneArchive archive;

  /// @param keep where to keep database and index for another time, or null
  /// @param past what the clock says until [#present]
  MadeOffice(@Nullable Path keep, Instant past) throws IOException {
    this.kept = keep != null;
    this.directory = keep != null ? Files.createDirectories(keep) : Files.createTempDirectory("haidang-bench");
    this.past = past;
    InstantSource clock = this::now;
    postgres = EmbeddedPostgres.start(directory.resolve("postgres"), Ports.free());
    postgres.createDatabase("bench");
    var pool = new HikariConfig();
    pool.setDataSource(postgres.dataSource("bench"));
    pool.setMaximumPoolSize(16);
    database = new HikariDataSource(pool);
    IngestRoom.migrate(database);
    AlertingRoom.migrate(database);
    ConsoleRoom.migrate(database);
    log = new MemoryEventLog(IngestRoom.vault(database, KEY), clock);
    ingest = new IngestRoom(database, log, KEY, IngestConfig.DEFAULT, clock, new SecureRandom());
    ingest.sources().apply(SourcesFile.parse("sources.yaml", sources()));
    alerting = new AlertingRoom(database, log, KEY, AlertingConfig.defaults(), clock, new Random(1),
        ingest.sources()::name);
    alerting.start();
    archive = LuceneArchive.open(directory.resolve("archive"), KEY);
    ConsoleConfig usual = ConsoleConfig.defaults();
    context = ApplicationContext.builder().banner(false).deduceEnvironment(false)
        .properties(Map.of("micronaut.server.port", -1)).build();
    context.getEnvironment().start();
    console = ConsoleRoom.start(context, new Faces(alerting.cases(), alerting.figures(), alerting.mailbox(),
        alerting.digests(), alerting.silences(), alerting.audit(), archive, ingest.sources(),
        () -> Optional.of(new RuleFeed.InForce(1, rules, List.of())), LegalBases.shipped(), () -> true), database, KEY,
        new ConsoleConfig(false, usual.idle(), usual.lifetime(), PASSWORD, usual.requestsAMinute(), usual.oidc(),
            usual.zone(), true),
        clock);
  }

  private Instant now() {
    Instant set = past;
    return set.equals(Instant.MAX) ? Instant.now() : set;
  }

  void at(Instant moment) { past = moment; }

  /// From now on the clock is the machine's.
  void present() { past = Instant.MAX; }

  /// A month made in a minute leaves work behind, such as ranking the queue anew: waits until it is done, then does what
  /// the database would do by itself minutes later.
  void settle() throws SQLException, InterruptedException {
    try (ProgressBar bar = Rounds.bar("Yên / quiet", QUIET_SECONDS);
        Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      long written = written(statement);
      for (int quiet = 0; quiet < QUIET_SECONDS; quiet++) {
        bar.stepTo(quiet);
        Thread.sleep(1_000);
        long now = written(statement);
        if (now != written) {
          written = now;
          quiet = 0;
        }
      }
      statement.execute("vacuum analyze");
    }
  }

  private static long written(Statement statement) throws SQLException {
    try (ResultSet sum = statement.executeQuery(
        "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables")) {
      sum.next();
      return sum.getLong(1);
    }
  }

  String address() { return "http://localhost:" + console.port(); }

  private static String sources() { return IntStream.range(0, MadePosts.SOURCES).mapToObj(i -> """
        - id: nguon-%1$d
          kind: feed
          url: https://nguon-%1$d.hai-minh.example/feed
          name: Nguồn mẫu %1$d
          purpose: đo
          route: {who: Phòng mẫu, when: 2026-11-01, terms: RSS công khai}
      """.formatted(i)).collect(Collectors.joining("", "sources:\n", "")); }

  /// Whatever fails to stop is left to the end of the program, which does.
  @Override
  public void close() throws Exception {
    console.close();
    alerting.close();
    ingest.close();
    archive.close();
    log.close();
    database.close();
    postgres.close();
    if (kept) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
