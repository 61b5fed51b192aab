package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.events.Judgement;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.log.Topic;
import haidang.events.log.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several processes of one installation publish decisions.
class DecisionPublisherTest {
  private final Room room = new Room();

  @AfterEach
  void close() { room.close(); }

  @Test
  void oneGoesOnWhenAnotherHasStopped() {
    try (var second = new AlertingRoom(room.source, room.log, new byte[32], AlertingConfig.defaults().named("second"),
        room.clock, new Random(2), SourceNames.IDS)) {
      second.start();
    }
    flag(1);
    decide();

    await().atMost(Room.PATIENCE).until(() -> published().size() == 1);
  }

  @Test
  void aDigestThatAlwaysFailsHoldsNoDecisionBack() {
    flag(1);
    new Database(room.source).run(handle -> handle.execute("alter table digest rename to broken"));
    room.now.set(Posts.NOON.plus(Duration.ofDays(1)));
    decide();

    await().atMost(Room.PATIENCE).until(() -> published().size() == 1);
  }

  @Test
  void whatOneIsPublishingAnotherLeavesAlone() {
    flag(5);
    room.alerting.close();
    decide();
    var first = new DecisionPublisher(new Database(room.source));
    var second = new DecisionPublisher(new Database(room.source));
    List<Integer> beside = new ArrayList<>();
    try (Writer writer = room.log.writer("first"); Writer other = room.log.writer("second")) {
      first.publish(new Meanwhile(writer, () -> beside.add(second.publish(other))));
      beside.add(second.publish(other));
    }

    assertThat(beside).containsExactly(0, 0);
    assertThat(published()).hasSize(5).doesNotHaveDuplicates();
  }

  /// A writer during whose append something else happens.
  private record Meanwhile(Writer writer, Runnable other) implements Writer {
    @Override
    public void append(Consumer<Transaction> body) {
      other.run();
      writer.append(body);
    }

    @Override
    public void close() { writer.close(); }
  }

  private List<String> published() {
    List<String> keys = new ArrayList<>();
    room.log.scan(Topic.DECISIONS, stored -> keys.add(stored.keyText()));
    return keys;
  }

  private void flag(int count) {
    room.judged(IntStream.range(0, count).mapToObj(i -> Posts.flagged(Posts.post("rss:" + i, "x" + i),
        Posts.flag("scam.a", Severity.LOW))).toArray(Judgement[]::new));
  }

  private void decide() {
    for (Case open : room.alerting.cases().queue("lan", 9)) {
      room.alerting.cases().decide(open.id(), open.revision(),
          new Finding(Label.CONFIRMED, null, "", null, "", "lan", Posts.NOON), open.id().value());
    }
  }
}
