package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Cause;
import haidang.events.Judgement;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergesTest {
  private final Room room = new Room();
  private final Cases cases = room.alerting.cases();

  @BeforeEach
  void flag() {
    room.judged(IntStream.range(0, 4)
        .mapToObj(i -> Posts.flagged(Posts.post("rss:" + i, "x" + i), Posts.flag("scam.a", Severity.LOW)))
        .toArray(Judgement[]::new));
  }

  @AfterEach
  void close() { room.close(); }

  @Test
  void aMergedCaseLeavesTheQueueAndSaysWhereItIs() {
    merge(1, 0);

    assertThat(of(1)).isInstanceOfSatisfying(Case.Merged.class, merged -> {
      assertThat(merged.into()).isEqualTo(of(0).id());
      assertThat(merged.by()).isEqualTo("lan");
    });
    assertThat(cases.queue("lan", 9)).extracting(Case::id).doesNotContain(of(1).id()).hasSize(3);
    assertThat(cases.merged(of(0).id())).containsExactly(of(1));
    assertThat(cases.timeline(of(1).id())).extracting(TimelineEntry::kind, TimelineEntry::detail)
        .contains(org.assertj.core.groups.Tuple.tuple("merged", of(0).id().value()));
    assertThat(cases.timeline(of(0).id())).extracting(TimelineEntry::kind).contains("joined");
    assertThat(room.alerting.audit().newest(1).getFirst().act()).isEqualTo("merge");
  }

  @Test
  void itCanBeSplitAgainAndIsThenHeldByWhoDidIt() {
    merge(1, 0);

    assertThat(cases.split(of(1).id(), "minh").by()).isEqualTo("minh");
    assertThat(cases.merged(of(0).id())).isEmpty();
    assertThat(cases.queue("minh", 9)).hasSize(4);
    assertThatThrownBy(() -> cases.split(of(1).id(), "minh")).isInstanceOf(StaleCase.class);
  }

  @Test
  void aDoubleClickMergesOnce() {
    Case first = of(1);
    cases.merge(first.id(), first.revision(), of(0).id(), "lan");
    cases.merge(first.id(), first.revision(), of(0).id(), "lan");

    assertThat(room.count("timeline where kind = 'merged'")).isEqualTo(1);
  }

  @Test
  void thereAreNoChains() {
    merge(1, 0);
    merge(0, 2);

    assertThat(cases.merged(of(2).id())).extracting(Case::id).containsExactlyInAnyOrder(of(0).id(), of(1).id());
    assertThatThrownBy(() -> merge(3, 1)).isInstanceOf(StaleCase.class).hasMessageContaining("not open");
    assertThatThrownBy(() -> merge(2, 2)).isInstanceOf(StaleCase.class);
  }

  @Test
  void nothingIsMergedIntoWhatIsDecided() {
    cases.decide(of(0).id(), of(0).revision(), new Finding(Label.UNCLEAR, null, "", null, "", "lan", Posts.NOON), "r");

    assertThatThrownBy(() -> merge(1, 0)).isInstanceOf(StaleCase.class);
  }

  @Test
  void whatAnotherPersonHoldsIsNotMergedAway() {
    cases.take("minh", 4);

    assertThatThrownBy(() -> merge(1, 0)).isInstanceOf(StaleCase.class).hasMessageContaining("minh");
  }

  @Test
  void itCountsAsDoneInTheBatch() {
    cases.take("lan", 4);
    merge(1, 0);

    assertThat(cases.batch("lan").orElseThrow().decided()).isEqualTo(1);
    assertThat(cases.batch("lan").orElseThrow().items()).hasSize(4);
  }

  @Test
  void whatWasSplitIsPartOfTheNextBatch() {
    merge(1, 0);
    cases.split(of(1).id(), "lan");

    assertThat(cases.take("lan", 4)).hasSize(4);
    assertThat(cases.batch("lan").orElseThrow().items()).hasSize(4);
  }

  @Test
  void whatWaitsWithAPostThatIsGoneComesBack() {
    merge(1, 0);
    room.judged(Posts.judged(Posts.post("rss:0", "x0").gone(Cause.RECHECK, 2, Posts.NOON), new Verdict.Withdrawn()));

    assertThat(of(1)).isInstanceOf(Case.Open.class);
    assertThat(cases.timeline(of(1).id()).getLast().kind()).isEqualTo("split");
  }

  @Test
  void newFlagsTakeACaseOutAgain() {
    merge(1, 0);
    room.judged(Posts.flagged(Posts.post("rss:1", "y", Cause.LIVE, 2), Posts.flag("scam.b", Severity.LOW)));

    assertThat(of(1)).isInstanceOf(Case.Open.class);
  }

  private void merge(int one, int into) {
    Case before = of(one);
    cases.merge(before.id(), before.revision(), of(into).id(), "lan");
  }

  private Case of(int post) { return cases.ofPost(new PostId("rss:" + post)).orElseThrow(); }
}
