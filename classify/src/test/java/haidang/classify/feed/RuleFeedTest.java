package haidang.classify.feed;

import static haidang.classify.SampleRules.pack;
import static haidang.classify.SampleRules.unsound;
import static haidang.classify.SampleRules.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.classify.ClassifyConfig;
import haidang.classify.ClassifyRoom;
import haidang.classify.rules.Rule;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.MemoryVault;
import haidang.events.Posts;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import haidang.events.RuleStatus;
import haidang.events.Verdict;
import haidang.events.log.Event;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.events.memory.MemoryEventLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleFeedTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final EventLog log = new MemoryEventLog(new MemoryVault(), InstantSource.fixed(Posts.NOON));
  private final List<RuleFeed> feeds = new ArrayList<>();

  @AfterEach
  void close() {
    feeds.forEach(RuleFeed::close);
    log.close();
  }

  @Test
  void publishingTheSamePackAgainAppendsNothing() {
    RulePack pack = pack(word("a", "vàng"), word("b", "bạc"));
    RulePublisher.Published first = publish(pack);
    List<String> keys = keys();
    RulePublisher.Published second = publish(pack);

    assertThat(first.changed()).isTrue();
    assertThat(second).isEqualTo(new RulePublisher.Published(1, false, List.of()));
    assertThat(keys()).isEqualTo(keys);
  }

  @Test
  void aStartPutsNoPackBackThatWasReplaced() {
    RulePack shipped = pack(word("a", "vàng"));
    publish(shipped);
    publish(pack(word("a", "bạc")));

    assertThat(new RulePublisher(log).offer(shipped).changed()).isFalse();
    assertThat(new RulePublisher(log).offer(pack(word("a", "đồng"))).changed()).isTrue();
    assertThat(publish(shipped).changed()).isTrue();
  }

  @Test
  void anEditPublishesOneBodyAndTheNextManifest() {
    publish(pack(word("a", "vàng"), word("b", "bạc")));
    int before = keys().size();
    publish(pack(word("a", "vàng"), word("b", "đồng")));

    assertThat(keys().subList(before, keys().size())).hasSize(3).contains("set/2", "set/current")
        .anyMatch(key -> key.startsWith("rule/"));
  }

  @Test
  void aPackWithARuleThatIsNotSoundChangesNothing() {
    publish(pack(word("a", "vàng")));
    List<String> keys = keys();
    RulePublisher.Published published = publish(pack(unsound("a"), word("b", "đồng")));

    assertThat(published.number()).isEqualTo(1);
    assertThat(published.changed()).isFalse();
    assertThat(published.errors()).singleElement().satisfies(e -> assertThat(e.file()).isEqualTo("scam/a.yaml"));
    assertThat(keys()).isEqualTo(keys);
  }

  @Test
  void atAStartARuleThatBreaksStaysAsItWasWhileTheOthersChange() {
    publish(pack(word("a", "vàng"), word("b", "bạc")));
    RulePublisher.Published published = new RulePublisher(log).offer(pack(unsound("a"), word("b", "đồng")));

    assertThat(published.changed()).isTrue();
    assertThat(published.errors()).singleElement().satisfies(e -> assertThat(e.file()).isEqualTo("scam/a.yaml"));
    RuleFeed feed = feed();
    await().atMost(PATIENCE).until(() -> inForce(feed) == 2);
    assertThat(flags(feed, "vàng bạc đồng")).containsExactly("scam.a", "scam.b");
    assertThat(flags(feed, "vàng bạc")).containsExactly("scam.a");
  }

  @Test
  void aFeedHasNoRulesUntilTheFirstManifestAndThenFollowsEachChange() {
    RuleFeed feed = feed();
    assertThat(feed.inForce()).isEmpty();

    publish(pack(word("a", "vàng")));
    await().atMost(PATIENCE).until(() -> inForce(feed) == 1);
    RuleSet before = feed.inForce().orElseThrow().rules();
    publish(pack(word("a", "vàng"), word("b", "bạc")));
    await().atMost(PATIENCE).until(() -> inForce(feed) == 2);

    assertThat(flags(feed, "một thỏi bạc")).containsExactly("scam.b");
    assertThat(before.rules()).extracting(Rule::id).containsExactly("scam.a");
  }

  @Test
  void aRetiredRuleIsSilent() {
    publish(pack(word("a", "vàng")));
    RuleManifest retired = new RuleManifest(2, List.of(
        new RuleManifest.Entry("scam.a", RuleSet.hash(word("a", "vàng")), RuleStatus.RETIRED)));
    append(Wire.event("set/current", retired));
    RuleFeed feed = feed();
    await().atMost(PATIENCE).until(() -> inForce(feed) == 2);

    assertThat(flags(feed, "một thỏi vàng")).isEmpty();
  }

  @Test
  void recordsThatAreNotAsAgreedLeaveTheRulesInForce() {
    RuleFeed feed = feed();
    publish(pack(word("a", "vàng")));
    await().atMost(PATIENCE).until(() -> inForce(feed) == 1);
    append(new Event(Topic.RULES, "set/current", "{".getBytes(StandardCharsets.UTF_8), new TreeMap<>()));
    append(new Event(Topic.RULES, "rule/x", "[]".getBytes(StandardCharsets.UTF_8), new TreeMap<>()));
    publish(pack(word("a", "vàng"), word("b", "bạc")));
    await().atMost(PATIENCE).until(() -> inForce(feed) == 2);

    assertThat(flags(feed, "vàng và bạc")).containsExactly("scam.a", "scam.b");
  }

  @Test
  void aBodyUnderAForeignHashIsNotUsed() {
    RuleBody forged = word("a", "cơm");
    String hash = RuleSet.hash(word("a", "vàng"));
    append(Wire.event(hash, forged));
    append(Wire.event(RuleSet.hash(word("b", "bạc")), word("b", "bạc")));
    append(Wire.event("set/current", new RuleManifest(1, List.of(
        new RuleManifest.Entry("scam.a", hash, RuleStatus.ACTIVE),
        new RuleManifest.Entry("scam.b", RuleSet.hash(word("b", "bạc")), RuleStatus.ACTIVE)))));
    RuleFeed feed = feed();
    await().atMost(PATIENCE).until(() -> inForce(feed) == 1);

    assertThat(flags(feed, "cơm vàng bạc")).containsExactly("scam.b");
    assertThat(feed.inForce().orElseThrow().errors()).hasSize(1);
  }

  @Test
  void oneThatPublishesMeanwhileIsNoticedSoThatNoNumberIsGivenTwice() {
    var meanwhile = new AtomicBoolean();
    EventLog interrupted = afterScan(() -> {
      if (meanwhile.compareAndSet(false, true)) {
        publish(pack(word("a", "bạc")));
      }
    });
    RulePublisher.Published published = new RulePublisher(interrupted).publish(pack(word("a", "vàng")));

    assertThat(published.number()).isEqualTo(2);
    assertThat(keys()).filteredOn(key -> key.startsWith("set/") && !key.equals("set/current"))
        .containsExactlyInAnyOrder(
            "set/1", "set/2");
  }

  @Test
  void aFeedThatCannotReadTheRulesSaysWhyAndSoDoesItsRoom() {
    EventLog broken = afterScan(() -> {
      throw new IllegalStateException("hỏng");
    });
    RuleFeed feed = RuleFeed.start(broken, "rules-broken");
    feeds.add(feed);
    try (
        ClassifyRoom room = ClassifyRoom.start(broken, new ClassifyConfig("main", Path.of("unused"), PATIENCE, PATIENCE,
            PATIENCE, PATIENCE))) {
      await().atMost(PATIENCE).until(() -> feed.failure().isPresent() && room.failure().isPresent());
      assertThat(room.failure().orElseThrow()).hasMessage("hỏng");
    }
  }

  /// The log, with something happening after each scan.
  private EventLog afterScan(Runnable then) {
    return (EventLog) Proxy.newProxyInstance(EventLog.class.getClassLoader(), new Class<?>[]{EventLog.class},
        (_, method,
            given) -> {
          try {
            Object answer = method.invoke(log, given);
            if (method.getName().equals("scan")) {
              then.run();
            }
            return answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private RulePublisher.Published publish(RulePack pack) { return new RulePublisher(log).publish(pack); }

  private RuleFeed feed() {
    RuleFeed feed = RuleFeed.start(log, "rules-" + feeds.size());
    feeds.add(feed);
    return feed;
  }

  private static long inForce(RuleFeed feed) { return feed.inForce().map(RuleFeed.InForce::number).orElse(0L); }

  private static List<String> flags(RuleFeed feed, String text) {
    Verdict verdict = feed.inForce().orElseThrow().rules().judge(Posts.post("rss:1", text)).verdict();
    return verdict instanceof Verdict.Flagged flagged
        ? flagged.flags().stream().map(haidang.events.Flag::rule).toList()
        : List.of();
  }

  private void append(Event event) {
    try (Writer writer = log.writer("test")) {
      writer.append(transaction -> transaction.append(event));
    }
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    log.scan(Topic.RULES, stored -> keys.add(stored.keyText()));
    return keys;
  }
}
