package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.events.Cause;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.Verdict;
import haidang.events.log.Topic;
import haidang.events.log.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseFollowerTest {
  private final Room room = new Room();

  @AfterEach
  void close() { room.close(); }

  @Test
  void aFlaggedPostOpensOneCaseWithoutItsText() {
    room.judged(Posts.flagged(Posts.post("rss:1", "bí mật riêng tư"), Posts.flag("scam.a", Severity.HIGH)));

    Case opened = caseOf("rss:1");
    assertThat(opened).isInstanceOf(Case.Open.class);
    assertThat(opened.facts().flags()).singleElement().satisfies(flag -> assertThat(flag.rule()).isEqualTo("scam.a"));
    assertThat(opened.facts().toString()).doesNotContain("bí mật");
  }

  @Test
  void aCleanPostOpensNone() {
    room.judged(Posts.clean(Posts.post("rss:1", "lành")));

    assertThat(room.count("flagged_case")).isZero();
  }

  @Test
  void anUndecidedPostEntersTheQueue() {
    room.judged(Posts.judged(Posts.post("rss:1", "?"), new Verdict.Undecided("analysis failed")));

    assertThat(room.alerting.cases().queue("lan", 10)).hasSize(1);
  }

  @Test
  void aReplayChangesNothing() {
    Judgement judgement = Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.HIGH));
    room.judged(judgement);
    room.judged(judgement, judgement);

    assertThat(caseOf("rss:1").revision()).isEqualTo(1);
    assertThat(room.count("outbox where case_id is not null")).isEqualTo(1);
    assertThat(room.count("timeline")).isEqualTo(1);
  }

  /// As it comes after a power cut took it from the log.
  @Test
  void aPostThatComesAgainUnchangedTellsNobodyTwice() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x", Cause.LIVE, 1), Posts.flag("scam.a", Severity.HIGH)));
    room.judged(Posts.flagged(Posts.post("rss:1", "x", Cause.LIVE, 2), Posts.flag("scam.a", Severity.HIGH)));

    assertThat(caseOf("rss:1").facts().version()).isEqualTo(2);
    assertThat(room.count("outbox where case_id is not null")).isEqualTo(1);
  }

  @Test
  void aPostThatBecomesUrgentByAnEditIsToldOnce() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x", Cause.LIVE, 1), Posts.flag("insult.a", Severity.LOW)));
    assertThat(room.count("outbox where case_id is not null")).isZero();

    room.judged(Posts.flagged(Posts.post("rss:1", "y", Cause.LIVE, 2), Posts.flag("illegal-ads.a", Severity.URGENT)));
    room.judged(Posts.flagged(Posts.post("rss:1", "z", Cause.LIVE, 3), Posts.flag("illegal-ads.a", Severity.URGENT)));

    assertThat(room.count("outbox where case_id is not null")).isEqualTo(1);
  }

  @Test
  void whatWasTakenBackAndComesAgainUrgentIsToldAgain() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x", Cause.LIVE, 1), Posts.flag("scam.a", Severity.URGENT)),
        Posts.clean(Posts.post("rss:1", "lành", Cause.LIVE, 2)),
        Posts.flagged(Posts.post("rss:1", "z", Cause.LIVE, 3), Posts.flag("scam.b", Severity.URGENT)));

    assertThat(room.count("outbox where case_id is not null")).isEqualTo(2);
  }

  @Test
  void anImportThatChangesAFlagTellsNobody() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x", Cause.IMPORT, 1), Posts.flag("scam.a", Severity.LOW)));
    room.judged(Posts.flagged(Posts.post("rss:1", "y", Cause.IMPORT, 2), Posts.flag("scam.b", Severity.URGENT)));

    assertThat(room.count("outbox where case_id is not null")).isZero();
  }

  @Test
  void anOlderVersionIsIgnored() {
    room.judged(Posts.flagged(Posts.post("rss:1", "two", Cause.LIVE, 2), Posts.flag("scam.b", Severity.LOW)));
    room.judged(Posts.flagged(Posts.post("rss:1", "one", Cause.LIVE, 1), Posts.flag("scam.a", Severity.LOW)));

    assertThat(caseOf("rss:1").facts().flags().getFirst().rule()).isEqualTo("scam.b");
  }

  @Test
  void aCorrectedPostLeavesTheQueueAndKeepsItsHistory() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.HIGH)));
    room.judged(Posts.clean(Posts.post("rss:1", "sửa", Cause.LIVE, 2)));

    assertThat(caseOf("rss:1").facts().standing()).isEqualTo(Standing.CLEARED);
    assertThat(room.alerting.cases().queue("lan", 10)).isEmpty();
    assertThat(room.alerting.cases().timeline(caseOf("rss:1").id())).extracting(TimelineEntry::kind)
        .contains("flagged", "cleared");
  }

  @Test
  void aPostThatIsGoneLosesItsLink() {
    Post post = Posts.post("rss:1", "x");
    room.judged(Posts.flagged(post, Posts.flag("scam.a", Severity.HIGH)));
    room.judged(Posts.judged(post.gone(Cause.RECHECK, 2, Posts.NOON), new Verdict.Withdrawn()));

    assertThat(caseOf("rss:1").facts().standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(caseOf("rss:1").facts().permalink()).isNull();
  }

  @Test
  void aPostThatIsGoneTakesAlongWhatPeopleWroteOfIt() {
    Post post = Posts.post("rss:1", "x");
    room.judged(Posts.flagged(post, Posts.flag("scam.a", Severity.HIGH)));
    room.alerting.cases().check(caseOf("rss:1").id(),
        new Check(Check.Item.SOURCE, Check.Outcome.DONE, "chị Hoa viết", "lan", Posts.NOON));
    decide("rss:1", new Finding(Label.UNCLEAR, null, "", null, "", "lan", Posts.NOON));
    room.alerting.cases().reopen(caseOf("rss:1").id(), caseOf("rss:1").revision(), "lan", "chị Hoa viết");
    decide("rss:1", new Finding(Label.CONFIRMED, null, "chị Hoa viết", post.permalink(), "", "lan", Posts.NOON));
    room.judged(Posts.judged(post.gone(Cause.RECHECK, 2, Posts.NOON), new Verdict.Withdrawn()));

    assertThat(finding("rss:1").note()).isEmpty();
    assertThat(finding("rss:1").cited()).isNull();
    assertThat(finding("rss:1").label()).isEqualTo(Label.CONFIRMED);
    assertThat(room.count("decision where record ->> 'cited' is not null")).isZero();
    assertThat(room.count("checked where note <> ''")).isZero();
    assertThat(room.count("timeline where detail like '%Hoa%'")).isZero();
    assertThat(room.alerting.audit().firstBroken()).isZero();
  }

  @Test
  void whatElseWasCitedStaysWhenThePostIsGone() {
    Post post = Posts.post("rss:1", "x");
    room.judged(Posts.flagged(post, Posts.flag("scam.a", Severity.HIGH)));
    decide("rss:1", new Finding(Label.CONFIRMED, null, "", URI.create("https://example.org/"), "", "lan", Posts.NOON));
    room.judged(Posts.judged(post.gone(Cause.RECHECK, 2, Posts.NOON), new Verdict.Withdrawn()));

    assertThat(finding("rss:1").cited()).hasToString("https://example.org/");
    assertThat(room.count("decision where record ->> 'cited' is not null")).isEqualTo(1);
  }

  @Test
  void whatWasSaidOfTheTruthKeepsASourceWhenThePostWasIt() {
    Post post = Posts.post("rss:1", "x");
    room.judged(Posts.flagged(post, Posts.flag("scam.a", Severity.HIGH)));
    for (Check.Item item : Check.Item.values()) {
      room.alerting.cases().check(caseOf("rss:1").id(), new Check(item, Check.Outcome.DONE, "", "lan", Posts.NOON));
    }
    decide("rss:1", new Finding(Label.FABRICATED, null, "", post.permalink(), "", "lan", Posts.NOON));
    room.judged(Posts.judged(post.gone(Cause.RECHECK, 2, Posts.NOON), new Verdict.Withdrawn()));

    assertThat(finding("rss:1").cited()).isNull();
    assertThat(finding("rss:1").document()).contains("now gone");
  }

  private void decide(String post, Finding finding) {
    room.alerting.cases().decide(caseOf(post).id(), caseOf(post).revision(), finding,
        post + caseOf(post).revision());
  }

  private Finding finding(String post) { return ((Case.Closed) caseOf(post)).finding(); }

  @Test
  void anImportOpensCasesAndTellsNobody() {
    room.judged(
        Posts.flagged(Posts.post("import:1", "x", Cause.IMPORT, 1), Posts.flag("scam.a", Severity.URGENT)));

    assertThat(room.count("flagged_case")).isEqualTo(1);
    assertThat(room.count("outbox where case_id is not null")).isZero();
  }

  @Test
  void newFlagsReopenADecidedCase() {
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.LOW)));
    Case open = caseOf("rss:1");
    room.alerting.cases().decide(open.id(), open.revision(),
        new Finding(Label.DISMISSED, Reason.QUOTE, "", null, "", "lan", Posts.NOON), "r1");
    room.judged(Posts.flagged(Posts.post("rss:1", "y", Cause.LIVE, 2), Posts.flag("scam.b", Severity.LOW)));

    assertThat(caseOf("rss:1")).isInstanceOf(Case.Open.class);
  }

  @Test
  void twoInstancesOnOneDatabaseNeverApplyARecordTwice() {
    try (var second = new AlertingRoom(room.source, room.log, new byte[32], AlertingConfig.defaults(), room.clock,
        new Random(2), SourceNames.IDS)) {
      second.start();
      List<Judgement> many = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        many.add(Posts.flagged(Posts.post("rss:" + i, "x" + i), Posts.flag("scam.a", Severity.HIGH)));
      }
      room.judged(many.toArray(Judgement[]::new));
    }

    assertThat(room.count("flagged_case")).isEqualTo(300);
    assertThat(room.count("outbox where case_id is not null")).isEqualTo(300);
    assertThat(room.count("timeline")).isEqualTo(300);
  }

  @Test
  void whatFailsHalfWayLeavesNothing() {
    var database = new Database(room.source);
    var follower = new CaseFollower(database, new KeyedHash(new byte[32]),
        new Outbox(database, new KeyedHash(new byte[32]), AlertingConfig.defaults(), room.clock),
        new Ranking(database, room.clock));
    follower.positions();
    room.judged(Posts.flagged(Posts.post("rss:1", "x"), Posts.flag("scam.a", Severity.HIGH)));
    List<haidang.events.log.Stored> all = new ArrayList<>();
    room.log.scan(Topic.JUDGED, all::add);
    long before = room.count("timeline");

    // The position stands elsewhere by now: the compare-and-set fails after the effects were written.
    Assertions.assertThatThrownBy(() -> follower.apply(all, List.of(all.getFirst().position().next())))
        .isInstanceOf(Unavailable.class);
    assertThat(room.count("timeline")).isEqualTo(before);
  }

  @Test
  void aMailNamesRuleSourceAndCaseAndNoText() {
    room.judged(Posts.flagged(Posts.post("rss:1", "nội dung không được gửi"), Posts.flag("scam.a", Severity.URGENT)));
    await().atMost(Room.PATIENCE).until(() -> room.count("mailbox where message_id like '<case.%'") == 1);

    Mail mail = room.alerting.mailbox().newest(5).stream().filter(one -> one.messageId().startsWith("<case."))
        .findFirst().orElseThrow();
    assertThat(mail.subject()).contains("khẩn").contains("Luật mẫu scam.a");
    assertThat(mail.plain()).contains("/cases/" + caseOf("rss:1").id()).contains("Nguồn sample");
    assertThat(mail.plain() + mail.html()).doesNotContain("nội dung");
  }

  private Case caseOf(String post) { return room.alerting.cases().ofPost(new PostId(post)).orElseThrow(); }
}
