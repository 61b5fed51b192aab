package haidang.events.log;

import haidang.events.DeadLetter;
import haidang.events.MemoryVault;
import haidang.events.Posts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A log under test, and what is read from it.
public abstract class LogUnderTest {
  protected static final Duration PATIENCE = Duration.ofMinutes(1);

  protected final MemoryVault vault = new MemoryVault();
  protected final InstantSource clock = InstantSource.fixed(Posts.NOON);
  private final List<AutoCloseable> opened = new ArrayList<>();
  EventLog log;

  /// A log with empty topics.
  protected abstract EventLog fresh();

  @BeforeEach
  void open() { log = fresh(); }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    log.close();
  }

  static Event[] numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> event(Topic.POSTS, "k" + i, "v" + i)).toArray(Event[]::new);
  }

  void append(Event... events) {
    try (Writer writer = log.writer("test")) {
      writer.append(tx -> tx.appendAll(List.of(events)));
    }
  }

  List<DeadLetter> letters() { return new DeadLetters(vault, clock).list(log); }

  List<String> values(Topic topic) {
    List<String> values = new ArrayList<>();
    log.scan(topic, stored -> values.add(value(stored)));
    return values;
  }

  <T extends AutoCloseable> T keep(T one) {
    opened.add(one);
    return one;
  }

  static String value(Stored stored) { return new String(stored.value(), StandardCharsets.UTF_8); }

  static Event event(Topic topic, String key, String value) {
    var headers = new TreeMap<String, String>();
    headers.put("note", "ghi chú");
    return new Event(topic, key, value.getBytes(StandardCharsets.UTF_8), headers);
  }
}
