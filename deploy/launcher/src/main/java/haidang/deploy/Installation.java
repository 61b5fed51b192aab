package haidang.deploy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import haidang.alerting.AlertingRoom;
import haidang.classify.ArchiveRoom;
import haidang.classify.ClassifyRoom;
import haidang.classify.feed.RuleFeed;
import haidang.classify.feed.RulePublisher;
import haidang.classify.rules.LegalBases;
import haidang.classify.rules.RulePack;
import haidang.console.ConsoleRoom;
import haidang.console.Faces;
import haidang.console.signin.Accounts;
import haidang.console.signin.Passwords;
import haidang.events.kafka.KafkaEventLog;
import haidang.events.log.DeadLetters;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import haidang.events.log.Vault;
import haidang.ingest.IngestRoom;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All rooms, put together over one log and one database. Opened, it can be asked; [#start] sets roles to work.
final class Installation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  private final Home home;
  private final Settings settings;
  private final Keys keys;
  private final InstantSource clock;
  private final HikariDataSource database;
  private final Vault vault;
  private final EventLog log;
  private final IngestRoom ingest;
  private final AlertingRoom alerting;
  private final List<BooleanSupplier> readiness = new ArrayList<>();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private @Nullable ClassifyRoom classify;
  private @Nullable RuleFeed rules;
  private @Nullable ArchiveRoom archive;
  private @Nullable ConsoleRoom console;

  private Installation(Home home, Settings settings, Endpoints endpoints, HikariDataSource database, Keys keys,
      String address, InstantSource clock) {
    this.home = home;
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.database = database;
    byte[] ingestKey = keys.derive("ingest");
    this.vault = IngestRoom.vault(database, ingestKey);
    this.log = new KafkaEventLog(settings.kafka(endpoints.kafka()), vault, clock);
    this.ingest = new IngestRoom(database, log, ingestKey, settings.ingest(), clock, new SecureRandom());
    this.alerting = new AlertingRoom(database, log, keys.derive("alerting"), settings.alerting(address), clock,
        new SecureRandom(), ingest.sources()::name);
  }

  /// How the master key of a database is come by.
  private interface Key {
    Keys of(HikariDataSource database) throws IOException;
  }

  /// Connects to log and database and brings topics and schemas up to date.
  ///
  /// @param address of the console, for links in mails
  static Installation open(Home home, Settings settings, Endpoints endpoints, String address, InstantSource clock)
      throws IOException {
    Installation installation = connected(home, settings, endpoints, database -> KeyCheck.givenOrNew(database, home
        .path()), address, clock);
    installation.prepare();
    return installation;
  }

  /// Connects to a log and a database that running programs keep up to date.
  ///
  /// @param address of the console, for links in mails
  /// @throws WrongUse when no program has ever begun on that database
  static Installation attach(Home home, Settings settings, Endpoints endpoints, String address, InstantSource clock)
      throws IOException {
    return connected(home, settings, endpoints, database -> KeyCheck.given(database, endpoints.shown(), home.path()),
        address, clock);
  }

  private static Installation connected(Home home, Settings settings, Endpoints endpoints, Key key, String address,
      InstantSource clock) throws IOException {
    HikariDataSource database = pool(endpoints);
    try {
      return new Installation(home, settings, endpoints, database, key.of(database), address, clock);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Endpoints endpoints) {
    var config = new HikariConfig();
    config.setJdbcUrl(endpoints.postgresUrl());
    config.setUsername(endpoints.postgresUser());
    config.setPassword(endpoints.postgresPassword());
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(30_000);
    config.setPoolName("haidang");
    config.addDataSourceProperty("logServerErrorDetail", "false"); // failing rows may hold what people wrote
    config.addDataSourceProperty("socketTimeout", "60");
    return new HikariDataSource(config);
  }

  private void prepare() {
    Thread topics = Thread.ofVirtual().uncaughtExceptionHandler((_, e) -> LOG.atWarn().addKeyValue("error", e
        .getMessage()).log("topics are prepared once more")).start(() -> log.prepare(List.of(Topic.values())));
    IngestRoom.migrate(database);
    AlertingRoom.migrate(database);
    ConsoleRoom.migrate(database);
    try {
      topics.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.prepare(List.of(Topic.values())); // repeats what failed, and then says why
  }

  /// Sets roles to work; returns at once, [#ready] tells when all of them are.
  ///
  /// @param http the context the console's server is made in
  void start(Set<Role> roles, ApplicationContext http) throws IOException {
    begun(InstanceClaim.take(database, settings.instance(), roles));
    if (roles.contains(Role.CLASSIFY)) {
      offerRules();
      classify = begun(ClassifyRoom.start(log, settings.classify(home)));
      readiness.add(classify::ready);
    }
    if (roles.contains(Role.ALERTING)) {
      alerting.start();
      readiness.add(alerting::ready);
    }
    if (roles.contains(Role.INGEST)) {
      Declared.apply(home, settings.sources(home), ingest.sources());
      ingest.start();
      readiness.add(ingest::ready);
      begun(new Upkeep(log, ingest)).start();
    }
    if (roles.contains(Role.ARCHIVE) || roles.contains(Role.CONSOLE)) {
      archive = begun(ArchiveRoom.start(log, settings.classify(home), keys.derive("archive"), clock));
      readiness.add(archive::ready);
    }
    if (roles.contains(Role.CONSOLE) && archive != null) {
      var faces = new Faces(alerting.cases(), alerting.figures(), alerting.mailbox(), alerting.digests(),
          alerting.silences(), alerting.audit(), archive.archive(),
          ingest.sources(), rules()::inForce, legalBases(), this::ready);
      console = begun(ConsoleRoom.start(http, faces, database, keys.derive("console"), settings.console(), clock));
    }
  }

  private LegalBases legalBases() throws IOException {
    return settings.rules().isBlank() ? LegalBases.shipped() : LegalBases.beside(Path.of(settings.rules()));
  }

  /// The rules as they come; a console without the role classify follows them itself.
  private RuleFeed rules() {
    if (classify != null) {
      return classify.feed();
    }
    RuleFeed own = begun(RuleFeed.start(log, "rules-console-" + settings.instance()));
    rules = own;
    return own;
  }

  private <T extends AutoCloseable> T begun(T room) {
    started.push(room);
    return room;
  }

  /// Puts the configured rules in force unless others replaced them; a broken one is named and the others work.
  private void offerRules() throws IOException {
    new RulePublisher(log).offer(pack(settings.rules())).errors()
        .forEach(error -> LOG.atError().addKeyValue("rule", error.toString()).log("rule left out"));
  }

  RulePublisher.Published publishRules(RulePack pack) { return new RulePublisher(log).publish(pack); }

  /// @param directory of rules, blank for those this build ships
  /// @throws WrongUse when it is not there or holds no rule: without any, everything would pass as clean
  static RulePack pack(String directory) throws IOException {
    if (directory.isBlank()) {
      return RulePack.shipped();
    }
    Path path = Path.of(directory);
    if (!Files.isDirectory(path)) {
      throw new WrongUse("Không có thư mục luật " + path.toAbsolutePath(),
          "There is no directory of rules " + path.toAbsolutePath());
    }
    RulePack pack = RulePack.load(path);
    if (!pack.holdsRules()) {
      throw new WrongUse("Không có tệp luật nào trong " + path.toAbsolutePath() + " (LOẠI/TÊN.yaml)",
          "There is no rule file in " + path.toAbsolutePath() + " (CATEGORY/NAME.yaml)");
    }
    return pack;
  }

  /// Whether the console answers and every consumer has its partitions.
  boolean ready() { return readiness.stream().allMatch(BooleanSupplier::getAsBoolean); }

  int parts() { return readiness.size(); }

  long partsReady() { return readiness.stream().filter(BooleanSupplier::getAsBoolean).count(); }

  /// Why a role ended by itself, if one did.
  Optional<Throwable> failure() {
    return Stream.of(ingest.failure(), classify == null ? Optional.<Throwable>empty() : classify.failure(),
        rules == null ? Optional.<Throwable>empty() : rules.failure()).flatMap(Optional::stream).findFirst();
  }

  /// Whether a process does a role on this database, here or on another machine.
  boolean atWork() { return InstanceClaim.anyHeld(database); }

  EventLog log() { return log; }

  IngestRoom ingest() { return ingest; }

  AlertingRoom alerting() { return alerting; }

  Accounts accounts() {
    var random = new SecureRandom();
    return new Accounts(database, new Passwords(random), random, clock);
  }

  DeadLetters deadLetters() { return new DeadLetters(vault, clock); }

  /// The first administrator's password, if it was made just now.
  Optional<String> firstPassword() { return console == null ? Optional.empty() : console.firstPassword(); }

  /// Stops in the opposite order of starting; every room finishes what it has at hand.
  @Override
  public void close() {
    while (!started.isEmpty()) {
      close(started.pop());
    }
    close(ingest);
    close(alerting);
    close(log);
    database.close();
  }

  private static void close(AutoCloseable room) {
    try {
      room.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.atError().addKeyValue("room", room.getClass().getSimpleName()).setCause(e).log("did not stop cleanly");
    }
  }
}
