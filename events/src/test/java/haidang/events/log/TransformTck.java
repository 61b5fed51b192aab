package haidang.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every [EventLog] must keep of its transforms. An implementation's test extends this.
public abstract class TransformTck extends LogUnderTest {
  /// A closed member keeps its place for a while, so every test has a group of its own.
  private final String group = "t-" + UUID.randomUUID();

  @Test
  void aTransformAnswersEveryRecordOnce() {
    append(numbered(0, 300));
    Running first = log.transform(group, "one", Topic.POSTS, TransformTck::shouted);
    await().atMost(PATIENCE).until(() -> values(Topic.JUDGED).size() >= 300);
    first.close();
    append(numbered(300, 600));
    keep(log.transform(group, "one", Topic.POSTS, TransformTck::shouted));

    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0);
    assertThat(values(Topic.JUDGED)).hasSize(600).doesNotHaveDuplicates().contains("V0", "V599");
  }

  @Test
  void aTransformThatIsUnavailableForAWhileLosesAndRepeatsNothing() {
    var outages = new AtomicInteger(3);
    append(numbered(0, 50));
    keep(log.transform(group, "one", Topic.POSTS, batch -> {
      if (outages.getAndDecrement() > 0) {
        throw new Unavailable("the model is loading");
      }
      return shouted(batch);
    }));

    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0);
    assertThat(values(Topic.JUDGED)).hasSize(50).doesNotHaveDuplicates();
    assertThat(letters()).isEmpty();
  }

  @Test
  void onePoisonousRecordIsPutAsideByATransformWithItsBytes() {
    List<Event> many = new ArrayList<>(List.of(numbered(0, 200)));
    many.add(77, event(Topic.POSTS, "bad", "poison"));
    append(many.toArray(Event[]::new));
    keep(log.transform(group, "one", Topic.POSTS, batch -> {
      if (batch.stream().anyMatch(stored -> value(stored).equals("poison"))) {
        throw new IllegalStateException("cannot use it");
      }
      return shouted(batch);
    }));

    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0);
    assertThat(values(Topic.JUDGED)).hasSize(200).doesNotHaveDuplicates();
    var dead = new DeadLetters(vault, clock);
    assertThat(dead.list(log)).singleElement().satisfies(letter -> {
      assertThat(letter.topic()).isEqualTo("posts.v1");
      assertThat(dead.bytes(dead.find(log, letter.id()).orElseThrow()))
          .contains("poison".getBytes(StandardCharsets.UTF_8));
    });
  }

  @Test
  void twoInstancesShareTheWork() {
    Set<String> workers = Collections.synchronizedSet(new HashSet<>());
    keep(log.transform(group, "one", Topic.POSTS, batch -> noted(workers, "one", batch)));
    keep(log.transform(group, "two", Topic.POSTS, batch -> noted(workers, "two", batch)));
    var round = new AtomicInteger();
    await().atMost(PATIENCE).until(() -> {
      append(numbered(round.get() * 40, round.incrementAndGet() * 40));
      return workers.size() == 2;
    });

    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0);
    assertThat(values(Topic.JUDGED)).hasSize(round.get() * 40).doesNotHaveDuplicates();
  }

  @Test
  void twoInstancesOfOneNameAreRefused() {
    Running older = keep(log.transform(group, "same", Topic.POSTS, TransformTck::shouted));
    await().atMost(PATIENCE).until(older::ready);
    Running newer = keep(log.transform(group, "same", Topic.POSTS, TransformTck::shouted));

    await().atMost(PATIENCE).until(() -> older.failure().isPresent());
    assertThat(older.failure().orElseThrow()).isInstanceOf(Superseded.class).hasMessageContaining("same")
        .hasMessageContaining("its own name");
    append(numbered(0, 20));
    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0);
    assertThat(newer.failure()).isEmpty();
    assertThat(values(Topic.JUDGED)).hasSize(20);
  }

  @Test
  void markersAreNeverShown() {
    var notes = new Notes();
    log.mark(Topic.POSTS);
    append(event(Topic.POSTS, "a", "1"));
    log.mark(Topic.POSTS);
    keep(log.follow("reader", List.of(Topic.POSTS), notes));
    keep(log.transform(group, "one", Topic.POSTS, TransformTck::shouted));

    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0 && notes.seen().size() == 1);
    assertThat(notes.seen()).containsExactly("1");
    assertThat(values(Topic.JUDGED)).containsExactly("1");
    assertThat(values(Topic.POSTS)).containsExactly("1");
  }

  private List<Event> noted(Set<String> workers, String name, List<Stored> batch) {
    workers.add(name);
    return shouted(batch);
  }

  private static List<Event> shouted(List<Stored> batch) {
    return batch.stream()
        .map(stored -> event(Topic.JUDGED, stored.keyText(), value(stored).toUpperCase(Locale.ROOT))).toList();
  }
}
