package haidang.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.deploy.embedded.SharedBroker;
import haidang.events.MemoryVault;
import haidang.events.Posts;
import haidang.events.log.Event;
import haidang.events.log.EventLog;
import haidang.events.log.LogUnavailable;
import haidang.events.log.Topic;
import haidang.events.log.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A transaction that the broker aborts because it took too long is no other writer.
class KafkaWriterTest {
  private static final String NAME = "slow";

  private final InstantSource clock = () -> Posts.NOON;
  private final Broker broker = new Broker(SharedBroker.bootstrapServers());
  private EventLog log;
  private Writer writer;

  @BeforeEach
  void open() {
    log = broker.fresh(new MemoryVault(), clock, Duration.ofSeconds(1));
    writer = log.writer(NAME);
  }

  @AfterEach
  void close() {
    writer.close();
    log.close();
  }

  @Test
  void aWriterGoesOnAfterAPauseBetweenItsRecords() {
    goesOnAfter(tx -> {
      tx.append(event("lost"));
      broker.awaitAborted(NAME);
      tx.append(event("lost too"));
    });
  }

  @Test
  void aWriterGoesOnAfterAPauseBeforeItsCommit() {
    goesOnAfter(tx -> {
      tx.append(event("lost"));
      broker.awaitAborted(NAME);
    });
  }

  private void goesOnAfter(Consumer<Writer.Transaction> slow) {
    assertThatThrownBy(() -> writer.append(slow)).isInstanceOf(LogUnavailable.class).hasMessageContaining(NAME);
    writer.append(tx -> tx.append(event("kept")));

    List<String> values = new ArrayList<>();
    log.scan(Topic.POSTS, stored -> values.add(new String(stored.value(), StandardCharsets.UTF_8)));
    assertThat(values).containsExactly("kept");
  }

  private static Event event(String value) {
    return new Event(Topic.POSTS, "a", value.getBytes(StandardCharsets.UTF_8), new TreeMap<>());
  }
}
