package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.SourceId;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilencesTest {
  private static final SourceId SOURCE = new SourceId("sample");

  private final Room room = new Room();
  private final Silences silences = room.alerting.silences();

  @AfterEach
  void close() { room.close(); }

  @Test
  void aSilencedFlagOpensACaseAndTellsNobody() {
    silences.add("scam.a", SOURCE, Duration.ofHours(4), "đang sửa quy tắc", "lan");
    flag("rss:1", "scam.a");

    assertThat(room.count("flagged_case")).isEqualTo(1);
    assertThat(room.count("flag_event")).isEqualTo(1);
    assertThat(told()).isZero();
    Case opened = room.alerting.cases().ofPost(new PostId("rss:1")).orElseThrow();
    assertThat(room.alerting.cases().timeline(opened.id())).extracting(TimelineEntry::kind)
        .containsExactly("flagged", "silenced");
  }

  @Test
  void anotherRuleOrSourceIsStillHeard() {
    silences.add("scam.a", new SourceId("elsewhere"), Duration.ofHours(4), "thử", "lan");
    silences.add("scam.b", SOURCE, Duration.ofHours(4), "thử", "lan");
    flag("rss:1", "scam.a");

    assertThat(told()).isEqualTo(1);
  }

  @Test
  void aPostThatASecondRuleFlagsIsStillTold() {
    silences.add("scam.a", SOURCE, Duration.ofHours(4), "thử", "lan");
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.HIGH),
        Posts.flag("scam.b", Severity.HIGH)));

    assertThat(told()).isEqualTo(1);
  }

  @Test
  void itEndsByItself() {
    silences.add("scam.a", SOURCE, Duration.ofHours(4), "thử", "lan");
    room.now.set(Posts.NOON.plus(Duration.ofHours(4)).minusMillis(1));
    flag("rss:1", "scam.a");
    assertThat(told()).isZero();
    room.now.set(Posts.NOON.plus(Duration.ofHours(4)));
    flag("rss:2", "scam.a");

    assertThat(told()).isEqualTo(1);
  }

  @Test
  void whoRevokesItEndsItAndIsNamed() {
    Silence made = silences.add("scam.a", SOURCE, Duration.ofHours(4), "thử", "lan");
    room.now.set(Posts.NOON.plusSeconds(60));
    silences.revoke(made.number(), "minh");
    silences.revoke(made.number(), "lan");
    flag("rss:1", "scam.a");

    assertThat(told()).isEqualTo(1);
    assertThat(silences.newest(5)).singleElement().satisfies(one -> {
      assertThat(one.end()).isEqualTo(Posts.NOON.plusSeconds(60));
      assertThat(one.revokedBy()).isEqualTo("minh");
    });
    assertThat(room.alerting.audit().newest(5)).extracting(Audit.Entry::act, Audit.Entry::by)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("silence-revoked", "minh"),
            org.assertj.core.groups.Tuple.tuple("silence", "lan"));
  }

  @Test
  void noneLastsForEver() {
    for (Duration length : List.of(Duration.ZERO, Duration.ofHours(-1), Silences.LONGEST.plusSeconds(1))) {
      assertThatThrownBy(() -> silences.add("scam.a", SOURCE, length, "thử", "lan"))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most");
    }
    silences.add("scam.a", SOURCE, Silences.LONGEST, "thử", "lan");
    assertThatThrownBy(() -> new Database(room.source)
        .run(handle -> handle.execute("update silence set until = until + interval '1 day'")))
        .isInstanceOf(UnableToExecuteStatementException.class).hasMessageContaining("every_silence_ends");
  }

  @Test
  void itSaysWhy() {
    assertThatThrownBy(() -> silences.add("scam.a", SOURCE, Duration.ofHours(1), " ", "lan"))
        .hasMessageContaining("reason");
  }

  private void flag(String post, String rule) {
    room.judged(Posts.flagged(Posts.post(post, "x"), Posts.flag(rule, Severity.HIGH)));
  }

  private long told() { return room.count("outbox where case_id is not null"); }
}
