package haidang.alerting;

import haidang.events.log.EventLog;
import haidang.events.log.Running;
import haidang.events.log.Topic;
import haidang.events.log.Writer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// This room's parts, put together. A process that only shows cases builds it and does not start it.
public final class AlertingRoom implements AutoCloseable {
  private final EventLog log;
  private final Database database;
  private final KeyedHash hash;
  private final Outbox outbox;
  private final ChainedAudit audit;
  private final TableCases cases;
  private final TableSilences silences;
  private final TableMailbox mailbox;
  private final DailyDigests digests;
  private final TableFigures figures;
  private final SourceNames names;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final Ranking ranking;
  private final List<AutoCloseable> started = new ArrayList<>();

  /// @param key    32 bytes of this room's own, for case ids, Message-IDs and the audit chain
  /// @param random draws the cases that are shown whatever their rank
  /// @param names  what mails call a source
  public AlertingRoom(DataSource source, EventLog log, byte[] key, AlertingConfig config, InstantSource clock,
      RandomGenerator random, SourceNames names) {
    this.log = log;
    this.config = config;
    this.names = names;
    this.clock = clock;
    this.database = new Database(source);
    this.hash = new KeyedHash(key);
    this.outbox = new Outbox(database, hash, config, clock);
    this.audit = new ChainedAudit(database, hash, clock);
    this.ranking = new Ranking(database, clock);
    this.cases = new TableCases(database, audit, new Queue(database, config, clock, random), config, clock);
    this.figures = new TableFigures(database, config, clock);
    this.silences = new TableSilences(database, audit, clock);
    this.mailbox = new TableMailbox(database);
    this.digests = new DailyDigests(database, new Outbox(database, hash, config, clock), config, names,
        clock);
  }

  /// Brings the schema `alerting` up to date.
  public static void migrate(DataSource source) {
    Flyway.configure().dataSource(source).schemas("alerting").defaultSchema("alerting")
        .locations("classpath:db/alerting").load().migrate();
  }

  /// Follows judgements and coverage, and does the chores.
  public void start() {
    digests.begin();
    Writer writer = log.writer("alerting-decisions-" + config.instance());
    started.add(writer);
    Running judgements = log.follow(CaseFollower.READER, List.of(Topic.JUDGED), new CaseFollower(database, hash, outbox,
        ranking));
    started.add(judgements);
    started.add(
        log.follow(CoverageFollower.READER, List.of(Topic.COVERAGE), new CoverageFollower(database)));
    MailTransport transport = config.smtp().isEmpty() ? mailbox : new SmtpTransport(config);
    var chores = new Chores(outbox, new MailComposer(config, names, clock), transport, digests,
        new Arrivals(log, judgements, clock), ranking, new DecisionPublisher(database), writer,
        new Chores.Retention(database, config, clock));
    started.add(chores);
    chores.start();
  }

  /// Whether judgements flow in.
  public boolean ready() {
    return started.stream().filter(Running.class::isInstance).allMatch(one -> ((Running) one).ready());
  }

  public Cases cases() { return cases; }

  public Silences silences() { return silences; }

  public Mailbox mailbox() { return mailbox; }

  public Digests digests() { return digests; }

  public Figures figures() { return figures; }

  public Audit audit() { return audit; }

  /// Messages that have not left yet.
  public long waitingMail() { return outbox.waiting(); }

  @Override
  public void close() {
    for (AutoCloseable one : started.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot stop " + one, e);
      }
    }
    started.clear();
  }
}
