package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.log.DeadLetters;
import haidang.events.log.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long a dead letter can be opened.
class DeadLetterKeyTest {
  private static final byte[] VALUE = "không ai dùng được".getBytes(StandardCharsets.UTF_8);
  private final Room room = new Room();
  private final DeadLetters letters = new DeadLetters(room.vault, room.clock);

  @BeforeEach
  void putAside() {
    try (var writer = room.memory.writer("test")) {
      writer.append(tx -> tx.append(letters.letter("thu-1", Topic.POSTS, "rss:a", VALUE, List.of("rss:a"), "test",
          "too large")));
    }
  }

  @AfterEach
  void close() { room.close(); }

  private int dropExpired() { return room.store.vault().dropExpired(room.clock.instant()); }

  @Test
  void itOpensForAsLongAsTheLogMayHoldIt() {
    room.pass(Topic.SEALED_KEPT.plus(Topic.MARKER_PERIOD));

    assertThat(dropExpired()).isZero();
    assertThat(letters.find(room.memory, "thu-1").flatMap(letters::bytes)).contains(VALUE);
  }

  @Test
  void itsKeyIsDroppedOnceTheLogHoldsItNoMore() {
    room.pass(Topic.SEALED_KEPT.plus(Duration.ofDays(2)));

    assertThat(dropExpired()).isEqualTo(1);
    assertThat(letters.find(room.memory, "thu-1")).isPresent();
    assertThat(letters.find(room.memory, "thu-1").flatMap(letters::bytes)).isEmpty();
    assertThat(room.count("data_key_subject")).isZero();
  }
}
