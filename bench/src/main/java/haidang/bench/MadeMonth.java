package haidang.bench;

import haidang.alerting.Case;
import haidang.alerting.CaseFilter;
import haidang.alerting.Finding;
import haidang.alerting.Label;
import haidang.alerting.Reason;
import haidang.events.Category;
import haidang.events.Coverage;
import haidang.events.Judgement;
import haidang.events.Position;
import haidang.events.Post;
import haidang.events.SourceId;
import haidang.events.Verdict;
import haidang.events.log.Event;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;

/// A month of an inspectorate: posts judged by the shipped rules, cases of the flagged ones, decisions on some of them,
/// and how collecting went.
final class MadeMonth {
  private static final int STEP = 2_000;
  private static final int COVERED_DAYS = 3;

  private final MadeOffice office;
  private final Random random;

  MadeMonth(MadeOffice office, long seed) {
    this.office = office;
    this.random = new Random(seed);
  }

  void live(MadePosts posts, long total, Instant end) throws InterruptedException {
    long flagged = 0;
    try (ProgressBar bar = Rounds.bar("Kho / archive", total); Writer writer = office.log.writer("bench")) {
      while (posts.more()) {
        List<Event> events = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        Instant at = end;
        for (int i = 0; i < STEP && posts.more(); i++) {
          Post post = posts.next();
          at = post.collected();
          Judgement judgement = office.rules.judge(post);
          stored.add(stored(judgement, at));
          if (judgement.verdict() instanceof Verdict.Flagged) {
            events.add(Wire.event(judgement));
          }
        }
        office.at(at);
        office.archive.apply(stored, List.of());
        writer.append(tx -> tx.appendAll(events));
        flagged += events.size();
        bar.stepBy(stored.size());
      }
      cover(writer, end);
    }
    office.archive.commit();
    office.archive.refresh();
    office.present();
    decide(flagged);
  }

  static Stored stored(Judgement judgement, Instant at) {
    Event event = Wire.event(judgement);
    return new Stored(Topic.JUDGED, new Position("bench", 0, 0), at, event.key().getBytes(StandardCharsets.UTF_8),
        event.value(),
        event.headers());
  }

  private void cover(Writer writer, Instant end) {
    for (Instant at = end.minus(Duration.ofDays(COVERED_DAYS)); at
        .isBefore(end); at = at.plus(Duration.ofMinutes(15))) {
      List<Event> looks = new ArrayList<>();
      for (int source = 0; source < MadePosts.SOURCES; source++) {
        String state = random.nextInt(40) == 0 ? "failed" : random.nextInt(3) == 0 ? "ok" : "unchanged";
        looks.add(Wire.event(new Coverage(new SourceId("nguon-" + source), at, state, 20, 1, null)));
      }
      writer.append(tx -> tx.appendAll(looks));
    }
  }

  /// One case of six: enough to know every rule by, and the queue stays long.
  private void decide(long flagged) throws InterruptedException {
    while (office.alerting.cases().tally().waiting() < flagged) {
      Thread.sleep(200);
    }
    try (ProgressBar bar = Rounds.bar("Quyết định / decisions", flagged)) {
      CaseFilter filter = CaseFilter.ALL;
      List<Case> page = office.alerting.cases().list(filter, STEP);
      while (!page.isEmpty()) {
        for (Case one : page) {
          if (random.nextInt(6) == 0) {
            office.alerting.cases().decide(one.id(), one.revision(), finding(one), one.id().value());
          }
          bar.step();
        }
        filter = new CaseFilter(CaseFilter.Status.ALL, null, page.getLast().id());
        page = office.alerting.cases().list(filter, STEP);
      }
    }
  }

  private Finding finding(Case one) {
    boolean dismissed = one.facts().categories().equals(List.of(Category.FAKE_NEWS)) || random.nextInt(3) == 0;
    return new Finding(dismissed ? Label.DISMISSED : Label.CONFIRMED, dismissed ? Reason.QUOTE : null, "", null, "",
        "may-do", Instant.now());
  }
}
