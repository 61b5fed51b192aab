package haidang.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.classify.archive.FaultyDisk;
import haidang.events.Cause;
import haidang.events.Judgement;
import haidang.events.MemoryVault;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.Verdict;
import haidang.events.log.Unavailable;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.events.memory.MemoryEventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRoomTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final byte[] KEY = "a key of thirty-two bytes, tests".getBytes(StandardCharsets.UTF_8);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit makes it
  Path home;

  private final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  private final InstantSource clock = now::get;
  private final MemoryEventLog log = new MemoryEventLog(new MemoryVault(), clock);

  @AfterEach
  void close() { log.close(); }

  @Test
  void whatIsJudgedCanBeReadShortlyAfter() {
    try (ArchiveRoom room = ArchiveRoom.start(log, config(), KEY, clock)) {
      judged(Posts.clean(Posts.post("rss:1", "một bài")));
      await().atMost(PATIENCE).until(() -> {
        later(Duration.ofSeconds(1));
        return room.archive().find(new PostId("rss:1")).isPresent();
      });
      assertThat(room.ready()).isTrue();
    }
  }

  @Test
  void aRestartGoesOnWhereItEnded() {
    judged(Posts.clean(Posts.post("rss:1", "một bài")));
    try (ArchiveRoom room = ArchiveRoom.start(log, config(), KEY, clock)) {
      awaitCount(room, 1);
    }
    judged(Posts.clean(Posts.post("rss:2", "hai bài")));
    try (ArchiveRoom room = ArchiveRoom.start(log, config(), KEY, clock)) {
      awaitCount(room, 2);
    }
  }

  @Test
  void withdrawnWordsAreOffTheDiskWithinTheErasurePeriod() {
    try (ArchiveRoom room = ArchiveRoom.start(log, config(), KEY, clock)) {
      judged(Posts.clean(Posts.post("rss:1", "loikhaiabc")), Posts.clean(Posts.post("rss:2", "ở lại")));
      awaitCount(room, 2);
      await().atMost(PATIENCE).until(() -> {
        later(config().commit());
        return onDisk("loikhaiabc");
      });
      Post gone = Posts.post("rss:1", "x").gone(Cause.RECHECK, 2, clock.instant());
      judged(Posts.judged(gone, new Verdict.Withdrawn()));
      awaitCount(room, 1);
      later(config().erase());

      await().atMost(PATIENCE).until(() -> !onDisk("loikhaiabc"));
    }
  }

  @Test
  void postsBeyondTheHorizonAreForgotten() {
    try (ArchiveRoom room = ArchiveRoom.start(log, config(), KEY, clock)) {
      judged(Posts.clean(Posts.post("rss:1", "cũ")));
      awaitCount(room, 1);
      later(config().horizon().plusDays(1));
      judged(Posts.clean(Posts.post("rss:2", "mới")));

      await().atMost(PATIENCE).until(() -> {
        later(Duration.ofSeconds(1));
        return room.archive().find(new PostId("rss:1")).isEmpty() && room.archive().count() == 1;
      });
    }
  }

  @Test
  void aFullDiskHoldsItUpAndLosesNothing() {
    FaultyDisk disk = new FaultyDisk();
    try (ArchiveRoom room = ArchiveRoom.start(log, config(), disk.archive(home, KEY), clock)) {
      judged(Posts.clean(Posts.post("rss:1", "một")));
      awaitCount(room, 1);
      disk.full(true);
      judged(Posts.clean(Posts.post("rss:2", "hai")));
      await().atMost(PATIENCE).until(() -> !room.ready());
      judged(Posts.clean(Posts.post("rss:3", "ba")));
      disk.full(false);

      awaitCount(room, 3);
      assertThat(room.ready()).isTrue();
    }
  }

  private ClassifyConfig config() { return ClassifyConfig.defaults("one", home); }

  private void later(Duration step) { now.updateAndGet(instant -> instant.plus(step)); }

  /// While the index is opened again it cannot be read, and says so.
  private void awaitCount(ArchiveRoom room, long count) {
    await().atMost(PATIENCE).ignoreExceptionsMatching(Unavailable.class::isInstance).until(() -> {
      later(Duration.ofSeconds(1));
      return room.archive().count() == count;
    });
  }

  private void judged(Judgement... judgements) {
    try (Writer writer = log.writer("test")) {
      writer.append(transaction -> {
        for (Judgement judgement : judgements) {
          transaction.append(Wire.event(judgement));
        }
      });
    }
  }

  private boolean onDisk(String word) {
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String word) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(word);
    } catch (java.nio.file.NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
