package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.classify.ClassifyRoom;
import haidang.events.MemoryVault;
import haidang.events.Posts;
import haidang.events.log.Running;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.events.memory.MemoryEventLog;
import haidang.ingest.fetch.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JudgedTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  private final InstantSource clock = now::get;
  private final MemoryEventLog log = new MemoryEventLog(new MemoryVault(), clock);
  private final Pause pause = time -> now.updateAndGet(at -> at.plus(time));

  @AfterEach
  void close() { log.close(); }

  private void publish(int posts) {
    try (Writer writer = log.writer("test")) {
      for (int i = 0; i < posts; i++) {
        int number = i;
        writer.append(tx -> tx.append(Wire.event(Posts.post("rss:" + number, "Một."))));
      }
    }
  }

  @Test
  void whereNobodyJudgesTheWaitingEndsAfterAMinute() throws Exception {
    publish(3);

    assertThat(new Judged(log, clock, pause).await(3)).isEqualTo(3);
    assertThat(Duration.between(Posts.NOON, now.get())).isEqualTo(Judged.PATIENCE);
  }

  @Test
  void whatIsJudgedWithinAMinuteIsWaitedFor() throws Exception {
    List<Running> classify = new ArrayList<>();
    Pause slow = time -> {
      now.updateAndGet(at -> at.plus(Judged.PATIENCE.minusSeconds(1)));
      if (classify.isEmpty()) {
        classify.add(log.transform(ClassifyRoom.GROUP, "main", Topic.POSTS, _ -> List.of()));
      }
      org.awaitility.Awaitility.await().until(() -> log.lag(ClassifyRoom.GROUP, Topic.POSTS) == 0);
    };
    publish(3);

    assertThat(new Judged(log, clock, slow).await(3)).isZero();
    classify.forEach(Running::close);
  }
}
