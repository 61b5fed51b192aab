package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.events.Judgement;
import haidang.events.Posts;
import haidang.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyDigestsTest {
  /// 06:45 in Hà Nội.
  private static final Instant DUE = Instant.parse("2026-11-20T23:45:00Z");

  private final Room room = new Room();

  @AfterEach
  void close() { room.close(); }

  @Test
  void nothingIsToldOfATimeBeforeTheFirstStart() {
    var config = AlertingConfig.defaults();
    room.alerting.close();
    room.now.set(DUE.minusSeconds(1));
    digests(config).makeDue(_ -> true);
    assertThat(room.count("digest")).isZero();

    room.now.set(DUE);
    digests(config).makeDue(_ -> true);
    assertThat(digest(21).from()).isEqualTo(Posts.NOON);
    assertThat(digest(21).late()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00", "18:00"})
  void aFlagIsCountedOnceWhenTheHourChanges(String other) {
    room.now.set(DUE.minus(Duration.ofHours(1)));
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.LOW)));
    room.now.set(DUE.plus(Duration.ofHours(1)));
    await().atMost(Room.PATIENCE).until(() -> room.alerting.digests().find(LocalDate.of(2026, 11, 21)).isPresent());
    room.judged(Posts.flagged(Posts.post("rss:2", "y"), Posts.flag("scam.a", Severity.LOW)));
    room.alerting.close();
    room.now.set(DUE.plus(Duration.ofDays(3)));
    digests(AlertingConfig.defaults().digestAt(LocalTime.parse(other))).makeDue(_ -> true);

    assertThat(digest(21).subject()).contains("1 bài");
    assertThat(digest(22).subject()).contains("1 bài");
    assertThat(digest(22).from()).isEqualTo(digest(21).to());
    assertThat(digest(23).subject()).contains("không có bài");
  }

  private DailyDigests digests(AlertingConfig config) {
    var database = new Database(room.source);
    return new DailyDigests(database, new Outbox(database, new KeyedHash(new byte[32]), config, room.clock), config,
        source -> "Nguồn", room.clock);
  }

  @Test
  void itIsSentEvenWhenThereIsNothingToTell() {
    room.now.set(DUE);
    await().atMost(Room.PATIENCE).until(() -> room.alerting.mailbox().newest(9).size() == 1);

    assertThat(room.alerting.mailbox().newest(9).getFirst().subject()).contains("không có bài");
  }

  @Test
  void aFlagIsCountedInExactlyOneDigest() {
    room.now.set(DUE.minusSeconds(1));
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.LOW)));
    room.now.set(DUE);
    room.judged(Posts.flagged(Posts.post("rss:2", "y"), Posts.flag("scam.a", Severity.LOW)));
    room.now.set(DUE.plus(Duration.ofDays(1)));
    await().atMost(Room.PATIENCE).until(() -> room.alerting.digests().find(LocalDate.of(2026, 11, 22)).isPresent());

    assertThat(digest(21).subject()).contains("1 bài");
    assertThat(digest(22).subject()).contains("1 bài");
    assertThat(digest(21).to()).isEqualTo(digest(22).from()).isEqualTo(DUE);
  }

  @Test
  void aDigestWaitsForWhatWasJudgedBeforeIt() {
    flaggedWhileClosed();
    room.restart();
    await().atMost(Room.PATIENCE).until(() -> room.alerting.digests().find(LocalDate.of(2026, 11, 21)).isPresent());

    assertThat(digest(21).subject()).contains("400 bài");
  }

  @Test
  void whatArrivesAfterItsDigestCountsInTheNext() {
    flaggedWhileClosed();
    digests(AlertingConfig.defaults()).makeDue(_ -> true);
    room.restart();
    room.settle();
    room.now.set(DUE.plus(Duration.ofDays(1)));
    await().atMost(Room.PATIENCE).until(() -> room.alerting.digests().find(LocalDate.of(2026, 11, 22)).isPresent());

    assertThat(digest(21).subject()).contains("không có bài");
    assertThat(digest(22).subject()).contains("400 bài");
    assertThat(digest(22).plain()).contains("Nguồn");
  }

  private void flaggedWhileClosed() {
    room.alerting.close();
    room.now.set(DUE.minusSeconds(1));
    room.append(IntStream.range(0, 400).mapToObj(i -> Posts.flagged(Posts.post("rss:" + i, "x"),
        Posts.flag("scam.a", Severity.LOW))).toArray(Judgement[]::new));
    room.now.set(DUE.plus(Duration.ofHours(1)));
  }

  @Test
  void aMissedOneComesLateAndSaysSo() {
    room.now.set(DUE.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(5)));
    await().atMost(Room.PATIENCE).until(() -> room.alerting.digests().find(LocalDate.of(2026, 11, 23)).isPresent());

    assertThat(digest(21).late()).isTrue();
    assertThat(digest(21).plain()).contains("Gửi muộn");
    assertThat(digest(23).late()).isFalse();
  }

  @Test
  void eachDayIsMailedOnceToEachReader() {
    room.now.set(DUE.plus(Duration.ofDays(1)));
    await().atMost(Room.PATIENCE).until(() -> room.alerting.waitingMail() == 0 && room.count("mailbox") >= 2);
    List<String> ids = room.alerting.mailbox().newest(50).stream().map(Mail::messageId).toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize((int) room.count("digest"));
  }

  @Test
  void aPreviewChangesNothing() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.<b>", Severity.HIGH)));

    room.now.set(Posts.NOON.plusSeconds(60));
    Digest preview = room.alerting.digests().preview();
    assertThat(room.count("digest")).isZero();
    assertThat(preview.html()).doesNotContain("scam.<b>").contains("scam.&lt;b&gt;");
  }

  private Digest digest(int day) { return room.alerting.digests().find(LocalDate.of(2026, 11, day)).orElseThrow(); }
}
