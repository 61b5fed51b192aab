package haidang.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import haidang.events.DeadLetter;
import haidang.events.MemoryVault;
import haidang.events.Position;
import haidang.events.Posts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [EventLog] must keep. An implementation's test extends this.
public abstract class EventLogTck {
  protected static final Duration PATIENCE = Duration.ofSeconds(40);

  protected final MemoryVault vault = new MemoryVault();
  protected final InstantSource clock = InstantSource.fixed(Posts.NOON);
  /// A closed member keeps its place for a while, so every test has a group of its own.
  private final String group = "t-" + UUID.randomUUID();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private EventLog log;

  /// A log with empty topics.
  protected abstract EventLog fresh();

  /// Deletes a topic and makes it anew, as an operator might.
  protected abstract void recreate(EventLog log, Topic topic);

  @BeforeEach
  void open() { log = fresh(); }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    log.close();
  }

  @Test
  void aTransactionIsSeenWholeOrNotAtAll() {
    Writer writer = keep(log.writer("w"));
    assertThatThrownBy(() -> writer.append(tx -> {
      tx.append(event(Topic.POSTS, "a", "lost"));
      throw new IllegalStateException("changed my mind");
    })).isInstanceOf(IllegalStateException.class);
    writer.append(tx -> tx.appendAll(List.of(event(Topic.RAW, "p", "page"), event(Topic.POSTS, "a", "kept"))));

    assertThat(values(Topic.POSTS)).containsExactly("kept");
    assertThat(values(Topic.RAW)).containsExactly("page");
  }

  @Test
  void aRecordIsFoundWhereItsTransactionSaidItWouldLie() {
    Writer writer = keep(log.writer("w"));
    List<Position> places = new ArrayList<>();
    writer.append(tx -> {
      places.add(tx.append(event(Topic.RAW, "p1", "one")));
      places.add(tx.append(event(Topic.RAW, "p2", "two")));
    });

    assertThat(log.read(Topic.RAW, places.get(0)).map(EventLogTck::value)).contains("one");
    assertThat(log.read(Topic.RAW, places.get(1)).map(EventLogTck::value)).contains("two");
    assertThat(log.read(Topic.RAW, new Position(places.get(0).topicId(), 0, 10_000))).isEmpty();
  }

  @Test
  void recordsCarryTheClocksTimeAndTheirHeaders() {
    append(event(Topic.POSTS, "a", "x"));

    List<Stored> all = new ArrayList<>();
    log.scan(Topic.POSTS, all::add);
    assertThat(all).singleElement().satisfies(stored -> {
      assertThat(stored.at()).isEqualTo(Posts.NOON);
      assertThat(stored.keyText()).isEqualTo("a");
      assertThat(stored.header("note")).isEqualTo("ghi chú");
    });
  }

  @Test
  void aSecondWriterOfTheSameNameEndsTheFirst() {
    Writer first = keep(log.writer("same"));
    first.append(tx -> tx.append(event(Topic.POSTS, "a", "1")));
    Writer second = keep(log.writer("same"));
    second.append(tx -> tx.append(event(Topic.POSTS, "a", "2")));

    assertThatThrownBy(() -> first.append(tx -> tx.append(event(Topic.POSTS, "a", "3"))))
        .isInstanceOf(Superseded.class).hasMessageContaining("same");
    assertThat(values(Topic.POSTS)).containsExactly("1", "2");
  }

  @Test
  void aRecordThatIsTooLargeIsNamedAndNothingOfItsTransactionIsSeen() {
    Writer writer = keep(log.writer("w"));
    var large = new Event(Topic.POSTS, "big", new byte[Topic.MAX_VALUE + 1], new TreeMap<>());

    assertThatThrownBy(() -> writer.append(tx -> {
      tx.append(event(Topic.POSTS, "a", "beside it"));
      tx.appendAll(List.of(large));
    })).isInstanceOf(EventTooLarge.class).hasMessageContaining("big").hasMessageContaining("limit");
    writer.append(tx -> tx.append(event(Topic.POSTS, "a", "later")));
    assertThat(values(Topic.POSTS)).containsExactly("later");
  }

  @Test
  void aFollowerGoesOnWhereItsPositionsSay() {
    var notes = new Notes();
    append(event(Topic.POSTS, "a", "1"), event(Topic.POSTS, "b", "2"));
    Running first = log.follow("reader", List.of(Topic.POSTS), notes);
    await().atMost(PATIENCE).until(() -> notes.seen().size() == 2);
    first.close();
    append(event(Topic.POSTS, "a", "3"));
    keep(log.follow("reader", List.of(Topic.POSTS), notes));

    await().atMost(PATIENCE).until(() -> notes.seen().size() == 3);
    assertThat(notes.seen()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(notes.gaps()).isEmpty();
  }

  @Test
  void aFollowerThatIsUnavailableGetsTheSameBatchAgain() {
    var notes = new Notes();
    notes.outages = 2;
    append(event(Topic.POSTS, "a", "1"), event(Topic.POSTS, "a", "2"));
    keep(log.follow("reader", List.of(Topic.POSTS), notes));

    await().atMost(PATIENCE).until(() -> notes.seen().size() == 2);
    assertThat(notes.seen()).containsExactly("1", "2");
    assertThat(values(Topic.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void onePoisonousRecordIsPutAsideByItsFollowerAndTheRestArrives() {
    var notes = new Notes();
    List<Event> many = new ArrayList<>(
        IntStream.range(0, 100).mapToObj(i -> event(Topic.POSTS, "k" + i, "v" + i)).toList());
    many.add(41, event(Topic.POSTS, "bad", "poison"));
    append(many.toArray(Event[]::new));
    keep(log.follow("reader", List.of(Topic.POSTS), notes));

    await().atMost(PATIENCE).until(() -> notes.seen().size() == 100);
    await().atMost(PATIENCE).until(() -> letters().size() == 1);
    assertThat(letters().getFirst().reader()).isEqualTo("reader");
  }

  @Test
  void aTopicMadeAnewIsAVisibleGap() {
    var notes = new Notes();
    append(event(Topic.POSTS, "a", "1"), event(Topic.POSTS, "b", "2"), event(Topic.POSTS, "c", "3"));
    Running first = log.follow("reader", List.of(Topic.POSTS), notes);
    await().atMost(PATIENCE).until(() -> notes.seen().size() == 3);
    first.close();
    recreate(log, Topic.POSTS);
    append(event(Topic.POSTS, "a", "new"));
    keep(log.follow("reader", List.of(Topic.POSTS), notes));

    await().atMost(PATIENCE).until(() -> notes.seen().contains("new"));
    assertThat(notes.gaps()).contains("posts.v1");
  }

  @Test
  void aTransformAnswersEveryRecordOnce() {
    append(numbered(0, 300));
    Running first = log.transform(group, "one", Topic.POSTS, EventLogTck::shouted);
    await().atMost(PATIENCE).until(() -> values(Topic.JUDGED).size() >= 300);
    first.close();
    append(numbered(300, 600));
    keep(log.transform(group, "one", Topic.POSTS, EventLogTck::shouted));

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
  void aDeadLetterIsReplayedAsItWasUntilItsKeyIsDropped() {
    var dead = new DeadLetters(vault, clock);
    byte[] bytes = "broken".getBytes(StandardCharsets.UTF_8);
    try (Writer writer = log.writer("aside")) {
      Event letter = dead.letter("letter-1", Topic.POSTS, "bad", bytes, List.of("bad"), "tester", "cannot use it");
      writer.append(tx -> tx.appendAll(List.of(letter)));
    }

    assertThat(dead.replay(log, "letter-1")).isEqualTo(Replay.APPENDED);
    assertThat(values(Topic.POSTS)).containsExactly("broken");
    assertThat(dead.replay(log, "no such letter")).isEqualTo(Replay.UNKNOWN);
    vault.drop("bad");
    assertThat(dead.replay(log, "letter-1")).isEqualTo(Replay.ERASED);
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
    Running older = keep(log.transform(group, "same", Topic.POSTS, EventLogTck::shouted));
    await().atMost(PATIENCE).until(older::ready);
    Running newer = keep(log.transform(group, "same", Topic.POSTS, EventLogTck::shouted));

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
    keep(log.transform(group, "one", Topic.POSTS, EventLogTck::shouted));

    await().atMost(PATIENCE).until(() -> log.lag(group, Topic.POSTS) == 0 && notes.seen().size() == 1);
    assertThat(notes.seen()).containsExactly("1");
    assertThat(values(Topic.JUDGED)).containsExactly("1");
    assertThat(values(Topic.POSTS)).containsExactly("1");
  }

  @Test
  void endsLieBehindTheLastRecord() {
    append(event(Topic.RULES, "a", "1"), event(Topic.RULES, "b", "2"));

    assertThat(log.ends(Topic.RULES)).singleElement()
        .satisfies(end -> assertThat(end.offset()).isGreaterThanOrEqualTo(2));
  }

  private List<Event> noted(Set<String> workers, String name, List<Stored> batch) {
    workers.add(name);
    return shouted(batch);
  }

  private static List<Event> shouted(List<Stored> batch) {
    return batch.stream()
        .map(stored -> event(Topic.JUDGED, stored.keyText(), value(stored).toUpperCase(Locale.ROOT))).toList();
  }

  private static Event[] numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> event(Topic.POSTS, "k" + i, "v" + i)).toArray(Event[]::new);
  }

  private void append(Event... events) {
    try (Writer writer = log.writer("test")) {
      writer.append(tx -> tx.appendAll(List.of(events)));
    }
  }

  private List<DeadLetter> letters() { return new DeadLetters(vault, clock).list(log); }

  private List<String> values(Topic topic) {
    List<String> values = new ArrayList<>();
    log.scan(topic, stored -> values.add(value(stored)));
    return values;
  }

  private <T extends AutoCloseable> T keep(T one) {
    opened.add(one);
    return one;
  }

  static String value(Stored stored) { return new String(stored.value(), StandardCharsets.UTF_8); }

  private static Event event(Topic topic, String key, String value) {
    var headers = new TreeMap<String, String>();
    headers.put("note", "ghi chú");
    return new Event(topic, key, value.getBytes(StandardCharsets.UTF_8), headers);
  }
}
