package haidang.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import haidang.events.Position;
import haidang.events.Posts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [EventLog] must keep of writing, reading and following. An implementation's test extends this.
public abstract class EventLogTck extends LogUnderTest {
  /// Deletes a topic and makes it anew, as an operator might.
  protected abstract void recreate(EventLog log, Topic topic);

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

    assertThat(log.read(Topic.RAW, places.get(0)).map(LogUnderTest::value)).contains("one");
    assertThat(log.read(Topic.RAW, places.get(1)).map(LogUnderTest::value)).contains("two");
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
  void aWriterStaysEndedWhenTheOneThatEndedItIsClosed() {
    Writer first = keep(log.writer("same"));
    log.writer("same").close();

    assertThatThrownBy(() -> first.append(tx -> tx.append(event(Topic.POSTS, "a", "1"))))
        .isInstanceOf(Superseded.class);
    assertThat(values(Topic.POSTS)).isEmpty();
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

  /// Transactions end in records that nobody is shown; they must not look like something left to read.
  @Test
  void aFollowerPassesTheEndsOnceItHasSeenEverything() {
    var notes = new Notes();
    notes.outages = 1;
    append(event(Topic.POSTS, "a", "1"), event(Topic.POSTS, "b", "2"));
    Running running = log.follow("reader", List.of(Topic.POSTS), notes);
    keep(running);
    List<Position> ends = log.ends(Topic.POSTS);

    await().atMost(PATIENCE).until(() -> running.passed(ends));
    assertThat(notes.seen()).containsExactlyInAnyOrder("1", "2");
    append(event(Topic.POSTS, "c", "3"));
    List<Position> further = log.ends(Topic.POSTS);
    await().atMost(PATIENCE).until(() -> running.passed(further));
    assertThat(notes.seen()).contains("3");
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
  void endsLieBehindTheLastRecord() {
    append(event(Topic.RULES, "a", "1"), event(Topic.RULES, "b", "2"));

    assertThat(log.ends(Topic.RULES)).singleElement()
        .satisfies(end -> assertThat(end.offset()).isGreaterThanOrEqualTo(2));
  }
}
