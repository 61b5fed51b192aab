package haidang.classify;

import haidang.classify.feed.RuleFeed;
import haidang.classify.rules.RuleSet;
import haidang.events.log.EventLog;
import haidang.events.log.Running;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The role `classify`: posts.v1 → rules → judged.v1, each post judged exactly once. Judging begins when the first
/// rules are there, for a post judged without any would pass as clean.
public final class ClassifyRoom implements AutoCloseable {
  /// The consumer group, for [EventLog#lag].
  public static final String GROUP = "classify";

  private final EventLog log;
  private final String instance;
  private final RuleFeed feed;
  private final Thread begin;
  private volatile @Nullable Running judging;
  private volatile @Nullable Throwable failure;
  private volatile boolean closing;

  private ClassifyRoom(EventLog log, ClassifyConfig config) {
    this.log = log;
    this.instance = config.instance();
    this.feed = RuleFeed.start(log, "rules-" + config.instance());
    this.begin = Thread.ofVirtual().name("classify-begin").unstarted(this::begin);
  }

  /// Begins; returns at once.
  public static ClassifyRoom start(EventLog log, ClassifyConfig config) {
    ClassifyRoom room = new ClassifyRoom(log, config);
    room.begin.start();
    return room;
  }

  /// The rules as they come.
  public RuleFeed feed() { return feed; }

  /// Whether rules are loaded and posts flow.
  public boolean ready() {
    Running running = judging;
    return running != null && running.ready();
  }

  /// Posts judged since the start.
  public long judged() {
    Running running = judging;
    return running == null ? 0 : running.applied();
  }

  /// Why judging ended by itself, if it did.
  public Optional<Throwable> failure() {
    Running running = judging;
    return Optional.ofNullable(failure).or(feed::failure).or(
        () -> running == null ? Optional.empty() : running.failure());
  }

  @Override
  public void close() {
    closing = true;
    try {
      begin.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Running running = judging;
    if (running != null) {
      running.close();
    }
    feed.close();
  }

  private void begin() {
    try {
      while (!feed.await(100, TimeUnit.MILLISECONDS)) {
        if (closing) {
          return;
        }
      }
      judging = log.transform(GROUP, instance, Topic.POSTS, new Classifier(this::rules));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e; // nobody else would hear of it
    }
  }

  private RuleSet rules() {
    return feed.inForce().map(RuleFeed.InForce::rules).orElseThrow(() -> new Unavailable("no rules are loaded"));
  }
}
