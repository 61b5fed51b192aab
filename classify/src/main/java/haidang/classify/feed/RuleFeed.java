package haidang.classify.feed;

import haidang.classify.rules.Compilation;
import haidang.classify.rules.RuleError;
import haidang.classify.rules.RuleSet;
import haidang.events.Position;
import haidang.events.RuleManifest;
import haidang.events.log.EventLog;
import haidang.events.log.Follower;
import haidang.events.log.Running;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules in force, as rules.v1 says. Read once to its end at the start, then followed; each new manifest is
/// compiled beside the set in use and takes its place at once, so judging never waits.
public final class RuleFeed implements AutoCloseable {
  /// The rules of one manifest.
  ///
  /// @param number the manifest's
  /// @param errors what of it does not load; the other rules are in force
  public record InForce(long number, RuleSet rules, List<RuleError> errors) {
    public InForce {
      errors = List.copyOf(errors);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(RuleFeed.class);
  private static final long PAUSE_MS = 500;

  private final EventLog log;
  private final String reader;
  private final RuleShelf shelf = new RuleShelf();
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread begin;
  private volatile @Nullable InForce inForce;
  private volatile @Nullable Running following;
  private volatile @Nullable Throwable failure;

  private RuleFeed(EventLog log, String reader) {
    this.log = log;
    this.reader = reader;
    this.begin = Thread.ofVirtual().name(reader).unstarted(this::begin);
  }

  /// Begins to read; returns at once.
  ///
  /// @param reader names this feed in logs
  public static RuleFeed start(EventLog log, String reader) {
    RuleFeed feed = new RuleFeed(log, reader);
    feed.begin.start();
    return feed;
  }

  /// The rules in force; empty until the first manifest was read.
  public Optional<InForce> inForce() { return Optional.ofNullable(inForce); }

  /// Waits for the first rules.
  ///
  /// @return whether they are there in time
  public boolean await(long timeout, TimeUnit unit) throws InterruptedException { return loaded.await(timeout, unit); }

  /// Why reading ended by itself, if it did: then no other rules come, at a start none at all.
  public Optional<Throwable> failure() {
    Running running = following;
    return Optional.ofNullable(failure).or(() -> running == null ? Optional.empty() : running.failure());
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      begin.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Running running = following;
    if (running != null) {
      running.close();
    }
  }

  private void begin() {
    try {
      readAndFollow();
    } catch (RuntimeException | Error e) {
      failure = e;
      LOG.atError().addKeyValue("reader", reader).setCause(e).log("rules cannot be read");
    }
  }

  private void readAndFollow() {
    Map<Integer, Position> read = new HashMap<>();
    while (closing.getCount() > 0 && following == null) {
      try {
        log.scan(Topic.RULES, stored -> {
          shelf.take(stored);
          read.put(stored.position().partition(), stored.position().next());
        });
        swap();
        following = log.follow(reader, List.of(Topic.RULES), new Onward(List.copyOf(read.values())));
      } catch (Unavailable e) {
        LOG.atWarn().addKeyValue("reader", reader).addKeyValue("error", e.getMessage()).log("rules cannot be read yet");
        pause();
      }
    }
  }

  private void pause() {
    try {
      closing.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  /// Compiles the current manifest, if it is another one than the one in force.
  private void swap() {
    RuleManifest wanted = shelf.current();
    InForce before = inForce;
    if (wanted == null || before != null && before.number() == wanted.number()) {
      return;
    }
    RuleSet base = before == null ? RuleSet.empty() : before.rules();
    Compilation compiled = base.with(wanted, shelf::body);
    compiled.errors().forEach(error -> LOG.atError().addKeyValue("set", wanted.number())
        .addKeyValue("error", error.toString()).log("rule left out"));
    inForce = new InForce(wanted.number(), compiled.rules(), compiled.errors());
    loaded.countDown();
    LOG.atInfo().addKeyValue("set", wanted.number()).addKeyValue("rules", compiled.rules().rules().size())
        .log("rules in force");
  }

  /// Follows from where the first reading ended.
  private final class Onward implements Follower {
    private final Map<Integer, Position> next = new HashMap<>();

    Onward(List<Position> from) { from.forEach(place -> next.put(place.partition(), place)); }

    @Override
    public List<Position> positions() { return List.copyOf(next.values()); }

    @Override
    public void apply(List<Stored> batch, List<Position> after) {
      batch.forEach(shelf::take);
      swap();
      after.forEach(place -> next.put(place.partition(), place));
    }

    @Override
    public void gap(Topic topic, Position from, Position to) {
      LOG.atWarn().addKeyValue("topic", topic.wireName()).addKeyValue("from", from).addKeyValue("to", to)
          .log("rule records are missing; the rules in force stay");
      next.put(to.partition(), to);
    }
  }
}
