package haidang.classify;

import static haidang.classify.SampleRules.pack;
import static haidang.classify.SampleRules.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.classify.feed.RulePublisher;
import haidang.events.Cause;
import haidang.events.DeadLetter;
import haidang.events.Judgement;
import haidang.events.MemoryVault;
import haidang.events.Post;
import haidang.events.Posts;
import haidang.events.Verdict;
import haidang.events.log.DeadLetters;
import haidang.events.log.Event;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.events.memory.MemoryEventLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifyRoomTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final MemoryVault vault = new MemoryVault();
  private final MemoryEventLog log = new MemoryEventLog(vault, InstantSource.fixed(Posts.NOON));
  private final ClassifyRoom room = ClassifyRoom.start(log, ClassifyConfig.defaults("one", Path.of("unused")));

  @AfterEach
  void close() {
    room.close();
    log.close();
  }

  @Test
  void nothingIsJudgedBeforeThereAreRulesAndThenNothingIsLost() {
    append(Wire.event(Posts.post("rss:1", "bán vàng giả")));
    assertThat(room.ready()).isFalse();
    publish("vàng");
    await().atMost(PATIENCE).until(() -> judged().size() == 1);

    assertThat(judged().getFirst().verdict()).isInstanceOf(Verdict.Flagged.class);
    assertThat(room.ready()).isTrue();
    assertThat(room.failure()).isEmpty();
  }

  @Test
  void everyPostIsJudgedOnceAndEveryIdInItsOrder() {
    publish("vàng");
    List<Event> posts = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      posts.add(Wire.event(Posts.post("rss:" + i % 60, i % 3 == 0 ? "có vàng" : "không có", Cause.LIVE, i + 1)));
    }
    append(posts.toArray(Event[]::new));
    await().atMost(PATIENCE).until(() -> judged().size() >= 1_200);

    Map<String, List<Judgement>> byId = judged().stream().collect(Collectors.groupingBy(j -> j.post().id().value()));
    assertThat(judged()).hasSize(1_200);
    assertThat(byId.values()).allSatisfy(
        one -> assertThat(one).extracting(j -> j.post().version()).isSorted().doesNotHaveDuplicates());
    assertThat(judged()).allSatisfy(j -> assertThat(j.verdict()).isInstanceOf(
        j.post().version() % 3 == 1 ? Verdict.Flagged.class : Verdict.Clean.class));
  }

  @Test
  void aGonePostIsWithdrawn() {
    publish("vàng");
    append(Wire.event(Posts.post("rss:1", "bán vàng").gone(Cause.RECHECK, 2, Posts.NOON)));
    await().atMost(PATIENCE).until(() -> judged().size() == 1);

    assertThat(judged().getFirst().verdict()).isEqualTo(new Verdict.Withdrawn());
  }

  @Test
  void aRecordThatIsNoPostIsPutAsideAndHidesNoOther() {
    publish("vàng");
    append(Wire.event(Posts.post("rss:1", "một")),
        new Event(Topic.POSTS, "rss:2", "không phải JSON".getBytes(StandardCharsets.UTF_8), new TreeMap<>()),
        Wire.event(Posts.post("rss:3", "ba")));
    await().atMost(PATIENCE).until(() -> judged().size() == 2);
    List<DeadLetter> letters = new DeadLetters(vault, InstantSource.fixed(Posts.NOON)).list(log);

    assertThat(letters).singleElement().satisfies(letter -> assertThat(letter.reason()).contains("no JSON"));
  }

  @Test
  void aNewRuleJudgesThePostsThatFollow() {
    publish("vàng");
    append(Wire.event(Posts.post("rss:1", "bạc và vàng")));
    await().atMost(PATIENCE).until(() -> judged().size() == 1);
    publish("bạc");
    await().atMost(PATIENCE).until(() -> room.feed().inForce().orElseThrow().number() == 2);
    append(Wire.event(Posts.post("rss:2", "bạc thôi")));
    await().atMost(PATIENCE).until(() -> judged().size() == 2);

    assertThat(judged()).allSatisfy(j -> assertThat(j.verdict()).isInstanceOf(Verdict.Flagged.class));
    assertThat(judged()).extracting(j -> j.versions().rules()).doesNotHaveDuplicates();
  }

  @Test
  void aTextThatCannotBeAnalysedIsLeftToAPerson() {
    Post post = Posts.post("rss:1", "bí mật");
    Judgement judgement = Classifier.judge(_ -> {
      throw new IllegalStateException("bí mật");
    }, post, "rules-1");

    assertThat(judgement.post()).isEqualTo(post);
    assertThat(judgement.verdict()).isEqualTo(new Verdict.Undecided("text analysis failed: IllegalStateException"));
  }

  private void publish(String keyword) { new RulePublisher(log).publish(pack(word("a", keyword))); }

  private void append(Event... events) {
    try (Writer writer = log.writer("test")) {
      writer.append(transaction -> transaction.appendAll(List.of(events)));
    }
  }

  private List<Judgement> judged() {
    List<Judgement> all = new ArrayList<>();
    log.scan(Topic.JUDGED, stored -> {
      Judgement judgement = Wire.judgement(stored);
      assertThat(stored.header(Wire.VERDICT)).isEqualTo(judgement.verdict().kind());
      all.add(judgement);
    });
    return all;
  }
}
