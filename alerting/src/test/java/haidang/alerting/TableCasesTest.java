package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Category;
import haidang.events.Decision;
import haidang.events.Judgement;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.log.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableCasesTest {
  private final Room room = new Room();
  private final Cases cases = room.alerting.cases();

  @AfterEach
  void close() { room.close(); }

  @Test
  void fiftyTakersNeverGetTheSameCase() throws InterruptedException, ExecutionException {
    flag(200);
    List<CaseId> taken = new ArrayList<>();
    try (var takers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Case.Acknowledged>>> all = IntStream
          .range(0, 50).<Callable<List<Case.Acknowledged>>>mapToObj(i -> () -> cases.take("p" + i, 4)).toList();
      for (Future<List<Case.Acknowledged>> one : takers.invokeAll(all)) {
        one.get().forEach(held -> taken.add(held.id()));
      }
    }

    assertThat(taken).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(190);
  }

  @Test
  void whatIsIdleGoesBackToTheQueue() {
    flag(3);
    cases.take("lan", 10);
    assertThat(cases.queue("minh", 10)).isEmpty();
    room.now.set(Posts.NOON.plus(Duration.ofMinutes(16)));

    assertThat(cases.queue("minh", 10)).hasSize(3);
    assertThat(cases.take("minh", 10)).hasSize(3);
  }

  @Test
  void takingAgainAnswersWhatOneHolds() {
    flag(15);

    assertThat(cases.take("lan", 10)).isEqualTo(cases.take("lan", 10)).hasSize(10);
  }

  @Test
  void aDoubleClickCountsOnce() {
    flag(1);
    Case open = cases.queue("lan", 1).getFirst();
    Finding finding = finding(Label.CONFIRMED);
    Case.Closed first = cases.decide(open.id(), open.revision(), finding, "click");

    assertThat(cases.decide(open.id(), open.revision(), finding, "click")).isEqualTo(first);
    assertThatThrownBy(() -> cases.decide(open.id(), open.revision(), finding(Label.UNCLEAR), "click")).as(
        "another decision from a window that was left open").isInstanceOf(StaleCase.class);
    assertThat(room.count("decision")).isEqualTo(1);
  }

  @Test
  void aDecisionOnAnOldRevisionIsRefused() {
    flag(1);
    Case open = cases.queue("lan", 1).getFirst();

    assertThatThrownBy(() -> cases.decide(open.id(), open.revision() - 1, finding(Label.UNCLEAR), "r"))
        .isInstanceOf(StaleCase.class).hasMessageContaining("revision");
  }

  @Test
  void whatAnotherPersonHoldsCannotBeDecided() {
    flag(1);
    Case held = cases.take("minh", 1).getFirst();

    assertThatThrownBy(() -> cases.decide(held.id(), held.revision(), finding(Label.UNCLEAR), "r"))
        .isInstanceOf(StaleCase.class).hasMessageContaining("minh");
  }

  @Test
  void aDecisionCanBeTakenBackForAWhile() {
    flag(1);
    Case open = cases.queue("lan", 1).getFirst();
    cases.decide(open.id(), open.revision(), finding(Label.CONFIRMED), "r");

    assertThatThrownBy(() -> cases.undo(open.id(), "minh")).isInstanceOf(StaleCase.class);
    assertThat(cases.undo(open.id(), "lan").by()).isEqualTo("lan");
    Case again = cases.find(open.id()).orElseThrow();
    cases.decide(again.id(), again.revision(), finding(Label.CONFIRMED), "r2");
    room.now.set(Posts.NOON.plus(Duration.ofMinutes(11)));
    assertThatThrownBy(() -> cases.undo(open.id(), "lan")).isInstanceOf(StaleCase.class);
  }

  @Test
  void aDecisionIsCorrectedByAnybodyAtAnyTimeWithAReason() {
    Case.Closed wrong = decided(Label.CONFIRMED);
    room.now.set(Posts.NOON.plus(Duration.ofDays(3)));
    Case.Acknowledged held = cases.reopen(wrong.id(), wrong.revision(), "minh", "nhầm người");

    assertThat(held.by()).isEqualTo("minh");
    assertThat(room.count("decision where not undone")).isZero();
    assertThat(cases.timeline(wrong.id()).getLast()).isEqualTo(
        new TimelineEntry(Posts.NOON.plus(Duration.ofDays(3)), "reopened", "minh", "nhầm người"));
    assertThat(room.alerting.audit().newest(1)).singleElement().satisfies(entry -> {
      assertThat(entry.act()).isEqualTo("reopen");
      assertThat(entry.by()).isEqualTo("minh");
    });
  }

  @Test
  void theCorrectedDecisionIsTheNewestOnTheLog() {
    Case.Closed wrong = decided(Label.CONFIRMED);
    published(1);
    Case.Acknowledged held = cases.reopen(wrong.id(), wrong.revision(), "lan", "nhầm");
    cases.decide(held.id(), held.revision(), finding(Label.UNCLEAR), "again");

    assertThat(published(2)).extracting(Decision::label).containsExactly("confirmed", "unclear");
    assertThat(room.count("decision where not undone")).isEqualTo(1);
  }

  @Test
  void nothingIsReopenedWithoutAReasonOrFromAnOldWindow() {
    Case.Closed closed = decided(Label.CONFIRMED);

    assertThatThrownBy(() -> cases.reopen(closed.id(), closed.revision(), "lan", " ")).isInstanceOf(
        IllegalArgumentException.class);
    assertThatThrownBy(() -> cases.reopen(closed.id(), closed.revision(), "lan", "x".repeat(2_001))).isInstanceOf(
        IllegalArgumentException.class).hasMessageContaining("2001");
    assertThatThrownBy(() -> cases.reopen(closed.id(), closed.revision() - 1, "lan", "nhầm")).isInstanceOf(
        StaleCase.class);
    cases.reopen(closed.id(), closed.revision(), "lan", "nhầm");
    assertThatThrownBy(() -> cases.reopen(closed.id(), closed.revision(), "lan", "nhầm")).as("a double click")
        .isInstanceOf(StaleCase.class);
  }

  private Case.Closed decided(Label label) {
    flag(1);
    Case open = cases.queue("lan", 1).getFirst();
    return cases.decide(open.id(), open.revision(), finding(label), "r");
  }

  private List<Decision> published(int count) {
    List<Decision> decisions = new ArrayList<>();
    Awaitility.await().atMost(Room.PATIENCE).until(() -> {
      decisions.clear();
      room.log.scan(Topic.DECISIONS, stored -> decisions.add(CaseRows.json(new String(stored.value(),
          StandardCharsets.UTF_8), Decision.class)));
      return decisions.size() == count;
    });
    return decisions;
  }

  @Test
  void aBatchShowsWhatIsDecidedAndTakesBackWhatIsUndone() {
    flag(15);
    List<Case.Acknowledged> taken = cases.take("lan", 10);
    Case first = taken.getFirst();
    cases.decide(first.id(), first.revision(), finding(Label.UNCLEAR), "r");
    Batch batch = cases.batch("lan").orElseThrow();
    assertThat(batch.items()).hasSize(10);
    assertThat(batch.items().stream().filter(Batch.Item::random)).hasSize(1);
    assertThat(batch.decided()).isEqualTo(1);

    cases.undo(first.id(), "lan");
    assertThat(cases.batch("lan").orElseThrow().decided()).isZero();
    assertThat(cases.batch("lan").orElseThrow().items()).hasSize(10);
    cases.release("lan");
    assertThat(cases.batch("lan")).isEmpty();
  }

  @Test
  void casesAreListedNewestFirstPageByPage() {
    flag(5);
    List<Case> first = cases.list(CaseFilter.ALL, 3);
    List<Case> rest = cases.list(new CaseFilter(CaseFilter.Status.WAITING, Category.SCAM, first.getLast().id()), 9);

    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(cases.list(new CaseFilter(CaseFilter.Status.ALL, Category.VIOLENCE, null), 9)).isEmpty();
  }

  @Test
  void aDecisionReachesTheLogOnce() {
    flag(1);
    Case open = cases.queue("lan", 1).getFirst();
    cases.decide(open.id(), open.revision(), finding(Label.CONFIRMED), "r");

    List<String> keys = new ArrayList<>();
    Awaitility.await().atMost(Room.PATIENCE).until(() -> {
      keys.clear();
      room.log.scan(Topic.DECISIONS, stored -> keys.add(stored.keyText()));
      return !keys.isEmpty();
    });
    assertThat(keys).containsExactly(open.id().value());
  }

  @Test
  void aChangedAuditEntryBreaksTheChain() {
    room.alerting.audit().record("lan", "look", "x", "");
    room.alerting.audit().record("lan", "look", "y", "");
    assertThat(room.alerting.audit().firstBroken()).isZero();
    new Database(room.source).run(handle -> handle.execute("update audit set subject = 'z' where number = 1"));

    assertThat(room.alerting.audit().firstBroken()).isEqualTo(1);
  }

  private static Finding finding(Label label) {
    return new Finding(label, null, "", URI.create("https://example.org/"), "", "lan", Posts.NOON);
  }

  private void flag(int count) {
    room.judged(IntStream.range(0, count)
        .mapToObj(i -> Posts.flagged(Posts.post("rss:" + i, "x" + i), Posts.flag("scam.a", Severity.LOW)))
        .toArray(Judgement[]::new));
  }
}
