package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import haidang.events.Counts;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The order of the queue: urgency × reach × precision, and some whatever their rank.
class QueueTest {
  private Room room = new Room();

  @AfterEach
  void close() { room.close(); }

  @Test
  void whatIsUrgentStandsFirst() {
    room.judged(flagged("rss:low", null, "scam.a", Severity.LOW), flagged("rss:urgent", null, "scam.a",
        Severity.URGENT), flagged("rss:high", null, "scam.a", Severity.HIGH));

    assertThat(order()).containsExactly("rss:urgent", "rss:high", "rss:low");
  }

  @Test
  void ofEqualUrgencyWhatReachedMorePeopleStandsFirst() {
    room.judged(flagged("rss:few", 3L, "scam.a", Severity.HIGH), flagged("rss:many", 40_000L, "scam.a", Severity.HIGH),
        flagged("rss:unknown", null, "scam.a", Severity.HIGH), flagged("rss:none", 0L, "scam.a", Severity.HIGH));

    assertThat(order()).containsExactly("rss:many", "rss:unknown", "rss:few", "rss:none");
  }

  @Test
  void aRuleThatPeopleDismissSinksAndItsNumberIsTold() {
    room.judged(IntStream.range(0, 6).mapToObj(i -> flagged("rss:n" + i, null, "scam.noisy", Severity.HIGH))
        .toArray(Judgement[]::new));
    for (int i = 0; i < 5; i++) {
      decide("rss:n" + i, Label.DISMISSED, Reason.HOMONYM);
    }
    room.judged(flagged("rss:good", null, "scam.good", Severity.HIGH));
    assertThat(order()).containsExactlyInAnyOrder("rss:n5", "rss:good");
    room.now.set(Posts.NOON.plus(Duration.ofSeconds(31)));

    await().atMost(Room.PATIENCE).until(() -> of("rss:n5").facts().priority().decided() == 5);
    assertThat(order()).containsExactly("rss:good", "rss:n5");
    Priority sunk = of("rss:n5").facts().priority();
    // The author's estimate, 0.8, weighs as much as ten decisions: 8 of 10 and none of 5.
    assertThat(sunk.precision()).isCloseTo(8.0 / 15, within(0.001));
    assertThat(sunk.decided()).isEqualTo(5);
    assertThat(sunk.rule()).isEqualTo("scam.noisy");
  }

  @Test
  void unclearSaysNothingOfARule() {
    room.judged(flagged("rss:1", null, "scam.a", Severity.HIGH), flagged("rss:2", null, "scam.a", Severity.HIGH));
    decide("rss:1", Label.UNCLEAR, null);

    Precisions precisions = new Database(room.source)
        .in(handle -> Precisions.load(handle, Posts.NOON.plus(Duration.ofMinutes(1))));
    assertThat(precisions.decided("scam.a")).isZero();
    assertThat(precisions.of(Posts.flag("scam.a", Severity.HIGH))).isCloseTo(0.8, within(0.001));
  }

  @Test
  void aRankIsTheProductOfItsParts() {
    Priority rank = Priority.of(new Verdict.Flagged(List.of(Posts.flag("scam.a", Severity.URGENT)), 0), 9_999L,
        Precisions.NONE);

    assertThat(rank.urgency()).isEqualTo(8);
    assertThat(rank.reach()).isCloseTo(3, within(0.001));
    assertThat(rank.value()).isCloseTo(8 * 3 * 0.8, within(0.001));
  }

  @Test
  void withoutADrawABatchIsTheBest() {
    reopen(0);
    flagThirty();

    List<String> best = order().subList(0, 10);
    assertThat(room.alerting.cases().take("lan", 10)).extracting(one -> one.facts().post().value())
        .containsExactlyElementsOf(best);
    assertThat(best).startsWith("rss:29", "rss:28").endsWith("rss:20");
  }

  @Test
  void windowsOfOnePersonThatAskAtOnceGetOneBatch() {
    flagThirty();
    IntStream.range(0, 8).parallel().forEach(_ -> room.alerting.cases().take("lan", 10));

    assertThat(room.count("flagged_case where state = 'acknowledged'")).isEqualTo(10);
  }

  @Test
  void aDrawReachesLowRanksAndSaysSo() {
    reopen(1);
    flagThirty();
    room.alerting.cases().take("lan", 10);

    List<Batch.Item> items = room.alerting.cases().batch("lan").orElseThrow().items();
    assertThat(items).hasSize(10).allMatch(Batch.Item::random);
    List<String> best = IntStream.range(20, 30).mapToObj(i -> "rss:" + i).toList();
    assertThat(items).extracting(item -> item.one().facts().post().value()).anyMatch(id -> !best.contains(id));
  }

  @Test
  void aShareOfSmallBatchesIsDrawnToo() {
    reopen(0.25);
    flagThirty();
    List<Boolean> drawn = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      room.alerting.cases().take("p" + i, 2);
      drawn.addAll(room.alerting.cases().batch("p" + i).orElseThrow().items().stream().map(Batch.Item::random)
          .toList());
    }

    assertThat(drawn).hasSize(20);
    assertThat(drawn.stream().filter(one -> one).count()).isBetween(2L, 9L);
  }

  private void reopen(double randomShare) {
    room.close();
    AlertingConfig usual = AlertingConfig.defaults();
    room = new Room(
        new AlertingConfig(usual.instance(), usual.console(), usual.from(), usual.recipients(), usual.digestTo(),
            usual.atOnceFrom(), usual.smtp(), usual.smtpPort(), usual.smtpUser(), usual.smtpPassword(), usual.smtpTls(),
            usual.digestAt(), usual.zone(), usual.hold(), usual.undo(), randomShare, usual.evidence()));
  }

  /// The higher its number, the more people a post has reached.
  private void flagThirty() {
    room.judged(IntStream.range(0, 30).mapToObj(i -> flagged("rss:" + i, 10L << i, "scam.a", Severity.LOW))
        .toArray(Judgement[]::new));
  }

  private void decide(String post, Label label, @Nullable Reason reason) {
    Case open = of(post);
    room.alerting.cases().decide(open.id(), open.revision(),
        new Finding(label, reason, "", null, "", "lan", Posts.NOON), post);
  }

  private Case of(String post) { return room.alerting.cases().ofPost(new PostId(post)).orElseThrow(); }

  private List<String> order() {
    return room.alerting.cases().queue("lan", 50).stream().map(one -> one.facts().post().value()).toList();
  }

  private static Judgement flagged(String id, @Nullable Long views, String rule, Severity severity) {
    Post post = Posts.post(id, "x");
    return Posts.flagged(new Post(post.id(), post.source(), post.kind(), post.cause(), post.version(), post.presence(),
        post.permalink(), null, null, null, null, post.text(), false, null, null, post.published(), null,
        post.collected(), List.of(), List.of(), new Counts(null, null, null, views), post.contentHash(), null),
        Posts.flag(rule, severity));
  }
}
